"""Grounds for study support that are a permit, a family tie or a right under the EEA agreement.

Regulation on study support §§ 7-9, 11 and 13, https://lovdata.no/forskrift/2020-04-15-798. Each rule
says whether one ground carries: met, not met, or unclear. The grounds that are earned by work or
studies stand in `calc.rules.study_support.accrual`.

>>> from calc.frame.core import run
>>> run(uk_citizen, StudySupport({"uk_arrival": "2021-01-01"})).value
<Outcome.NOT_MET: 'not_met'>
"""

from __future__ import annotations

from datetime import date

from calc.frame.core import Outcome, Step, Steps, rule
from calc.rules.study_support.conditions import YOUTH
from calc.rules.study_support.form import (
    SECTION_7,
    SECTION_8_1,
    SECTION_8_2,
    SECTION_9,
    SECTION_11,
    SECTION_13,
    SECTION_115_2,
    StudySupport,
)

EEA_YEARS = 5  # after which the right of residence under the EEA agreement is permanent
UK_LAST = date(2020, 12, 31)  # the last day of the transition of the United Kingdom


@rule
def permit_alone(ground: str) -> Steps[Outcome]:
    """Permanent residence, protection, humanitarian reasons or ties, or a permit of one's own (§ 53)."""
    yield Step(ground.replace("_", "-"), Outcome.MET, SECTION_7)
    return Outcome.MET


@rule
def married_to_norwegian(form: StudySupport) -> Steps[Outcome]:
    """Married to a Norwegian, or cohabiting with joint children; both live in Norway. § 7 first paragraph.

    The page's sentence can be read as asking spouses for children too; the regulation asks only cohabitants.
    """
    if form.couple == "cohabiting":
        yield Step("couple-without-children", Outcome.NOT_MET, SECTION_7)
        return Outcome.NOT_MET
    if not form.both_live_in_norway:
        yield Step("couple-not-both-in-norway", Outcome.NOT_MET, SECTION_7)
        return Outcome.NOT_MET
    yield Step("married-to-norwegian", Outcome.MET, SECTION_7)
    return Outcome.MET


@rule
def family_of(form: StudySupport, ground: str) -> Steps[Outcome]:
    """Family immigration, or a right of residence as family of an EEA citizen. § 7 first paragraph.

    Nordic citizens need no permit: for them the page counts parents, spouse, and cohabitant with
    joint children.
    """
    step = ground.replace("_", "-")
    if form.nordic_citizen:
        if form.relative == "other":
            yield Step("nordic-other-relative", Outcome.NOT_MET, SECTION_7)
            return Outcome.NOT_MET
        step = "nordic-family"
    if form.relative_stays_for == "studies":
        yield Step("relative-studies", Outcome.NOT_MET, SECTION_7)
        return Outcome.NOT_MET
    if form.relative_stays_for == "unsure":
        yield Step("relative-unknown", Outcome.UNCLEAR, SECTION_7)
        return Outcome.UNCLEAR
    yield Step(step, Outcome.MET, SECTION_7)
    return Outcome.MET


@rule
def eea_permanent(form: StudySupport) -> Steps[Outcome]:
    """Permanent right of residence (*varig oppholdsrett*), one's own or as family of an EEA citizen. § 9."""
    if form.permanent_card:
        yield Step("eea-permanent-card", Outcome.MET, SECTION_9)
        return Outcome.MET
    facts = {"years": form.eea_years, "needed": EEA_YEARS}
    if form.eea_years < EEA_YEARS and form.permanent_early:
        yield Step("eea-permanent-early", Outcome.UNCLEAR, SECTION_115_2, facts)
        return Outcome.UNCLEAR
    if form.eea_years < EEA_YEARS:
        yield Step("eea-permanent-too-short", Outcome.NOT_MET, SECTION_9, facts)
        return Outcome.NOT_MET
    if form.eea_role == "family_member" and not form.lived_together:
        yield Step("eea-permanent-not-together", Outcome.NOT_MET, SECTION_9, {"needed": EEA_YEARS})
        return Outcome.NOT_MET
    yield Step("eea-permanent-years", Outcome.MET, SECTION_9, facts)
    return Outcome.MET


@rule
def eea_worker(form: StudySupport) -> Steps[Outcome]:
    """A worker from an EEA or EFTA country, and the worker's family. § 8."""
    if form.eea_work == "family":
        yield Step("eea-worker-family", Outcome.UNCLEAR, SECTION_8_2)
        return Outcome.UNCLEAR
    if form.eea_work == "left_other_studies":
        yield Step("eea-worker-unrelated", Outcome.NOT_MET, SECTION_8_1)
        return Outcome.NOT_MET
    yield Step("eea-worker", Outcome.MET, SECTION_8_1)
    return Outcome.MET


@rule
def uk_citizen(form: StudySupport) -> Steps[Outcome]:
    """British citizens who lived in Norway under the EEA agreement by 31 December 2020, and stayed. § 11."""
    if form.uk_arrival > UK_LAST:
        yield Step("uk-after-transition", Outcome.NOT_MET, SECTION_11, {"last": UK_LAST})
        return Outcome.NOT_MET
    if not form.uk_stayed:
        yield Step("uk-left", Outcome.NOT_MET, SECTION_11)
        return Outcome.NOT_MET
    yield Step("uk-before-transition-end", Outcome.MET, SECTION_11, {"last": UK_LAST})
    if not form.uk_worker_or_permanent:
        # § 11 points to §§ 8 and 9; Lånekassen's own page asks only for residence.
        yield Step("uk-also-worker-or-permanent", Outcome.UNCLEAR, SECTION_11)
        return Outcome.UNCLEAR
    return Outcome.MET


@rule
def residence_applicant(form: StudySupport) -> Steps[Outcome]:
    """Young people who apply for residence and have a right to upper secondary education. § 13."""
    right = form.youth_right
    if right is None:
        yield Step("applicant-right-unknown", Outcome.UNCLEAR, SECTION_13)
        return Outcome.UNCLEAR
    if not right:
        yield Step("applicant-no-right", Outcome.NOT_MET, SECTION_13)
        return Outcome.NOT_MET
    if form.birth_year < YOUTH:
        # The section says "young people" and no age; the grant belongs to part 2, for those below 21.
        yield Step("applicant-from-21", Outcome.UNCLEAR, SECTION_13)
        return Outcome.UNCLEAR
    yield Step("applicant-course-materials", Outcome.MET, SECTION_13)
    return Outcome.MET
