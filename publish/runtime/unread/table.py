"""A table in the engine's memory that may be left out."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True)
class Table:
    """Its first byte, the byte behind its last, and the addresses by which a function could reach it."""

    start: int
    end: int
    addresses: Collection[int]


def direct(start: int, end: int) -> Table:
    """A table that functions reach by an address in it."""
    return Table(start, end, range(start, end))
