"""Norwegian language training and social studies: right, duty, months, hours and levels.

Integration Act (*integreringsloven*) chapter 6, §§ 26-37, and § 37 d,
https://lovdata.no/lov/2020-11-06-127. Who is covered is in
`calc.rules.norwegian_training.people`, what that comes to in `.covered`, how far it has
come in `.stage`, collective protection in `.collective`, reception centres in `.reception`.

>>> from calc.frame.core import run
>>> answers = {"date": "2026-05-01", "permit": "worker", "permit_date": "2025-03-01",
...     "age_at_permit": "30", "permanent_basis": "yes", "upper_secondary": "yes"}
>>> value = run(norwegian_training, Training(answers)).value
>>> value.right, value.duty, value.max_hours, value.social_studies_hours, value.fee_possible
(False, True, 225, 75, True)
"""

from __future__ import annotations

from calc import law
from calc.frame.changed import may_have_changed
from calc.frame.core import Calculator, Outcome, Step, Steps, rule
from calc.rules.norwegian_training.collective import collective, former_collective
from calc.rules.norwegian_training.covered import covered
from calc.rules.norwegian_training.form import OUTSIDE, Entitlement, Training
from calc.rules.norwegian_training.others import complete_or_offer, offer, under_the_old_act
from calc.rules.norwegian_training.people import (
    REGULATION_72,
    SECTION_26_2,
    SECTION_27,
    age_covers,
    counted_from,
    keeps_collective_rules,
    reach_of,
)
from calc.rules.norwegian_training.reception import reception
from calc.rules.norwegian_training.told import summary
from calc.rules.norwegian_training.undecided import basis_unknown, before_renewal


@rule
def norwegian_training(form: Training) -> Steps[Entitlement]:
    """The right and the duty on a day, and how far they go."""
    if form.date < law.IN_FORCE:
        yield Step("before-the-act", Outcome.UNCLEAR, REGULATION_72, {"since": law.IN_FORCE})
        return Entitlement("unclear", form.date)
    yield from may_have_changed(form.date, "integreringsloven")
    if form.permit == "asylum_seeker":
        return (yield from reception(form))
    if form.permit in OUTSIDE:
        return (yield from complete_or_offer(form, Step("permit-outside", Outcome.NOT_MET, SECTION_27)))
    counted = yield from counted_from(form)
    if counted < law.IN_FORCE:
        return (yield from under_the_old_act(form))
    if not (yield from age_covers(form)):
        return (yield from offer(form))
    if form.permit == "s34":
        return (yield from collective(form))
    reach = yield from reach_of(form)
    if reach == "outside":
        return (yield from complete_or_offer(form, Step("no-permanent-basis", Outcome.NOT_MET, SECTION_27)))
    if counted > form.date:
        yield Step("not-arrived", Outcome.NOT_MET, SECTION_26_2, {"arrival_date": counted})
        return Entitlement("not_yet", form.date, right=False, duty=False)
    if reach in ("not_yet", "unclear") and form.begun != "yes":
        return (yield from (before_renewal if reach == "not_yet" else basis_unknown)(form))
    keeps = yield from keeps_collective_rules(form)
    if keeps is None:
        return Entitlement("unclear", form.date)
    if keeps:
        return (yield from former_collective(form))
    if reach == "not_yet":
        return (yield from before_renewal(form))
    if reach == "unclear":
        return (yield from basis_unknown(form))
    return (yield from covered(form, reach, counted))


CALCULATOR = Calculator("norwegian-training", Training, norwegian_training, summary)
