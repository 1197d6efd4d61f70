"""Finds the tables of the C library's `iconv` in the engine: 133 kB, which nothing in Python calls.

Four character sets, each a rectangle of 16-bit characters by their two bytes, and the order of the Japanese
ones by character. They are recognised by the codecs of this computer's Python, which know the same sets.
https://git.musl-libc.org/cgit/musl/tree/src/locale/iconv.c

>>> chr(character("euc_kr", 0xB0, 0xA1))
'가'
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from publish.runtime.unread.table import Table, direct

LOW, HIGH = range(0x40, 0x7F), range(0xA1, 0xFF)
# Codec, how many first bytes from which, and the second bytes.
SETS = (
    ("gb18030", 126, 0x81, (*LOW, *range(0x80, 0xFF))),
    ("big5", 89, 0xA1, (*LOW, *HIGH)),
    ("euc_kr", 93, 0xA1, (*HIGH,)),
    ("euc_jp", 84, 0xA1, (*HIGH,)),
)
JAPANESE = "euc_jp"
ALIKE = 0.96  # of all places; the sets differ at their edges from one library to the next


def tables(memory: bytes) -> Iterator[Table]:
    """Each table. Raises `ValueError` when one is not found."""
    for codec, count, first, seconds in SETS:
        rows = [[character(codec, first + n, second) for second in seconds] for n in range(count)]
        start = place_of(memory, rows)
        end = start + 2 * count * len(seconds)
        yield direct(start, end)
        if codec == JAPANESE:
            yield order_of(memory, memory[start:end], len(seconds))


def character(codec: str, *encoded: int) -> int:
    """The character that bytes mean; 0 if none."""
    try:
        text = bytes(encoded).decode(codec)
    except UnicodeDecodeError:
        return 0
    return ord(text) if len(text) == 1 and text < "\U00010000" else 0


def place_of(memory: bytes, rows: list[list[int]]) -> int:
    """Where the table of these rows begins: a row without gaps is looked for, then the whole is compared."""
    whole = [each for row in rows for each in row]
    for number, row in enumerate(rows):
        packed = struct.pack(f"<{len(row)}H", *row)
        place = memory.find(packed) if all(row) else -1
        while place >= 0:
            start = place - number * len(packed)
            there = struct.unpack_from(f"<{len(whole)}H", memory, start)
            if sum(a == b for a, b in zip(there, whole, strict=True)) >= ALIKE * len(whole):
                return start
            place = memory.find(packed, place + 1)
    raise ValueError("a character set is not where it was")


def order_of(memory: bytes, table: bytes, width: int) -> Table:
    """The places in a table, ordered by the characters that stand there."""
    characters = struct.unpack(f"<{len(table) // 2}H", table)
    places = sorted((each, n // width << 8 | n % width) for n, each in enumerate(characters) if each)
    order = struct.pack(f"<{len(places)}H", *(place for _, place in places))
    start = memory.find(order)
    if start < 0:
        raise ValueError("the order of a character set is not where it was")
    return direct(start, start + len(order))
