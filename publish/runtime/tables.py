"""Leaves out tables that no function of the engine reads any more: over a megabyte of characters.

Data that is left out reads as zero, and a wrong zero misleads where a missing function stops. So a table only
goes when it is known by what it says, from its first byte to its last (`codec_tables`, `charset_tables`,
`name_tables`), and when no function that is kept holds a number that could be an address in it. Binaryen
writes out what the functions hold.
"""

from __future__ import annotations

import re
from itertools import chain

from publish.runtime import charset_tables, codec_tables, name_tables

KNOWN = (codec_tables, charset_tables, name_tables)
DATA = " (data "
# The marks of UTF-8 in a character of three bytes, which its decoder subtracts; the days of ten thousand years.
NO_ADDRESS = {0xE2080, 3652425}
NUMBER = re.compile(r"(?:i32\.const |offset=)(\d+)")


def left_out(memory: bytes, text: str) -> bytes:
    """The memory with zeros for tables; `text` is the engine written out. Raises `ValueError` as told above."""
    numbers = mentioned(text) - NO_ADDRESS
    written = bytearray(memory)
    for table in chain.from_iterable(each.tables(memory) for each in KNOWN):
        if known := numbers.intersection(table.addresses):
            raise ValueError(f"a kept function mentions a table: {sorted(known)}")
        written[table.start : table.end] = bytes(table.end - table.start)
    return bytes(written)


def mentioned(text: str) -> set[int]:
    """Every number that code holds as a constant, or as the offset of a load or a store.

    >>> sorted(mentioned("(i32.load offset=64 (i32.const 8)) (f64.const 3)\\n (data $1 (i32.const 9) "))
    [8, 64]
    """
    code = (line for line in text.splitlines() if not line.startswith(DATA))
    return {int(number) for line in code for number in NUMBER.findall(line)}
