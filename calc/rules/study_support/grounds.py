"""Grounds for study support that are a permit or a family tie, and what those get who wait for a permit.

Regulation on study support §§ 7 and 13, https://lovdata.no/forskrift/2020-04-15-798/§7. Each rule says
whether one ground carries: met, not met, or unclear. Beside it stand the grounds under the EEA agreement
(`eea`), those of British citizens (`britain`), and those earned by work or studies (`accrual`).

>>> from calc.frame.core import run
>>> run(married_to_norwegian, StudySupport({"couple": "cohabiting"})).value
<Outcome.NOT_MET: 'not_met'>
"""

from __future__ import annotations

from calc.frame.core import Outcome, Step, Steps, rule
from calc.rules.study_support.conditions import YOUTH
from calc.rules.study_support.form import StudySupport
from calc.rules.study_support.lifetime import check_grown
from calc.rules.study_support.provisions import SECTION_7, SECTION_13


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
        yield Step("couple-without-children", Outcome.NOT_MET, SECTION_7, aside=True)
        return Outcome.NOT_MET
    if form.couple == "parted":
        yield Step("couple-parted", Outcome.NOT_MET, SECTION_7, aside=True)
        return Outcome.NOT_MET
    if not form.both_live_in_norway:
        yield Step("couple-not-both-in-norway", Outcome.NOT_MET, SECTION_7, aside=True)
        return Outcome.NOT_MET
    check_grown(form, "couple")
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
            yield Step("nordic-other-relative", Outcome.NOT_MET, SECTION_7, aside=True)
            return Outcome.NOT_MET
        if form.relative != "parent":
            check_grown(form, "relative")
        step = "nordic-family"
    if form.relative_stays_for == "studies":
        yield Step("relative-studies", Outcome.NOT_MET, SECTION_7, aside=True)
        return Outcome.NOT_MET
    if form.relative_stays_for == "parted":
        # A permit of § 53, or a right kept under the EEA agreement; both stand under other grounds.
        yield Step("relative-parted", Outcome.UNCLEAR, SECTION_7, aside=True)
        return Outcome.UNCLEAR
    if form.relative_stays_for == "unsure":
        yield Step("relative-unknown", Outcome.UNCLEAR, SECTION_7, aside=True)
        return Outcome.UNCLEAR
    yield Step(step, Outcome.MET, SECTION_7)
    return Outcome.MET


@rule
def residence_applicant(form: StudySupport) -> Steps[Outcome]:
    """Young people who apply for residence and have a right to upper secondary education. § 13."""
    right = form.youth_right
    if right is None:
        yield Step("applicant-right-unknown", Outcome.UNCLEAR, SECTION_13, aside=True)
        return Outcome.UNCLEAR
    if not right:
        yield Step("applicant-no-right", Outcome.NOT_MET, SECTION_13, aside=True)
        return Outcome.NOT_MET
    if form.birth_year < YOUTH:
        # The section says "young people" and no age; the grant belongs to part 2, for those below 21.
        yield Step("applicant-from-21", Outcome.UNCLEAR, SECTION_13, aside=True)
        return Outcome.UNCLEAR
    yield Step("applicant-course-materials", Outcome.MET, SECTION_13)
    return Outcome.MET
