"""Answers that cannot both be true, found by what a form says of its questions and not pair by pair.

A form declares which days follow each other (`timeline`), on which day an age
is meant (`Whole(…, age_on="date")`) or that a number is a year of birth, which
count is part of another (`within`), and which lasts no longer than the time
between two days (`lasting`). Both answers of a contradiction are named, each
with the other, so that the reader sees what to change.

>>> from calc.frame.fields import Day, Whole
>>> from calc.frame.form import Form
>>> class Stay(Form):
...     arrived = Day()
...     left = Day()
...     age = Whole(0, 120, age_on="left")
...     timeline = (("arrived", "left"),)
>>> Stay({"arrived": "2026-05-02", "left": "2026-05-01"})
Traceback (most recent call last):
    ...
calc.frame.problem.Invalid: arrived: too-late; left: too-early
>>> Stay({"arrived": "2015-05-02", "left": "2026-05-01", "age": "9"})
Traceback (most recent call last):
    ...
calc.frame.problem.Invalid: age: not-born-yet; arrived: before-birth
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import combinations
from typing import TYPE_CHECKING, Any

from calc.calendar import full_years, months_later, years_later
from calc.frame.problem import Invalid, NameOf, Problem

if TYPE_CHECKING:
    from calc.frame.form import Form

Pair = tuple[Problem, Problem]


def contradict(one: str, other: str, id: str, **facts: Any) -> Invalid:
    """An exception for two answers that cannot both be true for a reason of this calculator's own."""
    return Invalid(Problem(one, id, facts), Problem(other, id, facts))


def contradictions(form: type[Form], given: Mapping[str, Any]) -> list[Problem]:
    """Two problems for each pair of the given values that cannot both be true; a field is named once."""
    found: dict[str, Problem] = {}
    for kind in (days_out_of_order, ages_apart, days_before_birth, parts_above_whole, longer_than_time):
        for pair in kind(form, given):
            if not found.keys() & {problem.field for problem in pair}:
                found.update((problem.field, problem) for problem in pair)
    return list(found.values())


def both(one: str, id: str, other: str, other_id: str, given: Mapping[str, Any]) -> Pair:
    """A problem at each of two fields, each of which tells the other's value."""
    here = {"value": given[one], "other": NameOf(other), "other_value": given[other]}
    there = {"value": given[other], "other": NameOf(one), "other_value": given[one]}
    return Problem(one, id, here), Problem(other, other_id, there)


def in_order(form: type[Form]) -> set[tuple[str, str]]:
    """All pairs of days of which the first is never after the second, also over a third one."""
    pairs = {pair for line in form.timeline for pair in combinations(line, 2)}
    while more := {(a, d) for a, b in pairs for c, d in pairs if b == c} - pairs:
        pairs |= more
    return pairs


def days_out_of_order(form: type[Form], given: Mapping[str, Any]) -> Iterator[Pair]:
    """Days that do not follow each other as they must."""
    for first, second in sorted(in_order(form)):
        if first in given and second in given and given[first] > given[second]:
            yield both(first, "too-late", second, "too-early", given)


def births(form: type[Form], given: Mapping[str, Any]) -> dict[str, tuple[date, date]]:
    """By field, the first and the last day on which a person of that age or year of birth was born."""
    found = {}
    for name, value in given.items():
        field: Any = form.fields[name]
        day = given.get(getattr(field, "age_on", ""))
        if isinstance(day, date):
            found[name] = years_later(day, -value - 1) + timedelta(days=1), years_later(day, -value)
        elif getattr(field, "birth_year", False):
            found[name] = date(value, 1, 1), date(value, 12, 31)
    return found


def ages_apart(form: type[Form], given: Mapping[str, Any]) -> Iterator[Pair]:
    """Ages and years of birth that no one person can have."""
    for (one, first), (other, second) in combinations(births(form, given).items(), 2):
        if first[0] > second[1] or second[0] > first[1]:
            yield both(one, "ages-apart", other, "ages-apart", given)


def days_before_birth(form: type[Form], given: Mapping[str, Any]) -> Iterator[Pair]:
    """Days in the reader's life before she can have been born."""
    for name, (earliest, _) in births(form, given).items():
        for day, value in given.items():
            if isinstance(value, date) and day not in form.of_others and value < earliest:
                yield both(name, "not-born-yet", day, "before-birth", given)


def parts_above_whole(form: type[Form], given: Mapping[str, Any]) -> Iterator[Pair]:
    """Counts that are larger than what they are part of."""
    for part, whole in form.within:
        if part in given and whole in given and given[part] > given[whole]:
            yield both(part, "more-than-whole", whole, "less-than-part", given)


def longer_than_time(form: type[Form], given: Mapping[str, Any]) -> Iterator[Pair]:
    """Durations that are longer than the time between two days; a begun month or year may count."""
    for name, since, until in form.lasting:
        if name not in given or since not in given or until not in given:
            continue
        begun = lasted(given[since], given[until], getattr(form.fields[name], "unit", "")) + 1
        if given[name] > max(begun, 0):
            yield both(name, "longer-than-time", since, "time-too-short", given)


def lasted(since: date, until: date, unit: str) -> int:
    """The whole days, months or years between two days.

    >>> lasted(date(2026, 1, 31), date(2026, 3, 30), "months"), lasted(date(2026, 1, 1), date(2026, 1, 3), "days")
    (1, 2)
    """
    if unit == "days":
        return (until - since).days
    if unit == "years":
        return full_years(since, until)
    months = (until.year - since.year) * 12 + until.month - since.month
    return months - (months_later(since, months) > until)
