"""The decision trees of the calculators, kept until a rule changes: walking every path of all rules takes 25 s.

A tree holds ids and facts, no words, so a changed text or page needs no new walk. The rules, their rates and
the version of Python decide the name that it is kept under.

>>> from calc import CALCULATORS
>>> len(kept_trees(CALCULATORS["norwegian-training"])) >= 3
True
"""

from __future__ import annotations

import functools
import hashlib
import pickle
import sys
from pathlib import Path
from typing import Any

from calc.frame.core import Calculator
from calc.paths.tree import Leaf, Node
from calc.telling.tree_page import trees
from publish.places import BUILD, RATES, ROOT
from publish.problem import write

STORE = BUILD / "trees"


@functools.cache
def kept_trees(calculator: Calculator[Any, Any], store: Path = STORE) -> tuple[Node | Leaf, ...]:
    """The trees of a calculator's rules; walked unless they are kept in `store` already."""
    file = store / f"{calculator.name}-{rules_hash()}.pickle"
    if not file.exists():
        found = pickle.dumps(trees(calculator))
        store.mkdir(parents=True, exist_ok=True)
        for old in store.glob(f"{calculator.name}-*"):
            old.unlink()
        write(file, found)
    kept: tuple[Node | Leaf, ...] = pickle.loads(file.read_bytes())
    return kept


@functools.cache
def rules_hash() -> str:
    """A hash of all that decides about the trees."""
    content = hashlib.sha256(sys.version.encode())
    for path in sorted([*(ROOT / "calc").rglob("*.py"), *RATES.glob("*.toml")]):
        content.update(f"{path.relative_to(ROOT)}\0".encode() + path.read_bytes())
    return content.hexdigest()[:16]
