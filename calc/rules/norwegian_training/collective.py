"""Norwegian training with collective protection, and after it.

Integration Act (*integreringsloven*) chapter 6A, §§ 37 a and 37 d, in force
15 June 2022 to 30 June 2028, https://lovdata.no/lov/2020-11-06-127.
Collective protection gives a right without a duty, for one year from the
start. More Norwegian could be given from 1 July 2023 to 30 June 2026
(integreringsforskriften § 43 g, repealed).

Former collective protection leaves what is left of that training (§ 43 h).

>>> from calc.frame.core import run
>>> answers = {"date": "2026-06-30", "permit_date": "2025-09-01", "settled_by_agreement": "yes",
...     "upper_secondary": "yes"}
>>> value = run(collective, Training(answers)).value
>>> value.right, value.duty, value.max_months, value.max_extension_months
(True, False, 12, 6)
"""

from __future__ import annotations

from datetime import date

from calc.calendar import months_later
from calc.frame.core import Outcome, Step, Steps, rule
from calc.law import Law
from calc.rules.norwegian_training.ending import after_permit, ending
from calc.rules.norwegian_training.form import Entitlement, Training
from calc.rules.norwegian_training.length import education, levels
from calc.rules.norwegian_training.people import COLLECTIVE_SINCE, REGULATION_43H, SECTION_26_2
from calc.rules.norwegian_training.stage import SECTION_26_6_FIRST, no_longer

IN_FORCE = date(2022, 6, 15)
LAST_DAY = date(2028, 6, 30)
EXTENDED_UNTIL = date(2026, 6, 30)
SECTION_37D_1 = Law("integreringsloven", "37 d", 1, IN_FORCE, LAST_DAY)
SECTION_37D_2 = Law("integreringsloven", "37 d", 2, IN_FORCE, LAST_DAY)
REGULATION_43G = Law("integreringsforskriften", "43 g", 0, date(2023, 7, 1), EXTENDED_UNTIL)

YEAR = 12  # months
EXTENSION, EXTENSION_UPPER_SECONDARY = 24, 6  # months


@rule
def collective(form: Training) -> Steps[Entitlement]:
    """The right with collective protection (*kollektiv beskyttelse*). § 37 d."""
    if form.date < IN_FORCE or form.date > LAST_DAY:
        facts = {"since": IN_FORCE, "until": LAST_DAY}
        yield Step("chapter-6a-not-in-force", Outcome.UNCLEAR, SECTION_37D_1, facts)
        return Entitlement("unclear", form.date)
    settled = form.settled_by_agreement
    if settled is None:
        yield Step("settlement-unknown", Outcome.UNCLEAR, SECTION_26_2)
        return Entitlement("unclear", form.date, duty=False, social_studies_hours=0)
    if not settled and form.begun == "yes":
        # § 26(6) lets her complete, and does not say where; the right begins with a settlement by agreement.
        yield Step("begun-not-settled", Outcome.UNCLEAR, SECTION_26_6_FIRST)
        return Entitlement("unclear", form.date, duty=False, social_studies_hours=0)
    if not settled:
        yield Step("not-settled", Outcome.NOT_MET, SECTION_26_2)
        return Entitlement("not_yet", form.date, right=False, duty=False, social_studies_hours=0)
    if form.given("begun") or form.date >= months_later(form.permit_date, YEAR):
        ended = yield from no_longer(form, "collective")
        if ended is not None:
            return ended
    yield Step("collective-right", Outcome.MET, SECTION_37D_1)
    yield Step("collective-one-year", Outcome.COMPUTED, SECTION_37D_2, {"months": YEAR})
    after_permit(form, form.permit_date)
    end = yield from ending(form, form.permit_date, YEAR, SECTION_37D_2)
    if end.over == "yes":
        return Entitlement("ended", form.date, right=False, duty=False, max_months=YEAR, ends=end.ends)
    yield Step("collective-no-social-studies", Outcome.COMPUTED, SECTION_37D_1)
    yield Step("collective-free-test", Outcome.COMPUTED, SECTION_37D_2)
    educated = yield from education(form)
    extended, most = yield from extension(form, educated)
    written, oral = yield from levels(form, educated)
    return Entitlement(
        "right",
        form.date,
        right=True,
        duty=False,
        max_months=YEAR,
        time_may_be_over=end.over == "perhaps",
        social_studies_hours=0,
        extension=extended,
        max_extension_months=most,
        fee_possible=False,
        test_duty=False,
        written_level=written,
        oral_level=oral,
        ends=end.ends,
    )


@rule
def former_collective(form: Training) -> Steps[Entitlement]:
    """What is left of the Norwegian training that began with collective protection. Regulation § 43 h."""
    ended = yield from no_longer(form, "collective")
    if ended is not None:
        return ended
    yield Step("former-collective", Outcome.MET, REGULATION_43H)
    end = yield from ending(form, COLLECTIVE_SINCE, YEAR, SECTION_37D_2)
    if end.over == "yes":
        return Entitlement("ended", form.date, right=False, duty=False, max_months=YEAR, ends=end.ends)
    return Entitlement(
        "may_complete",
        form.date,
        right=True,
        duty=False,
        max_months=YEAR,
        time_may_be_over=end.over == "perhaps",
        social_studies_hours=0,
        ends=end.ends,
    )


@rule
def extension(form: Training, educated: bool | None) -> Steps[tuple[bool, int | None]]:
    """Whether more Norwegian could be given after the year, and how many months. Regulation § 43 g."""
    if form.date < REGULATION_43G.since:
        yield Step("extension-not-yet", Outcome.COMPUTED, REGULATION_43G, {"since": REGULATION_43G.since})
        return False, 0
    if form.date > EXTENDED_UNTIL:
        yield Step("extension-repealed", Outcome.COMPUTED, REGULATION_43G, {"until": EXTENDED_UNTIL})
        return False, 0
    if educated is None:
        facts = {"shorter": EXTENSION_UPPER_SECONDARY, "longer": EXTENSION}
        yield Step("extension-education-unknown", Outcome.UNCLEAR, REGULATION_43G, facts, aside=True)
        return True, None
    most = EXTENSION_UPPER_SECONDARY if educated else EXTENSION
    step = "extension-upper-secondary" if educated else "extension"
    yield Step(step, Outcome.UNCLEAR, REGULATION_43G, {"months": most}, aside=True)
    return True, most
