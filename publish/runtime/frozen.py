"""Shortens the modules that are frozen into the engine: without docstrings and line numbers, some left out.

CPython starts from modules that lie as byte code in its data; a table gives the place and the size of each
(https://github.com/python/cpython/blob/3.14/Include/cpython/import.h). The engine's own Python hands them out
and writes each anew, shorter; that is put where the old one was. A module that is left out cannot be
imported, and says so.
"""

from __future__ import annotations

import base64
import re
import struct

from publish.runtime import engine
from publish.runtime.bare import BARE

UNUSED = ("ntpath", "runpy", "__hello", "__phello")
SHORTEN = (
    BARE
    + r"""
import _imp, base64, marshal
result = {}
for name in _imp._frozen_module_names():
    if found := _imp.find_frozen(name, withdata=True):
        codes = bytes(found[0]), marshal.dumps(bare(_imp.get_frozen_object(name)))
        result[name] = [base64.b64encode(code).decode() for code in codes]
"""
)


def shortened(memory: bytes) -> bytes:
    """The memory with shorter modules. Raises `ValueError` when one is not found."""
    told = engine.run(engine.STOCK, SHORTEN).result
    written = bytearray(memory)
    for name, codes in told.items():
        old, new = map(base64.b64decode, codes)
        code = b"" if name.startswith(UNUSED) else new
        place = memory.find(old)
        entries = [*re.finditer(re.escape(struct.pack("<II", place, len(old))), memory)]
        if place < 0 or not entries or len(code) > len(old):
            raise ValueError(f"{name} is not as it was")
        written[place : place + len(old)] = code.ljust(len(old), b"\0")
        for entry in entries:
            struct.pack_into("<I", written, entry.start() + 4, len(code))
    return bytes(written)
