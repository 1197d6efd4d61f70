"""Leaves out data that no function of the engine reads any more: over a megabyte and a half.

Data that is left out reads as zero, and a wrong zero misleads where a missing function stops. So each kind goes
only as it is known, from its first byte to its last:

- tables of characters, by what they say (`codec_tables`, `charset_tables`, `name_tables`); none may be mentioned
  by a function that is kept
- texts of C that functions outside the profile named, and nothing that is kept (`texts`)
- documentation, of which each pointer becomes null (`documentation`)

What goes is told as spans, and they are kept beside the engine: `make difference` also fills them with `POISON`
and compares the answers, and counts the loads from them, of which there must be none.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from publish.runtime.unread import charset_tables, codec_tables, documentation, name_tables, texts
from publish.runtime.unread.mentions import mentioned
from publish.runtime.unread.table import Table

KNOWN = (codec_tables, charset_tables, name_tables)
# The marks of UTF-8 in a character of three bytes, which its decoder subtracts; the days of ten thousand years.
NO_ADDRESS = {0xE2080, 3652425}
POISON = b"\xa5"
NULL = bytes(4)


@dataclass(frozen=True)
class Unread:
    """The spans that no kept function reads, and the places of pointers that become null."""

    spans: tuple[tuple[int, int], ...]
    pointers: tuple[int, ...] = ()


def unread(memory: bytes, kept: str, whole: str, functions: int) -> Unread:
    """What may go; `kept` and `whole` are the engine with and without its functions dropped, written out.

    `functions` is how many entries its table has. Raises `ValueError` when a table is mentioned, or not known.
    """
    live, named = mentioned(kept), mentioned(whole)
    tables = list(chain.from_iterable(each.tables(memory) for each in KNOWN))
    for table in tables:
        if known := (live - NO_ADDRESS).intersection(table.addresses):
            raise ValueError(f"a kept function mentions a table: {sorted(known)}")
    without = filled(memory, spans_of(tables), b"\0")
    documented = documentation.unread(without, live, functions)
    lost = texts.unread(without, named, live)
    return Unread(spans_of([*tables, *lost, *documented.texts]), tuple(documented.pointers))


def spans_of(tables: Iterable[Table]) -> tuple[tuple[int, int], ...]:
    """First byte and the byte behind the last, of each."""
    return tuple((each.start, each.end) for each in tables)


def left_out(memory: bytes, gone: Unread, fill: bytes = b"\0") -> bytes:
    """The memory without what is not read.

    >>> left_out(b"abcd" + bytes([1, 0, 0, 0]), Unread(((1, 3),), (4,)))
    b'a\\x00\\x00d\\x00\\x00\\x00\\x00'
    """
    written = bytearray(filled(memory, gone.spans, fill))
    for place in gone.pointers:
        written[place : place + len(NULL)] = NULL
    return bytes(written)


def filled(memory: bytes, spans: Iterable[tuple[int, int]], fill: bytes) -> bytes:
    """The memory with every byte of these spans the same."""
    written = bytearray(memory)
    for start, end in spans:
        written[start:end] = fill * (end - start)
    return bytes(written)
