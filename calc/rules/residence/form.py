"""Permanent residence and citizenship: the questions, the value, and what contradicts what.

Immigration Act (*utlendingsloven*) § 62, https://lovdata.no/lov/2008-05-15-35, and
Citizenship Act (*statsborgerloven*), https://lovdata.no/lov/2005-06-10-51. All rules go by
the day of the application.

>>> Residence({"goal": "permanent"}).goal
'permanent'
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from calc.calendar import full_years
from calc.frame.changed import may_have_changed
from calc.frame.core import Outcome, Step, Steps, rule
from calc.frame.fields import Amount, Choice, Day, Whole, YesNo, YesNoUnsure
from calc.frame.form import Form, Invalid, Problem
from calc.kroner import Kroner
from calc.law import Law

COLLECTIVE_SINCE = date(2022, 3, 11)  # the first day collective protection could be given
REGULATION_11_2 = Law("utlendingsforskriften", "11-2", 1, date(2020, 12, 1))

ADULT = 18
ACT_OF = {"permanent": "utlendingsloven", "citizenship": "statsborgerloven"}
OLD = 67
PROTECTION = ("s28", "s35")  # time is counted from the application for protection, or from the arrival
FIVE_YEARS = ("s28", "s35", "s38", "family_of_refugee")
USUALLY_COUNTS = ("worker", "family_of_worker", "family_other")
THREE_YEARS = ("s53", *USUALLY_COUNTS, "other_permanent_basis", "after_s34")
NOT_COUNTING = ("s38_limited", "family_of_collective", "student", "other_temporary")
FREE_MOVEMENT = ("eea", "nordic")
LEVELS = ("none", "A1", "A2", "B1", "B2", "C1")


class Residence(Form):
    """The questions, in the order of the page. `first_permit_date` is the first day that counts."""

    goal = Choice("permanent", "citizenship")
    application_date = Day(2010)
    permit = Choice("s34", *FIVE_YEARS, *THREE_YEARS, *NOT_COUNTING, *FREE_MOVEMENT)
    first_permit_date = Day()
    protection_applied_on = Day(assumed=date(1967, 1, 1))
    permanent_basis = YesNoUnsure(assumed=True)
    age = Whole(0, 120)
    oral_level = Choice(*LEVELS)
    social_studies_test = YesNo()
    months_abroad = Whole(0, 240, assumed=0)
    income = Amount("kroner", 10_000_000, assumed=Fraction(0))
    resident_since = Day(assumed=date(1967, 1, 1))
    stateless = YesNo(assumed=False)
    arrived_before_18 = YesNo(assumed=False)
    partner_norwegian = YesNo(assumed=False)
    years_with_partner = Whole(0, 100)
    former_norwegian = YesNo(assumed=False)


@dataclass(frozen=True)
class Way:
    """What the calculator finds. None is what is unclear, has no date, or was not asked about.

    The two earliest dates go by the years alone; `years` is how many the law asks for.
    """

    goal: str
    application_date: date
    required_level: str | None = None
    language_ok: bool | None = None
    social_studies_ok: bool | None = None
    years: int | None = None
    years_ok: bool | None = None
    absence_ok: bool | None = None
    income_ok: bool | None = None
    income_threshold: Kroner | None = None
    earliest_permanent: date | None = None
    earliest_citizenship: date | None = None
    collective_protection_until: date | None = None


def both(one: str, other: str, problem: str, **facts: object) -> Invalid:
    """An exception that names two fields whose answers cannot both be right."""
    return Invalid(Problem(one, problem, facts), Problem(other, problem, facts))


@rule
def consistent(form: Residence) -> Steps[None]:
    """Stop at answers that contradict each other; warn of days after the newest text that was read."""
    applied, first = form.application_date, form.first_permit_date
    if first > applied:
        raise both("first_permit_date", "application_date", "permit-after-application", first=first)
    if form.permit == "s34" and first < COLLECTIVE_SINCE:
        raise both("permit", "first_permit_date", "collective-not-yet", since=COLLECTIVE_SINCE)
    if full_years(first, applied) > form.age:
        raise both("first_permit_date", "age", "permit-before-birth", first=first, age=form.age)
    yield from may_have_changed(applied, ACT_OF[form.goal])


@rule
def start(form: Residence) -> Steps[date]:
    """The day from which time is counted. Immigration Regulation § 11-2, Citizenship Regulation § 3-2."""
    if form.permit not in PROTECTION:
        return form.first_permit_date
    applied = form.protection_applied_on
    if not form.given("protection_applied_on"):
        yield Step("counted-from-permit-assumed", Outcome.UNCLEAR, REGULATION_11_2)
        return form.first_permit_date
    if applied > form.application_date:
        raise both("protection_applied_on", "application_date", "applied-after-day", applied=applied)
    # UDI decides about resettlement before the journey; whoever applied here had no permit before.
    if form.permit == "s28" and applied > form.first_permit_date:
        raise both("protection_applied_on", "first_permit_date", "applied-after-permit", applied=applied)
    if full_years(applied, form.application_date) > form.age:
        raise both("protection_applied_on", "age", "applied-before-birth", applied=applied, age=form.age)
    yield Step("counted-from-application", Outcome.MET, REGULATION_11_2, {"applied": applied})
    return applied


@rule
def tested_age(form: Residence, law: Law) -> Steps[bool]:
    """Whether the applicant is from 18 to 67: 18 on the day of application, 67 on that of the decision."""
    if form.age < ADULT:
        yield Step("below-18", Outcome.MET, law, {"adult": ADULT})
        return False
    if form.age >= OLD:
        yield Step("above-67", Outcome.MET, law, {"old": OLD})
        return False
    if form.age >= OLD - 1:
        yield Step("turns-67", Outcome.UNCLEAR, law, {"old": OLD})
    return True
