"""An answer that is not known: what each possible one gives, and whether any of them gives a right.

Integration Act (*integreringsloven*) § 8 first to fourth paragraphs, https://lovdata.no/lov/2020-11-06-127. Where
one answer leaves nothing and the other an offer by the municipality, there is no right either way, and
only the offer is uncertain.

>>> from datetime import date
>>> from calc.frame.core import Outcome, run
>>> from calc.rules.introduction_programme.found import Right
>>> @rule
... def with_job(form: IntroductionProgramme, day: date) -> Steps[Right]:
...     yield Step("asked", Outcome.COMPUTED)
...     return "not_covered" if form.settled_by_agreement else "municipality_may_offer"
>>> form = IntroductionProgramme({"settled_by_agreement": "unsure"})
>>> doubt = Step("agreement-unsure", Outcome.UNCLEAR)
>>> run(lambda form: either(form, date(2026, 3, 1), "settled_by_agreement", with_job, doubt), form).value
'no_right'
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from calc.frame.core import Outcome, Step, Steps, rule, yield_all
from calc.frame.whichever import Differ, whichever
from calc.rules.introduction_programme.form import IntroductionProgramme
from calc.rules.introduction_programme.found import RIGHTS, Right
from calc.rules.introduction_programme.job import FULL_WEEK
from calc.rules.introduction_programme.provisions import SECTION_8_1, SECTION_8_4
from calc.rules.introduction_programme.versions import RULES_2026

NO_RIGHTS = ("not_covered", "municipality_may_offer")


@rule
def either(
    form: IntroductionProgramme,
    day: date,
    name: str,
    a_rule: Callable[..., Steps[Right]],
    doubt: Step,
) -> Steps[Right]:
    """What a rule finds; where the answer to `name` is unsure, what all its answers have in common."""
    steps: list[Step] = []
    found: Right | Differ[Right] = yield_all(whichever(form, name, a_rule, day, unclear=doubt), steps)
    if not isinstance(found, Differ):
        yield from (step for step in steps)
        told = any(step.outcome is Outcome.NOT_MET and not step.aside for step in steps)
        if getattr(form, name) is None and found not in RIGHTS and not told:
            yield Step("no-right-either-way", Outcome.NOT_MET, SECTION_8_1)
        return found
    without = all(each in NO_RIGHTS for each in found.by_answer.values())
    yield from (replace(step, aside=step.aside or without) for step in steps)
    yield from with_it(form, day, found)
    if not without:
        return "unclear"
    yield Step("no-right-either-way", Outcome.NOT_MET, SECTION_8_1)
    return "no_right"


@rule
def with_it(form: IntroductionProgramme, day: date, found: Differ[Right]) -> Steps[None]:
    """What a yes would give. A no lets the municipality offer a place."""
    yes = found.by_answer[True]
    if yes == "not_covered" and day >= RULES_2026 and form.given("job_hours") and form.job_hours >= FULL_WEEK:
        yield Step("with-it-job", Outcome.COMPUTED, SECTION_8_4, {"hours": form.job_hours})
    else:
        yield Step(f"with-it-{yes.replace('_', '-')}", Outcome.COMPUTED, SECTION_8_1)
