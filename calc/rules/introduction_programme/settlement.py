"""Living in a municipality: for how long, by which agreement, and what the municipality may offer.

Integration Act (*integreringsloven*) § 8 first to third paragraphs, https://lovdata.no/lov/2020-11-06-127.
The two years are counted with any permit of § 9, also an earlier one ("med *en* oppholdstillatelse
nevnt i § 9"). Without an agreement (*bosatt uten avtale*) the municipality may offer the programme.

>>> from calc.frame.core import run
>>> form = IntroductionProgramme({"permit": "s28", "settled_by_agreement": "no"})
>>> run(lambda form: settled_enough(form, date(2026, 3, 1)), form).value
'municipality_may_offer'
"""

from __future__ import annotations

from datetime import date

from calc.calendar import months_later
from calc.frame.core import Outcome, Step, Steps, rule
from calc.rules.introduction_programme.either import either
from calc.rules.introduction_programme.form import PROTECTED, IntroductionProgramme
from calc.rules.introduction_programme.found import Right
from calc.rules.introduction_programme.job import with_job
from calc.rules.introduction_programme.provisions import (
    SECTION_8_1,
    SECTION_8_2,
    SECTION_8_2_AFTER_FAMILY,
    SECTION_8_3,
)
from calc.rules.introduction_programme.versions import WORDING_2023

TWO_YEARS = 24  # months


@rule
def within_two_years(form: IntroductionProgramme, day: date) -> Steps[bool]:
    """Less than two years in a municipality with a permit of § 9 when the decision is taken. § 8(1)."""
    months = form.months_in_municipality
    if months < TWO_YEARS:
        yield Step("within-two-years", Outcome.MET, SECTION_8_1, {"months": months})
        return True
    permitted = form.permit_date
    if permitted is not None and months_later(permitted, TWO_YEARS) > day:
        yield from with_earlier_permit(form)
    yield Step("two-years-over", Outcome.NOT_MET, SECTION_8_1, {"months": months})
    return False


@rule
def with_earlier_permit(form: IntroductionProgramme) -> Steps[None]:
    """Two years, though this permit has lasted less: an earlier permit of § 9 counts too. § 8 first paragraph."""
    if not form.earlier_permit:
        return  # cannot be: refused by `agreement.check_two_years`
    if form.given("earlier_permit"):
        yield Step("earlier-permit-counts", Outcome.MET, SECTION_8_1)
    else:
        yield Step("earlier-permit-assumed", Outcome.UNCLEAR, SECTION_8_1, aside=True)


@rule
def may_be_offered(form: IntroductionProgramme) -> Steps[Right]:
    """The municipality may offer the programme to who has lived in one for less than two years. § 8 third."""
    months = form.months_in_municipality
    if months >= TWO_YEARS:
        yield Step("two-years-over", Outcome.NOT_MET, SECTION_8_3, {"months": months})
        return "not_covered"
    yield Step("within-two-years", Outcome.MET, SECTION_8_3, {"months": months})
    yield Step("municipality-may-offer", Outcome.MET, SECTION_8_3)
    return "municipality_may_offer"


@rule
def settled_enough(form: IntroductionProgramme, day: date) -> Steps[Right]:
    """The agreement on settlement, for those who need one. § 8 first and second paragraphs."""
    if form.permit not in PROTECTED:
        yield Step("no-agreement-needed", Outcome.MET, SECTION_8_2)
        return (yield from with_job(form, day))
    doubt = Step("agreement-unsure", Outcome.UNCLEAR, SECTION_8_1)
    found = yield from either(form, day, "settled_by_agreement", by_agreement, doubt)
    if found == "unclear" and form.settled_by_agreement is None:
        yield from no_family_permit_assumed(form, day)
    return found


@rule
def by_agreement(form: IntroductionProgramme, day: date) -> Steps[Right]:
    """Settled by agreement, a refugee after a family permit, or neither. § 8 first to third paragraphs."""
    if form.settled_by_agreement:
        yield Step("settled-by-agreement", Outcome.MET, SECTION_8_1)
        return (yield from with_job(form, day))
    if form.permit == "s28" and day >= WORDING_2023 and form.family_permit_before:
        yield Step("refugee-after-family", Outcome.MET, SECTION_8_2_AFTER_FAMILY)
        return (yield from with_job(form, day))
    yield Step("without-agreement", Outcome.NOT_MET, SECTION_8_1)
    yield from no_family_permit_assumed(form, day)
    yield Step("municipality-may-offer", Outcome.MET, SECTION_8_3)
    return "municipality_may_offer"


@rule
def no_family_permit_assumed(form: IntroductionProgramme, day: date) -> Steps[None]:
    """That a refugee without an agreement had no family permit before, where it was not answered."""
    if form.permit == "s28" and day >= WORDING_2023 and not form.given("family_permit_before"):
        yield Step("no-family-permit-assumed", Outcome.UNCLEAR, SECTION_8_2_AFTER_FAMILY, aside=True)
