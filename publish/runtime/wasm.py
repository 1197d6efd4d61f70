"""Reads a WebAssembly module just far enough to count, keep or drop its functions.

The binary format (https://webassembly.github.io/spec/core/binary/) is a list
of sections; only the few that name or hold functions are looked into. All
numbers are LEB128.

>>> leb(300).hex(), Reader(leb(300)).number()
('ac02', 300)
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

MAGIC = b"\0asm\1\0\0\0"
IMPORT, FUNCTION, TABLE, GLOBAL, EXPORT, CODE = 2, 3, 4, 6, 7, 10  # ids of sections
IS_FUNCTION, IS_TABLE, IS_MEMORY, IS_GLOBAL, IS_TAG = range(5)  # kinds of imports and exports
TRAP = b"\x00\x00\x0b"  # a body: no locals, `unreachable`, `end`
COUNTER = b"\x7f\x01\x41\x00\x0b"  # a global: i32, mutable, `i32.const 0`, `end`
ENTERED = "entered "  # begins the export name of a function's counter


@dataclass(frozen=True)
class Named:
    """An import or an export: its name, its kind, and for an export the index of what it names."""

    name: str
    kind: int
    index: int = -1
    module: str = ""


class Reader:
    """Reads one value after the other."""

    def __init__(self, content: bytes, place: int = 0) -> None:
        self.content = content
        self.place = place

    def number(self) -> int:
        """An unsigned LEB128."""
        value = shift = 0
        while True:
            byte = self.content[self.place]
            self.place += 1
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value

    def block(self) -> bytes:
        """Bytes that their count precedes."""
        size = self.number()
        self.place += size
        return self.content[self.place - size : self.place]

    def limits(self) -> None:
        """Skip the limits of a table or a memory."""
        flags = self.number()
        for _ in range(2 if flags & 1 else 1):
            self.number()

    def left(self) -> bool:
        """Whether anything is left."""
        return self.place < len(self.content)


def leb(value: int, last: int = 127) -> bytes:
    """A positive number as LEB128: unsigned, or signed if the last byte is at most 63 and so has no sign.

    >>> leb(64).hex(), leb(64, last=63).hex()
    ('40', 'c000')
    """
    written = bytearray()
    while value > last:
        written.append(value & 127 | 128)
        value >>= 7
    return bytes([*written, value])


def block(content: bytes) -> bytes:
    """Bytes with their count before them."""
    return leb(len(content)) + content


def sections(module: bytes) -> list[tuple[int, bytes]]:
    """The sections with their ids, in order. Raises `ValueError` for what is no module."""
    if not module.startswith(MAGIC):
        raise ValueError("not a WebAssembly module")
    reader = Reader(module, len(MAGIC))
    found = []
    while reader.left():
        kind = reader.content[reader.place]
        reader.place += 1
        found.append((kind, reader.block()))
    return found


def with_sections(found: list[tuple[int, bytes]]) -> bytes:
    """The module with these sections."""
    return MAGIC + b"".join(bytes([kind]) + block(content) for kind, content in found)


def changed(module: bytes, changes: dict[int, Callable[[bytes], bytes]]) -> bytes:
    """The module with some sections changed, by id."""
    return with_sections([(kind, changes.get(kind, bytes)(content)) for kind, content in sections(module)])


def imports(module: bytes) -> list[Named]:
    """What the module imports."""
    reader = Reader(dict(sections(module))[IMPORT])
    found = []
    for _ in range(reader.number()):
        source, name = reader.block().decode(), reader.block().decode()
        kind = reader.number()
        if kind == IS_TABLE:
            reader.number()
        if kind in (IS_TABLE, IS_MEMORY):
            reader.limits()
        elif kind == IS_FUNCTION:
            reader.number()
        else:
            reader.place += 2  # a global's type and whether it is mutable; a tag's attribute and type
        found.append(Named(name, kind, module=source))
    return found


def table_entries(module: bytes) -> int:
    """How many entries the first table has, the one that holds functions."""
    reader = Reader(dict(sections(module))[TABLE], place=2)  # behind the count of tables and the type
    reader.number()  # whether there is a most
    return reader.number()


def exports(module: bytes) -> list[Named]:
    """What the module exports."""
    return read_exports(dict(sections(module))[EXPORT])


def read_exports(content: bytes) -> list[Named]:
    """The entries of an export section."""
    reader = Reader(content)
    return [Named(reader.block().decode(), reader.number(), reader.number()) for _ in range(reader.number())]


def write_exports(entries: Collection[Named]) -> bytes:
    """An export section."""
    written = (block(each.name.encode()) + leb(each.kind) + leb(each.index) for each in entries)
    return leb(len(entries)) + b"".join(written)


def bodies(content: bytes) -> list[bytes]:
    """The functions' bodies in a code section."""
    reader = Reader(content)
    return [reader.block() for _ in range(reader.number())]


def write_bodies(code: list[bytes]) -> bytes:
    """A code section."""
    return leb(len(code)) + b"".join(map(block, code))


def keep_exports(module: bytes, names: Collection[str]) -> bytes:
    """Export only what is named."""

    def kept(content: bytes) -> bytes:
        return write_exports([each for each in read_exports(content) if each.name in names])

    return changed(module, {EXPORT: kept})


def keep_functions(module: bytes, kept: Collection[int]) -> bytes:
    """Let every function trap that is not among those kept; they are numbered from 0, without the imported."""

    def pruned(content: bytes) -> bytes:
        return write_bodies([body if n in kept else TRAP for n, body in enumerate(bodies(content))])

    return changed(module, {CODE: pruned})


def count_entries(module: bytes) -> bytes:
    """Give every function a global that it sets to one as it is entered, exported as `entered N`."""
    found = dict(sections(module))
    imported = sum(each.kind == IS_GLOBAL for each in imports(module))
    first = imported + Reader(found[GLOBAL]).number()
    code = bodies(found[CODE])

    def with_counters(content: bytes) -> bytes:
        reader = Reader(content)
        return leb(reader.number() + len(code)) + content[reader.place :] + COUNTER * len(code)

    def with_names(content: bytes) -> bytes:
        counters = [Named(f"{ENTERED}{n}", IS_GLOBAL, first + n) for n in range(len(code))]
        return write_exports(read_exports(content) + counters)

    def counting(_: bytes) -> bytes:
        return write_bodies([counted(body, first + n) for n, body in enumerate(code)])

    return changed(module, {GLOBAL: with_counters, EXPORT: with_names, CODE: counting})


def counted(body: bytes, counter: int) -> bytes:
    """A body that first sets its counter: `i32.const 1`, `global.set`."""
    reader = Reader(body)
    for _ in range(reader.number()):  # the locals: how many, of which type
        reader.number()
        reader.number()
    return body[: reader.place] + b"\x41\x01\x24" + leb(counter) + body[reader.place :]
