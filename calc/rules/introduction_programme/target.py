"""The target group of the introduction programme (*målgruppen*): ground, age, time, agreement, job.

Integration Act (*integreringsloven*) § 8 first to third paragraphs and § 9 first paragraph,
https://lovdata.no/lov/2020-11-06-127. Work, and collective protection, follow in
`calc.rules.introduction_programme.job`.

>>> from calc.frame.core import run
>>> answers = {"permit": "s53", "age_at_permit": "56", "months_in_municipality": "23"}
>>> run(lambda form: of_ground(form, date(2026, 3, 1)), IntroductionProgramme(answers)).value
'municipality_may_offer'
"""

from __future__ import annotations

from datetime import date

from calc import law
from calc.frame.core import Outcome, Step, Steps, rule
from calc.law import Law, integration_act
from calc.rules.introduction_programme.form import PROTECTED, IntroductionProgramme
from calc.rules.introduction_programme.job import with_job

ADULT, OLDEST, OLDEST_PASSED = 18, 55, 60  # years; 60 is passed, and was not in force when read
TWO_YEARS = 24  # months

AGE_60_PASSED = date(2025, 6, 20)
SECTION_8_1 = integration_act("8", 1)
SECTION_8_2 = integration_act("8", 2)
SECTION_8_3 = integration_act("8", 3)
SECTION_9_1 = integration_act("9", 1)


@rule
def of_ground(form: IntroductionProgramme, day: date) -> Steps[str]:
    """The right by the ground of the permit. § 9 first paragraph, § 8 second and third paragraphs."""
    permit = form.permit
    if permit == "family_other":
        yield Step("family-of-others", Outcome.NOT_MET, SECTION_9_1)
        return (yield from may_be_offered(form))
    if permit == "family_of_refugee":
        recent = form.reference_under_5_years
        if recent is None:
            yield Step("reference-unsure", Outcome.UNCLEAR, SECTION_9_1)
            within = yield from within_two_years(form)
            return "unclear" if within else "not_covered"
        if not recent:
            yield Step("reference-five-years", Outcome.NOT_MET, SECTION_9_1)
            return (yield from may_be_offered(form))
        if not form.given("reference_under_5_years"):
            yield Step("reference-assumed", Outcome.UNCLEAR, SECTION_9_1)
    yield Step("permit-in-section-9", Outcome.MET, SECTION_9_1, {"permit": permit})
    return (yield from of_age(form, day))


@rule
def of_age(form: IntroductionProgramme, day: date) -> Steps[str]:
    """The age when the permit was granted decides. § 8 first paragraph, second sentence."""
    age = form.age_at_permit
    if age < ADULT:
        yield Step("under-18", Outcome.NOT_MET, SECTION_8_1, {"age": age})
        return "not_covered"
    if age > OLDEST:
        yield Step("over-55", Outcome.NOT_MET, SECTION_8_1, {"age": age})
        if age <= OLDEST_PASSED and day >= AGE_60_PASSED:
            read = law.ACTS[SECTION_8_1.act].read_on
            yield Step("age-60-passed", Outcome.UNCLEAR, SECTION_8_1, {"read": read})
        return (yield from may_be_offered(form))
    yield Step("age-in-range", Outcome.MET, SECTION_8_1, {"age": age})
    if age == OLDEST:
        # The Act says "between 18 and 55" and "over 55": the months after the birthday are our reading.
        yield Step("age-55-reading", Outcome.UNCLEAR, SECTION_8_1)
    if not (yield from within_two_years(form)):
        return "not_covered"
    settled = yield from settled_enough(form)
    if settled != "":
        return settled
    return (yield from with_job(form, day))


@rule
def within_two_years(form: IntroductionProgramme, provision: Law = SECTION_8_1) -> Steps[bool]:
    """Less than two years in a municipality when the decision is taken. § 8 first and third paragraphs."""
    months = form.months_in_municipality
    if months < TWO_YEARS:
        yield Step("within-two-years", Outcome.MET, provision, {"months": months})
        return True
    yield Step("two-years-over", Outcome.NOT_MET, provision, {"months": months})
    return False


@rule
def may_be_offered(form: IntroductionProgramme) -> Steps[str]:
    """The municipality may offer the programme within the same two years. § 8 third paragraph."""
    if not (yield from within_two_years(form, SECTION_8_3)):
        return "not_covered"
    yield Step("municipality-may-offer", Outcome.MET, SECTION_8_3)
    return "municipality_may_offer"


@rule
def settled_enough(form: IntroductionProgramme) -> Steps[str]:
    """The agreement on settlement, as a value when it is lacking; empty when there is enough. § 8."""
    if form.permit not in PROTECTED:
        yield Step("no-agreement-needed", Outcome.MET, SECTION_8_2)
        return ""
    settled = form.settled_by_agreement
    if settled:
        yield Step("settled-by-agreement", Outcome.MET, SECTION_8_1)
        return ""
    if form.permit == "s28" and form.family_permit_before:
        yield Step("refugee-after-family", Outcome.MET, SECTION_8_2)
        return ""
    if settled is None:
        yield Step("agreement-unsure", Outcome.UNCLEAR, SECTION_8_1)
        return "unclear"
    yield Step("without-agreement", Outcome.NOT_MET, SECTION_8_1)
    if form.permit == "s28" and not form.given("family_permit_before"):
        yield Step("no-family-permit-assumed", Outcome.UNCLEAR, SECTION_8_2)
    yield Step("municipality-may-offer", Outcome.MET, SECTION_8_3)
    return "municipality_may_offer"
