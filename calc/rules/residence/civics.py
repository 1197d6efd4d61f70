"""Knowledge of society: the social studies test, or the citizenship test; and the age for all tests.

Permanent residence: Immigration Act (*utlendingsloven*) § 62 first paragraph e, regulation § 11-10,
https://lovdata.no/forskrift/2009-10-15-1286. Citizenship: Citizenship Act (*statsborgerloven*) § 8,
regulation § 4-2. For people from 18, on the day of application, to 67, on that of the decision.

>>> from calc.frame.core import run
>>> answers = {"goal": "permanent", "application_date": "2026-05-01", "permit": "s28", "age": "30"}
>>> run(civics, Residence({**answers, "social_studies_test": "no", "test_exemption": "school"})).value
True
"""

from __future__ import annotations

from datetime import date

from calc.frame.core import Outcome, Step, Steps, rule
from calc.law import Law
from calc.rules.residence.form import ADULT, DOCUMENTED, OLD, Residence
from calc.rules.residence.language import (
    B1_FROM,
    CITIZENSHIP_FROM,
    PERMANENT_FROM,
    REGULATION_11_9,
    SECTION_8,
    SECTION_8_BEFORE,
    asks_exemption,
    citizenship_level,
    permanent_level,
)

REGULATION_11_10 = Law("utlendingsforskriften", "11-10", 1, date(2017, 1, 1))
EXEMPT_11_10 = Law("utlendingsforskriften", "11-10", 2, date(2017, 1, 1))
REGULATION_4_2 = Law("statsborgerforskriften", "4-2", 0, CITIZENSHIP_FROM)
REGULATION_4_3 = Law("statsborgerforskriften", "4-3", 0, CITIZENSHIP_FROM)

Tests = tuple[str | None, bool | None, bool | None]  # the level required; Norwegian; society


@rule
def tests(form: Residence) -> Steps[Tests]:
    """The level that is required, and whether the tests of Norwegian and of society are in order."""
    law = REGULATION_11_9 if form.goal == "permanent" else SECTION_8
    if form.age < ADULT:
        yield Step("below-18", Outcome.COMPUTED, law, {"adult": ADULT})
        return None, True, True
    if form.age >= OLD:
        yield Step("above-67", Outcome.COMPUTED, law, {"old": OLD})
        return None, True, True
    understands = yield from nordic(form)
    if understands is not False:
        return None, understands, understands
    if form.goal == "permanent":
        level, language = yield from permanent_level(form)
    else:
        level, language = yield from citizenship_level(form)
    society = yield from civics(form)
    if form.age >= OLD - 1 and not (language and society):
        yield Step("turns-67", Outcome.UNCLEAR, law, {"old": OLD})
    return level, language, society


@rule
def nordic(form: Residence) -> Steps[bool | None]:
    """Whether a Nordic citizen understands Norwegian or Sámi and so needs no test; False for others. § 4-3."""
    if form.permit != "nordic" or form.goal == "permanent":
        return False
    understands = form.understands_norwegian
    if understands is not False:
        outcome = Outcome.MET if understands else Outcome.UNCLEAR
        yield Step("nordic-understands", outcome, REGULATION_4_3)
    return understands


@rule
def civics(form: Residence) -> Steps[bool | None]:
    """The social studies test (*samfunnskunnskapsprøve*) or the citizenship test (*statsborgerprøve*)."""
    applied = form.application_date
    if form.goal == "permanent":
        if applied < PERMANENT_FROM:
            return None  # told with the level
        return (yield from passed_test(form, "social-studies", REGULATION_11_10, EXEMPT_11_10))
    if applied < CITIZENSHIP_FROM:
        return None  # told with the level
    law = SECTION_8_BEFORE if applied < B1_FROM else SECTION_8
    return (yield from passed_test(form, "citizenship-test", law, REGULATION_4_2))


@rule
def passed_test(form: Residence, test: str, law: Law, exempt: Law) -> Steps[bool | None]:
    """Whether the test is passed or the applicant exempt; where the exemptions are if neither is sure."""
    if form.social_studies_test:
        yield Step(f"{test}-met", Outcome.MET, law)
        return True
    exemption = form.test_exemption if (yield from asks_exemption(form)) else "unsure"
    if exemption in DOCUMENTED:
        yield Step(f"test-exempt-{exemption}", Outcome.MET, exempt)
        return True
    if exemption == "health":
        yield Step("test-health", Outcome.UNCLEAR, exempt)
        return None
    nearly = form.age >= OLD - 1  # 67 is taken on the day of the decision
    id = f"{test}-missing" if exemption == "none" else f"{test}-not-met"
    yield Step(id, Outcome.NOT_MET, law, aside=nearly)
    if exemption != "none":
        yield Step(f"{test}-exemptions", Outcome.UNCLEAR, exempt, aside=True)
    return None if nearly else False
