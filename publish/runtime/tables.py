"""Leaves out the tables of the Chinese, Japanese and Korean codecs: 590 kB that only their codecs can read.

Data that is left out reads as zero, and a wrong zero misleads where a missing
function stops. So only data goes that is known by its form, byte for byte, and
whose readers all trap. CPython's `cjkcodecs.h` gives each codec an index of 256
entries, a pointer to a row of 16-bit characters with its first and last
character. Nothing else in the engine looks like that. The rows that an index
names lie one after the other, and are reached through it alone. `indexes` finds
them; `left_out` refuses when a function that is kept holds a number that could
be an address in an index, before it (compilers fold offsets), or of a row.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from publish.runtime import wasm

DATA, DATA_COUNT = 11, 12
ENTRY = struct.Struct("<IBBH")  # the row's address, its first and last character, and nothing
ENTRIES = 256
SIZE = ENTRIES * ENTRY.size
FEWEST = 4  # rows of an index
ALIGNED = 4
NO_ADDRESS = {3652425}  # the days of ten thousand years
GAP = 8  # bytes, at most, between two rows on average
MENTIONED = re.compile(rb"(?=(?:\x41|[\x28-\x3e][\x00-\x04])([\x80-\xff]{1,4}[\x00-\x7f]))", re.DOTALL)
CONSTANT = 0x41  # `i32.const`


@dataclass(frozen=True)
class Segment:
    """Bytes that are laid at an address as the engine starts."""

    start: int
    content: bytes


@dataclass(frozen=True)
class Index:
    """An index of a codec, and the span of its rows."""

    address: int
    rows: frozenset[int]
    start: int
    end: int


def signed(value: int) -> bytes:
    """A positive number as signed LEB128, as in `i32.const`."""
    written = bytearray()
    while value > 63:
        written.append(value & 127 | 128)
        value >>= 7
    return bytes([*written, value])


def read_segments(content: bytes) -> Iterator[Segment]:
    """The segments of a data section. Raises `ValueError` when one has no constant address."""
    reader = wasm.Reader(content)
    for _ in range(reader.number()):
        if reader.number() or reader.number() != CONSTANT:
            raise ValueError("a segment without a constant address")
        start = reader.number()
        reader.place += 1  # `end`
        yield Segment(start, reader.block())


def write_segments(segments: Collection[Segment]) -> bytes:
    """A data section."""
    written = (b"\x00\x41" + signed(each.start) + b"\x0b" + wasm.block(each.content) for each in segments)
    return wasm.leb(len(segments)) + b"".join(written)


def memory_of(segments: Collection[Segment]) -> bytes:
    """The memory as the engine starts with it."""
    memory = bytearray(max(each.start + len(each.content) for each in segments))
    for each in segments:
        memory[each.start : each.start + len(each.content)] = each.content
    return bytes(memory)


def indexes(memory: bytes) -> list[Index]:
    """Every index of a codec in a memory."""
    found: list[Index] = []
    address = ALIGNED
    while address + SIZE <= len(memory):
        index = index_at(memory, address)
        address += SIZE if index else ALIGNED
        found += [index] if index else []
    return found


def index_at(memory: bytes, address: int) -> Index | None:
    """The index at an address, if there is one: its rows fill their span, but for small gaps."""
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
    return Index(address, frozenset(row for row, _ in spans), start, end)


def left_out(module: bytes, kept: Collection[int]) -> bytes:
    """The module without the codecs' rows. Raises `ValueError` if a kept function mentions one of them."""
    parts = dict(wasm.sections(module))
    segments = list(read_segments(parts[DATA]))
    found = indexes(memory_of(segments))
    code = b"".join(body for n, body in enumerate(wasm.bodies(parts[wasm.CODE])) if n in kept)
    numbers = mentioned(code) - NO_ADDRESS
    for index in found:
        known = {*range(index.address - SIZE, index.address + SIZE), *index.rows} & numbers
        if known:
            raise ValueError(f"a kept function mentions a codec's table: {sorted(known)}")
    spared = list(without(segments, [(index.start, index.end) for index in found]))
    changes = {DATA: lambda _: write_segments(spared), DATA_COUNT: lambda _: wasm.leb(len(spared))}
    return wasm.changed(module, changes)


def mentioned(code: bytes) -> set[int]:
    """Every number that code may hold as a constant, or as the offset of a load or a store; and a few more."""
    return {wasm.Reader(found[1]).number() for found in MENTIONED.finditer(code)}


def without(segments: Collection[Segment], spans: Collection[tuple[int, int]]) -> Iterator[Segment]:
    """The segments with these spans of addresses cut out."""
    for each in segments:
        place, end = each.start, each.start + len(each.content)
        for first, last in sorted(spans):
            if first < end and last > place:
                if place < first:
                    yield Segment(place, each.content[place - each.start : first - each.start])
                place = max(place, last)
        if place < end:
            yield Segment(place, each.content[place - each.start :])
