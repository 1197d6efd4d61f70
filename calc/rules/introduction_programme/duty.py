"""Whether the duty of a participant goes on beside the right to complete.

Integration Act (*integreringsloven*) §§ 8 and 9, https://lovdata.no/lov/2020-11-06-127. Who is in a
programme by § 8 first paragraph has a right and a duty as long as the permit is one of § 9. Who got
the place as an offer (third paragraph) may complete. The limit of two years was for the decision,
which has been made, so the months are not asked for again.

>>> from calc.frame.core import run
>>> form = IntroductionProgramme({"permit": "s53", "age_at_permit": "56"})
>>> run(lambda form: duty_goes_on(form, date(2026, 3, 1)), form).value
'may_complete'
"""

from __future__ import annotations

from datetime import date

from calc.frame.core import Outcome, Step, Steps, rule
from calc.frame.whichever import Differ, whichever
from calc.rules.introduction_programme.form import (
    ADULT,
    OLDEST,
    PROTECTED,
    TO_REFUGEE,
    IntroductionProgramme,
    nordic_or_eea,
)
from calc.rules.introduction_programme.found import Right
from calc.rules.introduction_programme.provisions import (
    REGULATION_43_H_1,
    REGULATION_43_H_2,
    SECTION_8_1,
    SECTION_8_3,
    SECTION_8_5,
    SECTION_8_NORDIC_BEFORE_2026,
    SECTION_9_1,
)
from calc.rules.introduction_programme.settlement import no_family_permit_assumed
from calc.rules.introduction_programme.spans import SECTION_37_C_OLD
from calc.rules.introduction_programme.versions import (
    CHAPTER_6A,
    CHAPTER_6A_ENDS,
    RULES_2026,
    WORDING_2023,
)


@rule
def duty_goes_on(form: IntroductionProgramme, day: date) -> Steps[Right]:
    """A right and a duty, a right alone, or the right to complete. The permit is one of § 9."""
    if nordic_or_eea(form):
        nordic = SECTION_8_5 if day >= RULES_2026 else SECTION_8_NORDIC_BEFORE_2026
        yield Step("complete-as-nordic", Outcome.COMPUTED, nordic, aside=True)
        return "may_complete"
    if form.permit != "s34" and day >= CHAPTER_6A and form.had_collective_decision:
        known = REGULATION_43_H_2.since <= day < CHAPTER_6A_ENDS
        yield Step("complete-after-collective", Outcome.COMPUTED, REGULATION_43_H_2 if known else None, aside=True)
        return "may_complete"
    yield from assumed(form, day)
    found: Right | Differ[Right]
    if form.permit in TO_REFUGEE:
        doubt = Step("duty-depends-on-reference", Outcome.UNCLEAR, SECTION_8_1, aside=True)
        found = yield from whichever(form, "reference_under_5_years", by_reference, day, unclear=doubt)
    elif form.permit in PROTECTED:
        doubt = Step("duty-depends-on-agreement", Outcome.UNCLEAR, SECTION_8_1, aside=True)
        found = yield from whichever(form, "settled_by_agreement", by_agreement, day, unclear=doubt)
    else:
        found = yield from by_age(form, day)
    return "may_complete" if isinstance(found, Differ) else found


@rule
def assumed(form: IntroductionProgramme, day: date) -> Steps[None]:
    """What is taken for granted where nothing was answered."""
    if form.permit != "s34" and not form.given("nordic_or_eea"):
        yield Step("not-nordic-assumed", Outcome.UNCLEAR, aside=True)
    if form.permit != "s34" and day >= CHAPTER_6A and not form.given("had_collective_decision"):
        yield Step("no-collective-assumed", Outcome.UNCLEAR, REGULATION_43_H_1, aside=True)


@rule
def by_reference(form: IntroductionProgramme, day: date) -> Steps[Right]:
    """Family of somebody who had lived in a municipality for less than five years. § 9 letter f."""
    before_2023 = form.permit == "family_of_permanent" and day < WORDING_2023
    if not form.given("reference_under_5_years"):
        yield Step("reference-assumed", Outcome.UNCLEAR, SECTION_9_1, aside=True)
    if form.reference_under_5_years and not before_2023:
        return (yield from by_age(form, day))
    yield Step("place-was-offered", Outcome.COMPUTED, SECTION_8_3, aside=True)
    return "may_complete"


@rule
def by_agreement(form: IntroductionProgramme, day: date) -> Steps[Right]:
    """Settled by agreement, or a refugee after a family permit. § 8 first and second paragraphs."""
    if form.settled_by_agreement or (form.permit == "s28" and day >= WORDING_2023 and form.family_permit_before):
        return (yield from by_age(form, day))
    yield Step("place-was-offered", Outcome.COMPUTED, SECTION_8_3, aside=True)
    yield from no_family_permit_assumed(form, day)
    return "may_complete"


@rule
def by_age(form: IntroductionProgramme, day: date) -> Steps[Right]:
    """From 18 to 55 when the permit was granted. § 8 first paragraph."""
    if not ADULT <= form.age_at_permit <= OLDEST:
        yield Step("place-was-offered", Outcome.COMPUTED, SECTION_8_3, aside=True)
        return "may_complete"
    if form.permit != "s34":
        yield Step("duty-goes-on", Outcome.MET, SECTION_8_1)
        return "right_and_duty"
    if day < RULES_2026:
        if day >= CHAPTER_6A:
            yield Step("collective-right-not-duty", Outcome.UNCLEAR, SECTION_37_C_OLD, aside=True)
        return "may_complete"
    yield Step("collective-duty-reading", Outcome.UNCLEAR, SECTION_8_1, aside=True)
    return "right_and_duty"
