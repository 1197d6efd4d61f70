"""Makes an image: `build(into, parts)` writes the engine's code, the image, and the host.

The spans of data that were left out lie beside them in `unread.json`, for the proof by poison.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from calc.words import LANGUAGES
from publish.runtime import glue, library, profile, pruned, wasm, workload
from publish.runtime.engine import PYODIDE
from publish.runtime.image import (
    ENGINE,
    HOST,
    IMAGE,
    PROFILE,
    dump,
    engine_code,
    heap,
    image_file,
    layout,
    static,
    strings,
    undocumented,
)
from publish.runtime.unread import Unread, left_out
from publish.runtime.unread.mentions import mentioned

RANDOM = 300


def build(into: Path, parts: Path) -> None:
    """Write an image into a folder; `parts` has the library, the rules and the sentences as they are packed.

    Raises `heap.Unknown` when CPython is not laid out as it is known here.
    """
    stock = PYODIDE / pruned.ENGINE
    named = mentioned(pruned.written_out(stock))
    with tempfile.TemporaryDirectory() as scratch:
        start = Path(scratch, "start.wasm")
        undocumented.write(start, named)
        taken = dump.taken(Path(scratch), start, zips(parts), texts(parts), [*warming()])
    layout.asserted(taken.memory, taken.samples)
    engine_code.write(into / ENGINE, profile.read(PROFILE), taken.linked)
    functions = wasm.table_entries(stock.read_bytes())
    if wasm.table_entries((into / ENGINE).read_bytes()) != functions:
        raise heap.Unknown(
            "the engine's table of functions has another size than the one the memory was made with"
        )
    code = static.Code(named, mentioned(pruned.written_out(into / ENGINE)), functions)
    found = heap.heap_of(taken.memory, taken.symbols["__heap_base"])
    memory, gone = cleaned(taken, found, code)
    (into / pruned.GONE).write_text(json.dumps(gone.spans), "utf-8")
    (into / IMAGE).write_bytes(image_file.written(memory, asked_places(taken, found)))
    (into / HOST).write_text(glue.minified(Path(__file__).with_name(HOST).read_text("utf-8")), "utf-8")


def asked_places(taken: dump.Dump, found: heap.Heap) -> tuple[int, ...]:
    """What the host has to know: the rules' two functions, the heap's begin and end, the type `str`."""
    ends = (found.chunks[0].start, found.top)
    return (taken.places["respond"], taken.places["learn"], *ends, taken.symbols["PyUnicode_Type"])


def zips(parts: Path) -> list[Path]:
    """The library and the rules."""
    return [parts / library.LIBRARY, parts / library.rules_name(LANGUAGES[0])]


def texts(parts: Path) -> dict[str, str]:
    """The sentences of each language."""
    return {lang: (parts / library.texts_name(lang)).read_text("utf-8") for lang in LANGUAGES}


def warming() -> Iterator[str]:
    """What is answered before the memory is told: whatever these enter stays in the image."""
    yield from workload.named_requests(LANGUAGES[:1])
    yield from islice(workload.named_requests(LANGUAGES[1:]), 0, None, 8)
    yield from workload.random_requests(RANDOM, seed=4)


def cleaned(taken: dump.Dump, found: heap.Heap, code: static.Code) -> tuple[bytes, Unread]:
    """The memory without what is free, what the host computes and what is never read; and what the latter is."""
    symbols = taken.symbols
    memory = strings.without_frames(heap.without_free(taken.memory, found), found)
    memory = strings.without_hashes(memory, found, symbols["PyUnicode_Type"])
    gone = static.unread(memory, found, symbols["stack_end"], taken.frozen, code)
    memory = left_out(memory, gone)
    stack = bytes(symbols["stack_base"] - symbols["stack_end"])
    return memory[: symbols["stack_end"]] + stack + memory[symbols["stack_base"] :], gone
