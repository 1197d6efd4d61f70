"""What a right and a duty, or a duty only, come to: length, hours, levels, fee, tests and the day of the offer.

Integration Act (*integreringsloven*) §§ 26-37, https://lovdata.no/lov/2020-11-06-127.
The right to complete what was begun does not take away a worker's duty (§ 26
third and sixth paragraphs).

>>> from calc.frame.core import run
>>> answers = {"date": "2026-11-30", "permit": "worker", "permit_date": "2026-03-01", "begun": "yes",
...     "upper_secondary": "yes"}
>>> value = run(lambda form: covered(form, "duty", date(2026, 3, 1)), Training(answers)).value
>>> value.group, value.right, value.duty
('complete_and_duty', True, True)
"""

from __future__ import annotations

from datetime import date

from calc.calendar import months_later
from calc.frame.core import Outcome, Step, Steps, rule
from calc.law import Law, integration_act
from calc.rules.norwegian_training.ending import (
    MONTHS_UPPER_SECONDARY,
    SECTION_32_1,
    SECTION_32_1_FIRST,
    Ending,
    after_permit,
    ending,
    late_start,
    with_earlier_permit,
)
from calc.rules.norwegian_training.form import NOT_BEGUN, Entitlement, Group, Training
from calc.rules.norwegian_training.length import (
    SECTION_30_2,
    education,
    hours,
    levels,
    months,
    social_studies,
)
from calc.rules.norwegian_training.offered import offer_in_time
from calc.rules.norwegian_training.people import FROM_AUGUST_2023, Reach, permit_step
from calc.rules.norwegian_training.stage import REGULATION_25_1, SECTION_29, may_complete, no_longer

SECTION_30_4 = integration_act("30", 4)
SECTION_37_1 = integration_act("37", 1)


@rule
def covered(form: Training, reach: Reach, counted: date) -> Steps[Entitlement]:
    """A duty only, or a right and a duty; `counted` is the day they began."""
    late = form.date >= months_later(counted, MONTHS_UPPER_SECONDARY)
    stage = form.begun if reach == "duty" or late or form.given("begun") else "no"
    if stage not in (*NOT_BEGUN, "yes", "otherwise"):
        ended = yield from no_longer(form, reach)
        if ended is not None:
            return ended
    yield permit_step(form, reach)
    if stage != "yes":
        yield from offer_in_time(form, counted, right=reach == "right_and_duty")
    if reach == "duty":
        return (yield from duty_only(form, counted, begun=stage == "yes"))
    return (yield from right_and_duty(form, counted, exempt=stage == "exempt_health"))


@rule
def duty_only(form: Training, counted: date, *, begun: bool) -> Steps[Entitlement]:
    """Hours, social studies, level and fee of a worker; who began with a permit of § 27 may complete that."""
    right: bool | None = False
    if begun:
        right = yield from may_complete(form, aside=True)
    educated = yield from education(form)
    most = yield from hours(form, counted)
    civics = yield from social_studies(counted)
    written, oral = yield from levels(form, educated)
    if right:
        # § 30(4) lets a worker pay, § 26(6) lets her complete; the Act does not say which goes first.
        yield Step("fee-while-completing", Outcome.UNCLEAR, SECTION_30_4, aside=True)
    else:
        yield Step("fee", Outcome.COMPUTED, SECTION_30_4)
    yield Step("exemptions", Outcome.COMPUTED, SECTION_29)
    return Entitlement(
        "complete_and_duty" if right else "duty",
        form.date,
        right=right,
        duty=True,
        max_hours=most,
        social_studies_hours=civics,
        extension=False,
        max_extension_months=0,
        fee_possible=None if right else True,
        test_duty=False,
        written_level=written,
        oral_level=oral,
    )


@rule
def right_and_duty(form: Training, counted: date, *, exempt: bool) -> Steps[Entitlement]:
    """Length, social studies, level and tests; of somebody exempted for health the right is left."""
    if exempt:
        yield Step("exempt-health", Outcome.MET, REGULATION_25_1)
    educated = yield from education(form)
    in_school = form.upper_secondary == "attending"
    if in_school:
        yield Step("county-gives-it", Outcome.COMPUTED, SECTION_30_2)
    longest = yield from months(counted, educated)
    end = yield from end_of(form, counted, longest)
    group: Group = "right_only" if exempt else "right_and_duty"
    if end.over == "yes":
        return Entitlement("ended", form.date, right=False, duty=False, max_months=longest, ends=end.ends)
    civics = yield from social_studies(counted, in_school=in_school)
    written, oral = yield from levels(form, educated)
    if not exempt:
        yield Step("final-tests", Outcome.COMPUTED, SECTION_37_1)
        yield Step("exemptions", Outcome.COMPUTED, SECTION_29)
    return Entitlement(
        group,
        form.date,
        right=True,
        duty=not exempt,
        max_months=longest,
        time_may_be_over=end.over == "perhaps",
        social_studies_hours=civics,
        extension=False,
        max_extension_months=0,
        fee_possible=False,
        test_duty=not exempt,
        written_level=written,
        oral_level=oral,
        ends=end.ends,
        counted_since=counted if counted < FROM_AUGUST_2023 else None,
    )


@rule
def end_of(form: Training, counted: date, longest: int | None) -> Steps[Ending]:
    """The end of the time, and what keeps it open for who was kept from starting."""
    begun = form.given("begun") and form.begun == "yes"
    if not begun:
        after_permit(form, counted)
    from_offer = counted >= FROM_AUGUST_2023
    law: Law = SECTION_32_1 if from_offer else SECTION_32_1_FIRST
    end = yield from ending(form, counted, longest, law, from_offer=from_offer)
    if begun:
        yield from with_earlier_permit(form, counted)
    if end.over != "no" and (yield from late_start(form, counted)):
        return Ending("perhaps", end.ends)
    return end
