"""The decision trees of the calculators, kept until their rules change: walking every path of all takes 12 s.

A tree holds ids and facts, no words, so a changed text or page needs no new walk. What the rules import, the rates
they name and the version of Python decide the name that it is kept under (`publish.markdown.decided`).

>>> from calc import CALCULATORS
>>> len(kept_trees(CALCULATORS["norwegian-training"])) >= 3
True
"""

from __future__ import annotations

import functools
import pickle
from pathlib import Path
from typing import Any

from calc.frame.core import Calculator
from calc.paths.tree import Leaf, Node, trees
from publish.markdown import decided
from publish.places import BUILD
from publish.problem import write

STORE = BUILD / "trees"


def kept_trees(
    calculator: Calculator[Any, Any], store: Path = STORE, walk: bool = True
) -> tuple[Node | Leaf, ...]:
    """The trees of a calculator's rules; walked unless they are kept in `store` already.

    Without `walk` the last ones are good enough, so that whoever edits need not wait.
    """
    return looked_up(calculator, store, walk)


@functools.cache
def looked_up(calculator: Calculator[Any, Any], store: Path, walk: bool) -> tuple[Node | Leaf, ...]:
    """The same once, however it was asked for."""
    last = sorted(store.glob(f"{calculator.name}-*.pickle"))
    file = store / f"{calculator.name}-{decided.key(rules_of(calculator))}.pickle" if walk or not last else last[0]
    if not file.exists():
        found = pickle.dumps(trees(calculator))
        store.mkdir(parents=True, exist_ok=True)
        for old in last:
            old.unlink(missing_ok=True)  # another build may be doing the same
        write(file, found)
    kept: tuple[Node | Leaf, ...] = pickle.loads(file.read_bytes())
    return kept


def rules_of(calculator: Calculator[Any, Any]) -> str:
    """The module or package below `calc.rules` that a calculator's rules lie in."""
    return ".".join(calculator.rule.__module__.split(".")[:3])
