"""The permit on the day of the offer: a programme keeps its length when the permit changes.

Integration Act (*integreringsloven*) § 9 third paragraph, https://lovdata.no/lov/2020-11-06-127: whoever
has begun may complete "*sitt* program". So the permit of that day decides which education counts and
which length there is, not the permit now.

>>> from calc.frame.core import run
>>> form = IntroductionProgramme({"permit": "s28", "permit_at_offer": "s34"})
>>> run(permit_that_decides, form).value
's34'
"""

from __future__ import annotations

from calc.frame.core import Outcome, Step, Steps, rule
from calc.rules.introduction_programme.form import IntroductionProgramme
from calc.rules.introduction_programme.spans import SECTION_37_C_OLD


def permit_is_known(form: IntroductionProgramme) -> bool:
    """Whether the permit of the day of the offer is known, or can be asked for.

    Collective protection now is taken for collective protection then: who has it had no other permit before.
    """
    if not form.given("permit") or form.given("permit_at_offer") or form.permit == "s34" or form.thorough:
        return True
    return form.given("date") and (not form.given("start_offered") or form.date == form.start_offered)


@rule
def permit_that_decides(form: IntroductionProgramme) -> Steps[str]:
    """The permit on the day of the offer. A permit given without a day is taken for it, and that is said."""
    only_now = form.given("permit") and not form.given("permit_at_offer")
    if only_now and (form.permit == "s34" or not form.thorough):
        if not form.given("date"):
            yield Step("permit-at-offer-assumed", Outcome.UNCLEAR, facts={"permit": form.permit}, aside=True)
        return form.permit
    then = form.permit_at_offer
    return form.permit if then is None else then


@rule
def was_collective(form: IntroductionProgramme) -> Steps[bool]:
    """Whether the offer came with collective protection, where only that would make a difference."""
    if form.given("permit") and not form.given("permit_at_offer") and form.permit == "s34":
        return True
    then = form.permit_at_offer
    if then is None:
        yield Step("not-collective-assumed", Outcome.UNCLEAR, SECTION_37_C_OLD, aside=True)
    return then == "s34"
