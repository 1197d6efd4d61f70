"""The end goals (*sluttmål*) that are open to a person, by education, age and the day of the offer.

Integration Act (*integreringsloven*) §§ 13 and 14, https://lovdata.no/lov/2020-11-06-127. Over 55 the
programme leads to work; below 25 without upper secondary education the goal
is as a rule to complete it. Goals that the sources on the older rules do not
name are told as unclear, except those of § 37 c, which a guide lists. What is
not certain about an older goal is in `calc.rules.introduction_programme.doubts`.

>>> from calc.frame.core import run
>>> day = date(2026, 3, 1)
>>> form = IntroductionProgramme({"age": "56"})
>>> list(run(lambda form: open_goals(form, day, spans_of(day, "no", ""), "no"), form).value)
['work']
"""

from __future__ import annotations

from datetime import date

from calc.frame.core import Outcome, Step, Steps, rule
from calc.law import Law
from calc.rules.introduction_programme.doubts import doubts, doubts_of_list
from calc.rules.introduction_programme.form import OLDEST, YOUNG, IntroductionProgramme
from calc.rules.introduction_programme.found import Length
from calc.rules.introduction_programme.spans import (
    OLD_EDUCATED,
    REQUALIFICATION,
    SECTION_13_1,
    SECTION_13_OLD,
    SECTION_14_1,
    SECTION_14_3,
    SECTION_37_C_OLD,
    WORK,
    Span,
    Spans,
    spans_of,
)
from calc.rules.introduction_programme.told import in_order, listed, told_span
from calc.rules.introduction_programme.versions import RULES_2026

Goals = tuple[str, ...]


@rule
def open_goals(form: IntroductionProgramme, offered: date, spans: Spans, education: str) -> Steps[Spans]:
    """The goals open at the person's age, since 2026. § 13 first, § 14 first and third paragraphs."""
    only_work = yield from over_55(form, offered, goals_in(offered, education))
    yield from under_25(form, offered, education)
    return {WORK: spans[WORK]} if only_work else spans


@rule
def over_55(form: IntroductionProgramme, offered: date, provision: Law) -> Steps[bool]:
    """Over 55 the programme leads to work, since 2026. § 13 first and § 14 first paragraph."""
    if offered < RULES_2026:
        return False
    age = form.age
    if not form.given("age"):
        yield Step("age-assumed", Outcome.UNCLEAR, provision, aside=True)
    if age > OLDEST:
        yield Step("over-55-work-only", Outcome.MET, provision)
        return True
    if age == OLDEST:
        # "Over 55" may also be meant from the birthday on; like the right, it is read as 56.
        yield Step("age-55-goal-reading", Outcome.UNCLEAR, provision, aside=True)
    return False


@rule
def under_25(form: IntroductionProgramme, offered: date, education: str) -> Steps[None]:
    """Below 25, without upper secondary education, its completion is the main rule. § 14 third paragraph."""
    if offered >= RULES_2026 and education == "no" and form.age < YOUNG:
        yield Step("under-25-main-rule", Outcome.MET, SECTION_14_3)


@rule
def for_goal(
    form: IntroductionProgramme, offered: date, spans: Spans, education: str
) -> Steps[tuple[Length, Span | None, Goals]]:
    """The span of the person's goal, or every goal that is open."""
    goal = form.goal
    if goal in in_order(spans):
        if (yield from doubts(form, offered, goal, spans[goal])):
            return "unclear", None, in_order(spans)
        yield from told_span(offered, spans[goal])
        return "known", spans[goal], in_order(spans)
    if goal == "unsure":
        return (yield from without_goal(form, offered, spans, education))
    found: Length = "depends"
    if goal == REQUALIFICATION and offered < RULES_2026:
        yield Step("requalification-before-2026", Outcome.UNCLEAR, SECTION_13_OLD, {"since": RULES_2026})
    elif spans is OLD_EDUCATED:
        yield Step("goal-not-read", Outcome.UNCLEAR, SECTION_13_OLD, {"goal": goal})
    else:
        yield Step("goal-not-open", Outcome.NOT_MET, goals_in(offered, education), {"goal": goal})
        found = "goal_not_open"
    yield from listed("goal-open", spans)
    return found, None, in_order(spans)


@rule
def without_goal(
    form: IntroductionProgramme, offered: date, spans: Spans, education: str
) -> Steps[tuple[Length, Span | None, Goals]]:
    """A goal that is not settled matters only where the goals that are open have different lengths."""
    first, *others = spans.values()
    if offered >= RULES_2026 and all(each == first for each in others):
        yield Step("goal-makes-no-difference", Outcome.COMPUTED, goals_in(offered, education))
        yield from told_span(offered, first)
        return "known", first, in_order(spans)
    yield Step("goal-unsure", Outcome.UNCLEAR, goals_in(offered, education))
    if education == "no":
        yield from doubts_of_list(form, offered)
    yield from listed("goal-open", spans)
    return "depends", None, in_order(spans)


@rule
def listed_for_both(form: IntroductionProgramme, offered: date, permit: str) -> Steps[Goals]:
    """The goals for both answers, for somebody who does not know whether the education counts."""
    goal = form.goal
    found: dict[str, Span] = {}
    yield from doubts_of_list(form, offered)
    only_work = yield from over_55(form, offered, goals_in(offered, "no"))
    counted = "yes" if form.upper_secondary == "unsure" else form.upper_secondary
    for education, id in ((counted, "goal-open-if-it-counts"), ("no", "goal-open-if-not")):
        spans = spans_of(offered, education, permit)
        spans = {WORK: spans[WORK]} if only_work else spans
        yield from listed(id, {goal: spans[goal]} if goal in in_order(spans) else spans)
        yield from under_25(form, offered, education)
        found |= spans
    return in_order(found)


def goals_in(offered: date, education: str) -> Law:
    """What says which goals there are; before 2026 only those of § 37 c are known as a list."""
    if offered < RULES_2026:
        return SECTION_37_C_OLD
    return SECTION_14_1 if education == "no" else SECTION_13_1
