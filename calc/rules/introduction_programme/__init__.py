"""The introduction programme (*introduksjonsprogram*): may I take part, must I, and for how long.

Integration Act (*integreringsloven*) chapter 4, §§ 8-18 a, and for collective protection
chapter 6A, https://lovdata.no/lov/2020-11-06-127. The right is in
`calc.rules.introduction_programme.right`, the length in `calc.rules.introduction_programme.length`, leave and
the last day in `calc.rules.introduction_programme.months`. The municipality decides.

>>> from calc.frame.core import run
>>> answers = {"permit": "s34", "upper_secondary": "ukrainian", "goal": "work"}
>>> form = IntroductionProgramme({**answers, "start_offered": "2023-09-01"})
>>> value = run(introduction_programme, form).value
>>> value.max_months, value.extension_months, value.right
(6, 6, None)
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from calc.frame.core import Bar, Calculator, Outcome, Step, Steps, rule, yield_all
from calc.rules.introduction_programme.agreement import check
from calc.rules.introduction_programme.form import BEGUN, IntroductionProgramme, wanted
from calc.rules.introduction_programme.found import RIGHTS, Programme
from calc.rules.introduction_programme.length import length
from calc.rules.introduction_programme.months import added_workdays, end_days
from calc.rules.introduction_programme.right import latest_start, right
from calc.rules.introduction_programme.spans import LONGEST
from calc.rules.introduction_programme.summary import summary
from calc.rules.introduction_programme.versions import RULES_2026


@rule
def introduction_programme(form: IntroductionProgramme) -> Steps[Programme]:
    """The right to take part, the length, or both, by what is asked about."""
    check(form)
    of_right, of_length = wanted(form)
    if not of_length:
        return (yield from with_right(form, Programme(form.date)))
    offered = yield from day_of_offer(form)
    if not of_right:
        return (yield from with_length(form, Programme(offered, offered), offered))
    day = form.date if form.given("date") else offered  # the offer is made by the decision
    programme = yield from with_right(form, Programme(day, offered))
    return (yield from beside(with_length, form, programme, offered))


@rule
def beside(a_rule: Callable[..., Steps[Programme]], *given: Any) -> Steps[Programme]:
    """A rule whose steps do not decide what the first sentence tells."""
    steps: list[Step] = []
    programme: Programme = yield_all(a_rule(*given), steps)
    yield from (replace(step, aside=True) for step in steps)
    return programme


@rule
def day_of_offer(form: IntroductionProgramme) -> Steps[date]:
    """The day the start was offered; a day given for the whole question stands in for it."""
    if form.given("date") and not form.given("start_offered"):
        yield Step("offer-day-assumed", Outcome.UNCLEAR, facts={"date": form.date}, aside=True)
        return form.date
    return form.start_offered


@rule
def with_right(form: IntroductionProgramme, programme: Programme) -> Steps[Programme]:
    """The right on the day asked about, and the latest start where there is a right."""
    found = yield from right(form, programme.date)
    reading = found == "right_and_duty" and form.permit == "s34" and programme.date >= RULES_2026
    programme = replace(programme, right=found, duty_is_reading=reading)
    if found in RIGHTS and form.begun != BEGUN:
        programme = replace(programme, latest_start=(yield from latest_start(form, programme.date)))
    return programme


@rule
def with_length(form: IntroductionProgramme, programme: Programme, offered: date) -> Steps[Programme]:
    """The months, the extension, what leave adds, and the last day where a start is given."""
    found, span, goals = yield from length(form, offered)
    programme = replace(programme, length=found, allowed_goals=goals)
    if span is None:
        return programme
    added = yield from added_workdays(form, offered, span)
    ends = yield from end_days(form, span, added)
    end, latest = ends if ends else (None, None)
    return replace(
        programme,
        min_months=span.minimum,
        max_months=span.months,
        extension_months=span.extension,
        total_max_months=span.months + span.extension,
        added_workdays=added,
        end=end,
        latest_end=latest,
    )


TIME = Bar("months", longest=LONGEST, more="extension")
OF_TIME = ("length", "length-range")
OF_GOALS = ("goal-open", "goal-open-if-it-counts", "goal-open-if-not")
BARS = {id: TIME for each in OF_GOALS for id in (each, f"{each}-no-extension")} | dict.fromkeys(OF_TIME, TIME)
CALCULATOR = Calculator(
    "introduction-programme", IntroductionProgramme, introduction_programme, summary, bars=BARS
)
