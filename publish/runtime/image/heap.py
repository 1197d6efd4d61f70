r"""The heap of a dumped memory: which chunks are in use, and the heap without what is free.

CPython takes its memory from Emscripten's dlmalloc, since this engine is built without an allocator of its own.
A chunk is: the size of a free chunk before it, then its own size with three bits (the one before is in use, it
is in use, …), then what it holds. `malloc_state` holds the lists of free chunks and the "top", where new memory
begins. https://github.com/emscripten-core/emscripten/blob/main/system/lib/dlmalloc.c

Free chunks become used ones that nobody holds: their content is zero and the lists are empty, so that the
allocator starts with its top alone. All of this is asserted: a heap that is not exactly so raises `Unknown`.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass

WORD, HEADER = 4, 8
BEFORE_USED, USED, BITS = 1, 2, 7
# Words of `malloc_state`: maps of its lists, size of the last remainder and of the top, the least address, and
# where remainder and top are; then 32 lists of small chunks, each two words, and 32 trees.
SMALL_MAP, TREE_MAP, LEFT_SIZE, TOP_SIZE, LEAST, LEFT, TOP, LISTS, TREES = 0, 1, 2, 3, 4, 5, 6, 10, 76
COUNT = 32


class Unknown(ValueError):
    """The allocator's heap is not laid out as it is known here."""


@dataclass(frozen=True)
class Chunk:
    """A chunk: where it begins, its whole size in bytes, and whether it is in use."""

    start: int
    size: int
    used: bool

    @property
    def content(self) -> int:
        """Where what it holds begins."""
        return self.start + HEADER

    @property
    def end(self) -> int:
        """Where the next begins; what a used chunk holds reaches over the next one's first word."""
        return self.start + self.size


@dataclass(frozen=True)
class Heap:
    """Where the allocator's state is, and the chunks up to the top."""

    state: int
    chunks: tuple[Chunk, ...]
    top: int


def words_of(memory: bytes) -> array[int]:
    """The memory as words, the lowest byte first."""
    return array("I", memory[: len(memory) // WORD * WORD])


def heap_of(memory: bytes, base: int) -> Heap:
    """The heap that begins at an address. Raises `Unknown`."""
    words = words_of(memory)
    states = [n for n in range(base // WORD) if is_state(words, n, base)]
    if len(states) != 1:
        raise Unknown(f"the allocator's state was found {len(states)} times")
    (state,) = states
    least, top = words[state + LEAST], words[state + TOP]
    chunks = tuple(walked(words, least, top))
    if not chunks or chunks[-1].end != top:
        raise Unknown("the allocator's chunks do not lead to its top")
    return Heap(state * WORD, chunks, top)


def is_state(words: array[int], n: int, base: int) -> bool:
    """Whether the allocator's state is there: its least address, a top of the size told, lists as mapped."""
    least, top = words[n + LEAST], words[n + TOP]
    if not base <= least < base + 64 or not least < top < len(words) * WORD:
        return False
    return words[top // WORD + 1] & ~BITS == words[n + TOP_SIZE] and all(
        bool(words[n + SMALL_MAP] >> k & 1) != (words[n + LISTS + 2 * k + 2] == WORD * (n + LISTS + 2 * k))
        for k in range(COUNT)
    )


def walked(words: array[int], start: int, top: int) -> Iterator[Chunk]:
    """The chunks one after the other. Raises `Unknown` when two do not say the same of what lies between them."""
    before_used = True
    while start < top:
        head = words[start // WORD + 1]
        chunk = Chunk(start, head & ~BITS, bool(head & USED))
        if chunk.size < HEADER or bool(head & BEFORE_USED) != before_used:
            raise Unknown(f"no chunk of the allocator at {start}")
        yield chunk
        start, before_used = chunk.end, chunk.used


def without_free(memory: bytes, heap: Heap) -> bytes:
    """The memory with all free chunks zero and held by nobody, and nothing behind the top."""
    written = bytearray(memory)
    words = memoryview(written).cast("I")
    for chunk in heap.chunks:
        if not chunk.used:
            written[chunk.content : chunk.end + WORD] = bytes(chunk.size - HEADER + WORD)
        words[chunk.start // WORD + 1] = chunk.size | USED | BEFORE_USED
    n = heap.state // WORD
    words[heap.top // WORD + 1] |= BEFORE_USED
    for place in (SMALL_MAP, TREE_MAP, LEFT_SIZE, LEFT):
        words[n + place] = 0
    for k in range(COUNT):
        words[n + LISTS + 2 * k + 2] = words[n + LISTS + 2 * k + 3] = WORD * (n + LISTS + 2 * k)
        words[n + TREES + k] = 0
    words.release()
    behind = heap.top + HEADER
    written[behind:] = bytes(len(written) - behind)
    return bytes(written)
