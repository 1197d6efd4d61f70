"""The refugee grant (*flyktningstipend*): loans of people with protection, given as a grant for some years.

Regulation on study support § 61 (below 21 years) and § 84 (from 21),
https://lovdata.no/forskrift/2020-04-15-798/§84. For preparatory education for adults and upper secondary
education, apprenticeship too, while no introduction benefit is paid. For how many years stands in
`calc.rules.study_support.grant_years`.

>>> from calc.frame.core import run
>>> form = StudySupport({"course": "higher"})
>>> run(lambda form: refugee_grant(form, "protection"), form).value.result
'not_eligible'
"""

from __future__ import annotations

from calc.frame.core import Outcome, Step, Steps, rule
from calc.rules.study_support.conditions import YOUTH
from calc.rules.study_support.form import StudySupport
from calc.rules.study_support.found import Grant
from calc.rules.study_support.grant_years import ID, by_start
from calc.rules.study_support.provisions import SECTION_48, SECTION_61, SECTION_70, SECTION_84

COURSES = ("preparatory", "upper_secondary", "apprentice")
PREPARATORY_YEARS = {True: 2, False: 4}  # by whether below 21; the years below 21 count among the four


@rule
def refugee_grant(form: StudySupport, ground: str) -> Steps[Grant]:
    """Whether the loans are given as a refugee grant, and for how many years at most. §§ 61 and 84."""
    if form.course not in COURSES:
        yield Step("refugee-grant-other-course", Outcome.NOT_MET, SECTION_84, aside=True)
        return Grant(ID, "not_eligible")
    young = form.birth_year >= YOUTH
    if form.course == "preparatory":
        # Not of the grant alone: §§ 48 and 70 limit all support for preparatory education.
        years = PREPARATORY_YEARS[young]
        yield Step("preparatory-years", Outcome.COMPUTED, SECTION_48 if young else SECTION_70, {"years": years})
    if form.receives_introduction_benefit:
        yield Step("refugee-grant-with-benefit", Outcome.NOT_MET, SECTION_61 if young else SECTION_84, aside=True)
        return Grant(ID, "not_eligible")
    grant = yield from by_start(form, young)
    if ground == "permanent_residence" and grant.result == "eligible":
        # The sections ask for protection and do not say what a permanent permit changes.
        yield Step("refugee-grant-permanent", Outcome.UNCLEAR, SECTION_61 if young else SECTION_84, aside=True)
        return Grant(ID, "unclear", grant.max_years, grant.until)
    return grant
