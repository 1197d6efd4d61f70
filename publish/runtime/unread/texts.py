r"""Finds texts of C that only functions outside the profile named: messages, names, formats.

A text goes when the whole engine names it by its first byte and no function that is kept, and no word of the
data, names any place in it. What ends another text is named in its middle, and so the longer one stays.
Bytes that are not letters are never taken for a text: tables go only as they are known (`codec_tables` …).

>>> memory = b"\0" * 16 + b"lost and found\0\0"
>>> unread(memory, named={16}, live=set())
[Table(start=16, end=31, addresses=range(16, 31))]
>>> unread(memory, named={16}, live={21})  # "and found" is read
[]
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Collection, Sequence

from publish.runtime.unread.table import Table, direct

TEXT = re.compile(rb"(?<=\0)[\t\n\r -~]{4,}\0")
WORD = 4


def unread(memory: bytes, named: Collection[int], live: Collection[int]) -> list[Table]:
    """The texts that nothing kept names; `named` are the numbers in all functions, `live` in those kept."""
    read = sorted({*live, *words(memory)})
    return [direct(*span) for span in found(memory) if span[0] in named and not within(read, *span)]


def found(memory: bytes) -> list[tuple[int, int]]:
    """Where texts begin, and the place behind the zero that ends each."""
    return [each.span() for each in TEXT.finditer(memory)]


def numbers(memory: bytes) -> tuple[int, ...]:
    """The memory as words of four bytes, of which the first is the lowest."""
    return tuple(array("I", memory[: len(memory) // WORD * WORD]))


def words(memory: bytes) -> set[int]:
    """Every number in the data that could be an address in it."""
    return {number for number in numbers(memory) if 0 < number < len(memory)}


def within(ordered: Sequence[int], start: int, end: int) -> bool:
    """Whether one of these numbers lies in a span."""
    place = bisect_left(ordered, start)
    return place < len(ordered) and ordered[place] < end
