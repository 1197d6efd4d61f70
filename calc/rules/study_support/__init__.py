"""Study support (*lån og stipend*) from Lånekassen for foreign nationals: the ground, the grants, the papers.

Regulation on study support chapters 2 and 3, https://lovdata.no/forskrift/2020-04-15-798, and
Lånekassen's page "Foreign nationals". Beside this module: the questions in `form`, the grounds in
`grounds`, `eea`, `britain` and `accrual`, what holds for every ground in `conditions` and `place`, the
refugee grant in `refugee_grant` and `grant_years`, the last days to apply in `deadlines`, the papers in
`documents`, and the result in sentences in `told`.

A ground that does not carry for sure is followed by the question for another one (`best_ground`);
the steps say why one does not fit.

>>> from calc.frame.core import run
>>> answers = {"ground": "permanent_residence", "birth_year": "1990", "study_in": "norway"}
>>> answers |= {"start_date": "2026-08-17", "had_protection": "no"}
>>> found = run(study_support, StudySupport(answers)).value
>>> found.result, found.collected_from
('eligible', ('udi',))
"""

from __future__ import annotations

from calc.frame.core import Calculator, Outcome, Paper, Step, Steps, rule
from calc.rules.study_support.best_ground import best_ground, named
from calc.rules.study_support.conditions import YOUTH, home, time_and_age
from calc.rules.study_support.deadlines import Deadlines, deadlines, last_days
from calc.rules.study_support.documents import NOT_LISTED, collected_from, documents, introduction_documents
from calc.rules.study_support.form import StudySupport
from calc.rules.study_support.found import (
    COURSE_MATERIALS,
    ELIGIBLE,
    NOT_ELIGIBLE,
    TUITION,
    UNCLEAR,
    Grant,
    Support,
    Verdict,
)
from calc.rules.study_support.place import at_school_abroad_online, in_norway, place
from calc.rules.study_support.provisions import SECTION_7, SECTION_8_1, SECTION_11, STUDY_YEAR
from calc.rules.study_support.refugee_grant import COURSES, refugee_grant
from calc.rules.study_support.told import summary

ORDINARY, MATERIALS, TUITION_LOAN = "loans_and_grants", "course_materials", "tuition_loan"


@rule
def study_support(form: StudySupport) -> Steps[Support]:
    """The best ground, what it gives, and the papers for it."""
    if form.ground == "unsure":
        if form.given("start_date") and form.given("birth_year"):
            result = yield from time_and_age(form)
            if result == NOT_ELIGIBLE:  # whatever the ground
                return Support(NOT_ELIGIBLE, None, (), (), (), (), max(form.start_date, STUDY_YEAR))
        yield Step("ground-unknown", Outcome.UNCLEAR, SECTION_7)
        return Support(UNCLEAR, None, (), (), (), (), STUDY_YEAR)
    if form.ground == "none":
        yield Step("no-ground", Outcome.NOT_MET, SECTION_7)
        return Support(NOT_ELIGIBLE, None, (), (), (), (), STUDY_YEAR)
    result = yield from time_and_age(form)
    if result != ELIGIBLE:
        return (yield from told(form, result, named(form.ground), ()))
    ground, carries, failed = yield from best_ground(form)
    if ground is None:
        return (yield from told(form, NOT_ELIGIBLE, None, failed))
    if ground == "residence_applicant":
        given: Verdict = ELIGIBLE if carries is Outcome.MET else UNCLEAR
        result = COURSE_MATERIALS if carries is Outcome.MET else UNCLEAR
        return (yield from told(form, result, ground, failed, (Grant(MATERIALS, given),)))
    result = yield from home_and_place(form, ground)
    if result == NOT_ELIGIBLE:
        return (yield from told(form, result, ground, failed))
    if result in (ELIGIBLE, TUITION) and carries is Outcome.UNCLEAR:
        result = UNCLEAR
    return (yield from support(form, ground, result, failed))


@rule
def home_and_place(form: StudySupport, ground: str) -> Steps[Verdict]:
    """What a person with this ground gets where she lives and studies."""
    result: Verdict = ELIGIBLE
    if ground in ("protection", "humanitarian"):
        result = yield from home(form)
    if result == ELIGIBLE:
        result = yield from place(form, ground)
    return result


@rule
def support(form: StudySupport, ground: str, result: Verdict, failed: tuple[str, ...]) -> Steps[Support]:
    """The grants and papers of somebody who has a ground and meets the conditions, or may."""
    papers = documents(form, ground)
    if ground in NOT_LISTED:
        yield Step("documents-not-read", Outcome.COMPUTED, SECTION_11 if ground == "uk_citizen" else SECTION_8_1)
    if result == COURSE_MATERIALS:
        return (yield from told(form, result, ground, failed, (Grant(MATERIALS, ELIGIBLE),), papers))
    if ground in ("protection", "humanitarian") and form.in_reception:
        return (yield from told(form, result, ground, failed, (Grant(MATERIALS, UNCLEAR),), papers))
    if at_school_abroad_online(form):
        loan = Grant(TUITION_LOAN, ELIGIBLE if result == TUITION else UNCLEAR)
        return (yield from told(form, result, ground, failed, (loan,), papers))
    grants: tuple[Grant, ...] = (Grant(ORDINARY, result),)
    # From 21 the refugee grant is for education in Norway (§ 84); below 21 on an exchange too (§ 61).
    there = in_norway(form) or (form.study_in == "exchange" and form.birth_year >= YOUTH)
    grantable = result == ELIGIBLE and there
    protected = ground == "protection"
    if ground == "permanent_residence" and grantable:
        protected = form.had_protection and form.course in COURSES
    if protected:
        if grantable:
            grants += ((yield from refugee_grant(form, ground)),)
        papers += introduction_documents(form)
    return (yield from told(form, result, ground, failed, grants, papers))


@rule
def told(
    form: StudySupport,
    result: Verdict,
    ground: str | None,
    failed: tuple[str, ...],
    grants: tuple[Grant, ...] = (),
    papers: tuple[Paper, ...] = (),
) -> Steps[Support]:
    """The value with the registers its papers come from, and the last days to apply if anything is given."""
    course = form.course if "course" in form.read else None
    if grants and grants[0].id == MATERIALS:
        course = course or "upper_secondary"  # § 50 keeps this grant from apprentices
    days = deadlines(form.start_date, course) if grants else Deadlines()
    yield from last_days(days)
    return Support(
        result,
        ground,
        failed,
        grants,
        papers,
        collected_from(papers),
        max(form.start_date, STUDY_YEAR),
        days.autumn,
        days.spring,
        days.apprentices,
    )


CALCULATOR = Calculator(
    "study-support",
    StudySupport,
    study_support,
    summary,
    lambda value: value.documents,
)
