r"""The bytes that an engine lays into its memory as it starts: read as one memory, written as pieces.

The data section (https://webassembly.github.io/spec/core/binary/modules.html#data-section) is a list of
segments, each with an address. Where memory is zero for long, nothing needs to be laid.

>>> [place for place, _ in pieces(b"\0\0ab\0c" + bytes(300) + b"d")]
[2, 306]
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from publish.runtime import wasm

DATA, DATA_COUNT = 11, 12
CONSTANT, END = 0x41, b"\x0b"  # `i32.const`, `end`
PIECE = re.compile(rb"[^\0](?:[^\0]|\0{1,256}(?=[^\0]))*", re.DOTALL)  # a short gap is cheaper laid than left out


def memory_of(module: bytes) -> bytes:
    """The memory as the engine starts with it. Raises `ValueError` when a segment has no constant address."""
    memory = bytearray()
    reader = wasm.Reader(dict(wasm.sections(module))[DATA])
    for _ in range(reader.number()):
        if reader.number() or reader.number() != CONSTANT:
            raise ValueError("a segment without a constant address")
        start = reader.number()
        reader.place += len(END)
        content = reader.block()
        memory.extend(bytes(max(0, start + len(content) - len(memory))))
        memory[start : start + len(content)] = content
    return bytes(memory)


def with_memory(module: bytes, memory: bytes) -> bytes:
    """The module, starting with this memory."""
    at = bytes([0, CONSTANT])  # memory 0, at a constant
    segments = [at + wasm.leb(place, last=63) + END + wasm.block(content) for place, content in pieces(memory)]
    count = wasm.leb(len(segments))
    return wasm.changed(module, {DATA: lambda _: count + b"".join(segments), DATA_COUNT: lambda _: count})


def pieces(memory: bytes) -> Iterator[tuple[int, bytes]]:
    """What is not zero for long, with its place."""
    return ((each.start(), each[0]) for each in PIECE.finditer(memory))
