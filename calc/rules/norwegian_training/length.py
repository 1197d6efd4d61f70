"""How long the training lasts, how many hours, and which level it aims at.

Integration Act (*integreringsloven*) §§ 31-33, https://lovdata.no/lov/2020-11-06-127,
and the regulation (*integreringsforskriften*) §§ 28, 73 and 74. The permit's
day decides which version applies. For permits from 1 January 2021 to 31 July 2023
the months are the same, but counted from the day the right and the duty began
(Prop. 73 L (2022-2023) chapter 1; that wording itself was not read).

>>> from calc.frame.core import run
>>> run(lambda form: months(date(2024, 1, 1), True), Training({})).value
18
"""

from __future__ import annotations

from datetime import date

from calc.frame.core import Outcome, Step, Steps, rule
from calc.law import Law, integration_act
from calc.rules.norwegian_training.ending import MONTHS, MONTHS_UPPER_SECONDARY, SECTION_32_1, SECTION_32_1_FIRST
from calc.rules.norwegian_training.form import Training
from calc.rules.norwegian_training.people import FROM_2022, FROM_AUGUST_2023

SECTION_30_2 = integration_act("30", 2)
SECTION_32_2 = integration_act("32", 2, FROM_2022)
SECTION_33_1 = integration_act("33", 1, FROM_2022)
SECTION_33_2 = integration_act("33", 2, FROM_AUGUST_2023)
SECTION_35 = integration_act("35", 2)
REGULATION_28 = Law("integreringsforskriften", "28", 0, date(2026, 1, 1))
REGULATION_28_5 = Law("integreringsforskriften", "28", 5, date(2026, 1, 1))
REGULATION_65A = Law("integreringsforskriften", "65 a", 1, FROM_AUGUST_2023)
REGULATION_65A_UKRAINE = Law("integreringsforskriften", "65 a", 2, date(2026, 1, 1))
# Its 50 hours are known from the regulation § 73, which keeps them for permits before 2022.
SECTION_33_FIRST = integration_act("33", 1)
REGULATION_73 = Law("integreringsforskriften", "73", 3, date(2021, 8, 1))
REGULATION_74 = Law("integreringsforskriften", "74", 0, FROM_AUGUST_2023)

HOURS, HOURS_BEFORE_2022 = 225, 250
SOCIAL_STUDIES, SOCIAL_STUDIES_BEFORE_2022 = 75, 50


@rule
def education(form: Training) -> Steps[bool | None]:
    """Whether schooling counts as upper secondary (*videregående*); None if not known. Regulation § 65 a."""
    if form.upper_secondary == "unsure":
        yield Step("education-unknown", Outcome.UNCLEAR, REGULATION_65A, aside=True)
        return None
    if form.upper_secondary != "ukrainian":
        return form.upper_secondary == "yes"
    if form.permit != "s34":
        yield Step("ukrainian-does-not-count", Outcome.NOT_MET, REGULATION_65A_UKRAINE, aside=True)
        return False
    if form.date < REGULATION_65A_UKRAINE.since:
        facts = {"since": REGULATION_65A_UKRAINE.since}
        yield Step("ukrainian-before-2026", Outcome.UNCLEAR, REGULATION_65A_UKRAINE, facts, aside=True)
        return None
    yield Step("ukrainian-counts", Outcome.MET, REGULATION_65A_UKRAINE)
    return True


@rule
def months(counted: date, educated: bool | None) -> Steps[int | None]:
    """The longest time of a right and a duty, in months from the offered start. § 32 first paragraph."""
    if counted == FROM_AUGUST_2023:
        # The regulation says "after 1 August 2023", the wording is in force from that day.
        yield Step("length-first-day", Outcome.UNCLEAR, REGULATION_74, {"since": FROM_AUGUST_2023}, aside=True)
    if educated is None:
        facts = {"shorter": MONTHS_UPPER_SECONDARY, "longer": MONTHS}
        yield Step("length-education-unknown", Outcome.UNCLEAR, REGULATION_65A, facts, aside=True)
        return None
    longest = MONTHS_UPPER_SECONDARY if educated else MONTHS
    if counted < FROM_AUGUST_2023:
        told = {"months": longest, "since": counted}
        yield Step("length-from-right", Outcome.COMPUTED, SECTION_32_1_FIRST, told)
    else:
        step = "length-upper-secondary" if educated else "length"
        yield Step(step, Outcome.COMPUTED, SECTION_32_1, {"months": longest})
    yield Step("leave-is-added", Outcome.COMPUTED, SECTION_35)
    return longest


@rule
def hours(form: Training, counted: date) -> Steps[int | None]:
    """The hours of Norwegian after which a worker's duty ends. § 32 second paragraph, regulation § 73."""
    if counted < FROM_2022:
        yield Step("hours", Outcome.COMPUTED, REGULATION_73, {"hours": HOURS_BEFORE_2022})
        return HOURS_BEFORE_2022
    if form.permit_date < FROM_2022:
        # § 73 says what a later arrival means for social studies, not for Norwegian.
        facts = {"fewer": HOURS, "more": HOURS_BEFORE_2022}
        yield Step("hours-arrived-later", Outcome.UNCLEAR, REGULATION_73, facts, aside=True)
        return None
    yield Step("hours", Outcome.COMPUTED, SECTION_32_2, {"hours": HOURS})
    return HOURS


@rule
def social_studies(counted: date, *, in_school: bool = False) -> Steps[int | None]:
    """The hours of social studies (*samfunnskunnskap*); none are set where the county gives it. § 33."""
    if in_school:
        yield Step("social-studies-in-school", Outcome.COMPUTED, SECTION_33_2)
        return None
    if counted < FROM_2022:
        facts = {"hours": SOCIAL_STUDIES_BEFORE_2022}
        yield Step("social-studies", Outcome.COMPUTED, SECTION_33_FIRST, facts)
        return SOCIAL_STUDIES_BEFORE_2022
    yield Step("social-studies", Outcome.COMPUTED, SECTION_33_1, {"hours": SOCIAL_STUDIES})
    if counted > FROM_AUGUST_2023:
        yield Step("social-studies-within-a-year", Outcome.COMPUTED, SECTION_33_1)
    return SOCIAL_STUDIES


@rule
def levels(form: Training, educated: bool | None) -> Steps[tuple[str | None, str | None]]:
    """The guiding level for reading, listening and writing, and for speaking. § 31, regulation § 28."""
    if form.upper_secondary == "attending":
        yield Step("level-school-mark", Outcome.UNCLEAR, REGULATION_28_5, aside=True)
        return None, None
    if educated is None:
        yield Step("level-education-unknown", Outcome.UNCLEAR, REGULATION_28, aside=True)
        return None, None
    if educated:
        found: tuple[str | None, str] = ("B1", "B2")
    elif form.lower_secondary is None:
        found = (None, "B1")
    else:
        found = ("B1" if form.lower_secondary else "A2", "B1")
    if found[0] is None:
        yield Step("level-schooling-unknown", Outcome.UNCLEAR, REGULATION_28, aside=True)
    else:
        facts = {"written": found[0], "oral": found[1]}
        sure = form.date >= REGULATION_28.since
        yield Step("level", Outcome.COMPUTED if sure else Outcome.UNCLEAR, REGULATION_28, facts, aside=not sure)
    if form.date < REGULATION_28.since:
        facts_of_wording = {"since": REGULATION_28.since}
        yield Step("level-earlier-wording", Outcome.UNCLEAR, REGULATION_28, facts_of_wording, aside=True)
    return found
