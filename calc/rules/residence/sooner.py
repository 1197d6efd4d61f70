"""Permanent residence before the three or five years: children, EEA time, earlier long stay.

Immigration Regulation (*utlendingsforskriften*) § 11-1 second and third paragraphs and § 11-4,
https://lovdata.no/forskrift/2009-10-15-1286. A child born in Norway, or adopted, needs no years
if the application comes within one year. All years but the last may be with a right of residence
under EEA rules. After one year with a permit that counts UDI may grant it for earlier long stay.

>>> from calc.frame.core import run
>>> answers = {"application_date": "2026-11-30", "first_permit_date": "2026-10-01", "age": "0"}
>>> short = Time((5,), False, date(2031, 10, 1))
>>> run(lambda form: as_child(form, short), Residence({**answers, "child_case": "born_here"})).value.ok is None
True
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from calc.calendar import full_years, years_later
from calc.frame.core import Outcome, Step, Steps, rule
from calc.frame.days import Milestone
from calc.law import Law
from calc.rules.residence.begin import has
from calc.rules.residence.form import ADULT, PROTECTION, Residence
from calc.rules.residence.time import Time

SECTION_115 = Law("utlendingsloven", "115", 0, date(2010, 1, 1))
REGULATION_11_1_2 = Law("utlendingsforskriften", "11-1", 2, date(2016, 9, 1))
REGULATION_11_1_3 = Law("utlendingsforskriften", "11-1", 3, date(2016, 9, 1))
REGULATION_11_4 = Law("utlendingsforskriften", "11-4", 0, date(2020, 12, 1))


@rule
def as_child(form: Residence, time: Time) -> Steps[Time]:
    """A child who needs no years: born in Norway or adopted, within one year. § 11-1 second paragraph."""
    if time.ok or form.age >= ADULT:
        return time
    newborn = form.age == 0
    if not newborn and full_years(form.first_permit_date, form.application_date) >= 1:
        return time
    case = form.child_case
    if case == "no":
        return time
    if case == "adopted":
        yield Step("child-adopted", Outcome.UNCLEAR, REGULATION_11_1_2)
        return Time()
    if newborn:
        yield Step("child-born-here", Outcome.UNCLEAR, REGULATION_11_1_2)
        return Time()
    if case == "born_here":
        yield Step("child-born-too-late", Outcome.NOT_MET, REGULATION_11_1_2, aside=True)
        return time
    yield Step("child-perhaps-adopted", Outcome.UNCLEAR, REGULATION_11_1_2, aside=True)
    return time


@rule
def with_earlier_stay(form: Residence, time: Time) -> Steps[Time]:
    """EEA time before the permit, and § 11-4, both after at least one year with a permit that counts."""
    a_year = years_later(form.first_permit_date, 1)
    if time.sure is None or not a_year <= form.application_date < time.sure:
        return time
    yield Step("one-year-exception", Outcome.UNCLEAR, REGULATION_11_4, aside=True)
    if (yield from has(form, *PROTECTION, "after_s34")):
        return time
    if not form.eea_before:
        if not form.given("eea_before"):
            yield Step("eea-time-assumed", Outcome.UNCLEAR, REGULATION_11_1_3, aside=True)
        return time
    since = form.eea_since
    day = max(a_year, years_later(since, min(time.spans)))
    facts = {"since": since, "day": day}
    days = (Milestone("permanent-with-eea", day, certain=False),)
    if form.application_date >= day:
        yield Step("eea-time-may-count", Outcome.UNCLEAR, REGULATION_11_1_3, facts, days=days)
        return replace(time, ok=None, earliest=day, between=False)
    yield Step("eea-time-from", Outcome.COMPUTED, REGULATION_11_1_3, facts, by=day, days=days)
    return replace(time, earliest=min(day, time.earliest or day))


@rule
def free_movement(form: Residence) -> Steps[None]:
    """EEA and Nordic citizens: a permanent right of residence after five years, which is not worked out. § 115."""
    day = years_later(form.first_permit_date, 5)
    days = (Milestone("permanent-right-eea", day, certain=False),)
    yield Step("free-movement", Outcome.UNCLEAR, SECTION_115, {"years": 5, "day": day}, days=days)
