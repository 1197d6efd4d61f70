"""The engine of an image: its code alone, with what it imports inside it. The rules do not change it, a Pyodide
does."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from publish.runtime import pruned, start_data, wasm
from publish.runtime.engine import PYODIDE
from publish.runtime.image.closed import closed

# What the host calls.
ASKED = (
    *("memory", "__indirect_function_table", "emscripten_stack_init", "malloc", "free"),
    *("PyUnicode_FromKindAndData", "PyObject_CallOneArg", "PyObject_Hash", "Py_DecRef"),
)


def write(engine: Path, kept: Collection[int], linked: Mapping[str, int]) -> None:
    """Write the engine with these functions, and with what the dynamic linker filled in. Raises `RuntimeError`."""
    whole = wasm.keep_exports((PYODIDE / pruned.ENGINE).read_bytes(), ASKED)
    engine.write_bytes(start_data.with_memory(wasm.keep_functions(whole, kept), b""))
    pruned.wasm_opt(str(engine), "--remove-unused-module-elements", "-o", str(engine))
    closed(engine, linked)
    engine.write_bytes(wasm.keep_exports(engine.read_bytes(), ASKED))
    pruned.optimized(engine)
