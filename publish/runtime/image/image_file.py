r"""The image as a file: what the host reads first, then what is laid into memory.

All in words of four bytes, the lowest first: how many words follow; the size of the memory; where the rules' two
functions lie; where the heap begins and ends, and where the type `str` is. Then pieces, each with its address and
its length before it.

>>> written(bytes(8) + b"rules", (5, 6, 7))[:12].hex(" ", 4), written(bytes(8) + b"rules", (5, 6, 7))[-8:]
('04000000 00000100 05000000', b'rules\x00\x00\x00')
"""

from __future__ import annotations

import struct
from collections.abc import Sequence

from publish.runtime.start_data import pieces

PAGE = 65536
WORD = 4


def written(memory: bytes, places: Sequence[int]) -> bytes:
    """The file of a memory; `places` are those that the host needs."""
    size = -(-len(memory) // PAGE) * PAGE
    head = struct.pack(f"<{2 + len(places)}I", 1 + len(places), size, *places)
    return head + b"".join(
        struct.pack("<II", place, len(piece)) + padded(piece) for place, piece in pieces(memory)
    )


def read(content: bytes) -> tuple[bytes, tuple[int, ...]]:
    """The memory and the places in a file.

    >>> read(written(b"rules".rjust(20, bytes(1)), (5, 6)))[0][:20].lstrip(bytes(1)), read(written(b"", (5, 6)))[1]
    (b'rules', (5, 6))
    """
    count, size, *places = struct.unpack_from(f"<{1 + struct.unpack_from('<I', content)[0]}I", content)
    memory, at = bytearray(size), WORD * (1 + count)
    while at < len(content):
        place, length = struct.unpack_from("<II", content, at)
        at += 2 * WORD
        memory[place : place + length] = content[at : at + length]
        at += -(-length // WORD) * WORD
    return bytes(memory), tuple(places)


def padded(piece: bytes) -> bytes:
    """A piece, with zeros up to a whole word."""
    return piece.ljust(-(-len(piece) // WORD) * WORD, b"\0")
