"""What every applicant for study support must meet beside a ground: time, age and home.

Regulation on study support §§ 1, 17 and 18, https://lovdata.no/forskrift/2020-04-15-798/§18, with the
figures of the study year 2026-27. Each rule returns `eligible`, `course_materials_only`, `not_eligible`
or `unclear`. Where one may study stands in `calc.rules.study_support.place`.

>>> from calc.frame.core import run
>>> born = lambda year: StudySupport({"birth_year": year, "start_date": "2026-08-17"})
>>> run(age, born("1961")).value, run(age, born("1962")).value
('not_eligible', 'eligible')
"""

from __future__ import annotations

from datetime import date

from calc.frame.core import Outcome, Step, Steps, rule
from calc.frame.whichever import Differ, whichever
from calc.law import ACTS
from calc.rules.study_support.form import StudySupport, support_year
from calc.rules.study_support.found import COURSE_MATERIALS, ELIGIBLE, NOT_ELIGIBLE, UNCLEAR, Verdict
from calc.rules.study_support.provisions import SECTION_1_2, SECTION_7, SECTION_17, SECTION_18

# "Turned 65 before 1 January 2027" is the same as born in 1961 or earlier, so the year is enough.
TOO_OLD = 1961
AGE_LIMIT_DAY = date(2027, 1, 1)
# Part 2 of the regulation ends with the start of the study year in the year one turns 21: in 2026-27
# it holds for those born in 2006 or later.
YOUTH = 2006
SCHOOL_AGE = 16  # in the calendar year the education starts; younger only after lower secondary school


@rule
def time_and_age(form: StudySupport) -> Steps[Verdict]:
    """What holds whatever the ground, so it comes before the grounds."""
    result = yield from period(form)
    if result == ELIGIBLE:
        result = yield from age(form)
    return result


@rule
def period(form: StudySupport) -> Steps[Verdict]:
    """Whether the rules were read for an education that starts on that day.

    An education that began in earlier years is told about the study year 2026-27, by the rules of that year.
    """
    act = ACTS[SECTION_7.act]
    if form.start_date >= act.may_change_from:
        yield Step("start-after-known-rules", Outcome.UNCLEAR, SECTION_7, {"read": act.read_on})
        return UNCLEAR
    return ELIGIBLE


@rule
def age(form: StudySupport) -> Steps[Verdict]:
    """Not from 65 on 1 January 2027 (§ 17), nor below 16 before lower secondary school is done (§ 1)."""
    facts = {"day": AGE_LIMIT_DAY}
    if form.birth_year <= TOO_OLD:
        yield Step("too-old", Outcome.NOT_MET, SECTION_17, facts)
        return NOT_ELIGIBLE
    if form.birth_year + SCHOOL_AGE > support_year(form) and not form.basic_school:
        yield Step("too-young", Outcome.NOT_MET, SECTION_1_2, {"age": SCHOOL_AGE})
        return NOT_ELIGIBLE
    yield Step("below-age-limit", Outcome.MET, SECTION_17, facts)
    return ELIGIBLE


@rule
def home(form: StudySupport) -> Steps[Verdict]:
    """No support in a reception centre; below 21 the grant for course materials (*utstyrsstipend*). § 18."""
    if not form.in_reception:
        yield Step("not-in-reception", Outcome.MET, SECTION_18)
        return ELIGIBLE
    course = form.course
    if course not in ("upper_secondary", "preparatory"):
        # § 50 keeps the grant for course materials from apprentices.
        yield Step("reception-other-course", Outcome.NOT_MET, SECTION_18)
        return NOT_ELIGIBLE
    if form.birth_year < YOUTH:
        yield Step("reception-from-21", Outcome.NOT_MET, SECTION_18)
        return NOT_ELIGIBLE
    if course == "preparatory":
        yield Step("reception-course-materials", Outcome.MET, SECTION_18)
        return COURSE_MATERIALS
    doubt = Step("reception-competence-unknown", Outcome.UNCLEAR, SECTION_1_2)
    given = yield from whichever(form, "study_competence", course_materials, unclear=doubt)
    return UNCLEAR if isinstance(given, Differ) else given


@rule
def course_materials(form: StudySupport) -> Steps[Verdict]:
    """The grant of part 2, which ends when the young person may go on to higher education or has a trade. § 1."""
    if form.study_competence:
        yield Step("reception-with-competence", Outcome.NOT_MET, SECTION_1_2)
        return NOT_ELIGIBLE
    yield Step("reception-course-materials", Outcome.MET, SECTION_18)
    return COURSE_MATERIALS
