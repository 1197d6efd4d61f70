"""What may be answered where a rule asks: options, and ranges that are cut where an answer makes a difference.

>>> [(piece.low, piece.high) for piece in pieces(Span(0, 120), {18, 67}, 1)]
[(0, 17), (18, 66), (67, 120)]
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from calc.paths.watch import Source

MOST = 60  # ranges of one state; days that are compared with other days could be split for ever


@dataclass(frozen=True)
class Span:
    """All values of a field from `low` to `high`."""

    low: Any
    high: Any


Answer = str | Span  # an option, an empty answer, or a range


@dataclass
class State:
    """What may be answered where a rule asks: the answers, and how often each was followed."""

    answers: list[Answer]
    followed: list[int]

    def choose(self, chance: random.Random) -> int:
        """The place of an answer, the likelier the less it was followed."""
        weights = [1 / (1 + times) ** 2 for times in self.followed]
        place = chance.choices(range(len(weights)), weights)[0]
        self.followed[place] += 1
        return place

    def cut(self, place: int, source: Source, value: Any) -> None:
        """Split a range where its run noted that the answer would make a difference."""
        span = self.answers[place]
        assert isinstance(span, Span)
        inside = [cut for cut in source.cuts if span.low < cut <= span.high]
        if not inside:
            return
        kept, *others = sorted(
            pieces(span, inside, source.after), key=lambda piece: not piece.low <= value <= piece.high
        )
        self.answers[place] = kept
        for piece in others[: MOST - len(self.answers)]:
            self.answers.append(piece)
            self.followed.append(0)


def pieces(span: Span, cuts: Iterable[Any], after: Any) -> list[Span]:
    """The ranges into which cuts split a range."""
    starts = sorted(cuts)
    ends = [*(cut - after for cut in starts), span.high]
    return [Span(first, last) for first, last in zip([span.low, *starts], ends, strict=True)]
