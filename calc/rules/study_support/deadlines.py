"""By when an application must have reached Lånekassen, in the study year 2026-27.

Regulation on study support § 42, https://lovdata.no/forskrift/2020-04-15-798/§42: the autumn by 15 November,
the spring by 15 March; the autumn by 15 March too, if the education starts in November or later. From March
the day is the end of the education. Apprentices have one day for both, 30 June. An education that ends
before the day has its end as the day.

>>> deadlines(date(2026, 8, 17), "higher")
Deadlines(autumn=datetime.date(2026, 11, 15), spring=datetime.date(2027, 3, 15), apprentices=None)
>>> deadlines(date(2027, 3, 1), "higher").spring, deadlines(date(2026, 8, 17), "apprentice").spring
(None, datetime.date(2027, 6, 30))
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from calc.frame.core import Outcome, Sentence, Step, Steps, rule
from calc.frame.days import Milestone
from calc.rules.study_support.provisions import SECTION_42

AUTUMN, SPRING, APPRENTICES = date(2026, 11, 15), date(2027, 3, 15), date(2027, 6, 30)
LATE_AUTUMN = date(2026, 11, 1)  # education that starts then or later may apply for the autumn by SPRING
SPRING_TERM = date(2027, 1, 16)  # § 2: until the day before, the autumn term runs
LATE_SPRING = date(2027, 3, 1)  # education that starts then or later: before it ends


@dataclass(frozen=True)
class Deadlines:
    """The last day for the autumn and for the spring; none where there is no such term, or its end is the day.

    `apprentices` is their last day for both, where it is not known what education it is.
    """

    autumn: date | None = None
    spring: date | None = None
    apprentices: date | None = None


def deadlines(start: date, course: str | None = None) -> Deadlines:
    """The days for an education that starts on a day; `course` is None where it was not asked about."""
    if course == "apprentice":
        if start > APPRENTICES:
            return Deadlines()
        return Deadlines(APPRENTICES if start < SPRING_TERM else None, APPRENTICES)
    apprentices = APPRENTICES if course is None and start <= APPRENTICES else None
    if start < LATE_AUTUMN:
        return Deadlines(AUTUMN, SPRING, apprentices)
    if start < LATE_SPRING:
        return Deadlines(SPRING if start < SPRING_TERM else None, SPRING, apprentices)
    return Deadlines(apprentices=apprentices)


@rule
def last_days(found: Deadlines) -> Steps[None]:
    """One step for each last day to apply. § 42."""
    both = found.autumn == found.spring
    terms = {
        "autumn": None if both else found.autumn,
        "spring": None if both else found.spring,
        "both": found.spring if both else None,
        "apprentices": found.apprentices,
    }
    for term, day in terms.items():
        if day is not None:
            days = (Milestone(f"apply-{term}", day, due=term != "apprentices"),)  # theirs alone, if she is one
            yield Step(f"apply-{term}", Outcome.COMPUTED, SECTION_42, {"day": day}, days=days)


def deadline_sentences(found: Deadlines) -> tuple[Sentence, ...]:
    """The deadlines in sentences, each with the day after which it is told as passed."""
    last = found.apprentices
    if last is None:
        return of_terms(found)
    return (*of_terms(found), Sentence("deadline-apprentices", {"apprentices": last}, by=last))


def of_terms(found: Deadlines) -> tuple[Sentence, ...]:
    """The deadlines of the autumn and of the spring in sentences."""
    if found.spring is None:
        return (Sentence("deadline-end"),)
    facts = {"spring": found.spring}
    if found.autumn is None:
        return (Sentence("deadline-spring", facts, by=found.spring),)
    if found.autumn == found.spring:
        return (Sentence("deadline-both", facts, by=found.spring),)
    return (
        Sentence("deadline-autumn", {"autumn": found.autumn}, by=found.autumn),
        Sentence("deadline-spring", facts, by=found.spring),
    )
