"""The result of the study support calculator in sentences, the answer first, then the grants and the last days.

>>> from datetime import date
>>> from calc.rules.study_support.found import Support
>>> found = Support("not_eligible", None, ("uk_citizen",), (), (), (), date(2026, 8, 17))
>>> [sentence.id for sentence in summary(found)]
['summary-not-eligible']
"""

from __future__ import annotations

from calc.frame.core import Outcome, Sentence
from calc.rules.study_support.deadlines import Deadlines, deadline_sentences
from calc.rules.study_support.documents import NOT_LISTED
from calc.rules.study_support.found import (
    COURSE_MATERIALS,
    ELIGIBLE,
    NOT_ELIGIBLE,
    TUITION,
    UNCLEAR,
    Grant,
    Support,
)

POLARITY = {
    ELIGIBLE: Outcome.MET,
    COURSE_MATERIALS: Outcome.MET,
    TUITION: Outcome.MET,
    NOT_ELIGIBLE: Outcome.NOT_MET,
    UNCLEAR: Outcome.UNCLEAR,
}


def summary(value: Support) -> tuple[Sentence, ...]:
    """The result in sentences, the answer first."""
    answer = headline(value)
    if not value.grants:
        return (answer,)
    days = deadline_sentences(Deadlines(value.autumn_deadline, value.spring_deadline, value.apprentice_deadline))
    if value.ground == "residence_applicant":
        return (answer, *days)
    grants = tuple(refugee_sentence(grant) for grant in value.grants if grant.id == "refugee_grant")
    papers = () if value.documents or value.ground in NOT_LISTED else (Sentence("no-papers"),)
    return (answer, *grants, *days, *papers)


def headline(value: Support) -> Sentence:
    """The answer, with the ground it rests on."""
    result, polarity = value.result.replace("_", "-"), POLARITY[value.result]
    if value.ground is None:
        return Sentence(f"summary-{result}", outcome=polarity)
    if value.ground == "residence_applicant" and value.grants:
        return Sentence(f"summary-{result}-applicant", outcome=polarity)
    facts = {"ground": value.ground}
    kind = ""
    if value.result == UNCLEAR and value.grants:
        kind = {"tuition_loan": "-tuition", "course_materials": "-materials"}.get(value.grants[0].id, "")
    return Sentence(f"summary-{result}{kind}-ground", facts, outcome=polarity)


def refugee_sentence(grant: Grant) -> Sentence:
    """Whether the loans are given as a refugee grant, and for how long."""
    tail = "" if grant.max_years or grant.result == NOT_ELIGIBLE else "-open"
    facts = {"years": grant.max_years} if grant.max_years else {}
    return Sentence(f"summary-refugee-grant-{grant.result.replace('_', '-')}{tail}", facts)
