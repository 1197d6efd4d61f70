"""The permit on the day of the offer: a programme keeps its length when the permit changes.

Integration Act (*integreringsloven*) § 9 third paragraph, https://lovdata.no/lov/2020-11-06-127: whoever
has begun may complete "*sitt* program". So the permit of that day decides which education counts and
which length there is, not the permit now.

>>> from calc.frame.core import run
>>> form = IntroductionProgramme({"permit": "s28", "permit_at_offer": "s34"})
>>> run(lambda form: permit_that_decides(form, "ukrainian"), form).value
's34'
"""

from __future__ import annotations

from calc.frame.core import Outcome, Step, Steps, rule
from calc.rules.introduction_programme.form import IntroductionProgramme
from calc.rules.introduction_programme.spans import SECTION_37_C_OLD


@rule
def permit_that_decides(form: IntroductionProgramme, education: str) -> Steps[str | None]:
    """The permit on the day of the offer; None where it is not known and would make a difference.

    A permit that is given without saying for which day is taken for it, and that is told. Who has
    collective protection now is taken to have had it then.
    """
    then = None if has_collective_now(form) else form.permit_at_offer
    if then is not None:
        return then
    permit = form.permit
    if form.given("date") and (not form.given("start_offered") or form.date == form.start_offered):
        return permit
    if education == "ukrainian" and permit != "s34":
        return None
    yield Step("permit-at-offer-assumed", Outcome.UNCLEAR, facts={"permit": permit}, aside=True)
    return permit


def has_collective_now(form: IntroductionProgramme) -> bool:
    """Whether collective protection is the permit that is given, and none for the day of the offer."""
    return form.given("permit") and not form.given("permit_at_offer") and form.permit == "s34"


@rule
def was_collective(form: IntroductionProgramme) -> Steps[bool]:
    """Whether the offer came with collective protection, where only that would make a difference."""
    if has_collective_now(form):
        return True
    then = form.permit_at_offer
    if then is None:
        yield Step("not-collective-assumed", Outcome.UNCLEAR, SECTION_37_C_OLD, aside=True)
    return then == "s34"
