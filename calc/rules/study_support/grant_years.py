"""For how many years the refugee grant is given, by the day the education started.

Regulation on study support § 62 (below 21 years) and § 85 (from 21),
https://lovdata.no/forskrift/2020-04-15-798/§85. Up to three years within six years of the day protection
was given: three when the education starts within three years, two within four, one within five. With a
young child the six years become eight; below 21 also in preparatory education. Nothing is given after the
period, so a period that ended before the study year gives nothing now.

The same day so many years later still counts as within, and 29 February becomes the 28th.

>>> from calc.frame.core import run
>>> answers = {"birth_year": "1990", "start_date": "2027-02-28", "protection_date": "2024-02-29"}
>>> run(lambda form: by_start(form, False), StudySupport({**answers, "course": "upper_secondary"})).value.max_years
3
"""

from __future__ import annotations

from datetime import date

from calc.calendar import years_later
from calc.frame.core import Outcome, Step, Steps, rule
from calc.frame.days import Milestone
from calc.law import Law
from calc.rules.study_support.form import StudySupport
from calc.rules.study_support.found import Grant
from calc.rules.study_support.provisions import SECTION_62_1, SECTION_62_2, SECTION_85_1, SECTION_85_2, STUDY_YEAR

PERIOD, LONG_PERIOD = 6, 8  # years after protection within which the grant is given
LAST_START = 5  # years after protection; a later start gives nothing without the longer period
FULL_YEARS = 3
ID = "refugee_grant"


@rule
def by_start(form: StudySupport, young: bool) -> Steps[Grant]:
    """The years by the day the education started. §§ 62 and 85 first paragraph."""
    law = SECTION_62_1 if young else SECTION_85_1
    given, start = form.protection_date, form.start_date
    until = years_later(given, PERIOD)
    if start < given:
        facts = {"given": given, "years": FULL_YEARS, "until": until}
        days = (Milestone("refugee-grant-until", until, certain=False),)
        yield Step("refugee-grant-started-before", Outcome.UNCLEAR, law, facts, aside=True, days=days)
        return Grant(ID, "unclear", FULL_YEARS, until)
    if start > years_later(given, LONG_PERIOD):
        facts = {"last": years_later(given, LAST_START), "longest": years_later(given, LONG_PERIOD)}
        yield Step("refugee-grant-too-late", Outcome.NOT_MET, law, facts, aside=True, days=last_start(given))
        return Grant(ID, "not_eligible")
    if young and form.course == "preparatory":
        return (yield from longer_period(form, young))
    if start <= years_later(given, FULL_YEARS):
        return (yield from full_years(form, young))
    if form.young_child:
        return (yield from longer_period(form, young))
    if start <= years_later(given, FULL_YEARS + 1):
        return (yield from years_within(form, young, FULL_YEARS - 1))
    if start <= years_later(given, LAST_START):
        return (yield from years_within(form, young, FULL_YEARS - 2))
    return (yield from too_late(form, young))


@rule
def full_years(form: StudySupport, young: bool) -> Steps[Grant]:
    """A start within three years. A young child changes nothing but the last day, so it is asked about late."""
    longest = years_later(form.protection_date, LONG_PERIOD)
    if years_later(form.protection_date, PERIOD) < STUDY_YEAR <= longest and form.young_child:
        return (yield from longer_period(form, young))
    grant = yield from years_within(form, young, FULL_YEARS)
    if grant.result == "eligible":
        yield Step("refugee-grant-child-longer", Outcome.COMPUTED, law_of_longer(young), {"longest": longest})
    return grant


@rule
def years_within(form: StudySupport, young: bool, years: int) -> Steps[Grant]:
    """The row of the table: so many years, for a start within six years less those."""
    until = years_later(form.protection_date, PERIOD)
    if until < STUDY_YEAR:
        return (yield from over(SECTION_62_1 if young else SECTION_85_1, until))
    start_by = years_later(form.protection_date, PERIOD - years)
    facts = {"years": years, "start_by": start_by, "until": until}
    days = (
        Milestone("refugee-grant-start-by", start_by, facts={"years": years}),
        *last_start(form.protection_date),
        Milestone("refugee-grant-until", until),
    )
    yield Step("refugee-grant-years", Outcome.MET, SECTION_62_1 if young else SECTION_85_1, facts, days=days)
    return Grant(ID, "eligible", years, until)


@rule
def longer_period(form: StudySupport, young: bool) -> Steps[Grant]:
    """Up to three years within eight, with a young child or below 21 in preparatory education.

    After the fifth year the three years no longer fit in whole, and the sections have no table for that.
    """
    given, start = form.protection_date, form.start_date
    until = years_later(given, LONG_PERIOD)
    law = law_of_longer(young)
    if until < STUDY_YEAR:
        return (yield from over(law, until))
    if start <= years_later(given, LAST_START):
        days = (Milestone("refugee-grant-until", until),)
        yield Step("refugee-grant-longer", Outcome.MET, law, {"years": FULL_YEARS, "until": until}, days=days)
        return Grant(ID, "eligible", FULL_YEARS, until)
    years = FULL_YEARS
    if start > years_later(given, LAST_START + 1):
        years = 1 if start > years_later(given, LAST_START + 2) else 2
    facts = {"years": years, "until": until}
    days = (Milestone("refugee-grant-until", until, certain=False),)
    yield Step("refugee-grant-rest-of-period", Outcome.UNCLEAR, law, facts, aside=True, days=days)
    return Grant(ID, "unclear", years, until)


@rule
def over(law: Law, until: date) -> Steps[Grant]:
    """The period has ended before the study year that the answer is about."""
    days = (Milestone("refugee-grant-until", until),)
    yield Step("refugee-grant-over", Outcome.NOT_MET, law, {"until": until}, aside=True, days=days)
    return Grant(ID, "not_eligible")


def law_of_longer(young: bool) -> Law:
    """What makes the period longer: below 21 years or from 21."""
    return SECTION_62_2 if young else SECTION_85_2


@rule
def too_late(form: StudySupport, young: bool) -> Steps[Grant]:
    """A start after the fifth year, without a young child."""
    given = form.protection_date
    facts = {"last": years_later(given, LAST_START), "longest": years_later(given, LONG_PERIOD)}
    if form.course == "preparatory":
        # Lånekassen's page lets preparatory education lengthen the period for all; § 85 does not say so.
        yield Step("refugee-grant-preparatory-from-21", Outcome.UNCLEAR, SECTION_85_2, facts, aside=True)
        return Grant(ID, "unclear", None, facts["longest"])
    law = SECTION_62_1 if young else SECTION_85_1
    yield Step("refugee-grant-too-late", Outcome.NOT_MET, law, facts, aside=True, days=last_start(given))
    return Grant(ID, "not_eligible")


def last_start(given: date) -> tuple[Milestone, ...]:
    """The last day on which education may begin with the grant, without a young child."""
    return (Milestone("refugee-grant-last-start", years_later(given, LAST_START)),)
