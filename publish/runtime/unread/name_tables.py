"""Finds the names of all characters in the engine: half a megabyte that only `unicodedata` reads.

CPython keeps the names as a packed word graph (a DAWG) whose words are numbered; a table leads from a number
to its character, and an index in two steps from a character to its number. They are recognised by what they
say: the graph is unpacked, every name this computer's Python also knows must be of the same character, and
table and index must be each other's inverse for all characters there are. So their bounds are certain.
https://github.com/python/cpython/blob/3.14/Tools/unicode/dawg.py

>>> varint(bytes([0b1010_1100, 0b10, 65]), 0)
(300, 2)
"""

from __future__ import annotations

import re
import struct
import unicodedata
from collections.abc import Iterator

from publish.runtime.unread.table import Table, direct

NUMBER = rb"[\x80-\xff]*[\x00-\x7f]"
ROOT = re.compile(rb"[\x80-\xff]{2}[\x01-\x07]" + NUMBER + NUMBER.join(b"ABCDEFG"[n : n + 1] for n in range(7)))
PAGE = 256  # characters
PAGES = 0x110000 // PAGE
RUN = 64  # names known one after the other, by which the table is found


def varint(memory: bytes, place: int) -> tuple[int, int]:
    """An unsigned number, seven bits a byte, and the place behind it."""
    value = shift = 0
    while True:
        byte = memory[place]
        value |= (byte & 127) << shift
        place, shift = place + 1, shift + 7
        if byte < 128:
            return value, place


def words(memory: bytes, start: int, node: int = 0, before: bytes = b"") -> Iterator[tuple[bytes, int]]:
    """Every word below a node of the graph, in the order of their numbers, each with the place behind its node."""
    number, place = varint(memory, start + node)
    target = place - start
    edges: list[tuple[int, bytes]] = []
    last = memory[place] == 0  # a node without edges
    while not last:
        step, place = varint(memory, place)
        last, target = bool(step & 1), target + (step >> 2)
        length, place = (1, place) if step & 2 else (memory[place], place + 1)
        edges.append((target, memory[place : place + length]))
        place += length
    if number & 1:
        yield before, place + (not edges)
    for target, label in edges:
        yield from words(memory, start, target, before + label)


def tables(memory: bytes) -> list[Table]:
    """Index, graph and table. Raises `ValueError` when what is found does not fit together."""
    start = only(ROOT, memory)
    count = varint(memory, start)[0] >> 1
    found = [*words(memory, start)]
    names = [word.decode() for word, _ in found]
    if len(names) != count:
        raise ValueError(f"{len(names)} names where {count} are told")
    known = [known_as(name) for name in names]
    table = place_of(memory, known)
    codes = struct.unpack_from(f"<{count}I", memory, table)
    if any(mine not in (None, code) for mine, code in zip(known, codes, strict=True)):
        raise ValueError("a name is of another character")
    return [
        index(memory, codes),
        direct(start, max(place for _, place in found)),
        direct(table, table + 4 * count),
    ]


def known_as(name: str) -> int | None:
    """The character of a name, if this computer's Python knows it by that name first."""
    try:
        character = unicodedata.lookup(name)
    except KeyError:
        return None
    return ord(character) if len(character) == 1 and unicodedata.name(character, "") == name else None


def place_of(memory: bytes, known: list[int | None]) -> int:
    """Where the table begins, found by a run of names that are all known."""
    for first in range(0, len(known) - RUN, RUN):
        run = [code for code in known[first : first + RUN] if code is not None]
        if len(run) == RUN:
            return only(re.compile(re.escape(struct.pack(f"<{RUN}I", *run))), memory) - 4 * first
    raise ValueError("too few names are known")


def index(memory: bytes, codes: tuple[int, ...]) -> Table:
    """The index: for each page of characters its number, then the different pages."""
    numbers = {code: number for number, code in enumerate(codes)}
    pages = [
        struct.pack(f"<{PAGE}H", *(numbers.get(PAGE * page + n, len(codes)) for n in range(PAGE)))
        for page in range(PAGES)
    ]
    start = only(re.compile(re.escape(pages[0]), re.DOTALL), memory) - PAGES
    size = 2 * PAGE
    first = start + PAGES
    kept = memory[start:first]
    if any(memory[first + size * n : first + size * (n + 1)] != page for n, page in zip(kept, pages, strict=True)):
        raise ValueError("the index does not lead to the names")
    return direct(start, first + size * (max(kept) + 1))


def only(pattern: re.Pattern[bytes], memory: bytes) -> int:
    """The one place where a pattern is. Raises `ValueError`."""
    found = [each.start() for each in pattern.finditer(memory)]
    if len(found) != 1:
        raise ValueError(f"{len(found)} places where one is expected")
    return found[0]
