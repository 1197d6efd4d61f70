r"""The layout of a `str` that the host relies on, asserted in the memory of each image that is made.

A `str` is: its count of references, its type, its length in characters, its hash, and a word of state, whose
bits 2 to 4 say how many bytes a character has, bit 5 that the characters follow at once, bit 6 that all of them
are ASCII. Then they follow; between them and the state are two more words in a `str` that is not ASCII.
https://github.com/python/cpython/blob/3.14/Include/cpython/unicodeobject.h

>>> memory = bytes(8) + b"\2\0\0\0" + bytes(4) + bytes([1 << 2 | 3 << 5, 0, 0, 0]) + b"hi\0"
>>> read(memory, 0)
'hi'
"""

from __future__ import annotations

import struct
from collections.abc import Mapping

from publish.runtime.image.heap import Unknown

LENGTH, HASH, STATE = 8, 12, 16
ASCII, WIDER = 20, 28  # where the characters begin
CODECS = {1: "latin-1", 2: "utf-16-le", 4: "utf-32-le"}
COMPACT, IS_ASCII = 1 << 5, 1 << 6


def read(memory: bytes, place: int) -> str:
    """The text of a `str`, read as the host reads it. Raises `Unknown`."""
    (length, _, state) = struct.unpack_from("<3I", memory, place + LENGTH)
    kind = state >> 2 & 7
    if kind not in CODECS or not state & COMPACT:
        raise Unknown(f"no str is at {place}")
    start = place + (ASCII if state & IS_ASCII else WIDER)
    return memory[start : start + length * kind].decode(CODECS[kind])


def asserted(memory: bytes, samples: Mapping[str, int]) -> None:
    """Raises `Unknown` when a `str` is not laid out as the host reads it; `samples` are some by their text."""
    for text, place in samples.items():
        try:
            found = read(memory, place)
        except UnicodeDecodeError:
            found = ""
        if found != text:
            raise Unknown("CPython lays out a str otherwise than the image's host reads it: see image/layout.py")
