"""What every applicant for study support must meet beside a ground: home, age, place and time of study.

Regulation on study support §§ 10, 12, 17 and 18, https://lovdata.no/forskrift/2020-04-15-798, with the
figures of the study year 2026-27. Each rule returns `eligible`, `course_materials_only`, `not_eligible`
or `unclear`.

>>> from calc.frame.core import run
>>> run(age, StudySupport({"birth_year": "1961"})).value, run(age, StudySupport({"birth_year": "1962"})).value
('not_eligible', 'eligible')
"""

from __future__ import annotations

from datetime import date

from calc.frame.core import Outcome, Step, Steps, rule
from calc.law import ACTS
from calc.rules.study_support.form import (
    KNOWN_FROM,
    SECTION_7,
    SECTION_8_1,
    SECTION_10_1,
    SECTION_10_2,
    SECTION_10_3,
    SECTION_12_1,
    SECTION_12_2,
    SECTION_17,
    SECTION_18,
    StudySupport,
)

# "Turned 65 before 1 January 2027" is the same as born in 1961 or earlier, so the year is enough.
TOO_OLD = 1961
AGE_LIMIT_DAY = date(2027, 1, 1)
# Part 2 of the regulation ends with the start of the study year in the year one turns 21: in 2026-27
# it holds for those born in 2006 or later.
YOUTH = 2006
ELIGIBLE, COURSE_MATERIALS, NOT_ELIGIBLE, UNCLEAR = (
    "eligible",
    "course_materials_only",
    "not_eligible",
    "unclear",
)
# Grounds under §§ 8, 9 and 11, which also give support for a whole education abroad.
ALSO_ABROAD = ("eea_worker", "eea_permanent", "uk_citizen")


@rule
def time_and_age(form: StudySupport) -> Steps[str]:
    """What holds whatever the ground, so it comes before the grounds."""
    result = yield from period(form)
    if result == ELIGIBLE:
        result = yield from age(form)
    return result


@rule
def home_and_place(form: StudySupport, ground: str) -> Steps[str]:
    """What a person with this ground gets."""
    result = ELIGIBLE
    if ground in ("protection", "humanitarian"):
        result = yield from home(form)
    if result == ELIGIBLE:
        result = yield from place(form, ground)
    return result


@rule
def period(form: StudySupport) -> Steps[str]:
    """Whether the rules were read for an education that starts on that day."""
    if form.start_date < KNOWN_FROM:
        yield Step("start-before-known-rules", Outcome.UNCLEAR, SECTION_7, {"since": KNOWN_FROM})
        return UNCLEAR
    act = ACTS[SECTION_7.act]
    if form.start_date >= act.may_change_from:
        yield Step("start-after-known-rules", Outcome.UNCLEAR, SECTION_7, {"read": act.read_on})
        return UNCLEAR
    return ELIGIBLE


@rule
def age(form: StudySupport) -> Steps[str]:
    """No support for those who turned 65 before 1 January 2027. § 17 first paragraph."""
    facts = {"day": AGE_LIMIT_DAY}
    if form.birth_year <= TOO_OLD:
        yield Step("too-old", Outcome.NOT_MET, SECTION_17, facts)
        return NOT_ELIGIBLE
    yield Step("below-age-limit", Outcome.MET, SECTION_17, facts)
    return ELIGIBLE


@rule
def home(form: StudySupport) -> Steps[str]:
    """No support in a reception centre; below 21 the grant for course materials (*utstyrsstipend*). § 18."""
    if not form.in_reception:
        yield Step("not-in-reception", Outcome.MET, SECTION_18)
        return ELIGIBLE
    if form.course not in ("upper_secondary", "preparatory"):
        yield Step("reception-other-course", Outcome.NOT_MET, SECTION_18)
        return NOT_ELIGIBLE
    if form.birth_year < YOUTH:
        yield Step("reception-from-21", Outcome.NOT_MET, SECTION_18)
        return NOT_ELIGIBLE
    yield Step("reception-course-materials", Outcome.MET, SECTION_18)
    return COURSE_MATERIALS


@rule
def place(form: StudySupport, ground: str) -> Steps[str]:
    """In Norway; an exchange of at most one year; online or abroad with ties to Norway. §§ 10 and 12."""
    if form.study_in == "norway":
        yield Step("in-norway", Outcome.MET, SECTION_8_1 if ground in ALSO_ABROAD else SECTION_7)
        return ELIGIBLE
    if form.study_in == "exchange":
        return (yield from exchange(form, ground))
    if form.study_in == "abroad" and ground not in ALSO_ABROAD:
        yield Step("whole-education-abroad", Outcome.NOT_MET, SECTION_12_1)
        return NOT_ELIGIBLE
    if form.study_in == "online":
        yield Step("online-tuition-only", Outcome.COMPUTED, SECTION_12_2)
    if form.ties == "other":
        yield Step("ties-weighed", Outcome.UNCLEAR, SECTION_10_2)
        return UNCLEAR
    yield Step("ties", Outcome.MET, SECTION_10_1)
    return ELIGIBLE


@rule
def exchange(form: StudySupport, ground: str) -> Steps[str]:
    """An approved part, of at most one year, of an education begun in Norway. § 12 second paragraph.

    Whoever may also study abroad needs no approval: without it the stay is education abroad.
    """
    approved = form.exchange_approved
    if approved is None:
        yield Step("exchange-unknown", Outcome.UNCLEAR, SECTION_12_2)
        return UNCLEAR
    if not approved and ground in ALSO_ABROAD:
        yield Step("exchange-as-abroad", Outcome.UNCLEAR, SECTION_10_1)
        return UNCLEAR
    if not approved:
        yield Step("exchange-not-approved", Outcome.NOT_MET, SECTION_12_2)
        return NOT_ELIGIBLE
    yield Step("exchange", Outcome.MET, SECTION_10_3 if ground in ALSO_ABROAD else SECTION_12_2)
    return ELIGIBLE
