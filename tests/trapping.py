"""The readers' engine with a trap of ours in it, so that what happens then can be tested."""

from __future__ import annotations

from pathlib import Path

from publish.runtime import OUT, engine, library, pruned, wasm, workload


def without(function: int) -> bytes:
    """The engine with a trap in one of its functions; they are numbered from 0, without the imported."""
    shipped = (OUT / pruned.ENGINE).read_bytes()
    functions = range(len(wasm.bodies(dict(wasm.sections(shipped))[wasm.CODE])))
    return wasm.keep_functions(shipped, set(functions) - {function})


def trapping_engine(scratch: Path) -> bytes:
    """The engine with a trap in a function that the start does not enter, and the answer to an empty form does."""
    (scratch / pruned.ENGINE).write_bytes(wasm.count_entries((OUT / pruned.ENGINE).read_bytes()))
    for name in pruned.JAVASCRIPT:
        (scratch / name).write_bytes((OUT / name).read_bytes())
    place = engine.Runtime(scratch, OUT / library.LIBRARY, OUT / library.rules_name("nb"))
    start = engine.run(place, "import calc.browser; result = None").entered
    request = workload.request("introduction-benefit", "nb", {})
    return without(min({*engine.run(place, requests=[request]).entered} - {*start}))
