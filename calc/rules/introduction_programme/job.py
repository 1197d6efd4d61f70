"""What a job changes in the right to take part, and what collective protection does.

Integration Act (*integreringsloven*) § 8 fourth paragraph, https://lovdata.no/lov/2020-11-06-127:
since 2026 a job of 30 hours a week, or the offer of one, takes the right and the duty
away while it lasts. Until 2025 chapter 6A gave people with collective
protection a right without a duty; its text of that time was not read.

>>> from calc.frame.core import run
>>> form = IntroductionProgramme({"permit": "s34", "job_hours": "29.5"})
>>> run(lambda form: with_job(form, date(2026, 3, 1)), form).value
'right_and_duty'
"""

from __future__ import annotations

from datetime import date

from calc.frame.core import Outcome, Step, Steps, rule
from calc.law import integration_act
from calc.rules.introduction_programme.form import IntroductionProgramme
from calc.rules.introduction_programme.spans import CHAPTER_6A, RULES_2026, SECTION_37_C_OLD

FULL_WEEK = 30  # hours of work a week
SECTION_8_1 = integration_act("8", 1)
SECTION_8_4 = integration_act("8", 4, RULES_2026)


@rule
def with_job(form: IntroductionProgramme, day: date) -> Steps[str]:
    """A job, or the offer of one, of at least 30 hours a week, since 2026. § 8 fourth paragraph."""
    if day < RULES_2026:
        return (yield from before_2026(form, day))
    hours = form.job_hours
    if hours >= FULL_WEEK:
        yield Step("job-of-30-hours", Outcome.NOT_MET, SECTION_8_4, {"hours": hours})
        return "not_covered"
    if form.given("job_hours"):
        yield Step("job-below-30-hours", Outcome.MET, SECTION_8_4, {"hours": hours})
    else:
        yield Step("no-job-assumed", Outcome.UNCLEAR, SECTION_8_4)
    if form.permit == "s34":
        # Chapter 6A has no exception from the duty any more; no guide of 2026 confirms this.
        yield Step("collective-duty-reading", Outcome.UNCLEAR, SECTION_8_1)
    return "right_and_duty"


@rule
def before_2026(form: IntroductionProgramme, day: date) -> Steps[str]:
    """Collective protection before 2026: a right without a duty, under chapter 6A. § 37 c."""
    if form.permit != "s34":
        return "right_and_duty"
    if day < CHAPTER_6A:
        facts = {"since": CHAPTER_6A}
        yield Step("collective-before-chapter-6a", Outcome.UNCLEAR, SECTION_8_1, facts)
        return "unclear"
    yield Step("collective-right-not-duty", Outcome.UNCLEAR, SECTION_37_C_OLD)
    hours = form.job_hours
    if hours > 0:
        yield Step("near-full-time-job", Outcome.UNCLEAR, SECTION_37_C_OLD, {"hours": hours})
    return "unclear" if hours >= FULL_WEEK else "right_not_duty"
