"""The years for citizenship (*statsborgerskap*): from which day they count, and when they are complete.

Citizenship Act (*statsborgerloven*) §§ 7-22 a, https://lovdata.no/lov/2005-06-10-51, and
regulation chapter 3. The ways to enough years are in `calc.rules.residence.tracks` and `.chances`. Most
applicants must hold permanent residence or fulfil its conditions (§ 7 first paragraph d). The years
are known for applications from 2022.

>>> from calc.frame.core import run
>>> from calc.rules.residence.time import Time
>>> form = Residence({"application_date": "2026-05-01", "permit": "s28", "age": "30", "income": "0",
...     "resident_since": "2019-05-01", "first_permit_date": "2019-05-01", "months_abroad": "0"})
>>> permanent = Time((5,), True, date(2024, 5, 1), date(2024, 5, 1))
>>> run(lambda form: citizenship_time(form, date(2019, 5, 1), False, permanent), form).value.earliest
datetime.date(2026, 5, 1)
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from calc.frame.contradictions import contradict
from calc.frame.core import Outcome, Step, Steps, rule
from calc.frame.days import Milestone
from calc.law import Law
from calc.rules.residence.absence import deducted
from calc.rules.residence.begin import has, is_stateless
from calc.rules.residence.chances import Chances, eea_years, open_tracks
from calc.rules.residence.form import ADULT, FREE_MOVEMENT, Residence
from calc.rules.residence.other_ways import other_ways, with_parent
from calc.rules.residence.tax_year import SIX_YEARS_SINCE
from calc.rules.residence.time import Time
from calc.rules.residence.tracks import SECTION_7, SECTION_16, Chance

REGULATION_3_2 = Law("statsborgerforskriften", "3-2", 1, date(2010, 1, 1))
REGULATION_3_4 = Law("statsborgerforskriften", "3-4", 0, date(2006, 9, 1))


@rule
def resident_from(form: Residence, applied: date | None) -> Steps[date]:
    """The day from which residence counts: all permits of a year or more, also earlier ones. § 7, § 3-2."""
    counted = applied or form.first_permit_date
    if (yield from has(form, *FREE_MOVEMENT)):
        return counted
    since = form.resident_since
    if since is None:
        return counted
    if since > max(form.first_permit_date, counted):
        raise contradict("resident_since", "first_permit_date", "resident-after-permit", since=since)
    yield Step("resident-since", Outcome.MET, REGULATION_3_2, {"since": since})
    return min(since, counted)


@rule
def citizenship_time(form: Residence, start: date, income: bool | None, permanent: Time | None) -> Steps[Time]:
    """The earliest day by the years, and whether it has come; `permanent` is None for whoever is exempt."""
    free = yield from has(form, *FREE_MOVEMENT)
    nordic = yield from has(form, "nordic")
    if form.application_date < SIX_YEARS_SINCE:
        yield Step("citizenship-years-not-read", Outcome.UNCLEAR, SECTION_7, {"since": SIX_YEARS_SINCE})
        return (yield from other_ways(form, start, Time(), nordic))
    if form.age < ADULT and (yield from is_stateless(form)):
        yield from eea_years(form)
        time = yield from stateless_child(permanent)
        return time if time.ok else (yield from with_parent(time))
    chances = yield from open_tracks(form, start, deducted(form, start, free), income)
    if permanent is None or permanent.earliest is not None:
        time = yield from soonest(form, start, chances, permanent)
    else:
        outcome = Outcome.UNCLEAR if permanent.ok is None else Outcome.NOT_MET
        yield Step("permanent-conditions-first", outcome, SECTION_7)
        time = Time((chances[-1].track.years,), permanent.ok)
    time = yield from assumed(form, start, time, permanent, free)
    return (yield from other_ways(form, start, time, nordic))


@rule
def stateless_child(permanent: Time | None) -> Steps[Time]:
    """No number of years for stateless children; the conditions for permanent residence remain. § 16, § 7 d."""
    yield Step("stateless-child", Outcome.COMPUTED, SECTION_16)
    ok = True if permanent is None else permanent.ok or None
    if not ok:
        perhaps = permanent is not None and permanent.ok is None
        yield Step(f"stateless-child-permanent{'-unclear' if perhaps else ''}", Outcome.UNCLEAR, SECTION_7)
    return Time((), ok, permanent.earliest if permanent and ok else None)


@rule
def soonest(form: Residence, start: date, chances: Chances, permanent: Time | None) -> Steps[Time]:
    """The track whose years are complete first, not before those for permanent residence."""
    days = [(each.day, each.track) for each in chances if each.sure and each.day is not None]
    if not days:
        yield Step("deduction-unclear", Outcome.UNCLEAR, REGULATION_3_4, {"within": chances[-1].track.within})
        return Time((chances[-1].track.years,))
    earliest, track = min(days, key=lambda known: known[0])
    yield Step(f"track-{track.id}", Outcome.COMPUTED, track.law, {"years": track.years, "within": track.within})
    first = start if permanent is None else permanent.earliest or start
    earliest = yield from not_before(earliest, first if permanent is None else permanent.sure or first)
    day = Chance(track, start, earliest)
    if form.application_date >= earliest:
        yield from by_day(day, "met", Outcome.MET)
        return Time((track.years,), True if permanent is None or permanent.ok else None, earliest)
    open_ways = chances if permanent is None or permanent.ok is not False else ()
    perhaps = [each for each in open_ways if form.application_date >= max(first, each.day or each.first)]
    yield from windows(perhaps)
    yield from by_day(day, "not-met", Outcome.UNCLEAR if perhaps else Outcome.NOT_MET)
    return Time((track.years,), None if perhaps else False, earliest)


@rule
def not_before(earliest: date, permanent: date) -> Steps[date]:
    """The day by the years for citizenship, or the later one by those for permanent residence. § 7 d."""
    if permanent <= earliest:
        return earliest
    yield Step("permanent-decides", Outcome.COMPUTED, SECTION_7, {"earliest": permanent}, by=permanent)
    return permanent


@rule
def windows(perhaps: list[Chance]) -> Steps[None]:
    """Ways on which the months abroad do not fit beside the years, so that it depends on when they were."""
    within = [each.track.within for each in perhaps if each.day is None]
    if within:
        yield Step("deduction-unclear", Outcome.UNCLEAR, REGULATION_3_4, {"within": max(within)})


@rule
def by_day(day: Chance, met: str, outcome: Outcome) -> Steps[None]:
    """The years of a track, counted from its first day, and the day they are complete."""
    facts = {"years": day.track.years, "start": day.first, "earliest": day.day}
    sure = outcome is not Outcome.UNCLEAR
    days = (Milestone("citizenship-earliest", day.day, sure),) if day.day else ()
    by = day.day if met == "not-met" else None
    yield Step(f"citizenship-years-{met}", outcome, day.track.law, facts, by=by, days=days)


@rule
def assumed(form: Residence, start: date, time: Time, permanent: Time | None, free: bool) -> Steps[Time]:
    """Two answers that were left out, where they decide: since when the applicant lives here, months abroad."""
    ok = time.ok
    if not form.given("months_abroad"):
        yield Step("no-deduction-assumed", Outcome.UNCLEAR, REGULATION_3_4, aside=not time.ok)
        ok = None if ok else ok
    if not free and not form.given("resident_since"):
        # An earlier day would help only where the years for permanent residence are there.
        decides = ok is False and (permanent is None or permanent.ok is not False)
        facts = {"start": start}
        yield Step("earlier-permits-assumed", Outcome.UNCLEAR, REGULATION_3_2, facts, aside=not decides)
        ok = None if decides else ok
    return replace(time, ok=ok)
