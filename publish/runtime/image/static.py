"""What the engine's own data holds that an image never reads: frozen modules, tables, texts, documentation.

The rules are those of `publish.runtime.unread`, with one more: whatever a word of the heap points to stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from publish.runtime.image.heap import Heap, words_of
from publish.runtime.unread import KNOWN, NO_ADDRESS, Unread, documentation, filled, spans_of, texts
from publish.runtime.unread.table import Table, direct


@dataclass(frozen=True)
class Code:
    """The engine's code: the numbers in all of its functions, in those kept, and its table's entries."""

    named: set[int]
    live: set[int]
    functions: int


def unread(memory: bytes, heap: Heap, end: int, frozen: Iterable[bytes], code: Code) -> Unread:
    """What goes of the data before `end`; `frozen` are the modules that are frozen into the engine.

    Raises `ValueError` when a table is mentioned by a kept function, or not known.
    """
    static = memory[:end]
    known = list(chain.from_iterable(each.tables(static) for each in KNOWN))
    for table in known:
        if mentioned := (code.live - NO_ADDRESS).intersection(table.addresses):
            raise ValueError(f"a kept function mentions a table: {sorted(mentioned)}")
    tables = [*known, *modules(static, frozen)]
    rest = filled(static, spans_of(tables), b"\0")
    names = code.live | held(memory, heap)
    documented = documentation.unread(rest, names, code.functions)
    without = filled(rest, spans_of(documented.texts), b"\0")
    lost = texts.unread(without, code.named, names)
    return Unread(spans_of([*tables, *documented.texts, *lost]), tuple(documented.pointers))


def held(memory: bytes, heap: Heap) -> set[int]:
    """Every word in the heap: what could be an address that it holds."""
    return set(words_of(memory[heap.chunks[0].start : heap.top]))


def modules(static: bytes, frozen: Iterable[bytes]) -> Iterator[Table]:
    """The modules frozen into the engine, none of which an image imports. Raises `ValueError`."""
    for module in frozen:
        place = static.find(module)
        if place < 0:
            raise ValueError("a frozen module is not as it was")
        yield direct(place, place + len(module))
