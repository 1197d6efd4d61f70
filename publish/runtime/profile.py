"""The functions of the engine that are kept: `profile.txt`, made by `make profile` and committed.

The first line is the hash of the engine that was profiled; a profile of
another engine is stale and nothing is built with it. Then ranges of function
numbers, counted from 0 without the imported ones.

>>> ranges([1, 2, 3, 7]), sorted(numbers("1-3 7"))
('1-3 7', [1, 2, 3, 7])
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from publish.problem import Problem
from publish.runtime.engine import PYODIDE

PROFILE = Path(__file__).with_name("profile.txt")
ENGINE = PYODIDE / "pyodide.asm.wasm"
WIDTH = 20  # ranges a line


class Stale(Problem):
    """The profile is of another engine than the one installed."""


def ranges(kept: Iterable[int]) -> str:
    """Numbers as ranges."""
    runs = groupby(enumerate(sorted(kept)), key=lambda pair: pair[1] - pair[0])
    spans = [[number for _, number in run] for _, run in runs]
    return " ".join(str(span[0]) if len(span) == 1 else f"{span[0]}-{span[-1]}" for span in spans)


def numbers(text: str) -> frozenset[int]:
    """The numbers in ranges."""
    spans = (span.partition("-") for span in text.split())
    return frozenset(n for low, _, high in spans for n in range(int(low), int(high or low) + 1))


def engine_hash() -> str:
    """The hash of the engine installed."""
    return hashlib.sha256(ENGINE.read_bytes()).hexdigest()


def read(path: Path = PROFILE) -> frozenset[int]:
    """The functions to keep. Raises `Stale` when they were numbered in another engine."""
    profiled, _, text = path.read_text("utf-8").partition("\n")
    if profiled != engine_hash():
        raise Stale("the engine is another than the one profiled: run make profile")
    return numbers(text)


def write(kept: Iterable[int], path: Path = PROFILE) -> None:
    """Keep these functions from now on."""
    spans = ranges(kept).split()
    lines = (" ".join(spans[n : n + WIDTH]) for n in range(0, len(spans), WIDTH))
    path.write_text("\n".join((engine_hash(), *lines, "")), "utf-8")
