r"""The texts on the heap without what the host computes or nobody reads: hashes, unused bits, slack behind them.

Every `str` on the heap begins a chunk (`heap`), and its second word is the address of its type. The host walks
the chunks, and where that word and a hash of -1 stand it calls `PyObject_Hash`; nothing else may look like that,
which is asserted here. https://github.com/python/cpython/blob/3.14/Include/cpython/unicodeobject.h
"""

from __future__ import annotations

from collections.abc import Iterator

from publish.runtime.image.heap import HEADER, WORD, Chunk, Heap, Unknown, words_of
from publish.runtime.image.layout import ASCII, COMPACT, HASH, IS_ASCII, LENGTH, STATE, WIDER

NO_HASH = 0xFFFFFFFF
BITS_OF_STATE = 0xFF
FRAMES = (
    0,
    0x4000,
    0,
)  # the first words of the memory of Python's frames: none before it, its size, and it is empty


def without_hashes(memory: bytes, heap: Heap, kind: int) -> bytes:
    """The memory with bare texts; `kind` is the address of the type `str`. Raises `Unknown`."""
    written = bytearray(memory)
    words = memoryview(written).cast("I")
    for chunk in texts(memory, heap, kind):
        first = chunk.content // WORD
        state = words[first + STATE // WORD] & BITS_OF_STATE
        size = (state >> 2 & 7) * (words[first + LENGTH // WORD] + 1)
        end = chunk.content + (ASCII if state & IS_ASCII else WIDER) + size
        if not state & COMPACT or end > chunk.end + WORD:
            raise Unknown(f"no str is at {chunk.content}")
        words[first + STATE // WORD], words[first + HASH // WORD] = state, NO_HASH
        written[end : chunk.end + WORD] = bytes(chunk.end + WORD - end)
    words.release()
    return bytes(written)


def texts(memory: bytes, heap: Heap, kind: int) -> Iterator[Chunk]:
    """The chunks that hold a `str`."""
    words = words_of(memory)
    return (each for each in heap.chunks if each.used and words[each.content // WORD + 1] == kind)


def without_frames(memory: bytes, heap: Heap) -> bytes:
    """The memory with nothing in the stack of Python's frames, of which none is alive. Raises `Unknown`."""
    words = words_of(memory)
    found = [
        each
        for each in heap.chunks
        if each.size - HEADER == FRAMES[1]
        and tuple(words[each.content // WORD : each.content // WORD + len(FRAMES)]) == FRAMES
    ]
    if len(found) != 1:
        raise Unknown(f"{len(found)} stacks of frames were found")
    (stack,) = found
    start = stack.content + WORD * len(FRAMES)
    return memory[:start] + bytes(stack.end - start) + memory[stack.end :]
