"""Norwegian training for people outside the right and the duty, and for those under the Act of 2003.

Integration Act (*integreringsloven*) § 26 sixth and seventh paragraphs,
https://lovdata.no/lov/2020-11-06-127, and the regulation (*integreringsforskriften*)
§§ 72-73. Whoever has begun may complete; others may be offered a place.

>>> from calc.frame.core import run
>>> from calc.rules.norwegian_training.people import SECTION_27
>>> outside = Step("permit-outside", Outcome.NOT_MET, SECTION_27)
>>> form = Training({"date": "2026-05-01", "begun": "yes"})
>>> run(lambda form: complete_or_offer(form, outside), form).value.right
True
"""

from __future__ import annotations

from dataclasses import replace

from calc.frame.core import Outcome, Step, Steps, rule
from calc.law import Law
from calc.rules.norwegian_training.form import DUTY_ONLY, Entitlement, Training
from calc.rules.norwegian_training.length import HOURS_BEFORE_2022, SOCIAL_STUDIES_BEFORE_2022
from calc.rules.norwegian_training.people import REGULATION_72, SECTION_26_7
from calc.rules.norwegian_training.stage import SECTION_26_6, may_complete, no_longer

REGULATION_73_2 = Law("integreringsforskriften", "73", 2)
NOTHING_LEFT = ("finished", "exempt_knowledge", "exempt_health")


@rule
def complete_or_offer(form: Training, outside: Step) -> Steps[Entitlement]:
    """Whoever has begun may complete; others may be offered a place. § 26 sixth and seventh paragraphs.

    `outside` is the step that says why the permit gives neither a right nor a duty.
    """
    begun = form.begun
    yield replace(outside, aside=begun in ("yes", "stopped", "left"))
    if begun == "yes":
        completes = yield from may_complete(form)
        if completes:
            return Entitlement("may_complete", form.date, right=True, duty=False, fee_possible=False)
        if completes is None:
            return Entitlement("unclear", form.date, duty=False)
    elif begun not in NOTHING_LEFT:
        ended = yield from no_longer(form, "outside")
        if ended is not None:
            return ended
    if not form.given("begun"):
        yield Step("not-begun-assumed", Outcome.UNCLEAR, SECTION_26_6, aside=True)
    return (yield from offer(form))


@rule
def offer(form: Training) -> Steps[Entitlement]:
    """No right, no duty; the municipality may offer training and charge for it. § 26 seventh paragraph."""
    yield Step("may-be-offered", Outcome.UNCLEAR, SECTION_26_7, aside=True)
    return Entitlement("outside", form.date, right=False, duty=False, fee_possible=True)


@rule
def under_the_old_act(form: Training) -> Steps[Entitlement]:
    """People under the Introduction Act of 2003, whose own rules were not read. Regulation §§ 72-73."""
    yield Step("under-old-act", Outcome.UNCLEAR, REGULATION_72)
    facts = {"social_studies": SOCIAL_STUDIES_BEFORE_2022, "hours": HOURS_BEFORE_2022}
    yield Step("hours-of-old-act", Outcome.COMPUTED, REGULATION_73_2, facts)
    return Entitlement(
        "old_act",
        form.date,
        max_hours=HOURS_BEFORE_2022 if form.permit in DUTY_ONLY else None,
        social_studies_hours=SOCIAL_STUDIES_BEFORE_2022,
    )
