"""Norwegian training for people outside the right and the duty, and for those under the Act of 2003.

Integration Act (*integreringsloven*) § 26 sixth and seventh paragraphs,
https://lovdata.no/lov/2020-11-06-127, and the regulation (*integreringsforskriften*)
§§ 72-73. Whoever has begun may complete; others may be offered a place.

>>> from calc.frame.core import run
>>> run(complete_or_offer, Training({"date": "2026-05-01", "begun": "yes"})).value.right
True
"""

from __future__ import annotations

from calc.frame.core import Outcome, Step, Steps, rule
from calc.law import Law, integration_act
from calc.rules.norwegian_training.form import DUTY_ONLY, Entitlement, Training
from calc.rules.norwegian_training.length import HOURS_BEFORE_2022, SOCIAL_STUDIES_BEFORE_2022
from calc.rules.norwegian_training.people import REGULATION_72, SECTION_26_7

SECTION_26_6 = integration_act("26", 6)
REGULATION_73_2 = Law("integreringsforskriften", "73", 2)


@rule
def complete_or_offer(form: Training) -> Steps[Entitlement]:
    """Whoever has begun may complete; others may be offered a place. § 26 sixth and seventh paragraphs."""
    if form.begun:
        yield Step("may-complete", Outcome.MET, SECTION_26_6)
        return Entitlement("may_complete", form.date, right=True, duty=False, fee_possible=False)
    if not form.given("begun"):
        yield Step("not-begun-assumed", Outcome.UNCLEAR, SECTION_26_6)
    return (yield from offer(form))


@rule
def offer(form: Training) -> Steps[Entitlement]:
    """No right, no duty; the municipality may offer training and charge for it. § 26 seventh paragraph."""
    yield Step("may-be-offered", Outcome.UNCLEAR, SECTION_26_7)
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
