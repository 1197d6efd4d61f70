"""When the time of the training runs out, as far as that can be known.

Integration Act (*integreringsloven*) §§ 32, 35 and 37 d, https://lovdata.no/lov/2020-11-06-127.
The months are counted from the offered start, and for permits from 2021 to July 2023
from the day the right and the duty began (Prop. 73 L (2022-2023) chapter 1);
approved leave is added. The start and the leave are asked about only where the
time may have run out.

>>> from calc.frame.core import run
>>> form = Training({"date": "2026-09-01", "begun": "yes", "start_offered": "2025-03-01", "leave_days": "10"})
>>> run(lambda form: ending(form, date(2025, 3, 1), 18, SECTION_32_1), form).value
Ending(over='no', ends=datetime.date(2026, 9, 11))
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from calc.calendar import days_later, months_later, years_later
from calc.frame.contradictions import contradict
from calc.frame.core import Outcome, Step, Steps, rule
from calc.frame.days import Milestone
from calc.law import Law, integration_act
from calc.rules.norwegian_training.form import NOT_BEGUN, Training
from calc.rules.norwegian_training.people import FROM_AUGUST_2023

SECTION_32_1 = integration_act("32", 1, FROM_AUGUST_2023)
SECTION_32_1_FIRST = integration_act("32", 1)
REGULATION_20 = Law("integreringsforskriften", "20", 1)
REGULATION_20_3 = Law("integreringsforskriften", "20", 3)
MONTHS, MONTHS_UPPER_SECONDARY = 36, 18
LATEST_START = 10  # years after the right and the duty began


@dataclass(frozen=True)
class Ending:
    """Whether the time is over, and the first day after it where the start is known."""

    over: Literal["no", "perhaps", "yes"]
    ends: date | None = None


@rule
def ending(form: Training, since: date, months: int | None, law: Law, *, from_offer: bool = True) -> Steps[Ending]:
    """The end of so many months: from the offered start, or from `since`, the first day of the right.

    Without `months` it is not known whether the schooling counts: eighteen months, or three years.
    """
    shortest = months or MONTHS_UPPER_SECONDARY
    start: date | None = since
    if from_offer:
        if not form.given("start_offered"):
            if form.date < months_later(since, shortest):
                return Ending("no")
            if form.given("begun") and form.begun == "no":
                yield Step("time-not-begun", Outcome.COMPUTED, law)
                return Ending("no")
        start = form.start_offered
    if start is None:
        yield Step("time-may-be-over", Outcome.UNCLEAR, law, {"months": shortest})
        return Ending("perhaps")
    if months is None and form.date < months_later(start, MONTHS):
        ends = months_later(start, shortest)
        if form.date < ends:
            return Ending("no")
        days = (Milestone("training-ends", ends, certain=False),)
        yield Step("time-by-schooling", Outcome.UNCLEAR, law, {"start": start, "ends": ends}, days=days)
        return Ending("perhaps")
    return (yield from known_ending(form, start, months or MONTHS, law))


@rule
def known_ending(form: Training, start: date, months: int, law: Law) -> Steps[Ending]:
    """The end of so many months from a known start; the leave is asked about only if they are over without it."""
    ends = months_later(start, months)
    earliest = (Milestone("training-ends", ends, certain=False),)  # approved leave moves the day
    if form.date < ends:
        yield Step("time-ends", Outcome.COMPUTED, law, {"start": start, "ends": ends}, by=ends, days=earliest)
        return Ending("no", ends)
    leave = form.leave_days
    if leave is None:
        facts = {"start": start, "ends": ends}
        yield Step("time-over-unless-leave", Outcome.UNCLEAR, law, facts, days=earliest)
        return Ending("perhaps", ends)
    ends = days_later(ends, leave)
    facts = {"start": start, "ends": ends}
    days = (Milestone("training-ends", ends),)
    if form.date < ends:
        yield Step("time-ends-with-leave", Outcome.COMPUTED, law, facts, by=ends, days=days)
        return Ending("no", ends)
    yield Step("time-over", Outcome.NOT_MET, law, facts, days=days)
    return Ending("yes", ends)


def after_permit(form: Training, since: date) -> None:
    """Raise `Invalid` for a start that was offered before the right to it began."""
    if form.given("start_offered") and form.values["start_offered"] < since:
        facts = {"offered": form.values["start_offered"], "since": since}
        raise contradict("start_offered", "permit_date", "offered-before-right", **facts)


@rule
def with_earlier_permit(form: Training, since: date) -> Steps[None]:
    """A start that was offered before this permit: with an earlier one, and the time goes on from that day."""
    if form.given("start_offered") and form.start_offered is not None and form.start_offered < since:
        facts = {"offered": form.start_offered}
        yield Step("offered-with-earlier-permit", Outcome.UNCLEAR, SECTION_32_1_FIRST, facts, aside=True)


@rule
def late_start(form: Training, since: date) -> Steps[bool]:
    """Whether heavy care, or being held back, kept somebody from starting: then right and duty begin anew.

    Regulation §§ 20-22: on application, with documents, up to ten years after they first began.
    """
    if form.begun not in NOT_BEGUN or form.kept_from_starting == "no":
        return False
    last = years_later(since, LATEST_START)
    if form.date >= last:
        yield Step("late-start-too-late", Outcome.NOT_MET, REGULATION_20_3, {"last": last}, aside=True)
        return False
    days = (Milestone("late-start", last, certain=False, due=True, law=REGULATION_20_3),)
    yield Step("late-start", Outcome.UNCLEAR, REGULATION_20, {"last": last}, by=last, days=days)
    return True
