"""Two proofs that nothing reads what was left out, both run by `make difference` and the first by the tests.

- `poisoned`: the readers' runtime with `POISON` where zeros stand. Whatever is read there makes another answer.
- `watched`: the same with every load counted that lies wholly in what was left out (Binaryen's
  `--instrument-memory`); there must be none. A load of a word may reach over the end of a text that is kept.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

from publish.runtime import engine, pruned, reduced_engine, start_data
from publish.runtime.unread import POISON, filled

LOADS = "watched.json"  # beside an engine: the spans whose loads `engine.mjs` counts


def poisoned(shipped: engine.Runtime, folder: Path) -> engine.Runtime:
    """The runtime with what was left out poisoned, in an empty folder."""
    whole = (shipped.home / pruned.ENGINE).read_bytes()
    memory = filled(start_data.memory_of(whole), gone(), POISON)
    return beside(shipped, folder, start_data.with_memory(whole, memory))


def watched(shipped: engine.Runtime, folder: Path) -> engine.Runtime:
    """The runtime with its loads counted, in an empty folder."""
    there = str(folder / pruned.ENGINE)
    pruned.wasm_opt(str(shipped.home / pruned.ENGINE), "--instrument-memory", "-o", there)
    (folder / LOADS).write_text(json.dumps(gone()), "utf-8")
    return beside(shipped, folder, Path(there).read_bytes())


def beside(shipped: engine.Runtime, folder: Path, changed: bytes) -> engine.Runtime:
    """The same runtime with another engine."""
    for name in pruned.JAVASCRIPT:
        shutil.copy(shipped.home / name, folder)
    (folder / pruned.ENGINE).write_bytes(changed)
    return replace(shipped, home=folder)


def gone() -> list[tuple[int, int]]:
    """The spans that are left out of the engine that was made last."""
    spans: list[tuple[int, int]] = json.loads((reduced_engine() / pruned.GONE).read_text("utf-8"))
    return spans
