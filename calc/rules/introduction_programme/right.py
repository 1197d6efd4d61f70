"""The right to take part in the introduction programme, on the day the municipality decides.

Integration Act (*integreringsloven*) §§ 8 and 12, https://lovdata.no/lov/2020-11-06-127. Right
and duty: a permit named in § 9, 18 to 55 years when it was granted, less than
two years in a municipality, settled by agreement (*bosatt etter avtale*), and
since 2026 no job of 30 hours or more: `calc.rules.introduction_programme.target`. Who has been in a
programme before is in `calc.rules.introduction_programme.begun`. The text read is the
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
from calc.frame.days import Milestone
from calc.rules.introduction_programme.begun import after_move, after_no, settled_by_beginning
from calc.rules.introduction_programme.form import (
    LEFT,
    MOVED,
    OTHER_FAMILY,
    OTHERS,
    REFUSED,
    IntroductionProgramme,
    nordic_or_eea,
)
from calc.rules.introduction_programme.found import Right
from calc.rules.introduction_programme.provisions import (
    REGULATION_43_H_1,
    SECTION_8_1,
    SECTION_8_3,
    SECTION_8_5,
    SECTION_8_NORDIC_BEFORE_2026,
    SECTION_9_1,
    SECTION_12_2,
)
from calc.rules.introduction_programme.target import of_ground
from calc.rules.introduction_programme.versions import (
    CHAPTER_6A,
    CHAPTER_6A_ENDS,
    RULES_2026,
    WORDING_2023,
    under_this_act,
)


@rule
def right(form: IntroductionProgramme, day: date) -> Steps[Right]:
    """What the person may or must do, if the municipality decides on that day. § 8."""
    if day < law.IN_FORCE:
        yield Step("before-2021", Outcome.UNCLEAR, law.SECTION_52)
        return "unclear"
    yield from may_have_changed(day, "integreringsloven")
    if day < WORDING_2023:
        facts = {"since": WORDING_2023}
        yield Step("earlier-wording-not-read", Outcome.UNCLEAR, SECTION_8_1, facts, aside=True)
    permit, begun = form.permit, form.begun
    settled = yield from settled_by_beginning(form, day)
    if settled is not None:
        return settled
    if permit in OTHERS:
        yield Step("permit-gives-no-right", Outcome.NOT_MET, SECTION_9_1, {"permit": permit})
        found: Right = "not_covered"
    else:
        found = (yield from outside(form, day)) or (yield from of_ground(form, day))
    if begun in (LEFT, REFUSED):
        return (yield from after_no(form, found))
    return (yield from after_move(found)) if begun == MOVED else found


@rule
def outside(form: IntroductionProgramme, day: date) -> Steps[Right | None]:
    """Why § 8 does not reach this person; None when it does. § 8 fifth paragraph, § 52."""
    if nordic_or_eea(form):
        nordic = SECTION_8_5 if day >= RULES_2026 else SECTION_8_NORDIC_BEFORE_2026
        yield Step("nordic-or-eea", Outcome.NOT_MET, nordic)
        return "not_covered"
    if not (yield from under_this_act(form)):
        return "unclear"
    if not (form.given("begun") and (form.given("nordic_or_eea") or form.permit == "s34")):
        yield Step("no-assumed", Outcome.UNCLEAR, aside=True)
    if form.permit in ("s34", *OTHER_FAMILY) or day < CHAPTER_6A:
        return None  # an offer is no new right
    if form.had_collective_decision:
        return (yield from after_collective_protection(form, day))
    if not form.given("had_collective_decision"):
        yield Step("no-collective-assumed", Outcome.UNCLEAR, REGULATION_43_H_1, aside=True)
    return None


@rule
def after_collective_protection(form: IntroductionProgramme, day: date) -> Steps[Right]:
    """A decision under chapter 6A, then another permit: no new rights. Regulation § 43 h.

    The rule is about the change of permit, so a change before it is not certain.
    """
    since = REGULATION_43_H_1.since
    changed_before = form.permit_date is not None and form.permit_date < since
    if changed_before or day < since or day >= CHAPTER_6A_ENDS:
        yield Step("former-collective-unknown", Outcome.UNCLEAR, REGULATION_43_H_1)
        return "unclear"
    yield Step("former-collective", Outcome.NOT_MET, REGULATION_43_H_1)
    yield Step("offer-after-collective", Outcome.UNCLEAR, SECTION_8_3, aside=True)  # an offer is no new right
    return "not_covered"


@rule
def latest_start(form: IntroductionProgramme, day: date) -> Steps[date | None]:
    """Decision and start within three months of settlement or of the claim. § 12 second paragraph."""
    settled = form.settlement_date
    if settled is None:
        yield Step("three-months", Outcome.COMPUTED, SECTION_12_2)
        return None
    if day < RULES_2026:
        yield Step("earlier-deadline-not-read", Outcome.UNCLEAR, SECTION_12_2, {"since": RULES_2026}, aside=True)
        return None
    latest = months_later(settled, 3)
    facts = {"settled": settled, "latest": latest}
    days = (Milestone("latest-start", latest, due=True),)
    yield Step("latest-start", Outcome.COMPUTED, SECTION_12_2, facts, by=latest, days=days)
    return latest
