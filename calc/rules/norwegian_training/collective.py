"""Norwegian training with collective protection, and in a reception centre.

Integration Act (*integreringsloven*) chapter 6A, §§ 37 a and 37 d, in force
15 June 2022 to 30 June 2028, and § 5, https://lovdata.no/lov/2020-11-06-127.
Collective protection gives a right without a duty, for one year from the
start. More Norwegian could be given from 1 July 2023 to 30 June 2026
(integreringsforskriften § 43 g, repealed).

>>> from calc.frame.core import run
>>> answers = {"date": "2026-06-30", "permit_date": "2025-09-01", "settled_by_agreement": "yes",
...     "upper_secondary": "yes"}
>>> value = run(collective, Training(answers)).value
>>> value.right, value.duty, value.max_months, value.max_extension_months
(True, False, 12, 6)
"""

from __future__ import annotations

from datetime import date

from calc.frame.core import Outcome, Step, Steps, rule
from calc.law import Law, integration_act
from calc.rules.norwegian_training.form import Entitlement, Training
from calc.rules.norwegian_training.length import education, levels, perhaps_over
from calc.rules.norwegian_training.people import ADULT, FROM_2022, SECTION_26_2

IN_FORCE = date(2022, 6, 15)
LAST_DAY = date(2028, 6, 30)
EXTENDED_UNTIL = date(2026, 6, 30)
SECTION_37A = Law("integreringsloven", "37 a", 1, IN_FORCE, LAST_DAY)
SECTION_37D_1 = Law("integreringsloven", "37 d", 1, IN_FORCE, LAST_DAY)
SECTION_37D_2 = Law("integreringsloven", "37 d", 2, IN_FORCE, LAST_DAY)
REGULATION_43G = Law("integreringsforskriften", "43 g", 0, date(2023, 7, 1), EXTENDED_UNTIL)
SECTION_5 = integration_act("5", 1)
REGULATION_1 = Law("integreringsforskriften", "1", 1)
REGULATION_2 = Law("integreringsforskriften", "2", 1, FROM_2022)

YEAR = 12  # months
EXTENSION, EXTENSION_UPPER_SECONDARY = 24, 6  # months
RECEPTION_NORWEGIAN, RECEPTION_SOCIAL_STUDIES = 175, 25  # hours


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
    if not settled:
        yield Step("not-settled", Outcome.NOT_MET, SECTION_26_2)
        return Entitlement("not_yet", form.date, right=False, duty=False, social_studies_hours=0)
    yield Step("collective-right", Outcome.MET, SECTION_37D_1)
    yield Step("collective-one-year", Outcome.COMPUTED, SECTION_37D_2, {"months": YEAR})
    over = yield from perhaps_over(form, form.permit_date, YEAR, SECTION_37D_2)
    yield Step("collective-no-social-studies", Outcome.NOT_MET, SECTION_37D_1)
    yield Step("collective-free-test", Outcome.MET, SECTION_37D_2)
    educated = yield from education(form)
    extended, most = yield from extension(form, educated)
    written, oral = yield from levels(form, educated)
    return Entitlement(
        "right",
        form.date,
        right=True,
        duty=False,
        max_months=YEAR,
        time_may_be_over=over,
        social_studies_hours=0,
        extension=extended,
        max_extension_months=most,
        fee_possible=False,
        test_duty=False,
        written_level=written,
        oral_level=oral,
    )


@rule
def extension(form: Training, educated: bool | None) -> Steps[tuple[bool, int | None]]:
    """Whether more Norwegian could be given after the year, and how many months. Regulation § 43 g."""
    if form.date < REGULATION_43G.since:
        yield Step("extension-not-yet", Outcome.NOT_MET, REGULATION_43G, {"since": REGULATION_43G.since})
        return False, 0
    if form.date > EXTENDED_UNTIL:
        yield Step("extension-repealed", Outcome.NOT_MET, REGULATION_43G, {"until": EXTENDED_UNTIL})
        return False, 0
    if educated is None:
        facts = {"shorter": EXTENSION_UPPER_SECONDARY, "longer": EXTENSION}
        yield Step("extension-education-unknown", Outcome.UNCLEAR, REGULATION_43G, facts)
        return True, None
    most = EXTENSION_UPPER_SECONDARY if educated else EXTENSION
    step = "extension-upper-secondary" if educated else "extension"
    yield Step(step, Outcome.UNCLEAR, REGULATION_43G, {"months": most})
    return True, most


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
    yield Step("reception-exceptions", Outcome.UNCLEAR, SECTION_5)
    if form.date < FROM_2022:
        yield Step("reception-before-2022", Outcome.UNCLEAR, REGULATION_2, {"since": FROM_2022})
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
