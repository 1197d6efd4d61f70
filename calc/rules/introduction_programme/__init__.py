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

from dataclasses import replace
from datetime import date

from calc.frame.core import Calculator, Outcome, Sentence, Step, Steps, rule
from calc.rules.introduction_programme.form import IntroductionProgramme, Programme, check, wanted
from calc.rules.introduction_programme.length import length
from calc.rules.introduction_programme.months import added_workdays, end_days
from calc.rules.introduction_programme.right import latest_start, right
from calc.rules.introduction_programme.spans import RULES_2026


@rule
def introduction_programme(form: IntroductionProgramme) -> Steps[Programme]:
    """The right to take part, the length, or both, by what is asked about."""
    check(form)
    of_right, of_length = wanted(form)
    if not of_length:
        return (yield from with_right(form, Programme(form.date)))
    offered = yield from day_of_offer(form)
    programme = Programme(offered, offered)
    if of_right:
        day = form.date if form.given("date") else offered  # the offer is made by the decision
        programme = yield from with_right(form, Programme(day, offered))
    return (yield from with_length(form, programme, offered))


@rule
def day_of_offer(form: IntroductionProgramme) -> Steps[date]:
    """The day the start was offered; a day given for the whole question stands in for it."""
    if form.given("date") and not form.given("start_offered"):
        yield Step("offer-day-assumed", Outcome.UNCLEAR, facts={"date": form.date})
        return form.date
    return form.start_offered


@rule
def with_right(form: IntroductionProgramme, programme: Programme) -> Steps[Programme]:
    """The right on the day asked about, and the latest start where there is a right."""
    found = yield from right(form, programme.date)
    reading = found == "right_and_duty" and form.permit == "s34" and programme.date >= RULES_2026
    programme = replace(programme, right=found, duty_is_reading=reading)
    if found in ("right_and_duty", "right_not_duty"):
        programme = replace(programme, latest_start=(yield from latest_start(form, programme.date)))
    return programme


@rule
def with_length(form: IntroductionProgramme, programme: Programme, offered: date) -> Steps[Programme]:
    """The months, the extension, what leave adds, and the last day where a start is given."""
    found, span, goals = yield from length(form, offered)
    programme = replace(programme, length=found, allowed_goals=goals)
    if span is None:
        return programme
    added = yield from added_workdays(form, offered)
    ends = yield from end_days(form, span.months, span.extension, added)
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


def summary(value: Programme) -> tuple[Sentence, ...]:
    """The result in sentences, the answer first."""
    told = []
    if value.right:
        told.append(Sentence(f"summary-{value.right.replace('_', '-')}", {"date": value.date}))
    if value.duty_is_reading:
        told.append(Sentence("summary-duty-reading"))
    if value.latest_start:
        told.append(Sentence("summary-latest-start", {"latest_start": value.latest_start}))
    if value.max_months is not None:
        told.append(Sentence("summary-length", {"months": value.max_months, "offered": value.offered}))
        facts = {"extension": value.extension_months, "total": value.total_max_months}
        told.append(Sentence("summary-extension", facts) if value.extension_months else NO_EXTENSION)
    elif value.length:
        told.append(Sentence(f"summary-length-{value.length.replace('_', '-')}"))
    if value.added_workdays:
        told.append(Sentence("summary-added", {"days": value.added_workdays}))
    if value.end and value.end == value.latest_end:
        told.append(Sentence("summary-end", {"end": value.end}))
    elif value.end:
        told.append(Sentence("summary-ends", {"end": value.end, "latest_end": value.latest_end}))
    return tuple(told)


NO_EXTENSION = Sentence("summary-no-extension")

CALCULATOR = Calculator("introduction-programme", IntroductionProgramme, introduction_programme, summary)
