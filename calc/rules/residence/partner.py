"""Five years here, and seven when the time with a Norwegian partner is added.

Citizenship Act (*statsborgerloven*) § 12, https://lovdata.no/lov/2005-06-10-51: residence, and time as a
couple with a shared home while the partner was Norwegian, are *together* at least seven years.
Both are counted to the day, so whole years are too rough where the result hangs on months; only there
the months are asked for.

>>> from calc.frame.core import run
>>> form = Residence({"application_date": "2026-11-30", "partner_norwegian": "yes", "age": "30",
...     "years_with_partner": "1", "months_with_partner": "11"})
>>> [each.sure for each in run(lambda form: as_partner(form, date(2021, 10, 30), 0), form).value]
[True]
"""

from __future__ import annotations

from datetime import date

from calc.calendar import monotone, months_later
from calc.frame.contradictions import contradict
from calc.frame.core import Outcome, Step, Steps, rule
from calc.rules.residence.form import Residence
from calc.rules.residence.tracks import PARTNER, SECTION_12, Chance, chance

TOGETHER = 7  # years in Norway and years with the partner, added
YEAR = 12
YOUNGEST = 15  # nobody lives together as a couple before


@monotone
def midway(earlier: date, later: date) -> date:
    """The day in the middle between two days, or the one after the middle."""
    return later - (later - earlier) // 2


@rule
def as_partner(form: Residence, start: date, abroad: int) -> Steps[tuple[Chance, ...]]:
    """The way for those with a Norwegian partner: sure, unsure where months decide, or both."""
    if form.age <= YOUNGEST or not form.partner_norwegian:
        return ()
    years = form.years_with_partner
    if years and years > form.age - YOUNGEST:
        raise contradict("years_with_partner", "age", "partner-before-birth", age=form.age)
    plain = chance(PARTNER, start, abroad)
    low, high = years * YEAR, years * YEAR + YEAR  # months together: at least low, less than high
    if alone(start, abroad, high) < form.application_date < alone(start, abroad, low):
        months = form.months_with_partner
        if form.given("months_with_partner"):
            low, high = low + months, low + months + 1
    total = {"total": TOGETHER}
    day = alone(start, abroad, low)
    if form.application_date >= day:
        yield Step("partner-years-met", Outcome.MET, SECTION_12, total, aside=True)
        return (plain,)
    # Both grow from now on, so half of the time that is missing is enough.
    both_grow = midway(form.application_date, day)
    later = Chance(PARTNER, max(plain.first, both_grow), None if plain.day is None else max(plain.day, both_grow))
    days = {**total, "day": both_grow}
    if form.application_date > alone(start, abroad, high):
        yield Step("partner-months-unclear", Outcome.UNCLEAR, SECTION_12, days, aside=True)
        return (Chance(PARTNER, plain.first, plain.day, sure=False), later)
    yield Step("partner-years-not-met", Outcome.NOT_MET, SECTION_12, days, by=both_grow, aside=True)
    return (later,)


@monotone
def alone(start: date, abroad: int, months: int) -> date:
    """The day that the time here would make up for what is missing if the time together stood still."""
    return months_later(months_later(start, TOGETHER * YEAR - months), abroad)
