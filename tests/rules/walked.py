"""The walk of each calculator, once a run of the tests."""

from __future__ import annotations

import functools

from calc import CALCULATORS
from calc.paths.walk import End, Walk, walk


@functools.cache
def walked(name: str) -> Walk:
    """All paths and ends of a calculator."""
    return walk(CALCULATORS[name].form, CALCULATORS[name].rule)


def results(name: str) -> list[End]:
    """The ends of the walk that are results: their answers can all be true."""
    return [end for end in walked(name).ends if not end.problems]
