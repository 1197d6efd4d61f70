"""The years for citizenship (*statsborgerskap*): from which day they count, and when they are complete.

Citizenship Act (*statsborgerloven*) §§ 7-22 a, https://lovdata.no/lov/2005-06-10-51, and
regulation chapter 3. The ways to enough years are in `calc.rules.residence.tracks` and `.chances`. Most
applicants must also fulfil the conditions for permanent residence (§ 7 first
paragraph d). The years are known for applications from 2022.

>>> from calc.frame.core import run
>>> from calc.rules.residence.time import Time
>>> form = Residence({"application_date": "2026-05-01", "permit": "s28", "age": "30", "income": "0"})
>>> permanent = Time(5, True, date(2024, 5, 1))
>>> run(lambda form: citizenship_time(form, date(2019, 5, 1), False, permanent), form).value.earliest
datetime.date(2026, 5, 1)
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from calc.calendar import full_years
from calc.frame.core import Outcome, Step, Steps, rule
from calc.law import Law
from calc.rules.residence.chances import open_tracks
from calc.rules.residence.form import ADULT, FREE_MOVEMENT, Residence, both
from calc.rules.residence.income import SIX_YEARS_SINCE
from calc.rules.residence.time import Time
from calc.rules.residence.tracks import FORMER, SECTION_7, Chance

SECTION_17_1 = Law("statsborgerloven", "17", 1, date(2020, 1, 1))
SECTION_17_2 = Law("statsborgerloven", "17", 2, date(2013, 1, 1))
SECTION_22A = Law("statsborgerloven", "22 a", 1, date(2020, 1, 1))
REGULATION_3_2 = Law("statsborgerforskriften", "3-2", 1, date(2010, 1, 1))
REGULATION_3_4 = Law("statsborgerforskriften", "3-4", 0, date(2006, 9, 1))

CHILD = 12
WITH_PARENT = 2  # years of residence for a child who becomes a citizen with a parent


@rule
def resident_from(form: Residence, counted: date) -> Steps[date]:
    """The day from which residence counts: all permits of a year or more, also earlier ones. § 7, § 3-2."""
    if form.permit in FREE_MOVEMENT:
        return counted
    since = form.resident_since
    if not form.given("resident_since"):
        yield Step("earlier-permits-assumed", Outcome.UNCLEAR, REGULATION_3_2, {"start": counted})
        return counted
    if since > max(form.first_permit_date, counted):
        raise both("resident_since", "first_permit_date", "resident-after-permit", since=since)
    if full_years(since, form.application_date) > form.age:
        raise both("resident_since", "age", "resident-before-birth", since=since, age=form.age)
    yield Step("resident-since", Outcome.MET, REGULATION_3_2, {"since": since})
    return min(since, counted)


@rule
def citizenship_time(form: Residence, start: date, income: bool | None, permanent: Time) -> Steps[Time]:
    """The earliest day by the years, and whether it has come. §§ 7 and 10-17."""
    if form.application_date < SIX_YEARS_SINCE:
        yield Step("citizenship-years-not-read", Outcome.UNCLEAR, SECTION_7, {"since": SIX_YEARS_SINCE})
        return (yield from other_ways(form, Time(), False))
    abroad = form.months_abroad
    if not form.given("months_abroad"):
        yield Step("no-deduction-assumed", Outcome.UNCLEAR, REGULATION_3_4)
    chances = yield from open_tracks(form, start, abroad, income)
    former = chances[0].track == FORMER
    exempt = former or form.permit in FREE_MOVEMENT
    if exempt or permanent.earliest is not None:
        time = yield from soonest(form, start, chances, None if exempt else permanent)
    else:
        outcome = Outcome.UNCLEAR if permanent.ok is None else Outcome.NOT_MET
        yield Step("permanent-conditions-first", outcome, SECTION_7)
        time = Time(chances[-1].track.years, permanent.ok)
    return (yield from other_ways(form, time, former))


@rule
def soonest(form: Residence, start: date, chances: tuple[Chance, ...], permanent: Time | None) -> Steps[Time]:
    """The track whose years are complete first, not before those for permanent residence."""
    days = [(each.day, each.track) for each in chances if each.sure and each.day is not None]
    if not days:
        yield Step("deduction-unclear", Outcome.UNCLEAR, REGULATION_3_4, {"within": chances[-1].track.within})
        return Time(chances[-1].track.years)
    earliest, track = min(days, key=lambda known: known[0])
    facts = {"years": track.years, "within": track.within}
    yield Step(f"track-{track.id}", Outcome.COMPUTED, track.law, facts)
    first = start if permanent is None or permanent.earliest is None else permanent.earliest
    if permanent is not None:
        yield Step("permanent-conditions-too", Outcome.UNCLEAR, SECTION_7)
        if first > earliest:
            earliest = first
            yield Step("permanent-decides", Outcome.COMPUTED, SECTION_7, {"earliest": earliest})
    facts_of_day = {"years": track.years, "start": start, "earliest": earliest}
    if form.application_date >= earliest:
        yield Step("citizenship-years-met", Outcome.MET, track.law, facts_of_day)
        return Time(track.years, True if permanent is None or permanent.ok else None, earliest)
    unsure = [each for each in chances if not (each.sure and each.day is not None)]
    perhaps = [each for each in unsure if form.application_date >= max(first, each.day or each.first)]
    for each in perhaps:
        if each.day is None:
            facts_of_window = {"within": each.track.within}
            yield Step("deduction-unclear", Outcome.UNCLEAR, REGULATION_3_4, facts_of_window)
    outcome = Outcome.UNCLEAR if perhaps else Outcome.NOT_MET
    yield Step("citizenship-years-not-met", outcome, track.law, facts_of_day)
    return Time(track.years, None if perhaps else False, earliest)


@rule
def other_ways(form: Residence, time: Time, former: bool) -> Steps[Time]:
    """Children with a parent (§ 17) and former citizens by notification (§ 22 a): then a no is not sure."""
    if form.age < CHILD:
        yield Step("under-12", Outcome.UNCLEAR, SECTION_17_1, {"child": CHILD})
        return replace(time, ok=None)
    if form.age < ADULT and time.ok is not True:
        yield Step("child-with-parent", Outcome.UNCLEAR, SECTION_17_2, {"years": WITH_PARENT})
        return replace(time, ok=None)
    if former and time.ok is not True:
        yield Step("former-by-notification", Outcome.UNCLEAR, SECTION_22A)
        return replace(time, ok=None)
    return time
