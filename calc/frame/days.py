"""Days that matter to the reader, as data: the rule that computes one says so on its step.

A `Milestone` is a day with an id, told by the calculator's message `day.ID`. A result carries all
that its steps name, each once, in the order of the calendar: `Result.days`. Nothing here knows what
day it is today; whether a day has passed is told by whoever tells it (`calc.telling.days`).

>>> from calc.frame.core import Outcome, Step
>>> a_week = Step("week", Outcome.MET, days=(Milestone("ends", date(2026, 5, 8)),))
>>> a_day = Step("day", Outcome.MET, days=(Milestone("begins", date(2026, 5, 1)), *a_week.days))
>>> [(each.id, each.day.day) for each in in_order((a_week, a_day))]
[('begins', 1), ('ends', 8)]
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from calc.law import Law

if TYPE_CHECKING:
    from calc.frame.core import Step


@dataclass(frozen=True)
class Milestone:
    """One day: what it is (`id`), whether it is sure, and whether something is to be done by then (`due`).

    `law` is its provision; without one, that of the step that names it. `facts` fill its message.
    `counted` says whether the time that leads to it is counted, where that is a question.
    """

    id: str
    day: date
    certain: bool = True
    due: bool = False
    law: Law | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)
    counted: bool | None = None


def in_order(steps: Iterable[Step]) -> tuple[Milestone, ...]:
    """The days that these steps name, each once with its provision, the earliest first; the surer one wins."""
    found: dict[tuple[date, str], Milestone] = {}
    for step in steps:
        for each in step.days:
            known = found.get((each.day, each.id))
            if known is None or (each.certain and not known.certain):
                found[each.day, each.id] = replace(each, law=each.law or step.law)
    return tuple(found[key] for key in sorted(found))
