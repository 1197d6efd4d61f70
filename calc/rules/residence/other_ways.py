"""Ways to citizenship beside the years: with a parent, by notification, and for a few special groups.

Citizenship Act (*statsborgerloven*) §§ 17, 20 and 22 a, https://lovdata.no/lov/2005-06-10-51;
regulation §§ 8-1 and 8-5. Where one may be open, a no is not sure.

>>> from calc.frame.core import run
>>> form = Residence({"permit": "nordic", "application_date": "2026-05-01", "age": "30"})
>>> [step.id for step in run(lambda form: other_ways(form, date(2019, 5, 1), Time((2,), True), True), form).steps]
['nordic-by-notification']
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from calc.calendar import years_later
from calc.frame.core import Outcome, Step, Steps, rule
from calc.frame.days import Milestone
from calc.law import Law
from calc.rules.residence.form import ADULT, Residence
from calc.rules.residence.time import Time

SECTION_17_1 = Law("statsborgerloven", "17", 1, date(2020, 1, 1))
SECTION_17_2 = Law("statsborgerloven", "17", 2, date(2013, 1, 1))
SECTION_20 = Law("statsborgerloven", "20", 1, date(2020, 1, 1))
SECTION_22A = Law("statsborgerloven", "22 a", 1, date(2020, 1, 1))
REGULATION_8_5 = Law("statsborgerforskriften", "8-5", 1, date(2022, 1, 1))

CHILD = 12
WITH_PARENT = 2  # years of residence for a child who becomes a citizen with a parent
BY_NOTIFICATION = 7  # years for Danes, Finns, Icelanders and Swedes
SPECIAL = 6  # years for researchers and sportspeople


@rule
def other_ways(form: Residence, start: date, time: Time, nordic: bool) -> Steps[Time]:
    """Children with a parent (§ 17), by notification (§§ 20, 22 a), researchers and sportspeople (§§ 8-1, 8-5)."""
    if form.age < CHILD and not form.former_norwegian:
        yield Step("under-12", Outcome.UNCLEAR, SECTION_17_1, {"child": CHILD})
        return replace(time, ok=None, earliest=None)
    if form.age < ADULT and time.ok is not True:
        return (yield from with_parent(time))
    if form.former_norwegian and time.ok is not True:
        yield Step("former-by-notification", Outcome.UNCLEAR, SECTION_22A)
        return replace(time, ok=None)
    if nordic and form.age >= ADULT:
        day = years_later(start, BY_NOTIFICATION)
        outcome = Outcome.MET if form.application_date >= day else Outcome.COMPUTED
        facts = {"years": BY_NOTIFICATION, "day": day}
        days = (Milestone("citizenship-notification", day),)
        yield Step("nordic-by-notification", outcome, SECTION_20, facts, aside=True, days=days)
    elif time.ok is False and form.application_date >= years_later(start, SPECIAL):
        yield Step("special-groups", Outcome.UNCLEAR, REGULATION_8_5, {"years": SPECIAL}, aside=True)
    return time


@rule
def with_parent(time: Time) -> Steps[Time]:
    """A child may become a citizen with or after a parent, with two years here. § 17."""
    yield Step("child-with-parent", Outcome.UNCLEAR, SECTION_17_2, {"years": WITH_PARENT})
    return replace(time, ok=None)
