"""The next answer to one question with which a calculator says something else: exact, and not sampled.

A rule compares an answer with the thresholds of the law. `calc.paths.watch` notes where each comparison would
turn out differently; between two such places every answer is treated alike. So only these places are tried, the
nearest first. An amount or a day that merely moves along with the answer is no other outcome: what counts is a
jump, seen by the neighbours of the place on both sides.

>>> from calc import CALCULATORS
>>> from calc.frame.core import outcome_of
>>> benefit = CALCULATORS["introduction-benefit"]
>>> again = Rerun.of(benefit, outcome_of(benefit, {"date": "2026-05-01", "age": "22", "lives_with_parent": "no"}))
>>> beyond(again, "age", 22, up=True), beyond(again, "age", 22, up=False)
(25, None)
>>> str(beyond(again, "date", again.value("date"), up=False))
'2026-04-30'
"""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from calc.frame.core import Ask, Result, yield_all
from calc.frame.form import Missing
from calc.frame.problem import Invalid
from calc.paths.rerun import Rerun, Told
from calc.paths.watch import Source, watch

PLACES = 40  # places that are tried in one direction; the table of G has most of all rules
MEASURED = (date, int, Fraction)


def thresholds(again: Rerun, name: str, value: Any) -> list[Any]:
    """The first values from which a comparison of the rules would turn out differently."""
    first, last, after = again.form.fields[name].span()
    source = Source(first, last, after, depth=0)
    try:
        form = again.with_values(**{name: value})
        form.values[name] = watch(value, source)
        yield_all(again.calculator.rule(form), [])
    except (Missing, Invalid):
        pass  # what was compared until then holds
    return list(source.cuts)


def beyond(again: Rerun, name: str, value: Any, *, up: bool) -> Any:
    """The nearest value above another, or below, from which something else is told or asked; or None."""
    base, after = again.told(again.result, again.value(name)), again.form.fields[name].span()[2]
    step = after if up else -after
    for _ in range(PLACES):
        cuts = thresholds(again, name, value)
        near = [cut for cut in cuts if cut > value] if up else [cut - after for cut in cuts if cut <= value]
        if not near:
            return None
        place = min(near) if up else max(near)
        if jumps(again, name, base, place, step):
            return first_unlike(again, name, base, value, place, step)
        value = place
    return None


def at(again: Rerun, name: str, value: Any) -> Told | Ask | Invalid:
    """What is told with another value, what is asked, or that it cannot be."""
    low, high, _ = again.form.fields[name].span()
    if not low <= value <= high:
        return Invalid()
    outcome = again.outcome(**{name: value})
    return again.told(outcome, value) if isinstance(outcome, Result) else outcome


def jumps(again: Rerun, name: str, base: Told, place: Any, step: Any) -> bool:
    """Whether something else is told from a place on, and not only what moves along with the answer."""
    here = at(again, name, place)
    if isinstance(here, Ask):
        return True
    if isinstance(here, Invalid) or here.same(base) or (here.unknown and not base.unknown):
        return False  # it cannot be, or says the same, or leads to what nobody can know yet
    before = at(again, name, place - step)
    moved = movement(before if isinstance(before, Told) else base, here)
    if moved is None or not any(moved):
        return moved is None
    behind = at(again, name, place + step)
    return not (isinstance(behind, Told) and movement(here, behind) == moved)


def first_unlike(again: Rerun, name: str, base: Told, value: Any, place: Any, step: Any) -> Any:
    """The first value up to a place with which something else is told than now, halving what lies between.

    It is the place itself, unless a rule looks at a part of the answer, such as the month of a day.
    """
    beside = at(again, name, value + step)
    drift = movement(base, beside) if isinstance(beside, Told) else None

    def other(told: Told | Ask | Invalid) -> bool:
        moved = movement(base, told) if isinstance(told, Told) else []
        if moved is None or isinstance(told, Ask):
            return True
        return any(far and not near for far, near in zip(moved, drift or moved, strict=False))

    alike, unlike = 0, int((place - value) / step)
    if not other(at(again, name, place - step)):
        return place
    while unlike - alike > 1:
        middle = (alike + unlike) // 2
        if other(at(again, name, value + middle * step)):
            unlike = middle
        else:
            alike = middle
    return value + unlike * step


def movement(one: Told, another: Told) -> list[Any] | None:
    """By how much each fact moved between two results; None where something else is said."""
    if [each.id for each in one.sentences] != [each.id for each in another.sentences]:
        return None
    moved: list[Any] = []
    for before, after in zip(one.sentences, another.sentences, strict=True):
        if before.facts.keys() != after.facts.keys():
            return None
        for key, fact in before.facts.items():
            if one.same_fact(fact, another, after.facts[key]):
                moved.append(0)
            elif isinstance(fact, MEASURED) and isinstance(after.facts[key], MEASURED):
                moved.append(distance(fact, after.facts[key]))
            else:
                return None
    return moved


def distance(one: Any, other: Any) -> Any:
    """How far one amount or day is from another."""
    far = other - one
    return far.days if isinstance(far, timedelta) else far
