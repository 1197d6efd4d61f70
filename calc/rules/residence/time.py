"""The years for permanent residence, absence from Norway, and the way from collective protection.

Immigration Act (*utlendingsloven*) § 62 first and second paragraphs and § 34 second
paragraph, https://lovdata.no/lov/2008-05-15-35. Three years with at most
seven months abroad; five years with at most ten for permits under §§ 28 and 38
and their families. Collective protection does not count. It is given for at most
five years, then a permit may be given that does count, and three years with
that one are needed. Before 2025 it was three years, and then five.

>>> from calc.frame.core import run
>>> form = Residence({"permit": "s34", "first_permit_date": "2022-04-01", "application_date": "2026-05-01"})
>>> time = run(lambda form: permanent_time(form, form.first_permit_date), form).value
>>> time.collective_until, time.earliest
(datetime.date(2027, 4, 1), datetime.date(2030, 4, 1))
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from calc.calendar import years_later
from calc.frame.core import Outcome, Step, Steps, rule
from calc.law import Law
from calc.rules.residence.form import FIVE_YEARS, FREE_MOVEMENT, NOT_COUNTING, USUALLY_COUNTS, Residence

FIVE_SINCE = date(2020, 12, 1)
FIVE_FOR_ALL = date(2021, 2, 2)  # until 1 February 2021 some could still apply after three years
LONGER_SINCE = date(2025, 1, 1)

SECTION_62_1 = Law("utlendingsloven", "62", 1, date(2018, 1, 1))
SECTION_62_2 = Law("utlendingsloven", "62", 2, FIVE_SINCE)
SECTION_60_3 = Law("utlendingsloven", "60", 3, date(2010, 1, 1))
SECTION_60_4 = Law("utlendingsloven", "60", 4, date(2010, 1, 1))
SECTION_38_5 = Law("utlendingsloven", "38", 5, date(2010, 1, 1))
SECTION_35_3 = Law("utlendingsloven", "35", 3, date(2010, 1, 1))
SECTION_34_2 = Law("utlendingsloven", "34", 2, LONGER_SINCE)
SECTION_34_2_BEFORE = Law("utlendingsloven", "34", 2, FIVE_SINCE, date(2024, 12, 31))
SECTION_115 = Law("utlendingsloven", "115", 0, date(2010, 1, 1))
REGULATION_11_1 = Law("utlendingsforskriften", "11-1", 1, date(2016, 9, 1))
REGULATION_11_2 = Law("utlendingsforskriften", "11-2", 2, FIVE_SINCE)

ABROAD = {3: 7, 5: 10}  # months of absence allowed in so many years
ABROAD_SKILLED = 15


@dataclass(frozen=True)
class Time:
    """The years needed, whether they have passed, and the dates; None where it is unclear."""

    years: int | None = None
    ok: bool | None = None
    earliest: date | None = None
    collective_until: date | None = None


@rule
def permanent_time(form: Residence, start: date) -> Steps[Time]:
    """How the years are counted for a permit. § 62."""
    if form.permit == "s34":
        return (yield from from_collective(form, start))
    if form.permit in FREE_MOVEMENT:
        yield Step("free-movement", Outcome.UNCLEAR, SECTION_115)
        return Time()
    if form.permit in NOT_COUNTING:
        provision = {"s38_limited": SECTION_38_5, "family_of_collective": SECTION_60_4}
        yield Step("permit-does-not-count", Outcome.NOT_MET, provision.get(form.permit, SECTION_60_3))
        return Time(ok=False)
    if form.permit in USUALLY_COUNTS:
        basis = form.permanent_basis
        if not form.given("permanent_basis"):
            yield Step("permit-counts-assumed", Outcome.UNCLEAR, SECTION_60_3)
        if basis is None:
            yield Step("permit-counts-unknown", Outcome.UNCLEAR, SECTION_60_3)
            return Time()
        if not basis:
            yield Step("permit-does-not-count", Outcome.NOT_MET, SECTION_60_3)
            return Time(ok=False)
    if form.permit in FIVE_YEARS:
        return (yield from passed(form, start, 5, SECTION_62_2))
    if form.permit == "after_s34":
        return (yield from after_collective(form, start))
    if form.permit == "s53":
        yield Step("own-ground-years", Outcome.UNCLEAR, SECTION_62_2)
    return (yield from passed(form, start, 3, SECTION_62_1))


@rule
def passed(form: Residence, start: date, years: int, law: Law) -> Steps[Time]:
    """Whether so many years have passed on the day of application."""
    if form.permit == "s35":
        yield Step("resettlement-five-years", Outcome.UNCLEAR, SECTION_35_3)
    earliest = years_later(start, years)
    facts = {"years": years, "start": start, "earliest": earliest}
    if form.application_date >= earliest:
        yield Step("years-met", Outcome.MET, law, facts)
        return Time(years, True, earliest)
    if years == 5 and form.application_date < FIVE_FOR_ALL:
        yield Step("five-years-transition", Outcome.UNCLEAR, law, {"since": FIVE_SINCE})
        return Time(ok=None)
    yield Step("years-not-met", Outcome.NOT_MET, law, facts)
    return Time(years, False, earliest)


@rule
def from_collective(form: Residence, first: date) -> Steps[Time]:
    """From collective protection (*kollektiv beskyttelse*): its longest time, then a permit that counts."""
    if form.application_date < LONGER_SINCE:
        law, protected, after = SECTION_34_2_BEFORE, 3, 5
    else:
        law, protected, after = SECTION_34_2, 5, 3
    until = years_later(first, protected)
    earliest = years_later(until, after)
    yield Step("collective-does-not-count", Outcome.NOT_MET, law)
    yield Step("collective-until", Outcome.COMPUTED, law, {"years": protected, "until": until})
    if form.application_date < LONGER_SINCE:
        yield Step("collective-since-2025", Outcome.UNCLEAR, SECTION_34_2, {"since": LONGER_SINCE})
    yield Step("collective-then-may", Outcome.UNCLEAR, law, {"until": until})
    yield Step("collective-earliest", Outcome.COMPUTED, law, {"years": after, "earliest": earliest})
    yield Step("collective-may-end", Outcome.UNCLEAR, REGULATION_11_1)
    # By then the permit is another one. Whether it is one that counts is not known yet.
    return Time(after, None if form.application_date >= earliest else False, earliest, until)


@rule
def after_collective(form: Residence, start: date) -> Steps[Time]:
    """The years with the temporary permit that follows collective protection. § 34 second paragraph."""
    yield Step("after-collective-conditions", Outcome.UNCLEAR, REGULATION_11_1)
    if form.application_date < LONGER_SINCE:
        return (yield from passed(form, start, 5, SECTION_34_2_BEFORE))
    return (yield from passed(form, start, 3, SECTION_34_2))


@rule
def absence(form: Residence, years: int | None) -> Steps[bool | None]:
    """Months outside Norway in the last three or five years. § 62 first paragraph a and second paragraph."""
    if years is None or form.permit == "s34":
        return None
    law = SECTION_62_2 if years == 5 else SECTION_62_1
    months = form.months_abroad
    facts = {"most": ABROAD[years], "years": years}
    if not form.given("months_abroad"):
        yield Step("absence-not-answered", Outcome.UNCLEAR, law, facts)
        return None
    if months <= ABROAD[years]:
        yield Step("absence-met", Outcome.MET, law, facts)
        return True
    if form.permit == "worker" and months <= ABROAD_SKILLED:
        yield Step("absence-skilled", Outcome.UNCLEAR, REGULATION_11_2, {"most": ABROAD_SKILLED})
        return None
    yield Step("absence-not-met", Outcome.NOT_MET, law, facts)
    return False
