"""The income that makes six years enough for citizenship: three times G in a tax year.

Citizenship Act (*statsborgerloven*) § 10, https://lovdata.no/lov/2005-06-10-51, and regulation § 6-1: the last
year with a settled tax assessment (*skatteoppgjør*). UDI uses the average G of that year, whole
kroner: 348 717 for 2023
(https://www.udi.no/viktige-meldinger/Tilstrekkelig-inntekt-for-kortere-oppholdstid-statsborgerskap/).
The last settled year is the one before the application, or the one before that.

>>> str(three_times(date(2026, 11, 30), 1)), str(three_times(date(2024, 5, 1), 1))
('384348.00', '348717.00')
"""

from __future__ import annotations

import functools
from datetime import date

from calc.calendar import monotone
from calc.frame.core import Outcome, Step, Steps, rule
from calc.kroner import Kroner
from calc.law import Law
from calc.rates import Rate, rate_on
from calc.rules.residence.begin import has
from calc.rules.residence.form import ADULT, Residence

SIX_YEARS_SINCE = date(2022, 1, 1)
SECTION_10 = Law("statsborgerloven", "10", 1, SIX_YEARS_SINCE)
REGULATION_6_1 = Law("statsborgerforskriften", "6-1", 0, SIX_YEARS_SINCE)

TIMES_G = 3


@functools.cache
def average(year: int) -> int:
    """The average of the basic amount G over the months of a year, in whole kroner, as Nav publishes it.

    >>> average(2022), average(2025)
    (109784, 128116)
    """
    months = [rate_on("basic_amount", date(year, month, 1)).value for month in range(1, 13)]
    return (sum(months) + 6) // 12  # to the nearest krone


@monotone
def three_times(applied: date, years_before: int) -> Kroner:
    """Three times the average G of the tax year that lies so many years before an application."""
    return Kroner(TIMES_G * average(applied.year - years_before))


@monotone
def year_before(applied: date, years_before: int) -> int:
    """The tax year that lies so many years before an application."""
    return applied.year - years_before


@monotone
def december(applied: date) -> date:
    """The last day of the year before an application."""
    return date(applied.year - 1, 12, 31)


@rule
def shorter_time(form: Residence) -> Steps[tuple[bool | None, Kroner | None]]:
    """Whether the income opens citizenship after six years instead of eight. § 10."""
    if form.age < ADULT or (yield from has(form, "nordic")) or form.former_norwegian:
        return None, None  # shorter anyway
    return (yield from three_times_g(form))


@rule
def three_times_g(form: Residence) -> Steps[tuple[bool | None, Kroner | None]]:
    """Whether it is three times the average G of the last settled tax year. Regulation § 6-1."""
    applied = form.application_date
    if applied < SIX_YEARS_SINCE:
        return None, None
    last, before = three_times(applied, 1), three_times(applied, 2)
    rate: Rate = rate_on("basic_amount", december(applied))
    years = {"year": year_before(applied, 1), "year_before": year_before(applied, 2)}
    facts = {"threshold": last, "before": before, **years}
    yield Step("income-tax-year", Outcome.COMPUTED, REGULATION_6_1, facts, rate)
    income = form.income
    if not form.given("income"):
        yield Step("income-not-answered", Outcome.UNCLEAR, REGULATION_6_1, aside=True)
        return None, last
    if rate.may_be_old:
        day = {"date": applied}
        yield Step("amount-may-be-old", Outcome.UNCLEAR, facts=day, aside=True)
        if income >= before:
            return None, last
    threshold = last
    if before <= income < last:
        # Only here it matters which year is the last that is settled.
        which = form.tax_year
        if which == "unsure":
            yield Step("income-which-year", Outcome.UNCLEAR, REGULATION_6_1, facts, aside=True)
            return None, last
        threshold = before if which == "before_last" else last
    if income >= threshold:
        yield Step("income-met", Outcome.MET, REGULATION_6_1, {"threshold": threshold}, aside=True)
        return True, threshold
    yield Step("income-below-shorter-time", Outcome.NOT_MET, SECTION_10, {"threshold": threshold}, aside=True)
    return False, threshold
