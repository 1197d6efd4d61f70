"""Finds the tables of CPython's Chinese, Japanese and Korean codecs in the engine: 590 kB.

`cjkcodecs.h` gives each codec an index of 256 entries, a pointer to a row of 16-bit characters with its
first and last character. Nothing else in the engine looks like that. The rows that an index names lie one
after the other, and are reached through it alone.
https://github.com/python/cpython/blob/3.14/Modules/cjkcodecs/cjkcodecs.h
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from publish.runtime.unread.table import Table

ENTRY = struct.Struct("<IBBH")  # the row's address, its first and last character, and nothing
ENTRIES = 256
SIZE = ENTRIES * ENTRY.size
NOTHING = bytes(SIZE)
FEWEST = 4  # rows of an index
ALIGNED = 4
GAP = 8  # bytes, at most, between two rows on average


def tables(memory: bytes) -> Iterator[Table]:
    """The rows of every index. A function could reach them by an address in the index, or of a row."""
    address, seen = ALIGNED, memoryview(memory)
    while address + SIZE <= len(memory):
        found = rows(seen, address) if memory[address : address + SIZE] != NOTHING else None
        if found:
            yield found
        address += SIZE if found else ALIGNED


def rows(memory: memoryview, address: int) -> Table | None:
    """The rows of an index, if there is one at the address: they lie side by side, but for small gaps."""
    spans = []
    for row, first, last, nothing in ENTRY.iter_unpack(memory[address : address + SIZE]):
        if nothing or last < first or row % 2 or row >= len(memory) or (not row and last):
            return None
        if row:
            spans.append((row, row + 2 * (last - first + 1)))
    if len(spans) < FEWEST:
        return None
    start, end = min(spans)[0], max(last for _, last in spans)
    filled = sum(last - first for first, last in set(spans))
    if not 0 <= end - start - filled <= GAP * len(spans):
        return None
    return Table(start, end, {*range(address - SIZE, address + SIZE), *(row for row, _ in spans)})
