"""The published engine with less to start from: no documentation of what is built in, frozen modules without
theirs.

All of its functions are there. Documentation that no function names by itself, and that every structure points
to as documentation (`unread.documentation`), becomes null; so no built-in type or module copies it into the
heap.
"""

from __future__ import annotations

from itertools import chain
from pathlib import Path

from publish.runtime import frozen, pruned, start_data, wasm
from publish.runtime.engine import PYODIDE
from publish.runtime.unread import KNOWN, Unread, documentation, filled, left_out, spans_of


def write(engine: Path, named: set[int]) -> None:
    """Write it; `named` are the numbers in its functions. Raises `ValueError` if its data is not as known."""
    stock = PYODIDE / pruned.ENGINE
    whole = stock.read_bytes()
    memory = frozen.shortened(start_data.memory_of(whole))
    tables = spans_of(chain.from_iterable(known.tables(memory) for known in KNOWN))
    gone = documentation.unread(filled(memory, tables, b"\0"), named, wasm.table_entries(whole))
    without = left_out(memory, Unread(spans_of(gone.texts), tuple(gone.pointers)))
    engine.write_bytes(start_data.with_memory(whole, without))
