"""Norwegian training in a reception centre (*asylmottak*), before there is a permit.

Integration Act (*integreringsloven*) §§ 5 and 37 a, https://lovdata.no/lov/2020-11-06-127,
and the regulation (*integreringsforskriften*) §§ 1-2.

>>> from calc.frame.core import run
>>> answers = {"date": "2026-05-01", "age": "30", "in_reception": "yes", "collective_group": "no"}
>>> run(reception, Training(answers)).value.max_hours
175
"""

from __future__ import annotations

from calc.frame.core import Outcome, Step, Steps, rule
from calc.law import Law, integration_act
from calc.rules.norwegian_training.collective import IN_FORCE, LAST_DAY
from calc.rules.norwegian_training.form import Entitlement, Training
from calc.rules.norwegian_training.people import ADULT, FROM_2022

SECTION_5 = integration_act("5", 1)
SECTION_37A = Law("integreringsloven", "37 a", 1, IN_FORCE, LAST_DAY)
REGULATION_1 = Law("integreringsforskriften", "1", 1)
REGULATION_2 = Law("integreringsforskriften", "2", 1, FROM_2022)

RECEPTION_NORWEGIAN, RECEPTION_SOCIAL_STUDIES = 175, 25  # hours


@rule
def reception(form: Training) -> Steps[Entitlement]:
    """The duty of an asylum seeker who lives in a reception centre (*asylmottak*). § 5, regulation §§ 1-2."""
    none = Entitlement("outside", form.date, right=False, duty=False)
    if form.age < ADULT:
        yield Step("reception-too-young", Outcome.NOT_MET, SECTION_5, {"adult": ADULT})
        return none
    if not form.in_reception:
        yield Step("not-in-reception", Outcome.NOT_MET, SECTION_5)
        return none
    if IN_FORCE <= form.date <= LAST_DAY and form.collective_group:
        yield Step("reception-collective-exempt", Outcome.NOT_MET, SECTION_37A)
        return none
    yield Step("reception-duty", Outcome.MET, SECTION_5)
    yield Step("reception-exceptions", Outcome.UNCLEAR, SECTION_5, aside=True)
    if form.date < FROM_2022:
        yield Step("reception-before-2022", Outcome.UNCLEAR, REGULATION_2, {"since": FROM_2022}, aside=True)
        return Entitlement("reception", form.date, right=False, duty=True)
    facts = {"hours": RECEPTION_NORWEGIAN, "social_studies": RECEPTION_SOCIAL_STUDIES}
    yield Step("reception-hours", Outcome.COMPUTED, REGULATION_1, facts)
    return Entitlement(
        "reception",
        form.date,
        right=False,
        duty=True,
        max_hours=RECEPTION_NORWEGIAN,
        social_studies_hours=RECEPTION_SOCIAL_STUDIES,
        extension=False,
        max_extension_months=0,
        fee_possible=False,
    )
