"""Norwegian and knowledge of society for permanent residence and for citizenship.

Permanent residence: Immigration Act (*utlendingsloven*) § 62 first paragraph d
and e, regulation §§ 11-9 and 11-10: spoken A2 since 1 September 2025, A1 before.
Citizenship: Citizenship Act (*statsborgerloven*) § 8, regulation §§ 4-1 and 4-2:
spoken B1 since 1 October 2022, A2 before. Both for people from 18 to 67.

>>> from calc.frame.core import run
>>> answers = {"application_date": "2025-09-02", "age": "30", "oral_level": "A1"}
>>> run(permanent_level, Residence(answers)).value
('A2', False)
"""

from __future__ import annotations

from datetime import date

from calc.frame.core import Outcome, Step, Steps, rule
from calc.law import Law
from calc.rules.residence.form import LEVELS, PROTECTION, Residence

A2_FROM = date(2025, 9, 1)
B1_FROM = date(2022, 10, 1)
PERMANENT_FROM = date(2016, 12, 17)  # applications from this day fell under the first rule on a spoken test
CITIZENSHIP_FROM = date(2017, 1, 1)
SENIOR = 55

REGULATION_11_9 = Law("utlendingsforskriften", "11-9", 1, A2_FROM)
REGULATION_11_9_BEFORE = Law("utlendingsforskriften", "11-9", 0, date(2017, 1, 1), date(2025, 8, 31))
EXEMPT_11_9 = Law("utlendingsforskriften", "11-9", 2, A2_FROM)
REGULATION_11_10 = Law("utlendingsforskriften", "11-10", 1, date(2017, 1, 1))
EXEMPT_11_10 = Law("utlendingsforskriften", "11-10", 2, date(2017, 1, 1))
SECTION_8 = Law("statsborgerloven", "8", 1, B1_FROM)
SECTION_8_BEFORE = Law("statsborgerloven", "8", 0, CITIZENSHIP_FROM, date(2022, 9, 30))
REGULATION_4_1 = Law("statsborgerforskriften", "4-1", 1, CITIZENSHIP_FROM)
REGULATION_4_1_A2 = Law("statsborgerforskriften", "4-1", 2, B1_FROM)
REGULATION_4_2 = Law("statsborgerforskriften", "4-2", 0, CITIZENSHIP_FROM)
REGULATION_4_3 = Law("statsborgerforskriften", "4-3", 0, CITIZENSHIP_FROM)


def reaches(level: str, required: str) -> bool:
    """Whether a level is the required one or a higher one.

    >>> reaches("B1", "A2"), reaches("none", "A1")
    (True, False)
    """
    return level in LEVELS[LEVELS.index(required) :]


@rule
def told(form: Residence, required: str, law: Law, exempt: Law) -> Steps[bool]:
    """Whether the level is reached, and where the exemptions are if it is not."""
    facts = {"level": required}
    if reaches(form.oral_level, required):
        yield Step("level-met", Outcome.MET, law, facts)
        return True
    yield Step("level-not-met", Outcome.NOT_MET, law, facts)
    yield Step("level-exemptions", Outcome.UNCLEAR, exempt, facts)
    return False


@rule
def permanent_level(form: Residence) -> Steps[tuple[str | None, bool | None]]:
    """The spoken level for permanent residence (*permanent oppholdstillatelse*), and if it is reached."""
    applied = form.application_date
    if applied < PERMANENT_FROM:
        yield Step("level-not-read", Outcome.UNCLEAR, REGULATION_11_9_BEFORE, {"since": PERMANENT_FROM})
        return None, None
    if applied < A2_FROM:
        met = yield from told(form, "A1", REGULATION_11_9_BEFORE, REGULATION_11_9_BEFORE)
        yield Step("training-also-required", Outcome.UNCLEAR, REGULATION_11_9_BEFORE, {"until": A2_FROM})
        return "A1", met
    if applied == A2_FROM:
        # The new level is for applications "after 1 September 2025", the day it came into force.
        yield Step("level-first-day", Outcome.UNCLEAR, REGULATION_11_9, {"day": A2_FROM})
        if form.oral_level == "A1":
            return "A2", None
    return "A2", (yield from told(form, "A2", REGULATION_11_9, EXEMPT_11_9))


@rule
def citizenship_level(form: Residence) -> Steps[tuple[str | None, bool | None]]:
    """The spoken level for citizenship (*statsborgerskap*), and whether it is reached. § 8."""
    applied = form.application_date
    if form.permit == "nordic":
        yield Step("nordic-understands", Outcome.UNCLEAR, REGULATION_4_3)
        return None, None
    if applied < CITIZENSHIP_FROM:
        yield Step("level-not-read", Outcome.UNCLEAR, SECTION_8_BEFORE, {"since": CITIZENSHIP_FROM})
        return None, None
    if applied < B1_FROM:
        return "A2", (yield from told(form, "A2", SECTION_8_BEFORE, REGULATION_4_1))
    if form.stateless:
        yield Step("stateless-a2", Outcome.MET, REGULATION_4_1_A2)
        return "A2", (yield from told(form, "A2", REGULATION_4_1_A2, REGULATION_4_1_A2))
    if form.age >= SENIOR:
        if form.permit in (*PROTECTION, "s34", "after_s34"):
            yield Step("senior-a2", Outcome.MET, REGULATION_4_1_A2, {"age": SENIOR})
            return "A2", (yield from told(form, "A2", REGULATION_4_1_A2, REGULATION_4_1_A2))
        if form.oral_level == "A2":
            yield Step("senior-maybe-a2", Outcome.UNCLEAR, REGULATION_4_1_A2, {"age": SENIOR})
            return "B1", None
    return "B1", (yield from told(form, "B1", SECTION_8, REGULATION_4_1))


@rule
def civics(form: Residence) -> Steps[bool | None]:
    """The social studies test (*samfunnskunnskapsprøve*) or the citizenship test (*statsborgerprøve*)."""
    citizenship = form.goal == "citizenship"
    if citizenship and form.permit == "nordic":
        return None  # told with the level: § 4-3 exempts from both
    if form.application_date < (CITIZENSHIP_FROM if citizenship else PERMANENT_FROM):
        return None  # told with the level
    test, law = ("citizenship-test", SECTION_8) if citizenship else ("social-studies", REGULATION_11_10)
    if citizenship and form.application_date < B1_FROM:
        law = SECTION_8_BEFORE
    if form.social_studies_test:
        yield Step(f"{test}-met", Outcome.MET, law)
        return True
    yield Step(f"{test}-not-met", Outcome.NOT_MET, law)
    yield Step(f"{test}-exemptions", Outcome.UNCLEAR, REGULATION_4_2 if citizenship else EXEMPT_11_10)
    return False
