"""The years for permanent residence: three or five, with which permit, and whether they are complete.

Immigration Act (*utlendingsloven*) § 62 first and second paragraphs,
https://lovdata.no/lov/2008-05-15-35. Five years for permits under §§ 28 and 38, for the family
of those who have one, and for the family of those whose permanent residence came from one.
Three years for other permits that count.

>>> from calc.frame.core import run
>>> form = Residence({"permit": "family_other", "permanent_basis": "yes", "family_of_protected": "yes",
...     "first_permit_date": "2023-10-01", "application_date": "2026-11-30"})
>>> day = form.first_permit_date
>>> time = run(lambda form: counted(form, Begin(day, day)), form).value
>>> time.years, time.ok, time.earliest
(5, False, datetime.date(2028, 10, 1))
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from calc.calendar import months_later, years_later
from calc.frame.core import Outcome, Step, Steps, rule
from calc.frame.days import Milestone
from calc.law import Law
from calc.rules.residence.begin import Begin
from calc.rules.residence.form import FIVE_YEARS, NOT_COUNTING, USUALLY_COUNTS, Residence

SOON = 3  # months before the years are complete in which UDI takes the papers (udi.no)
FIVE_SINCE = date(2020, 12, 1)
FIVE_FOR_ALL = date(2021, 2, 2)  # until 1 February 2021 some could still apply after three years

SECTION_62_1 = Law("utlendingsloven", "62", 1, date(2018, 1, 1))
SECTION_62_2 = Law("utlendingsloven", "62", 2, FIVE_SINCE)
SECTION_60_3 = Law("utlendingsloven", "60", 3, date(2010, 1, 1))
SECTION_60_4 = Law("utlendingsloven", "60", 4, date(2010, 1, 1))
SECTION_38_5 = Law("utlendingsloven", "38", 5, date(2010, 1, 1))
SECTION_35_3 = Law("utlendingsloven", "35", 3, date(2010, 1, 1))


@dataclass(frozen=True)
class Time:
    """The years that may be needed, whether they have passed, and the days; None where it is unclear.

    `earliest` is the first day by any reading, `sure` the day by every reading; `between` is true
    where three years have passed and five have not, and either may be needed.
    """

    spans: tuple[int, ...] = ()
    ok: bool | None = None
    earliest: date | None = None
    sure: date | None = None
    between: bool = False
    collective_until: date | None = None

    @property
    def years(self) -> int | None:
        """How many years are needed, if that is sure."""
        return self.spans[0] if len(self.spans) == 1 else None


@rule
def not_counting(form: Residence) -> Steps[Time]:
    """A permit that is no ground for permanent residence. §§ 38 and 60."""
    provision = {"s38_limited": SECTION_38_5, "family_of_collective": SECTION_60_4}
    yield Step("permit-does-not-count", Outcome.NOT_MET, provision.get(form.permit, SECTION_60_3))
    return Time(ok=False)


@rule
def counted(form: Residence, begin: Begin) -> Steps[Time]:
    """The years with a permit that counts, or may count. § 62."""
    if form.permit in NOT_COUNTING:
        return (yield from not_counting(form))
    basis = form.permanent_basis if form.permit in USUALLY_COUNTS else True
    if basis is False:
        return (yield from not_counting(form))
    if form.permit == "s35":
        yield Step("resettlement-five-years", Outcome.UNCLEAR, SECTION_35_3, aside=True)
    if form.permit in FIVE_YEARS:
        time = yield from passed(form, begin, (5,), SECTION_62_2)
    elif form.permit in ("family_other", "s53"):
        time = yield from as_family(form, begin)
    else:
        time = yield from passed(form, begin, (3,), SECTION_62_1)
    if basis is None:
        # Whether it counts does not matter where the years are too few anyway.
        yield Step("permit-counts-unknown", Outcome.UNCLEAR, SECTION_60_3, aside=time.ok is False)
        return replace(time, ok=time.ok and None)
    return time


@rule
def as_family(form: Residence, begin: Begin) -> Steps[Time]:
    """Three years, or five for the family of somebody whose permit is or was under § 28 or § 38."""
    spans: tuple[int, ...] = (3, 5)
    if form.application_date < years_later(begin.sure, 5):
        protected = form.family_of_protected
        if protected is False:
            spans = (3,)
        elif protected and form.permit == "family_other":
            spans = (5,)
    time = yield from passed(form, begin, spans, SECTION_62_2 if 5 in spans else SECTION_62_1)
    if len(spans) == 2 and time.ok is not True:
        id = "own-ground-years" if form.permit == "s53" else "family-ground-unknown"
        yield Step(id, Outcome.UNCLEAR, SECTION_62_2, aside=time.ok is False)
    return time


@rule
def passed(form: Residence, begin: Begin, spans: tuple[int, ...], law: Law) -> Steps[Time]:
    """Whether so many years have passed on the day of application, by the first and by the last reading."""
    few, many = min(spans), max(spans)
    sure = years_later(begin.sure, many)
    if form.application_date >= sure:
        facts = {"years": many, "start": begin.sure, "earliest": sure}
        id = "years-met" if few == many else "years-met-either"
        yield Step(id, Outcome.MET, law, facts, days=(Milestone("permanent-earliest", sure),))
        return Time(spans, True, sure, sure)
    if many == 5 and form.application_date < FIVE_FOR_ALL:
        yield Step("five-years-transition", Outcome.UNCLEAR, law, {"since": FIVE_SINCE})
        return Time(ok=None)
    if begin.first is None:
        by_all = (Milestone("permanent-latest", sure),)
        yield Step("years-by", Outcome.UNCLEAR, law, {"years": many, "sure": sure}, by=sure, days=by_all)
        return Time(spans, None, sure, sure)
    first = years_later(begin.first, few)
    either = {"first": first, "sure": sure}
    latest = Milestone("permanent-latest", sure)
    if form.application_date >= first:
        days = (Milestone("permanent-earliest", first, certain=False), latest)
        yield Step("years-between", Outcome.UNCLEAR, law, either, by=sure, days=days)
        return Time(spans, None, first, sure, between=few != many)
    if first == sure:
        facts = {"years": many, "start": begin.first, "earliest": first}
        yield Step("years-not-met", Outcome.NOT_MET, law, facts, by=first, days=to_apply(first))
    else:
        of_readings = (*to_apply(first, certain=False), latest)
        yield Step("years-not-met-either", Outcome.NOT_MET, law, either, by=sure, days=of_readings)
    return Time(spans, False, first, sure)


def to_apply(earliest: date, *, certain: bool = True) -> tuple[Milestone, ...]:
    """The day the years are complete, and the one to book by: the police take the papers so long before."""
    return (
        Milestone("permanent-book", months_later(earliest, -SOON), certain, due=True, counted=True),
        Milestone("permanent-earliest", earliest, certain, counted=True),
    )
