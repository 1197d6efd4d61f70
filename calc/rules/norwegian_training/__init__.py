"""Norwegian language training and social studies: right, duty, months, hours and levels.

Integration Act (*integreringsloven*) chapter 6, §§ 26-37, and § 37 d,
https://lovdata.no/lov/2020-11-06-127. Who is covered is in
`calc.rules.norwegian_training.people`, the length in `calc.rules.norwegian_training.length`, collective
protection and reception centres in `calc.rules.norwegian_training.collective`.

>>> from calc.frame.core import run
>>> answers = {"date": "2026-05-01", "permit": "worker", "permit_date": "2025-03-01",
...     "age_at_permit": "30", "permanent_basis": "yes", "upper_secondary": "yes"}
>>> value = run(norwegian_training, Training(answers)).value
>>> value.right, value.duty, value.max_hours, value.social_studies_hours, value.fee_possible
(False, True, 225, 75, True)
"""

from __future__ import annotations

from datetime import date

from calc import law
from calc.frame.core import Calculator, Outcome, Sentence, Step, Steps, rule
from calc.law import integration_act
from calc.rules.norwegian_training.collective import YEAR, collective, reception
from calc.rules.norwegian_training.form import OUTSIDE, Entitlement, Training
from calc.rules.norwegian_training.length import (
    SECTION_32_1,
    education,
    hours,
    levels,
    months,
    perhaps_over,
    social_studies,
)
from calc.rules.norwegian_training.others import complete_or_offer, offer, under_the_old_act
from calc.rules.norwegian_training.people import (
    REGULATION_72,
    SECTION_27,
    age_covers,
    counted_from,
    group_of,
    keeps_collective_rules,
    newest_text,
)

SECTION_29 = integration_act("29")
SECTION_30_3 = integration_act("30", 3)
SECTION_30_4 = integration_act("30", 4)
SECTION_37_1 = integration_act("37", 1)


@rule
def norwegian_training(form: Training) -> Steps[Entitlement]:
    """The right and the duty on a day, and how far they go."""
    if form.date < law.IN_FORCE:
        yield Step("before-the-act", Outcome.UNCLEAR, REGULATION_72, {"since": law.IN_FORCE})
        return Entitlement("unclear", form.date)
    yield from newest_text(form)
    if form.permit == "asylum_seeker":
        return (yield from reception(form))
    if form.permit in OUTSIDE:
        yield Step("permit-outside", Outcome.NOT_MET, SECTION_27)
        return (yield from complete_or_offer(form))
    counted = yield from counted_from(form)
    if counted < law.IN_FORCE:
        return (yield from under_the_old_act(form))
    if not (yield from age_covers(form)):
        return (yield from offer(form))
    if form.permit == "s34":
        return (yield from collective(form))
    group = yield from group_of(form)
    if group == "unclear":
        return Entitlement("unclear", form.date)
    if group == "outside":
        return (yield from complete_or_offer(form))
    if group == "not_yet":
        return Entitlement("not_yet", form.date, right=False, duty=False)
    keeps = yield from keeps_collective_rules(form)
    if keeps is None:
        return Entitlement("unclear", form.date)
    if keeps:
        return Entitlement(
            "may_complete", form.date, right=True, duty=False, max_months=YEAR, social_studies_hours=0
        )
    return (yield from covered(form, group, counted))


@rule
def covered(form: Training, group: str, counted: date) -> Steps[Entitlement]:
    """Length, hours, levels, fee and tests for a right and a duty, or for a duty only."""
    yield Step("offer-within-three-months", Outcome.MET, SECTION_30_3)
    educated = yield from education(form)
    longest, over = None, None
    if group == "right_and_duty":
        longest = yield from months(counted, educated)
        over = yield from perhaps_over(form, counted, longest, SECTION_32_1)
    most_hours = (yield from hours(form, counted)) if group == "duty" else None
    civics = yield from social_studies(counted)
    written, oral = yield from levels(form, educated)
    if group == "duty":
        yield Step("fee", Outcome.MET, SECTION_30_4)
    else:
        yield Step("final-tests", Outcome.MET, SECTION_37_1)
    yield Step("exemptions", Outcome.UNCLEAR, SECTION_29)
    return Entitlement(
        group,
        form.date,
        right=group == "right_and_duty",
        duty=True,
        max_months=longest,
        time_may_be_over=over,
        max_hours=most_hours,
        social_studies_hours=civics,
        extension=False,
        max_extension_months=0,
        fee_possible=group == "duty",
        test_duty=group == "right_and_duty",
        written_level=written,
        oral_level=oral,
    )


def summary(found: Entitlement) -> tuple[Sentence, ...]:
    """The result in sentences, the answer first."""
    told = [Sentence(f"summary-{found.group.replace('_', '-')}", {"date": found.date})]
    if found.max_months is not None and found.group != "may_complete":
        which = "summary-months-from-start" if found.group == "right" else "summary-months"
        told.append(Sentence(which, {"months": found.max_months}))
    if found.time_may_be_over:
        told.append(Sentence("summary-time-may-be-over"))
    if found.max_hours is not None and found.group != "old_act":
        told.append(Sentence("summary-hours", {"hours": found.max_hours}))
    if found.social_studies_hours:
        told.append(Sentence("summary-social-studies", {"hours": found.social_studies_hours}))
    if found.extension and found.max_extension_months:
        told.append(Sentence("summary-extension", {"months": found.max_extension_months}))
    elif found.written_level is not None:
        facts = {"written": found.written_level, "oral": found.oral_level}
        told.append(Sentence("summary-levels", facts))
    return tuple(told)


CALCULATOR = Calculator("norwegian-training", Training, norwegian_training, summary)
