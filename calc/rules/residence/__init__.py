"""Permanent residence and citizenship: language, society, years, absence, income and earliest dates.

Immigration Act (*utlendingsloven*) §§ 34 and 62, https://lovdata.no/lov/2008-05-15-35, and
Citizenship Act (*statsborgerloven*), https://lovdata.no/lov/2005-06-10-51. The parts are in the
modules of this package. Not asked about, but also required: conduct, identity, and
that the ground of the permit still holds.

>>> from calc.frame.core import run
>>> answers = {"goal": "permanent", "application_date": "2026-05-01", "permit": "s28", "age": "30",
...     "first_permit_date": "2021-04-01", "oral_level": "A2", "social_studies_test": "yes",
...     "months_abroad": "10", "income": "400000"}
>>> way = run(residence, Residence(answers)).value
>>> way.found, way.years_ok, way.language_ok, way.absence_ok, way.income_ok, str(way.income_threshold)
('met', True, True, True, True, '341372.50')
"""

from __future__ import annotations

from datetime import date

from calc.calendar import months_later
from calc.frame.core import Calculator, Outcome, Step, Steps, rule
from calc.rules.residence.absence import absence
from calc.rules.residence.begin import consistent, counting, has, protection_day
from calc.rules.residence.citizenship import citizenship_time, resident_from
from calc.rules.residence.civics import tests
from calc.rules.residence.collective import after_collective, from_collective
from calc.rules.residence.either import either_way
from calc.rules.residence.form import ADULT, COUNTING, FREE_MOVEMENT, Residence
from calc.rules.residence.income import self_supporting
from calc.rules.residence.sooner import as_child, free_movement, with_earlier_stay
from calc.rules.residence.summary import summary
from calc.rules.residence.tax_year import shorter_time
from calc.rules.residence.time import SOON, Time, counted
from calc.rules.residence.tracks import SECTION_7
from calc.rules.residence.unanswered import CITIZENSHIP, INCOME, TESTS, YEARS, left_out
from calc.rules.residence.way import Way, found


@rule
def residence(form: Residence) -> Steps[Way]:
    """The way to permanent residence or citizenship, seen from a day of application."""
    goal = form.goal
    yield from consistent(form)
    if goal == "permanent":
        return (yield from either_way(form, (yield from permanent(form)), permanent))
    return (yield from either_way(form, (yield from citizenship(form)), citizenship))


@rule
def permanent_time(form: Residence, applied: date | None) -> Steps[Time]:
    """The years for permanent residence, by the permit. Immigration Act §§ 34 and 62."""
    if form.permit == "s34":
        return (yield from from_collective(form))
    begin = yield from counting(form, applied)
    if form.permit == "after_s34":
        time = yield from after_collective(form, begin)
    else:
        time = yield from counted(form, begin)
    return (yield from with_earlier_stay(form, time))


@rule
def permanent(form: Residence) -> Steps[Way]:
    """Permanent residence (*permanent oppholdstillatelse*). Immigration Act § 62."""
    if form.permit in FREE_MOVEMENT:
        yield from free_movement(form)
        return Way("permanent", form.application_date)
    time = yield from permanent_time(form, (yield from protection_day(form)))
    time = yield from as_child(form, time)
    level, language, society = yield from tests(form)
    away = yield from absence(form, () if time.collective_until else time.spans, time.between)
    income, threshold = yield from self_supporting(form)
    checks = {"language": language, "social-studies": society, "years": time.ok, "absence": away, "income": income}
    old_rules = bool(language) and level == "A1"  # then completed training was a condition too
    near = time.sure is not None and time.sure <= months_later(form.application_date, SOON)  # by every reading
    absent = ("months_abroad", "family_of_protected")
    open_answers = left_out(form, (YEARS, time.ok), (absent, away), (INCOME, income))
    unclear = old_rules or (time.ok is True and (yield from has(form, "after_s34")))
    return Way(
        "permanent",
        form.application_date,
        found(checks, open_answers, unclear=unclear, soon=near),
        open_answers,
        level,
        language,
        society,
        time.years,
        time.ok,
        away,
        income,
        threshold,
        earliest_permanent=time.earliest,
        surely_permanent=time.sure,
        collective_protection_until=time.collective_until,
    )


@rule
def towards(form: Residence) -> Steps[tuple[date | None, Time | None]]:
    """The years for permanent residence; None for whoever holds it or needs none. §§ 7 d, 13-15."""
    if (yield from has(form, *FREE_MOVEMENT)) or form.former_norwegian:
        return None, None
    if (yield from has(form, *COUNTING)) and form.has_permanent:
        yield Step("has-permanent", Outcome.MET, SECTION_7)
        return None, None
    applied = yield from protection_day(form)
    return applied, (yield from permanent_time(form, applied))


@rule
def citizenship(form: Residence) -> Steps[Way]:
    """Citizenship (*statsborgerskap*) by application. Citizenship Act §§ 7-16 a."""
    applied, way = yield from towards(form)
    level, language, society = yield from tests(form)
    income, threshold = yield from shorter_time(form)
    since = yield from resident_from(form, applied)
    time = yield from citizenship_time(form, since, income, way)
    open_conditions = way is not None and time.ok is True
    if open_conditions:
        yield Step("permanent-conditions-too", Outcome.UNCLEAR, SECTION_7)
    checks = {"language": language, "social-studies": society, "years": time.ok}
    held = None if open_conditions else True
    years = True if form.age < ADULT else time.ok  # for children it is open anyway
    open_answers = left_out(form, (CITIZENSHIP, years), (TESTS, language), (("has_permanent",), held))
    eea = (yield from has(form, "eea")) and not form.former_norwegian
    return Way(
        "citizenship",
        form.application_date,
        found(checks, open_answers, unclear=open_conditions or eea),
        open_answers,
        level,
        language,
        society,
        time.years,
        time.ok,
        income_ok=income,
        income_threshold=threshold,
        earliest_permanent=way.earliest if way else None,
        surely_permanent=way.sure if way else None,
        earliest_citizenship=time.earliest,
        collective_protection_until=way.collective_until if way else None,
    )


CALCULATOR = Calculator("residence", Residence, residence, summary)
