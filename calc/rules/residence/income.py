"""Income: being self-supporting for permanent residence, the shorter time for citizenship.

Permanent residence: Immigration Regulation (*utlendingsforskriften*) §§ 11-11 and
11-12, https://lovdata.no/forskrift/2009-10-15-1286: 2.5 times the basic amount G in
the last 12 months, for people from 18 to 67. Citizenship: Citizenship Act § 10 and
regulation § 6-1: with 3 G in the last settled tax year, six years are enough.

Neither says which G counts when it has changed. The rules here use G on the day
of application; between that and the lowest G of the year looked at it is unclear.

>>> from calc.frame.core import run
>>> form = Residence({"application_date": "2026-05-01", "permit": "s28", "age": "30", "income": "341372,50"})
>>> run(self_supporting, form).value
(True, Kroner(682745, 2))
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from calc.calendar import monotone, years_later
from calc.frame.core import Outcome, Step, Steps, rule
from calc.kroner import Kroner
from calc.law import Law
from calc.rates import rate_on
from calc.rules.residence.form import ADULT, OLD, Residence

TODAYS_WORDING = date(2024, 4, 18)
SIX_YEARS_SINCE = date(2022, 1, 1)
REGULATION_11_11 = Law("utlendingsforskriften", "11-11", 0, TODAYS_WORDING)
REGULATION_11_12 = Law("utlendingsforskriften", "11-12", 0, date(2021, 1, 1))
SECTION_10 = Law("statsborgerloven", "10", 1, SIX_YEARS_SINCE)
REGULATION_6_1 = Law("statsborgerforskriften", "6-1", 0, SIX_YEARS_SINCE)

PERMANENT = Fraction(5, 2)  # times G
CITIZENSHIP = Fraction(3)


@monotone
def tax_year_begins(applied: date) -> date:
    """The first day of the last settled tax year: the year before last, until that of last year is settled."""
    return date(applied.year - 2, 1, 1)


@rule
def enough(form: Residence, times: Fraction, law: Law, year_begins: date) -> Steps[tuple[bool | None, Kroner]]:
    """Whether the income is so many times G. None where it was not told, or lies between two amounts of G."""
    rate = rate_on("basic_amount", form.application_date)
    threshold = Kroner(times * rate.value)
    facts = {"threshold": threshold, "g": rate.value, "since": rate.since}
    yield Step("income-threshold", Outcome.COMPUTED, law, facts, rate)
    if rate.may_be_old:
        yield Step("amount-may-be-old", Outcome.UNCLEAR, facts={"date": form.application_date})
    income = form.income
    if not form.given("income"):
        yield Step("income-not-answered", Outcome.UNCLEAR, law)
        return None, threshold
    if income >= threshold:
        yield Step("income-met", Outcome.MET, law, {"threshold": threshold})
        return True, threshold
    earlier = Kroner(times * rate_on("basic_amount", year_begins).value)
    if income >= earlier:
        yield Step("income-between", Outcome.UNCLEAR, law, {"earlier": earlier, "threshold": threshold})
        return None, threshold
    return False, threshold


@rule
def self_supporting(form: Residence) -> Steps[tuple[bool | None, Kroner | None]]:
    """Whether an applicant for permanent residence is self-supporting (*selvforsørget*). § 11-11."""
    if form.age < ADULT or form.age >= OLD:
        yield Step("income-age", Outcome.MET, REGULATION_11_11, {"adult": ADULT, "old": OLD})
        return True, None
    if form.application_date < TODAYS_WORDING:
        yield Step("income-earlier-wording", Outcome.UNCLEAR, REGULATION_11_11, {"since": TODAYS_WORDING})
        return None, None
    last_year = years_later(form.application_date, -1)
    found, threshold = yield from enough(form, PERMANENT, REGULATION_11_11, last_year)
    if found is not False:
        return found, threshold
    if form.permit == "s53":
        yield Step("income-own-ground", Outcome.UNCLEAR, REGULATION_11_12)
        return None, threshold
    yield Step("income-not-met", Outcome.NOT_MET, REGULATION_11_11, {"threshold": threshold})
    yield Step("income-exemptions", Outcome.UNCLEAR, REGULATION_11_12)
    return False, threshold


@rule
def shorter_time(form: Residence) -> Steps[tuple[bool | None, Kroner | None]]:
    """Whether the income opens citizenship after six years instead of eight. Citizenship Act § 10."""
    if form.application_date < SIX_YEARS_SINCE:
        return None, None
    year_begins = tax_year_begins(form.application_date)
    found, threshold = yield from enough(form, CITIZENSHIP, REGULATION_6_1, year_begins)
    if found is False:
        yield Step("income-below-shorter-time", Outcome.NOT_MET, SECTION_10, {"threshold": threshold})
    return found, threshold
