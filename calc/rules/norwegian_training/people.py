"""Norwegian language training and social studies: who is covered.

Integration Act (*integreringsloven*) §§ 26-28 and 37 d, https://lovdata.no/lov/2020-11-06-127.
A permit of § 27 gives a right and a duty, a worker's permit of § 28 a duty
only, collective protection a right only. They begin with the permit, or with the
arrival of those who had it before they came. The age when the permit was granted
decides; right and duty end at 67.

People whose permit is older than 2021 are under the Introduction Act of 2003,
unless they arrived later (integreringsforskriften § 72).

>>> from calc.frame.core import run
>>> answers = {"date": "2026-05-01", "permit": "s28", "permit_date": "2025-03-01", "age_at_permit": "67"}
>>> run(age_covers, Training(answers)).value
False
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from calc.calendar import full_years
from calc.frame.contradictions import contradict
from calc.frame.core import Outcome, Step, Steps, rule
from calc.law import Law, integration_act
from calc.rules.norwegian_training.form import DUTY_ONLY, FROM_ABROAD, RIGHT_AND_DUTY, Training

SECTION_26_2 = integration_act("26", 2)
SECTION_26_5 = integration_act("26", 5)
SECTION_26_7 = integration_act("26", 7)
SECTION_27 = integration_act("27")
SECTION_28 = integration_act("28")
REGULATION_43H = Law("integreringsforskriften", "43 h", 1, date(2024, 2, 1), date(2028, 6, 30))
REGULATION_72 = Law("integreringsforskriften", "72", 2)

ADULT = 18
OLD = 67
FROM_2022 = date(2022, 1, 1)
FROM_AUGUST_2023 = date(2023, 8, 1)  # the wording of §§ 32 and 33 of the Act of 9 June 2023 nr 24
COLLECTIVE_SINCE = date(2022, 3, 11)  # the first day collective protection could be given

Reach = Literal["right_and_duty", "duty", "not_yet", "outside", "unclear"]


@rule
def counted_from(form: Training) -> Steps[date]:
    """The day that right and duty begin, and that decides the version: the permit's, or the arrival's.

    § 26 second and fourth paragraphs, regulation §§ 72-74.
    """
    if form.permit == "s34" and form.permit_date < COLLECTIVE_SINCE:
        raise contradict("permit", "permit_date", "collective-not-yet", since=COLLECTIVE_SINCE)
    if form.permit == "s34":
        return form.permit_date
    granted_in_norway = form.permit_date >= FROM_AUGUST_2023 and form.permit not in FROM_ABROAD
    if granted_in_norway and not form.given("applied_from_abroad"):
        return form.permit_date
    if not form.applied_from_abroad:
        if not form.given("applied_from_abroad"):
            yield Step("applied-in-norway-assumed", Outcome.UNCLEAR, REGULATION_72, aside=True)
        return form.permit_date
    arrived = form.arrival_date
    if arrived <= form.date:
        yield Step("arrival-decides", Outcome.COMPUTED, REGULATION_72, {"arrival_date": arrived})
    return arrived


@rule
def age_covers(form: Training) -> Steps[bool]:
    """Whether the age when the permit was granted, and the age now, are inside 18 to 67. § 26(5)."""
    age = form.age_at_permit
    if age < ADULT:
        yield Step("too-young", Outcome.NOT_MET, SECTION_26_5, {"age": age, "adult": ADULT})
        return False
    if age >= OLD:
        yield Step("too-old", Outcome.NOT_MET, SECTION_26_5, {"age": age, "old": OLD})
        return False
    # Somebody 40 when the permit came is 43 or 44 three years later.
    now = age + full_years(form.permit_date, form.date)
    if now >= OLD or (form.given("age") and form.age >= OLD):
        yield Step("ended-at-67", Outcome.NOT_MET, SECTION_26_5, {"old": OLD})
        return False
    yield Step("age-covers", Outcome.MET, SECTION_26_5, {"age": age})
    if now >= OLD - 1 and not form.given("age"):
        yield Step("ends-at-67", Outcome.UNCLEAR, SECTION_26_5, {"old": OLD}, aside=True)
    return True


@rule
def reach_of(form: Training) -> Steps[Reach]:
    """What a permit gives: a right and a duty, a duty, nothing, or nothing yet. §§ 27 and 28."""
    if form.permit in RIGHT_AND_DUTY:
        return "not_yet" if form.permit == "s38_limited" and not form.renewed else "right_and_duty"
    if form.permit == "other_permanent_basis":
        return "right_and_duty"
    basis = form.permanent_basis
    if not form.given("permanent_basis"):
        yield Step("permanent-basis-assumed", Outcome.UNCLEAR, SECTION_27, aside=True)
    if basis is None:
        return "unclear"
    if not basis:
        return "outside"
    return "duty" if form.permit in DUTY_ONLY else "right_and_duty"


def permit_step(form: Training, reach: Reach) -> Step:
    """What the permit gives, told once nothing else takes it away."""
    if reach == "duty":
        return Step("permit-duty-only", Outcome.MET, SECTION_28)
    named = "permit-right-and-duty" if form.permit in RIGHT_AND_DUTY else "permit-permanent-basis"
    return Step(named, Outcome.MET, SECTION_27)


@rule
def keeps_collective_rules(form: Training) -> Steps[bool | None]:
    """Whether former collective protection leaves only the rest of that training, or None. Regulation § 43 h."""
    if form.permit_date < COLLECTIVE_SINCE:
        if form.given("had_collective_decision") and form.values["had_collective_decision"]:
            raise contradict(
                "had_collective_decision", "permit_date", "collective-not-yet", since=COLLECTIVE_SINCE
            )
        return False
    if form.date < REGULATION_43H.since or (REGULATION_43H.until and form.date > REGULATION_43H.until):
        return False
    if not form.given("had_collective_decision"):
        if form.given("applied_from_abroad") and form.applied_from_abroad:
            return False  # she was not here with collective protection
        if form.begun == "no" and form.given("begun"):
            return False  # there was no training, and no decision about it
    if not form.had_collective_decision:
        if not form.given("had_collective_decision"):
            yield Step("no-collective-decision-assumed", Outcome.UNCLEAR, REGULATION_43H, aside=True)
        return False
    if form.permit_date < REGULATION_43H.since:
        # The rule is about changing the permit, and this change was before the rule.
        since = {"since": REGULATION_43H.since}
        yield Step("former-collective-before-rule", Outcome.UNCLEAR, REGULATION_43H, since)
        return None
    return True
