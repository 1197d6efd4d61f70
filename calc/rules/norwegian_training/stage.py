"""How far the training has come: finished, stopped, broken off, exempted, or begun with an earlier permit.

Integration Act (*integreringsloven*) §§ 3, 26 sixth paragraph, 29, 32 and 36,
https://lovdata.no/lov/2020-11-06-127, and the regulation (*integreringsforskriften*)
§§ 23 and 25. The right to complete was for those with an introduction programme
until 31 August 2025, and is since then also for those with the training alone.

>>> from calc.frame.core import run
>>> form = Training({"date": "2026-05-01", "begun": "finished"})
>>> run(lambda form: no_longer(form, "right_and_duty"), form).value.group
'finished'
"""

from __future__ import annotations

from datetime import date

from calc.frame.core import Outcome, Step, Steps, rule
from calc.law import Law, integration_act
from calc.rules.norwegian_training.form import Entitlement, Training

FROM_SEPTEMBER_2025 = date(2025, 9, 1)
SECTION_3_3 = integration_act("3", 3)
SECTION_26_6 = integration_act("26", 6, FROM_SEPTEMBER_2025)
SECTION_26_6_FIRST = integration_act("26", 6)
SECTION_29 = integration_act("29")
SECTION_32 = integration_act("32")
SECTION_36 = integration_act("36")
REGULATION_23_3 = Law("integreringsforskriften", "23", 3)
REGULATION_25_1 = Law("integreringsforskriften", "25", 1)


@rule
def no_longer(form: Training, group: str) -> Steps[Entitlement | None]:
    """What is left after an end, a stop or an exemption; None where the training goes on or is still to come."""
    match form.begun:
        case "finished":
            yield Step("finished", Outcome.NOT_MET, SECTION_32)
            return Entitlement("finished", form.date, right=False, duty=False)
        case "stopped":
            yield Step("stopped", Outcome.UNCLEAR, SECTION_36)
            return Entitlement("stopped", form.date)
        case "left":
            yield Step("left", Outcome.UNCLEAR, SECTION_3_3)
            duty = group in ("right_and_duty", "duty")
            if duty:
                yield Step("left-duty-remains", Outcome.COMPUTED, SECTION_3_3)
            return Entitlement("left", form.date, duty=duty)
        case "exempt_knowledge" if group == "right_and_duty":
            yield Step("exempt-knowledge", Outcome.UNCLEAR, REGULATION_23_3)
            return Entitlement("exempted", form.date, duty=False, test_duty=False)
        case "exempt_knowledge" | "exempt_health" if group == "duty":
            yield Step("exempt-from-duty", Outcome.NOT_MET, SECTION_29)
            return Entitlement("exempted", form.date, right=False, duty=False, test_duty=False)
    return None


@rule
def may_complete(form: Training, *, aside: bool = False) -> Steps[bool | None]:
    """Whether training that was begun with a permit of § 27 may be completed with another one. § 26(6)."""
    if form.date >= FROM_SEPTEMBER_2025:
        yield Step("may-complete", Outcome.MET, SECTION_26_6, aside=aside)
        return True
    facts = {"since": FROM_SEPTEMBER_2025}
    programme = form.begun_programme
    if programme is None:
        yield Step("complete-programme-unknown", Outcome.UNCLEAR, SECTION_26_6_FIRST, facts, aside=aside)
    elif programme:
        yield Step("may-complete-programme", Outcome.MET, SECTION_26_6_FIRST, facts, aside=aside)
    else:
        yield Step("complete-only-programme", Outcome.NOT_MET, SECTION_26_6_FIRST, facts, aside=aside)
    return programme
