"""Days and the time between them, as the rules count it.

The functions are monotone in each argument. That lets `calc.paths.walk` follow a day
through them: a walked answer is handed on by its own `derive`.

>>> years_later(date(2024, 2, 29), 1), months_later(date(2026, 1, 31), 1)
(datetime.date(2025, 2, 28), datetime.date(2026, 2, 28))
>>> full_years(date(2000, 5, 2), date(2018, 5, 1))
17
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from datetime import date, timedelta
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


def monotone(function: Callable[P, T]) -> Callable[P, T]:
    """Mark a function that rises or falls with each of its arguments, never both."""

    @functools.wraps(function)
    def call(*arguments: P.args, **named: P.kwargs) -> T:
        for argument in arguments:
            derive = getattr(argument, "derive", None)
            if derive is not None:
                derived: T = derive(function, arguments)
                return derived
        return function(*arguments, **named)

    return call


def last_day(year: int, month: int) -> int:
    """The number of days in a month.

    >>> last_day(2028, 2)
    29
    """
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - date(year, month, 1)).days


@monotone
def months_later(day: date, months: int) -> date:
    """The same day that many months later, or that month's last day."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, last_day(year, month + 1)))


@monotone
def years_later(day: date, years: int) -> date:
    """The same day that many years later; 29 February becomes the 28th."""
    return months_later(day, 12 * years)


@monotone
def days_later(day: date, days: int) -> date:
    """That many days later."""
    return day + timedelta(days=days)


@monotone
def full_years(since: date, until: date) -> int:
    """The completed years from one day to another: an age, when counted from birth."""
    not_yet = (until.month, until.day) < (since.month, since.day)
    return until.year - since.year - int(not_yet)


@monotone
def year_of(day: date) -> int:
    """The calendar year of a day."""
    return day.year
