"""What a job changes in the right to take part, and what collective protection does.

Integration Act (*integreringsloven*) § 8 fourth paragraph, https://lovdata.no/lov/2020-11-06-127:
since 2026 a job of 30 hours a week, or the offer of one, takes the right and the duty
away while it lasts. They come back if the job ends within the first two years. Until 2025
chapter 6A gave people with collective protection a right without a duty; its text of that time was not read.

>>> from calc.frame.core import run
>>> form = IntroductionProgramme({"permit": "s34", "job_hours": "29.5"})
>>> run(lambda form: with_job(form, date(2026, 3, 1)), form).value
'right_and_duty'
"""

from __future__ import annotations

from datetime import date

from calc.frame.core import Outcome, Step, Steps, rule
from calc.rules.introduction_programme.form import IntroductionProgramme
from calc.rules.introduction_programme.found import Right
from calc.rules.introduction_programme.provisions import SECTION_8_1, SECTION_8_4
from calc.rules.introduction_programme.spans import SECTION_37_C_OLD
from calc.rules.introduction_programme.versions import CHAPTER_6A, RULES_2026

FULL_WEEK = 30  # hours of work a week


@rule
def with_job(form: IntroductionProgramme, day: date) -> Steps[Right]:
    """A job, or the offer of one, of at least 30 hours a week, since 2026. § 8 fourth paragraph."""
    if (yield from has_full_job(form, day)):
        return (yield from with_full_job(form))
    return (yield from collective_duty(form, day))


@rule
def with_full_job(form: IntroductionProgramme) -> Steps[Right]:
    """30 hours a week or more: in one position there is no right; in several the Act does not say."""
    if not form.one_job:
        yield Step("several-jobs", Outcome.UNCLEAR, SECTION_8_4, {"hours": form.job_hours})
        return "unclear"
    yield Step("job-of-30-hours", Outcome.NOT_MET, SECTION_8_4, {"hours": form.job_hours})
    if not form.given("one_job"):
        yield Step("one-job-assumed", Outcome.UNCLEAR, SECTION_8_4, aside=True)
    return "not_covered"


@rule
def has_full_job(form: IntroductionProgramme, day: date) -> Steps[bool]:
    """Whether work, or the offer of it, comes to 30 hours a week; before 2026 that changed nothing."""
    if day < RULES_2026:
        return False
    hours = form.job_hours
    if hours >= FULL_WEEK:
        return True
    if form.given("job_hours"):
        yield Step("job-below-30-hours", Outcome.COMPUTED, SECTION_8_4, {"hours": hours})
    else:
        yield Step("no-job-assumed", Outcome.UNCLEAR, SECTION_8_4, aside=True)
    return False


@rule
def job_ended(form: IntroductionProgramme, day: date) -> Steps[Right]:
    """After two years in a municipality: whether a job of 30 hours ended within them. § 8 fourth paragraph."""
    if day < RULES_2026:
        return "not_covered"
    if form.job_ended_in_time:
        if (yield from has_full_job(form, day)):
            return (yield from with_full_job(form))  # another job of 30 hours since
        # The first paragraph "applies nevertheless"; its own limit for the decision is not repeated.
        yield Step("job-ended-in-time", Outcome.UNCLEAR, SECTION_8_4)
        return "unclear"
    if not form.given("job_ended_in_time"):
        yield Step("no-ended-job-assumed", Outcome.UNCLEAR, SECTION_8_4, aside=True)
    return "not_covered"


@rule
def collective_duty(form: IntroductionProgramme, day: date) -> Steps[Right]:
    """Collective protection: before 2026 a right without a duty; since then the duty is a reading. § 37 c."""
    if form.permit != "s34":
        return "right_and_duty"
    if day >= RULES_2026:
        # For a duty: chapter 6A has no exception any more. Against: § 37 b second paragraph.
        yield Step("collective-duty-reading", Outcome.UNCLEAR, SECTION_8_1, aside=True)
        return "right_and_duty"
    if day < CHAPTER_6A:
        facts = {"since": CHAPTER_6A}
        yield Step("collective-before-chapter-6a", Outcome.UNCLEAR, SECTION_8_1, facts)
        return "unclear"
    yield Step("collective-right-not-duty", Outcome.UNCLEAR, SECTION_37_C_OLD, aside=True)
    hours = form.job_hours
    if hours > 0:
        near = hours >= FULL_WEEK
        yield Step("near-full-time-job", Outcome.UNCLEAR, SECTION_37_C_OLD, {"hours": hours}, aside=not near)
        return "unclear" if near else "right_not_duty"
    return "right_not_duty"
