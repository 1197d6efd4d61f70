"""Norwegian and knowledge of society for permanent residence and for citizenship.

Permanent residence: Immigration Act (*utlendingsloven*) § 62 first paragraph d
and e, regulation §§ 11-9 and 11-10: spoken A2 since 1 September 2025, A1 before.
Citizenship: Citizenship Act (*statsborgerloven*) § 8, regulation § 4-1:
spoken B1 since 1 October 2022, A2 before. Both for people from 18 to 67.

>>> from calc.frame.core import run
>>> answers = {"goal": "permanent", "permit": "s34", "application_date": "2025-09-02", "oral_level": "A1",
...     "age": "30"}
>>> run(permanent_level, Residence(answers)).value
('A2', False)
"""

from __future__ import annotations

from datetime import date

from calc.frame.core import Outcome, Step, Steps, rule
from calc.law import Law
from calc.rules.residence.begin import has, is_stateless
from calc.rules.residence.form import COUNTING, DOCUMENTED, LEVELS, OLD, PROTECTION, Residence

A2_FROM = date(2025, 9, 1)
B1_FROM = date(2022, 10, 1)
PERMANENT_FROM = date(2016, 12, 17)  # applications from this day fell under the first rule on a spoken test
CITIZENSHIP_FROM = date(2017, 1, 1)
SENIOR = 55

REGULATION_11_9 = Law("utlendingsforskriften", "11-9", 1, A2_FROM)
REGULATION_11_9_BEFORE = Law("utlendingsforskriften", "11-9", 0, date(2017, 1, 1), date(2025, 8, 31))
EXEMPT_11_9 = Law("utlendingsforskriften", "11-9", 2, A2_FROM)
SECTION_8 = Law("statsborgerloven", "8", 1, B1_FROM)
SECTION_8_BEFORE = Law("statsborgerloven", "8", 0, CITIZENSHIP_FROM, date(2022, 9, 30))
REGULATION_4_1 = Law("statsborgerforskriften", "4-1", 1, CITIZENSHIP_FROM)
REGULATION_4_1_A2 = Law("statsborgerforskriften", "4-1", 2, B1_FROM)


def reaches(level: str, required: str) -> bool:
    """Whether a level is the required one or a higher one.

    >>> reaches("B1", "A2"), reaches("none", "A1")
    (True, False)
    """
    return level in LEVELS[LEVELS.index(required) :]


@rule
def asks_exemption(form: Residence) -> Steps[bool]:
    """Whether it matters yet that somebody may be exempt: not before a permit that counts, nor by old rules."""
    yield from ()
    if form.goal == "permanent":
        return form.permit in COUNTING and form.application_date > A2_FROM
    return form.permit != "s34" and form.application_date >= B1_FROM


@rule
def told(form: Residence, required: str, law: Law, exempt: Law) -> Steps[bool | None]:
    """Whether the level is reached or the applicant exempt; where the exemptions are if neither is sure."""
    facts = {"level": required}
    if reaches(form.oral_level, required):
        yield Step("level-met", Outcome.MET, law, facts)
        return True
    return (yield from below(form, required, law, exempt))


@rule
def below(form: Residence, required: str, law: Law, exempt: Law) -> Steps[bool | None]:
    """Whether an applicant below the level is exempt; where the exemptions are if that is not sure."""
    facts = {"level": required}
    exemption = form.oral_exemption if (yield from asks_exemption(form)) else "unsure"
    if exemption in DOCUMENTED:
        yield Step(f"level-exempt-{exemption}", Outcome.MET, exempt, facts)
        return True
    if exemption == "health":
        yield Step(f"level-health-{form.goal}", Outcome.UNCLEAR, exempt, facts)
        return None
    nearly = form.age >= OLD - 1  # 67 is taken on the day of the decision
    id = "level-missing" if exemption == "none" else "level-not-met"
    yield Step(id, Outcome.NOT_MET, law, facts, aside=nearly)
    if exemption != "none":
        yield Step("level-exemptions", Outcome.UNCLEAR, exempt, facts, aside=True)
    return None if nearly else False


@rule
def permanent_level(form: Residence) -> Steps[tuple[str | None, bool | None]]:
    """The spoken level for permanent residence (*permanent oppholdstillatelse*), and if it is reached."""
    applied = form.application_date
    if applied < PERMANENT_FROM:
        yield Step("level-not-read", Outcome.UNCLEAR, REGULATION_11_9_BEFORE, {"since": PERMANENT_FROM})
        return None, None
    if applied < A2_FROM:
        met = yield from told(form, "A1", REGULATION_11_9_BEFORE, REGULATION_11_9_BEFORE)
        until = {"until": A2_FROM}
        yield Step("training-also-required", Outcome.UNCLEAR, REGULATION_11_9_BEFORE, until, aside=not met)
        return "A1", met
    if applied == A2_FROM:
        # The new level is for applications "after 1 September 2025", the day it came into force.
        between = form.oral_level == "A1"
        yield Step("level-first-day", Outcome.UNCLEAR, REGULATION_11_9, {"day": A2_FROM}, aside=not between)
        if between:
            return "A2", None
    return "A2", (yield from told(form, "A2", REGULATION_11_9, EXEMPT_11_9))


@rule
def citizenship_level(form: Residence) -> Steps[tuple[str | None, bool | None]]:
    """The spoken level for citizenship (*statsborgerskap*), and whether it is reached. § 8."""
    applied = form.application_date
    if applied < CITIZENSHIP_FROM:
        yield Step("level-not-read", Outcome.UNCLEAR, SECTION_8_BEFORE, {"since": CITIZENSHIP_FROM})
        return None, None
    if applied < B1_FROM:
        return "A2", (yield from told(form, "A2", SECTION_8_BEFORE, REGULATION_4_1))
    if (yield from is_stateless(form)):
        yield Step("stateless-a2", Outcome.MET, REGULATION_4_1_A2)
        return "A2", (yield from told(form, "A2", REGULATION_4_1_A2, REGULATION_4_1_A2))
    if form.age >= SENIOR:
        ground = yield from senior(form)
        if ground is None:
            yield Step("senior-maybe-a2", Outcome.UNCLEAR, REGULATION_4_1_A2, {"age": SENIOR})
            return "B1", None
        if ground:
            yield Step("senior-a2", Outcome.MET, REGULATION_4_1_A2, {"age": SENIOR})
            return "A2", (yield from told(form, "A2", REGULATION_4_1_A2, REGULATION_4_1_A2))
    return "B1", (yield from told(form, "B1", SECTION_8, REGULATION_4_1))


@rule
def senior(form: Residence) -> Steps[bool | None]:
    """Whether somebody of 55 came for protection or gets disability benefit; asked where A2 would then do."""
    if (yield from has(form, *PROTECTION, "s34", "after_s34")):
        return True
    return form.senior_ground if form.oral_level == "A2" else False
