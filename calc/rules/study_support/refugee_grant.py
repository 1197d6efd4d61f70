"""The refugee grant (*flyktningstipend*): loans of people with protection, given as a grant for some years.

Regulation on study support §§ 61-62 (below 21 years) and §§ 84-85 (from 21),
https://lovdata.no/forskrift/2020-04-15-798. For preparatory education for adults and upper secondary
education in Norway, while no introduction benefit is paid. Up to three years within six years of the
day protection was given: three when the education starts within three years, two within four, one
within five. With a young child the six years become eight; below 21 also in preparatory education.

The same day so many years later still counts as within, and 29 February becomes the 28th.

>>> from calc.frame.core import run
>>> answers = {"birth_year": "1990", "start_date": "2027-02-28", "protection_date": "2024-02-29"}
>>> run(lambda form: by_start(form, False), StudySupport({**answers, "course": "upper_secondary"})).value.max_years
3
"""

from __future__ import annotations

from calc.calendar import year_of, years_later
from calc.frame.core import Outcome, Step, Steps, rule
from calc.frame.form import Invalid, Problem
from calc.law import Law
from calc.rules.study_support.conditions import YOUTH
from calc.rules.study_support.form import (
    SECTION_61,
    SECTION_62_1,
    SECTION_62_2,
    SECTION_84,
    SECTION_85_1,
    SECTION_85_2,
    StudySupport,
)
from calc.rules.study_support.found import Grant

COURSES = ("preparatory", "upper_secondary")
PERIOD, LONG_PERIOD = 6, 8  # years after protection within which the grant is given
LAST_START = 5  # years after protection; a later start gives nothing without the longer period
FULL_YEARS = 3
ID = "refugee_grant"


@rule
def refugee_grant(form: StudySupport, ground: str) -> Steps[Grant]:
    """Whether the loans are given as a refugee grant, and for how many years at most. §§ 61 and 84."""
    if form.course not in COURSES:
        yield Step("refugee-grant-other-course", Outcome.NOT_MET, SECTION_84)
        return Grant(ID, "not_eligible")
    young = form.birth_year >= YOUTH
    if form.receives_introduction_benefit:
        yield Step("refugee-grant-with-benefit", Outcome.NOT_MET, SECTION_61 if young else SECTION_84)
        return Grant(ID, "not_eligible")
    grant = yield from by_start(form, young)
    if ground == "permanent_residence" and grant.result == "eligible":
        # The sections ask for protection and do not say what a permanent permit changes.
        yield Step("refugee-grant-permanent", Outcome.UNCLEAR, SECTION_61 if young else SECTION_84)
        return Grant(ID, "unclear", grant.max_years, grant.until)
    return grant


@rule
def by_start(form: StudySupport, young: bool) -> Steps[Grant]:
    """The years by the day the education started. §§ 62 and 85 first paragraph."""
    law = SECTION_62_1 if young else SECTION_85_1
    given, start = form.protection_date, form.start_date
    until = years_later(given, PERIOD)
    if year_of(given) < form.birth_year:
        problems = (Problem(name, "protection-before-birth") for name in ("birth_year", "protection_date"))
        raise Invalid(*problems)
    if start < given:
        facts = {"given": given, "years": FULL_YEARS, "until": until}
        yield Step("refugee-grant-started-before", Outcome.UNCLEAR, law, facts)
        return Grant(ID, "unclear", FULL_YEARS, until)
    if start > years_later(given, LONG_PERIOD):
        facts = {"last": years_later(given, LAST_START), "longest": years_later(given, LONG_PERIOD)}
        yield Step("refugee-grant-too-late", Outcome.NOT_MET, law, facts)
        return Grant(ID, "not_eligible")
    if young and form.course == "preparatory":
        return (yield from longer_period(form, young))
    if start <= years_later(given, FULL_YEARS):
        grant = yield from years_within(form, young, FULL_YEARS)
        facts = {"longest": years_later(given, LONG_PERIOD)}
        yield Step("refugee-grant-child-longer", Outcome.COMPUTED, law_of_longer(young), facts)
        return grant
    if form.young_child:
        return (yield from longer_period(form, young))
    if start <= years_later(given, FULL_YEARS + 1):
        return (yield from years_within(form, young, FULL_YEARS - 1))
    if start <= years_later(given, LAST_START):
        return (yield from years_within(form, young, FULL_YEARS - 2))
    return (yield from too_late(form, young))


@rule
def years_within(form: StudySupport, young: bool, years: int) -> Steps[Grant]:
    """The row of the table: so many years, for a start within six years less those."""
    until = years_later(form.protection_date, PERIOD)
    facts = {"years": years, "start_by": years_later(form.protection_date, PERIOD - years), "until": until}
    yield Step("refugee-grant-years", Outcome.MET, SECTION_62_1 if young else SECTION_85_1, facts)
    return Grant(ID, "eligible", years, until)


@rule
def longer_period(form: StudySupport, young: bool) -> Steps[Grant]:
    """Up to three years within eight, with a young child or below 21 in preparatory education.

    After the fifth year the three years no longer fit in whole, and the sections have no table for that.
    """
    given, start = form.protection_date, form.start_date
    until = years_later(given, LONG_PERIOD)
    law = law_of_longer(young)
    if start <= years_later(given, LAST_START):
        yield Step("refugee-grant-longer", Outcome.MET, law, {"years": FULL_YEARS, "until": until})
        return Grant(ID, "eligible", FULL_YEARS, until)
    years = FULL_YEARS
    if start > years_later(given, LAST_START + 1):
        years = 1 if start > years_later(given, LAST_START + 2) else 2
    yield Step("refugee-grant-rest-of-period", Outcome.UNCLEAR, law, {"years": years, "until": until})
    return Grant(ID, "unclear", years, until)


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
        yield Step("refugee-grant-preparatory-from-21", Outcome.UNCLEAR, SECTION_85_2, facts)
        return Grant(ID, "unclear", None, facts["longest"])
    yield Step("refugee-grant-too-late", Outcome.NOT_MET, SECTION_62_1 if young else SECTION_85_1, facts)
    return Grant(ID, "not_eligible")
