"""Which Act and which wording apply on a day: the days on which the rules of the programme changed.

Integration Act (*integreringsloven*) § 52, https://lovdata.no/lov/2020-11-06-127: it is for
permits granted from 2021. The Introduction Act of 2003 is for older ones, except for people who
applied from abroad and came later: Integration Regulation (*integreringsforskriften*) § 72 first paragraph.

>>> from calc.frame.core import run
>>> from calc.rules.introduction_programme.form import IntroductionProgramme as Form
>>> run(under_this_act, Form({"permit_date": "2020-11-02", "arrival_date": "2021-02-01"})).value
True
"""

from __future__ import annotations

from datetime import date

from calc import law
from calc.frame.core import Outcome, Step, Steps, rule
from calc.law import Law
from calc.rules.introduction_programme.form import IntroductionProgramme

CHAPTER_6A = date(2022, 6, 15)
CHAPTER_6A_ENDS = date(2028, 7, 1)  # repealed from this day
COLLECTIVE_SINCE = date(2022, 3, 11)  # the first day on which collective protection could be given
WORDING_2023 = date(2023, 8, 1)  # the Act of 9 June 2023 nr 24
FORMAL_2025 = date(2025, 1, 1)
RULES_2026 = date(2026, 1, 1)
LAST_OF_2025 = date(2025, 12, 31)
REGULATION_72 = Law("integreringsforskriften", "72", 1)


@rule
def under_this_act(form: IntroductionProgramme) -> Steps[bool]:
    """Whether the Act of 2020 is for this person. § 52, Regulation § 72 first paragraph."""
    if form.given("permit") and form.permit == "s34":
        return True  # given from March 2022 on
    permitted = form.permit_date
    if permitted is None:
        yield Step("permit-from-2021-assumed", Outcome.UNCLEAR, law.SECTION_52, aside=True)
        return True
    if permitted >= law.IN_FORCE:
        return True
    arrived = form.arrival_date
    if arrived is None:
        yield Step("permit-before-2021", Outcome.UNCLEAR, law.SECTION_52)
        return False
    if arrived < law.IN_FORCE:
        yield Step("arrived-before-2021", Outcome.UNCLEAR, law.SECTION_52)
        return False
    yield Step("arrived-from-2021", Outcome.MET, REGULATION_72, {"arrived": arrived})
    return True
