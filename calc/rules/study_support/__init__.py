"""Study support (*lån og stipend*) from Lånekassen for foreign nationals: the ground, the grants, the papers.

Regulation on study support chapters 2 and 3, https://lovdata.no/forskrift/2020-04-15-798, and
Lånekassen's page "Foreign nationals". Beside this module: the questions in `form`, the grounds in
`grounds` and `accrual`, what holds for every ground in `conditions`, the refugee grant in
`refugee_grant`, and the papers in `documents`.

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

from datetime import date

from calc.frame.core import Calculator, Outcome, Paper, Sentence, Step, Steps, rule
from calc.rules.study_support.best_ground import best_ground, named
from calc.rules.study_support.conditions import (
    COURSE_MATERIALS,
    ELIGIBLE,
    NOT_ELIGIBLE,
    UNCLEAR,
    home_and_place,
    time_and_age,
)
from calc.rules.study_support.documents import NOT_LISTED, collected_from, documents, introduction_documents
from calc.rules.study_support.form import SECTION_7, SECTION_8_1, SECTION_11, STUDY_YEAR, StudySupport
from calc.rules.study_support.found import Grant, Support
from calc.rules.study_support.refugee_grant import COURSES, refugee_grant

AUTUMN, SPRING = date(2026, 11, 15), date(2027, 3, 15)  # § 42: the last days to apply, study year 2026-27
ORDINARY, MATERIALS = "loans_and_grants", "course_materials"


@rule
def study_support(form: StudySupport) -> Steps[Support]:
    """The best ground, what it gives, and the papers for it."""
    if form.ground == "unsure":
        yield Step("ground-unknown", Outcome.UNCLEAR, SECTION_7)
        return nothing(UNCLEAR)
    if form.ground == "none":
        yield Step("no-ground", Outcome.NOT_MET, SECTION_7)
        return nothing(NOT_ELIGIBLE)
    result = yield from time_and_age(form)
    if result != ELIGIBLE:
        return told(result, named(form.ground), (), (), (), form.start_date)
    ground, carries, failed = yield from best_ground(form)
    if ground is None:
        return told(NOT_ELIGIBLE, None, failed, (), (), form.start_date)
    if ground == "residence_applicant":
        result = COURSE_MATERIALS if carries is Outcome.MET else UNCLEAR
        grants = (Grant(MATERIALS, ELIGIBLE if carries is Outcome.MET else UNCLEAR),)
        return told(result, ground, failed, grants, (), form.start_date)
    result = yield from home_and_place(form, ground)
    if result == NOT_ELIGIBLE:
        return told(result, ground, failed, (), (), form.start_date)
    if result == ELIGIBLE and carries is Outcome.UNCLEAR:
        result = UNCLEAR
    return (yield from support(form, ground, result, failed))


@rule
def support(form: StudySupport, ground: str, result: str, failed: tuple[str, ...]) -> Steps[Support]:
    """The grants and papers of somebody who has a ground and meets the conditions, or may."""
    papers = documents(form, ground)
    if ground in NOT_LISTED:
        law = SECTION_11 if ground == "uk_citizen" else SECTION_8_1
        yield Step("documents-not-read", Outcome.UNCLEAR, law)
    if result == COURSE_MATERIALS:
        grants: tuple[Grant, ...] = (Grant(MATERIALS, ELIGIBLE),)
        return told(result, ground, failed, grants, papers, form.start_date)
    grants = (Grant(ORDINARY, result),)
    in_norway = result == ELIGIBLE and form.study_in == "norway"
    protected = ground == "protection"
    if ground == "permanent_residence" and in_norway:
        protected = form.had_protection and form.course in COURSES
    if protected:
        if in_norway:
            grants += ((yield from refugee_grant(form, ground)),)
        papers += introduction_documents(form)
    return told(result, ground, failed, grants, papers, form.start_date)


def nothing(result: str) -> Support:
    """No ground is named, so nothing else is asked about."""
    return told(result, None, (), (), (), STUDY_YEAR)


def told(
    result: str,
    ground: str | None,
    failed: tuple[str, ...],
    grants: tuple[Grant, ...],
    papers: tuple[Paper, ...],
    day: date,
) -> Support:
    """The value with the registers its papers come from."""
    return Support(result, ground, failed, grants, papers, collected_from(papers), day)


def summary(value: Support) -> tuple[Sentence, ...]:
    """The result in sentences, the answer first."""
    result = value.result.replace("_", "-")
    if value.ground is None:
        return (Sentence(f"summary-{result}"),)
    deadlines = Sentence("summary-deadlines", {"autumn": AUTUMN, "spring": SPRING})
    if value.ground == "residence_applicant" and value.grants:
        return (Sentence(f"summary-{result}-applicant"), deadlines)
    sentences = [Sentence(f"summary-{result}-ground", {"ground": value.ground})]
    if not value.grants:
        return tuple(sentences)
    for grant in value.grants:
        if grant.id == "refugee_grant":
            tail = "" if grant.max_years or grant.result == NOT_ELIGIBLE else "-open"
            facts = {"years": grant.max_years} if grant.max_years else {}
            sentences.append(Sentence(f"summary-refugee-grant-{grant.result.replace('_', '-')}{tail}", facts))
    if not value.documents and value.ground not in NOT_LISTED:
        return (*sentences, deadlines, Sentence("no-papers"))
    return (*sentences, deadlines)


CALCULATOR = Calculator(
    "study-support",
    StudySupport,
    study_support,
    summary,
    lambda value: value.documents,
)
