"""The introduction programme (*introduksjonsprogram*): its questions, and the value that is found.

Integration Act (*integreringsloven*) chapter 4, https://lovdata.no/lov/2020-11-06-127. A reader
asks about the right or the length; `wanted` tells which from the answers that are there.

>>> wanted(IntroductionProgramme({"start_offered": "2026-03-01"}))
(False, True)
>>> wanted(IntroductionProgramme({"months_in_municipality": "5"}))
(True, False)
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from calc import law
from calc.calendar import months_later
from calc.frame.fields import Amount, Choice, Day, Whole, YesNo, YesNoUnsure
from calc.frame.form import Form, Invalid, Problem

PROTECTED = ("s28", "s34", "s35", "s38", "s38_limited")  # § 9 first paragraph letters a to e
FAMILY = ("family_of_refugee", "family_other")
OTHERS = ("worker", "student", "asylum_seeker", "other")
GOALS = (
    "work",
    "parts_of_upper_secondary",
    "complete_upper_secondary",
    "trade_certificate",
    "higher_education",
    "vocational_requalification",
)
NOT_GIVEN = datetime.date.max  # stands for an optional day that was left empty
GROWN_UP = 40  # years; any age from 25 to 55 gives the same answers

SETTLEMENT_FIELDS = ("settled_by_agreement", "months_in_municipality")
LENGTH_FIELDS = ("start_offered", "upper_secondary", "goal", "start_date", "leave_days")


class IntroductionProgramme(Form):
    """The questions, in the order of the page."""

    about = Choice("right", "length", assumed="right")
    # The right to take part
    date = Day(2004)
    permit = Choice(*PROTECTED, "s53", *FAMILY, *OTHERS)
    begun = YesNo(assumed=False)
    nordic_or_eea = YesNo(assumed=False)
    permit_date = Day(assumed=law.IN_FORCE)
    had_collective_decision = YesNo(assumed=False)
    reference_under_5_years = YesNoUnsure(assumed=True)
    age_at_permit = Whole(0, 120)
    months_in_municipality = Whole(0, 1200)
    settled_by_agreement = YesNoUnsure()
    family_permit_before = YesNo(assumed=False)
    job_hours = Amount("hours", 168, assumed=Fraction(0))
    settlement_date = Day(2004, assumed=NOT_GIVEN)
    # The length
    start_offered = Day(2004)
    upper_secondary = Choice("yes", "ukrainian", "no", "unsure")
    goal = Choice(*GOALS, "unsure")
    age = Whole(0, 120, assumed=GROWN_UP)
    start_date = Day(2004, assumed=NOT_GIVEN)
    leave_days = Whole(0, 600, assumed=0)


@dataclass(frozen=True)
class Programme:
    """What the calculator finds. What was not asked about, or is not known, is None.

    `right` is `right_and_duty`, `right_not_duty`, `municipality_may_offer`,
    `may_complete`, `not_covered` or `unclear`. `length` is `known`, `depends`
    (on an answer that is not certain), `goal_not_open` or `unclear`. `date` is the
    day of the right, `offered` that of the length; `duty_is_reading` marks a duty
    that no guide confirms. `end` is the last day
    without an extension, `latest_end` the last with all of it.
    """

    date: datetime.date
    offered: datetime.date | None = None
    right: str | None = None
    latest_start: datetime.date | None = None
    duty_is_reading: bool = False
    length: str | None = None
    min_months: int | None = None
    max_months: int | None = None
    extension_months: int | None = None
    total_max_months: int | None = None
    allowed_goals: tuple[str, ...] | None = None
    added_workdays: int | None = None
    end: datetime.date | None = None
    latest_end: datetime.date | None = None


def wanted(form: IntroductionProgramme) -> tuple[bool, bool]:
    """Whether the right and whether the length is asked about; asks only when no answer tells."""
    if not form.given("about") and form.given(*LENGTH_FIELDS):
        return form.given(*SETTLEMENT_FIELDS), True
    if not form.given("about") and form.given(*SETTLEMENT_FIELDS):
        return True, False
    return form.about == "right", form.about == "length"


def check(form: IntroductionProgramme) -> None:
    """Raise `Invalid`, naming both fields, for answers that contradict each other."""
    problems = list(contradictions(form))
    if problems:
        raise Invalid(*problems)


def contradictions(form: IntroductionProgramme) -> Iterator[Problem]:
    """Two problems for each pair of answers that cannot both be true."""
    if both(form, "age", "age_at_permit") and form.age < form.age_at_permit:
        facts = {"age": form.age, "age_at_permit": form.age_at_permit}
        yield Problem("age", "younger-than-at-permit", facts)
        yield Problem("age_at_permit", "older-than-now", facts)
    if both(form, "date", "permit_date"):
        facts_of_permit = {"date": form.date, "permit_date": form.permit_date}
        if form.date < form.permit_date:
            yield Problem("date", "day-before-permit", facts_of_permit)
            yield Problem("permit_date", "permit-after-decision", facts_of_permit)
        elif form.given("months_in_municipality") and longer_than_permit(form):
            facts_of_months = {**facts_of_permit, "months": form.months_in_municipality}
            yield Problem("months_in_municipality", "longer-than-permit", facts_of_months)
            yield Problem("permit_date", "permit-too-late-for-months", facts_of_months)
    if both(form, "start_offered", "permit_date") and form.start_offered < form.permit_date:
        facts_of_offer = {"start_offered": form.start_offered, "permit_date": form.permit_date}
        yield Problem("start_offered", "offer-before-permit", facts_of_offer)
        yield Problem("permit_date", "permit-after-offer", facts_of_offer)
    if both(form, "start_date", "permit_date") and form.start_date < form.permit_date:
        facts_of_start = {"start_date": form.start_date, "permit_date": form.permit_date}
        yield Problem("start_date", "start-before-permit", facts_of_start)
        yield Problem("permit_date", "permit-after-start", facts_of_start)
    elif both(form, "start_date", "start_offered") and form.start_date < form.start_offered:
        facts_of_both = {"start_date": form.start_date, "start_offered": form.start_offered}
        yield Problem("start_date", "start-before-offer", facts_of_both)
        yield Problem("start_offered", "offer-after-start", facts_of_both)


def longer_than_permit(form: IntroductionProgramme) -> bool:
    """Whether the months in a municipality are more than the permit has lasted; a begun month may count."""
    return months_later(form.permit_date, form.months_in_municipality - 1) > form.date


def both(form: IntroductionProgramme, one: str, other: str) -> bool:
    """Whether both fields have an answer; asks for neither."""
    return form.given(one) and form.given(other)
