"""Finds the documentation of built-in functions, types and modules, and the places that point to it.

CPython keeps it as C text that static structures point to, each with a name before it; a null pointer there
means "undocumented" and every reader of it asks (`_PyType_GetDocFromInternalDoc`, `PyType_Ready`). A structure
is known by all of its fields at once: a name that is an identifier, functions that are in the engine's table,
flags that exist. A text goes only when each word of the data that points anywhere into it is such a place, and
no function that is kept names it.
https://github.com/python/cpython/blob/3.14/Include/methodobject.h
https://github.com/python/cpython/blob/3.14/Include/descrobject.h
https://github.com/python/cpython/blob/3.14/Include/cpython/object.h
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from publish.runtime.unread.table import Table, direct
from publish.runtime.unread.texts import WORD, found, numbers, within

NAME = re.compile(rb"[A-Za-z_][\w.\-]*\0")
CALLED = (0x1, 0x2, 0x3, 0x4, 0x8, 0x80, 0x82, 0x100, 0x182, 0x282)  # METH_VARARGS … METH_METHOD
BINDING = 0x10 | 0x20 | 0x40  # METH_CLASS, METH_STATIC, METH_COEXIST
KINDS, PLACES, MEMBER_FLAGS = (
    21,
    4096,
    15,
)  # PyMemberDef: Py_T_PYSSIZET and before; offsets; Py_RELATIVE_OFFSET and before
MODULE_SIZES = {*range(4096), 0xFFFFFFFF}  # of its state; or -1
PROSE = re.compile(rb"(?=.{16,}\0).*? ", re.DOTALL)  # a name, or another word that a program reads, is none
SLOT_DOC, LAST_SLOT = 56, 90  # Py_tp_doc of PyType_Slot


@dataclass(frozen=True)
class Undocumented:
    """Texts that go, and the places of the pointers that become null."""

    texts: list[Table]
    pointers: list[int]


def unread(memory: bytes, live: Collection[int], functions: int) -> Undocumented:
    """What goes; `live` are the numbers in kept functions, `functions` the entries of the engine's table."""
    numbered = numbers(memory)
    spans = found(memory)
    starts, ordered = [start for start, _ in spans], sorted(live)
    pointing: dict[int, list[int]] = {}  # by span: the words that point into it
    for place, number in enumerate(numbered):
        span = bisect_left(starts, number + 1) - 1
        if span >= 0 and number < spans[span][1]:
            pointing.setdefault(span, []).append(place)
    known = set(places(memory, numbered, functions))
    gone = {
        span: words
        for span, words in pointing.items()
        if PROSE.match(memory[slice(*spans[span])])
        and not within(ordered, *spans[span])
        and all(word in known and numbered[word] == spans[span][0] for word in words)
    }
    return Undocumented(
        [direct(*spans[span]) for span in gone],
        [WORD * word for words in gone.values() for word in words],
    )


def places(memory: bytes, numbered: tuple[int, ...], functions: int) -> Iterator[int]:
    """The words that hold the documentation of a structure, by their number in the memory."""

    def named(number: int) -> bool:
        return 0 < number < len(memory) and bool(NAME.match(memory, number))

    def function(number: int) -> bool:
        return 0 < number < functions

    for n in range(len(numbered) - 23):
        first = numbered[n]
        if first == SLOT_DOC and (1 <= numbered[n - 2] <= LAST_SLOT or 1 <= numbered[n + 2] <= LAST_SLOT):
            yield n + 1
        if not named(first):
            continue
        second, third, fourth = numbered[n + 1 : n + 4]
        if function(second) and (third & ~BINDING) in CALLED:
            yield n + 3  # PyMethodDef: name, function, flags, documentation
        elif (function(second) or function(third)) and all(not each or function(each) for each in (second, third)):
            yield n + 3  # PyGetSetDef: name, getter, setter, documentation
        if second < KINDS and third < PLACES and fourth <= MEMBER_FLAGS:
            yield n + 4  # PyMemberDef: name, kind, offset, flags, documentation
        if second < 1 << 16 and third < 1 << 12 and (not fourth or function(fourth)):
            yield n + 19  # PyTypeObject from tp_name on: sizes, tp_dealloc … tp_flags, tp_doc
        if third in MODULE_SIZES and not any(numbered[n - 3 : n]):
            yield n + 1  # PyModuleDef from m_name on: documentation, size; before it what a start fills in
