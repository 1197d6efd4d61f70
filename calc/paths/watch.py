"""Values that tell where a comparison would turn out differently: for `calc.paths.walk` alone.

A watched number or day stands for a range, its `Source`. It behaves as its
plain value. Compared with something, it notes the first value of the range for
which the answer changes. It is followed through arithmetic and through the
monotone functions of `calc.calendar`; there the change is found by halving.
When two watched values meet, the one asked last notes, since the other is
already fixed on this path.

>>> source = Source(0, 120, 1, 0)
>>> age = watch(0, source)
>>> age >= 18, age + 1 > 67, sorted(source.cuts)
(False, False, [18, 67])
"""

from __future__ import annotations

import math
import operator
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from types import FrameType
from typing import Any

from calc.frame.core import RULES

Follow = Callable[[Any], Any]


@dataclass(eq=False)
class Source:
    """The range of one answer, the distance between its values, and where it must be cut."""

    first: Any
    last: Any
    after: Any
    depth: int  # how many answers came before
    cuts: dict[Any, set[Any]] = field(default_factory=dict)  # the first values beyond, and the rules' calls

    def note(self, cut: Any) -> None:
        """Remember a cut, and which call of which rule it was for."""
        if self.first < cut <= self.last:
            call = calling_rule(sys._getframe(1))
            self.cuts.setdefault(cut, set()).add(call)

    def note_change(self, answer: Follow) -> None:
        """Cut where a yes-or-no function of the answer changes, if it changes once within the range."""
        at_first = answer(self.first)
        if answer(self.last) == at_first:
            return
        low, high = 0, int((self.last - self.first) / self.after)  # in distances; the change is above low
        while high - low > 1:
            middle = (low + high) // 2
            if answer(self.first + middle * self.after) == at_first:
                low = middle
            else:
                high = middle
        self.note(self.first + high * self.after)

    def note_threshold(self, value: Any, *, beyond: bool) -> None:
        """Cut at the first answer that is not below a value, or beyond it."""
        steps = (value - self.first) / self.after
        self.note(self.first + (math.floor(steps) + 1 if beyond else math.ceil(steps)) * self.after)


def calling_rule(frame: FrameType | None) -> FrameType | None:
    """The call of a rule that a frame belongs to."""
    while frame is not None and frame.f_code not in RULES:
        frame = frame.f_back
    return frame


def same(value: Any) -> Any:
    """The answer itself."""
    return value


def watch(value: Any, source: Source) -> Any:
    """A watched value that stands for the whole range of its source."""
    return watched(value, ((source, same),))


def watched(value: Any, traces: tuple[tuple[Source, Follow], ...]) -> Any:
    """A value that can be traced to its sources; of a kind that is not followed, the plain value."""
    made: Watched
    if isinstance(value, date):
        made = WatchedDay(value.year, value.month, value.day)
    elif type(value) is int:
        made = WatchedWhole(value)
    elif isinstance(value, Fraction):
        made = WatchedAmount(value)
        value = Fraction(value)
    else:
        return value
    made.plain, made.traces = value, traces
    return made


def traces_of(value: Any) -> tuple[tuple[Source, Follow], ...]:
    """What a value can be traced to; a plain one to nothing."""
    return value.traces if isinstance(value, Watched) else ()


def plain(value: Any) -> Any:
    """The value without its traces."""
    return value.plain if isinstance(value, Watched) else value


def derive(function: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
    """The value of a function of watched values, traced through the function."""
    known = tuple(plain(each) for each in arguments)
    value = function(*known)
    if value is NotImplemented:
        return value
    traces = []
    for place, argument in enumerate(arguments):
        for source, follow in traces_of(argument):
            traces.append((source, through(function, known, place, follow)))
    return watched(value, tuple(traces))


def through(function: Callable[..., Any], known: tuple[Any, ...], place: int, follow: Follow) -> Follow:
    """The function as a function of one source alone."""
    before, behind = known[:place], known[place + 1 :]
    return lambda answer: function(*before, follow(answer), *behind)


def compared(compare: Callable[[Any, Any], bool], left: Any, right: Any) -> bool:
    """Compare two values, at least one of them watched, and note where the answer would change."""
    here, there = plain(left), plain(right)
    try:
        traces = [(source, follow, 0) for source, follow in traces_of(left)]
        traces += [(source, follow, 1) for source, follow in traces_of(right)]
        source, follow, side = max(traces, key=lambda trace: trace[0].depth)
        if follow is same and side == 0:
            source.note_threshold(there, beyond=compare in (operator.gt, operator.le))
        else:
            source.note_change(through(compare, (here, there), side, follow))
    except (TypeError, OverflowError, ValueError):
        pass  # of different kinds, or beyond the calendar: nothing to tell apart
    return compare(here, there)


def equal(left: Any, right: Any) -> bool:
    """Equality changes twice: below the value and above it."""
    if isinstance(plain(right), int | Fraction | date):
        compared(operator.lt, left, right)
        compared(operator.le, left, right)
    return bool(plain(left) == plain(right))


class Watched:
    """The comparisons and the arithmetic of a watched value."""

    plain: Any
    traces: tuple[tuple[Source, Follow], ...] = ()

    def __reduce__(self) -> tuple[Any, ...]:
        """Kept on disk it is the plain value: what it was traced to ended with its run."""
        return same, (self.plain,)

    def derive(self, function: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
        """Called by the monotone functions of `calc.calendar`."""
        return derive(function, arguments)

    def __lt__(self, other: Any) -> bool:
        return compared(operator.lt, self, other)

    def __le__(self, other: Any) -> bool:
        return compared(operator.le, self, other)

    def __gt__(self, other: Any) -> bool:
        return compared(operator.gt, self, other)

    def __ge__(self, other: Any) -> bool:
        return compared(operator.ge, self, other)

    def __eq__(self, other: object) -> bool:
        return equal(self, other)

    def __ne__(self, other: object) -> bool:
        return not equal(self, other)

    def __hash__(self) -> int:
        return hash(plain(self))


class WatchedDay(Watched, date):
    """A day."""


class Number(Watched):
    """What whole numbers and amounts share."""

    def __bool__(self) -> bool:
        return not equal(self, 0)

    def __add__(self, other: Any) -> Any:
        return derive(operator.add, (self, other))

    def __radd__(self, other: Any) -> Any:
        return derive(operator.add, (other, self))

    def __sub__(self, other: Any) -> Any:
        return derive(operator.sub, (self, other))

    def __rsub__(self, other: Any) -> Any:
        return derive(operator.sub, (other, self))

    def __mul__(self, other: Any) -> Any:
        return derive(operator.mul, (self, other))

    def __rmul__(self, other: Any) -> Any:
        return derive(operator.mul, (other, self))

    def __truediv__(self, other: Any) -> Any:
        return derive(operator.truediv, (self, other))


class WatchedWhole(Number, int):
    """A whole number."""


class WatchedAmount(Number, Fraction):  # type: ignore[misc]  # Fraction says how it hashes; so do we
    """An amount."""
