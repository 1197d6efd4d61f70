"""What is not certain about the lengths of older offers: people over 55, and collective protection in 2025.

Integration Regulation (*integreringsforskriften*) § 76, https://lovdata.no/forskrift/2020-12-15-2912, lets the new
lengths of § 14 begin with offers of 2025. The goals of that year still came from the earlier text, which
was not read, and until the end of 2025 § 37 c had lengths of its own for people with collective protection.

>>> from calc.frame.core import run
>>> from calc.rules.introduction_programme.spans import COMPLETE, OTHERS_2025
>>> form = IntroductionProgramme({"permit": "s34"})
>>> run(lambda form: doubts(form, date(2025, 6, 1), COMPLETE, OTHERS_2025[COMPLETE]), form).value
True
"""

from __future__ import annotations

from datetime import date

from calc.frame.core import Outcome, Step, Steps, rule
from calc.rules.introduction_programme.form import OLDEST, IntroductionProgramme
from calc.rules.introduction_programme.offer import was_collective
from calc.rules.introduction_programme.spans import (
    OLD_OTHERS,
    REGULATION_76_1,
    SECTION_13_OLD,
    SECTION_37_C_OLD,
    WORK,
    Span,
)
from calc.rules.introduction_programme.versions import FORMAL_2025, RULES_2026


@rule
def doubts(form: IntroductionProgramme, offered: date, goal: str, span: Span) -> Steps[bool]:
    """Whether the length of a goal is not certain for this person, though a table names one."""
    if offered >= RULES_2026 or goal == WORK:
        return False
    if span.regulation == REGULATION_76_1 and (yield from was_collective(form)):
        older = OLD_OTHERS[goal]
        facts = {"months": span.months, "extension": span.extension}
        facts |= {"older": older.months, "older_extension": older.extension}
        yield Step("collective-length-2025", Outcome.UNCLEAR, SECTION_37_C_OLD, facts)
        return True
    age = form.age
    if age > OLDEST:
        facts = {"months": span.months, "extension": span.extension}
        yield Step("over-55-older-goals", Outcome.UNCLEAR, SECTION_13_OLD, facts)
        return True
    if not form.given("age"):
        yield Step("age-55-assumed", Outcome.UNCLEAR, SECTION_13_OLD, aside=True)
    return False


@rule
def doubts_of_list(form: IntroductionProgramme, offered: date) -> Steps[None]:
    """The same doubts about a list of goals."""
    if not FORMAL_2025 <= offered < RULES_2026:
        return
    if (yield from was_collective(form)):
        yield Step("collective-lengths-2025", Outcome.UNCLEAR, SECTION_37_C_OLD)
