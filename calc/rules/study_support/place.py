"""Where one may study with support: in Norway, on an exchange, online, or abroad.

Regulation on study support §§ 10, 12, 25, 28 and 89a, https://lovdata.no/forskrift/2020-04-15-798/§10.
Online studies need ties to Norway, at a Norwegian school too. At a school in another EEA country they give
a loan for tuition fees and nothing else (§ 89a); at a school outside the EEA nothing.

>>> from calc.frame.core import run
>>> answers = {"study_in": "online", "ties": "lived_two_years", "course": "higher"}
>>> at = lambda school: StudySupport({**answers, "online_school": school})
>>> [run(lambda form: place(form, "protection"), at(school)).value for school in ("norway", "eea", "elsewhere")]
['eligible', 'tuition_loan_only', 'not_eligible']
"""

from __future__ import annotations

from calc.frame.core import Outcome, Step, Steps, rule
from calc.frame.whichever import Differ, whichever
from calc.rules.study_support.eea import only_in_norway
from calc.rules.study_support.form import StudySupport
from calc.rules.study_support.found import ELIGIBLE, NOT_ELIGIBLE, TUITION, UNCLEAR, Verdict
from calc.rules.study_support.provisions import (
    SECTION_7,
    SECTION_8_1,
    SECTION_8_2,
    SECTION_10_1,
    SECTION_10_2,
    SECTION_10_3,
    SECTION_12_1,
    SECTION_12_2,
    SECTION_25,
    SECTION_25_2,
    SECTION_89A,
)

# Grounds under §§ 8, 9 and 11, which also give support for a whole education abroad.
ALSO_ABROAD = ("eea_worker", "eea_permanent", "uk_citizen")


@rule
def place(form: StudySupport, ground: str) -> Steps[Verdict]:
    """In Norway; an exchange of at most one year; online or abroad with ties to Norway. §§ 10 and 12."""
    if form.study_in == "norway":
        yield Step("in-norway", Outcome.MET, SECTION_8_1 if ground in ALSO_ABROAD else SECTION_7)
        return ELIGIBLE
    if form.study_in == "exchange":
        return (yield from exchange(form, ground))
    if form.study_in == "online":
        return (yield from online(form, ground))
    return (yield from abroad(form, ground))


@rule
def abroad(form: StudySupport, ground: str) -> Steps[Verdict]:
    """A whole education abroad: not with a ground of § 7, and not for a child at school in Norway."""
    if ground not in ALSO_ABROAD:
        yield Step("whole-education-abroad", Outcome.NOT_MET, SECTION_12_1)
        return NOT_ELIGIBLE
    reach = yield from beyond_norway(form, ground)
    if reach != ELIGIBLE:
        return reach
    return (yield from tied(form, ground, ELIGIBLE))


@rule
def beyond_norway(form: StudySupport, ground: str) -> Steps[Verdict]:
    """Whether the ground reaches beyond Norway; that of a worker's child at school does not. § 8 d."""
    bound = only_in_norway(form) if of_worker(form, ground) else False
    if bound is None:
        yield Step("worker-family-abroad-unknown", Outcome.UNCLEAR, SECTION_8_2)
        return UNCLEAR
    if bound:
        yield Step("worker-child-abroad", Outcome.NOT_MET, SECTION_8_2)
        return NOT_ELIGIBLE
    return ELIGIBLE


@rule
def online(form: StudySupport, ground: str) -> Steps[Verdict]:
    """Online at a school in Norway, in another EEA country, or elsewhere. §§ 10, 12, 25, 28 and 89a."""
    school = form.online_school
    if school == "elsewhere":
        yield Step("online-outside-eea", Outcome.NOT_MET, SECTION_25)
        return NOT_ELIGIBLE
    if school == "norway":
        yield Step("online-in-norway", Outcome.COMPUTED, SECTION_10_1)
        return (yield from tied(form, ground, ELIGIBLE))
    reach = yield from beyond_norway(form, ground)
    if reach != ELIGIBLE:
        return reach
    if form.course != "higher":
        yield Step("online-other-course", Outcome.UNCLEAR, SECTION_25_2)
        return UNCLEAR
    yield Step("online-tuition-only", Outcome.COMPUTED, SECTION_89A)
    return (yield from tied(form, ground, TUITION))


@rule
def tied(form: StudySupport, ground: str, result: Verdict) -> Steps[Verdict]:
    """The result, if the ties to Norway are strong enough. § 10 first and second paragraph."""
    if form.ties == "other":
        yield Step("ties-weighed", Outcome.UNCLEAR, SECTION_10_2)
        return UNCLEAR
    if form.ties == "family_and_b1" and of_worker(form, ground) and form.ties_with_worker:
        yield Step("ties-worker-does-not-count", Outcome.UNCLEAR, SECTION_10_1)
        return UNCLEAR
    yield Step("ties", Outcome.MET, SECTION_10_1)
    return result


def of_worker(form: StudySupport, ground: str) -> bool:
    """Whether the ground is that of a worker's family (§ 8 second paragraph)."""
    if ground == "eea_worker":
        return form.eea_work == "family"
    return ground == "uk_citizen" and form.uk_role == "family" and form.uk_family == "worker"


@rule
def exchange(form: StudySupport, ground: str) -> Steps[Verdict]:
    """An exchange, whether or not it is known to be approved."""
    doubt = Step("exchange-unknown", Outcome.UNCLEAR, SECTION_12_2)
    found = yield from whichever(form, "exchange_approved", exchange_by_approval, ground, unclear=doubt)
    return UNCLEAR if isinstance(found, Differ) else found


@rule
def exchange_by_approval(form: StudySupport, ground: str) -> Steps[Verdict]:
    """An approved part, of at most one year, of an education begun in Norway. § 12 second paragraph.

    Whoever may also study abroad needs no approval: without it the stay is education abroad, with ties.
    """
    if form.exchange_approved:
        yield Step("exchange", Outcome.MET, SECTION_10_3 if ground in ALSO_ABROAD else SECTION_12_2)
        return ELIGIBLE
    if ground in ALSO_ABROAD:
        yield Step("exchange-as-abroad", Outcome.COMPUTED, SECTION_10_1)
        return (yield from abroad(form, ground))
    yield Step("exchange-not-approved", Outcome.NOT_MET, SECTION_12_2)
    return NOT_ELIGIBLE


def in_norway(form: StudySupport) -> bool:
    """Whether the education is in Norway, at a school or online at a Norwegian school."""
    return form.study_in == "norway" or (form.study_in == "online" and form.online_school == "norway")


def at_school_abroad_online(form: StudySupport) -> bool:
    """Whether the education is online at a school in another EEA country, which gives a tuition loan."""
    return form.study_in == "online" and form.online_school == "eea"
