"""The walk of each calculator, once for all workers of a run, and kept until the rules change.

A walk takes seconds and is always the same, so it is kept in `build/walks/` under a hash of all that decides
about it, as `publish.markdown.trees` keeps the trees. `python -m tests.rules.walked` walks all, side by side.
"""

from __future__ import annotations

import functools
import gc
import hashlib
import pickle
import sys
from concurrent.futures import ProcessPoolExecutor
from fcntl import LOCK_EX, flock
from pathlib import Path

from calc import CALCULATORS
from calc.paths.walk import End, Walk, walk
from publish.places import BUILD, RATES, ROOT

STORE = BUILD / "walks"
OBJECTS = 100_000  # made before the collector looks for cycles: a walk makes many, and no cycles


@functools.cache
def walked(name: str) -> Walk:
    """All paths and ends of a calculator. Its values are plain: those that a walk watches are kept as such."""
    STORE.mkdir(parents=True, exist_ok=True)
    kept = f"{name}-{sys.implementation.cache_tag}"
    file = STORE / f"{kept}-{rules_hash()}.pickle"
    with (STORE / f"{kept}.lock").open("w") as lock:
        flock(lock, LOCK_EX)  # another worker may be walking it
        if not file.exists():
            for old in STORE.glob(f"{kept}-*.pickle"):
                old.unlink()
            keep(file, walk(CALCULATORS[name].form, CALCULATORS[name].rule))
    found: Walk = pickle.loads(file.read_bytes())
    return found


def keep(file: Path, found: Walk) -> None:
    """Write it whole or not at all."""
    fresh = file.with_suffix(".fresh")
    fresh.write_bytes(pickle.dumps(found))
    fresh.replace(file)


@functools.cache
def rules_hash() -> str:
    """A hash of the rules and of what walks them; of words and telling nothing depends."""
    content = hashlib.sha256(sys.version.encode())
    rooms = [path for path in (ROOT / "calc").rglob("*.py") if path.parent.name not in ("telling", "text")]
    for path in sorted([*rooms, *RATES.glob("*.toml")]):
        content.update(f"{path.relative_to(ROOT)}\0".encode() + path.read_bytes())
    return content.hexdigest()[:16]


def results(name: str) -> list[End]:
    """The ends of the walk that are results: their answers can all be true."""
    return [end for end in walked(name).ends if not end.problems]


def prepare(name: str) -> None:
    """Walk one calculator and keep it."""
    gc.set_threshold(OBJECTS)
    walked(name)


if __name__ == "__main__":
    with ProcessPoolExecutor() as workers:
        list(workers.map(prepare, CALCULATORS))
