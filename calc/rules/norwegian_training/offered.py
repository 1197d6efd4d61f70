"""The day by which training must be offered.

Integration Act (*integreringsloven*) § 30 third paragraph, https://lovdata.no/lov/2020-11-06-127:
within three months of the registration in the municipality, or of the claim. The
right is not lost when that day passes.

>>> from calc.frame.core import run
>>> form = Training({"date": "2026-11-30", "begun": "no", "registered_on": "2026-05-31"})
>>> run(lambda form: offer_in_time(form, date(2026, 1, 10)), form).steps[0].by
datetime.date(2026, 8, 31)
"""

from __future__ import annotations

from datetime import date

from calc.calendar import months_later
from calc.frame.core import Outcome, Step, Steps, rule
from calc.frame.days import Milestone
from calc.law import integration_act
from calc.rules.norwegian_training.form import NOT_BEGUN, Training

SECTION_30_3 = integration_act("30", 3)
OFFER = 3  # months


@rule
def offer_in_time(form: Training, counted: date, *, right: bool = True) -> Steps[None]:
    """The offer is due within three months of the registration or the claim. § 30 third paragraph.

    The day is asked about where a right has waited longer than that.
    """
    waiting = (
        right and form.given("begun") and form.begun in NOT_BEGUN and form.date >= months_later(counted, OFFER)
    )
    registered = form.registered_on if waiting or form.given("registered_on") else None
    if registered is None:
        yield Step("offer-within-three-months", Outcome.COMPUTED, SECTION_30_3)
        return
    latest = months_later(registered, OFFER)
    facts = {"registered": registered, "latest": latest}
    days = (Milestone("offer-by", latest, due=True),)
    yield Step("offer-by", Outcome.COMPUTED, SECTION_30_3, facts, by=latest, days=days)
