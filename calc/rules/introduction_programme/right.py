"""The right to take part in the introduction programme, on the day the municipality decides.

Integration Act (*integreringsloven*) §§ 8, 9 and 12, https://lovdata.no/lov/2020-11-06-127. Right
and duty: a permit named in § 9, 18 to 55 years when it was granted, less than
two years in a municipality, settled by agreement (*bosatt etter avtale*), and
since 2026 no job of 30 hours or more: `calc.rules.introduction_programme.target`. The text read is the
one in force in July 2026; parts of it are from 1 August 2023.

>>> from calc.frame.core import run
>>> answers = {"permit": "s28", "age_at_permit": "55", "months_in_municipality": "23"}
>>> form = IntroductionProgramme({**answers, "settled_by_agreement": "yes"})
>>> run(lambda form: right(form, date(2026, 3, 1)), form).value
'right_and_duty'
"""

from __future__ import annotations

from datetime import date

from calc import law
from calc.calendar import months_later
from calc.frame.changed import may_have_changed
from calc.frame.core import Outcome, Step, Steps, rule
from calc.law import Law, integration_act
from calc.rules.introduction_programme.form import NOT_GIVEN, OTHERS, IntroductionProgramme
from calc.rules.introduction_programme.spans import CHAPTER_6A, RULES_2026
from calc.rules.introduction_programme.target import SECTION_8_1, SECTION_9_1, of_ground

WORDING_2023 = date(2023, 8, 1)
SECTION_8_5 = integration_act("8", 5, RULES_2026)
SECTION_8_NORDIC_BEFORE_2026 = Law("integreringsloven", "8", 0, law.IN_FORCE, date(2025, 12, 31))
SECTION_9_3 = integration_act("9", 3, WORDING_2023)
SECTION_12_2 = integration_act("12", 2)
REGULATION_43_H = Law("integreringsforskriften", "43 h", 1, date(2024, 2, 1), date(2028, 6, 30))


@rule
def right(form: IntroductionProgramme, day: date) -> Steps[str]:
    """What the person may or must do, if the municipality decides on that day. § 8."""
    if day < law.IN_FORCE:
        yield Step("before-2021", Outcome.UNCLEAR, law.SECTION_52)
        return "unclear"
    yield from may_have_changed(day, "integreringsloven")
    if day < WORDING_2023:
        facts = {"since": WORDING_2023}
        yield Step("earlier-wording-not-read", Outcome.UNCLEAR, SECTION_8_1, facts)
    permit = form.permit
    completing = yield from may_complete(form, day)
    if completing == "may_complete":
        return completing
    if permit in OTHERS:
        yield Step("permit-gives-no-right", Outcome.NOT_MET, SECTION_9_1, {"permit": permit})
        return completing or "not_covered"
    found = (yield from outside(form, day)) or (yield from of_ground(form, day))
    # Without a right of another kind, the text that was not read may still let them complete.
    return found if found in ("right_and_duty", "right_not_duty") else completing or found


@rule
def may_complete(form: IntroductionProgramme, day: date) -> Steps[str]:
    """Whoever has begun may complete the programme, whatever the permit becomes. § 9 third paragraph."""
    if not form.begun:
        return ""
    if day < WORDING_2023:
        facts = {"since": WORDING_2023}
        yield Step("completing-before-2023", Outcome.UNCLEAR, SECTION_9_3, facts)
        return "unclear"
    yield Step("has-begun", Outcome.MET, SECTION_9_3)
    return "may_complete"


@rule
def outside(form: IntroductionProgramme, day: date) -> Steps[str]:
    """Why § 8 does not reach this person, as a value; empty when it does. § 8 fifth paragraph, § 52."""
    if form.nordic_or_eea:
        nordic = SECTION_8_5 if day >= RULES_2026 else SECTION_8_NORDIC_BEFORE_2026
        yield Step("nordic-or-eea", Outcome.NOT_MET, nordic)
        return "not_covered"
    if form.permit_date < law.IN_FORCE:
        yield Step("permit-before-2021", Outcome.UNCLEAR, law.SECTION_52)
        return "unclear"
    if not form.given("permit_date"):
        yield Step("permit-from-2021-assumed", Outcome.UNCLEAR, law.SECTION_52)
    if not (form.given("begun") and form.given("nordic_or_eea")):
        yield Step("no-assumed", Outcome.UNCLEAR)
    if form.permit == "s34" or day < CHAPTER_6A:
        return ""
    if form.had_collective_decision:
        return (yield from after_collective_protection(day))
    if not form.given("had_collective_decision"):
        yield Step("no-collective-assumed", Outcome.UNCLEAR, REGULATION_43_H)
    return ""


@rule
def after_collective_protection(day: date) -> Steps[str]:
    """A decision under chapter 6A, then another permit: no new rights. Regulation § 43 h."""
    if day < REGULATION_43_H.since or day >= date(2028, 7, 1):
        yield Step("former-collective-unknown", Outcome.UNCLEAR, REGULATION_43_H)
        return "unclear"
    yield Step("former-collective", Outcome.NOT_MET, REGULATION_43_H)
    return "not_covered"


@rule
def latest_start(form: IntroductionProgramme, day: date) -> Steps[date | None]:
    """Decision and start within three months of settlement or of the claim. § 12 second paragraph."""
    settled = form.settlement_date
    if settled == NOT_GIVEN:
        yield Step("three-months", Outcome.MET, SECTION_12_2)
        return None
    if day < RULES_2026:
        yield Step("earlier-deadline-not-read", Outcome.UNCLEAR, SECTION_12_2, {"since": RULES_2026})
        return None
    latest = months_later(settled, 3)
    yield Step("latest-start", Outcome.COMPUTED, SECTION_12_2, {"settled": settled, "latest": latest})
    return latest
