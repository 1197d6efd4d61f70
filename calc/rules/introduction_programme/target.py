"""The target group of the introduction programme (*målgruppen*): ground, age and time.

Integration Act (*integreringsloven*) § 8 first to third paragraphs and § 9,
https://lovdata.no/lov/2020-11-06-127. The agreement on settlement, work and collective
protection follow in `calc.rules.introduction_programme.settlement` and `calc.rules.introduction_programme.job`.

>>> from calc.frame.core import run
>>> answers = {"permit": "s53", "age_at_permit": "56", "months_in_municipality": "23"}
>>> run(lambda form: of_ground(form, date(2026, 3, 1)), IntroductionProgramme(answers)).value
'municipality_may_offer'
"""

from __future__ import annotations

from datetime import date

from calc import law
from calc.frame.core import Outcome, Step, Steps, rule
from calc.rules.introduction_programme.either import either
from calc.rules.introduction_programme.form import ADULT, OLDEST, TO_REFUGEE, IntroductionProgramme
from calc.rules.introduction_programme.found import Right
from calc.rules.introduction_programme.job import job_ended
from calc.rules.introduction_programme.provisions import SECTION_8_1, SECTION_8_3, SECTION_9_1, SECTION_9_2
from calc.rules.introduction_programme.settlement import may_be_offered, settled_enough, within_two_years
from calc.rules.introduction_programme.versions import WORDING_2023

OLDEST_PASSED = 60  # years; passed, and not in force when read

AGE_60_PASSED = date(2025, 6, 20)


@rule
def of_ground(form: IntroductionProgramme, day: date) -> Steps[Right]:
    """The right by the ground of the permit. § 9 first and second paragraphs, § 8 third paragraph."""
    permit = form.permit
    if permit == "family_other":
        yield Step("family-of-others", Outcome.NOT_MET, SECTION_9_1)
        return (yield from may_be_offered(form))
    if permit == "s53_death":
        yield Step("permit-after-death", Outcome.NOT_MET, SECTION_9_1)
        yield Step("offer-after-death-reading", Outcome.UNCLEAR, SECTION_8_3, aside=True)
        return (yield from may_be_offered(form))
    if permit == "family_of_permanent" and day < WORDING_2023:
        yield Step("permanent-before-2023", Outcome.NOT_MET, SECTION_9_2, {"since": WORDING_2023})
        return (yield from may_be_offered(form))
    if permit == "s38_limited" and day < WORDING_2023:
        yield Step("limited-before-2023", Outcome.UNCLEAR, SECTION_9_1, {"since": WORDING_2023})
        return "unclear"
    if permit in TO_REFUGEE:
        doubt = Step("reference-unsure", Outcome.UNCLEAR, SECTION_9_1)
        return (yield from either(form, day, "reference_under_5_years", by_reference, doubt))
    yield Step("permit-in-section-9", Outcome.MET, SECTION_9_1, {"permit": permit})
    return (yield from of_age(form, day))


@rule
def by_reference(form: IntroductionProgramme, day: date) -> Steps[Right]:
    """Family of somebody who had lived in a municipality for less than five years. § 9 letter f."""
    if not form.reference_under_5_years:
        yield Step("reference-five-years", Outcome.NOT_MET, SECTION_9_1)
        return (yield from may_be_offered(form))
    if not form.given("reference_under_5_years"):
        yield Step("reference-assumed", Outcome.UNCLEAR, SECTION_9_1, aside=True)
    ground = SECTION_9_1 if form.permit == "family_of_refugee" else SECTION_9_2
    yield Step("permit-in-section-9", Outcome.MET, ground, {"permit": form.permit})
    return (yield from of_age(form, day))


@rule
def of_age(form: IntroductionProgramme, day: date) -> Steps[Right]:
    """The age when the permit was granted decides. § 8 first paragraph, second sentence."""
    age = form.age_at_permit
    if age < ADULT:
        yield Step("under-18", Outcome.NOT_MET, SECTION_8_1, {"age": age})
        return "not_covered"
    if age > OLDEST:
        yield Step("over-55", Outcome.NOT_MET, SECTION_8_1, {"age": age})
        if age <= OLDEST_PASSED and day >= AGE_60_PASSED:
            facts = {"read": law.ACTS["integreringsloven"].read_on}
            yield Step("age-60-passed", Outcome.UNCLEAR, SECTION_8_1, facts, aside=True)
        return (yield from may_be_offered(form))
    yield Step("age-in-range", Outcome.MET, SECTION_8_1, {"age": age})
    if age == OLDEST:
        # The Act says "between 18 and 55" and "over 55": the months after the birthday are our reading.
        yield Step("age-55-reading", Outcome.UNCLEAR, SECTION_8_1, aside=True)
    if not (yield from within_two_years(form, day)):
        return (yield from job_ended(form, day))
    return (yield from settled_enough(form, day))
