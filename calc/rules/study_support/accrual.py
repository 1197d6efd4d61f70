"""Grounds for study support that are earned over time: full-time work, and studies, in Norway.

Regulation on study support § 7, https://lovdata.no/forskrift/2020-04-15-798/§7: 24 months of full-time
work with a worker's permit, living in and paying tax to Norway; or 36 months of studies and education
passed that answers to three years, without public support. No break, also not before the studies.

Exceptions *may* be made for a break of up to one year for illness or birth: that is for Lånekassen to
weigh, so it is told as unclear.

>>> from calc.frame.core import run
>>> answers = {"start_date": "2026-08-17", "birth_year": "1990", "work_permit": "worker", "work_months": "23"}
>>> form = StudySupport(answers)
>>> run(full_time_work, form).value
<Outcome.NOT_MET: 'not_met'>
"""

from __future__ import annotations

from calc.frame.core import Outcome, Step, Steps, rule
from calc.frame.whichever import Differ, whichever
from calc.rules.study_support.form import StudySupport
from calc.rules.study_support.lifetime import YOUNGEST, check_time
from calc.rules.study_support.provisions import SECTION_7

WORK_MONTHS = 24
STUDY_MONTHS = 36
CREDITS = 180  # three years of full-time studies
BREAK_MONTHS = 12  # the longest break for which an exception may be made


@rule
def full_time_work(form: StudySupport) -> Steps[Outcome]:
    """24 months of full-time work immediately before the studies. § 7 first paragraph."""
    if form.work_permit == "au_pair":
        yield Step("work-au-pair", Outcome.NOT_MET, SECTION_7, aside=True)
        return Outcome.NOT_MET
    if form.work_permit == "other":
        yield Step("work-no-worker-permit", Outcome.NOT_MET, SECTION_7, aside=True)
        return Outcome.NOT_MET
    check_time(form, "work_months", form.work_months // 12, YOUNGEST)
    if form.work_months < WORK_MONTHS:
        facts = {"months": form.work_months, "missing": WORK_MONTHS - form.work_months, "needed": WORK_MONTHS}
        yield Step("work-too-short", Outcome.NOT_MET, SECTION_7, facts, aside=True)
        return Outcome.NOT_MET
    facts = {"needed": WORK_MONTHS}
    doubt = Step("work-tax-unknown", Outcome.UNCLEAR, SECTION_7, facts, aside=True)
    found = yield from whichever(form, "paid_tax", taxed_work, unclear=doubt)
    return Outcome.UNCLEAR if isinstance(found, Differ) else found


@rule
def taxed_work(form: StudySupport) -> Steps[Outcome]:
    """Enough months of work: with tax to Norway, and without a break."""
    if not form.paid_tax:
        yield Step("work-no-tax", Outcome.NOT_MET, SECTION_7, {"needed": WORK_MONTHS}, aside=True)
        return Outcome.NOT_MET
    unbroken = yield from a_break(form, "work")
    if unbroken is Outcome.MET:
        facts = {"months": form.work_months, "needed": WORK_MONTHS}
        yield Step("work", Outcome.MET, SECTION_7, facts)
    return unbroken


@rule
def studies_in_norway(form: StudySupport) -> Steps[Outcome]:
    """36 months of studies in Norway and three years passed, without public support. § 7 first paragraph."""
    check_time(form, "study_months", form.study_months // 12, YOUNGEST)
    if form.study_months < STUDY_MONTHS:
        missing = STUDY_MONTHS - form.study_months
        facts = {"months": form.study_months, "missing": missing, "needed": STUDY_MONTHS}
        yield Step("studies-too-short", Outcome.NOT_MET, SECTION_7, facts, aside=True)
        return Outcome.NOT_MET
    if form.credits < CREDITS:
        facts = {"credits": form.credits, "missing": CREDITS - form.credits, "needed": CREDITS}
        yield Step("studies-too-few-credits", Outcome.NOT_MET, SECTION_7, facts, aside=True)
        return Outcome.NOT_MET
    if form.public_study_support:
        yield Step("studies-with-support", Outcome.NOT_MET, SECTION_7, aside=True)
        return Outcome.NOT_MET
    unbroken = yield from a_break(form, "studies")
    if unbroken is Outcome.MET:
        facts = {"months": form.study_months, "credits": form.credits}
        yield Step("studies", Outcome.MET, SECTION_7, facts)
    return unbroken


@rule
def a_break(form: StudySupport, of: str) -> Steps[Outcome]:
    """Whether a break in or after the time of `work` or `studies` ends what counts."""
    kind = form.work_break if of == "work" else form.study_break
    if kind == "none":
        return Outcome.MET
    if kind == "other":
        yield Step(f"{of}-break-other", Outcome.NOT_MET, SECTION_7, {"longest": BREAK_MONTHS}, aside=True)
        return Outcome.NOT_MET
    months = form.work_break_months if of == "work" else form.study_break_months
    if months == 0:
        return Outcome.MET
    facts = {"months": months, "longest": BREAK_MONTHS}
    if months > BREAK_MONTHS:
        yield Step(f"{of}-break-too-long", Outcome.NOT_MET, SECTION_7, facts, aside=True)
        return Outcome.NOT_MET
    yield Step(f"{of}-break-possible", Outcome.UNCLEAR, SECTION_7, facts, aside=True)
    return Outcome.UNCLEAR
