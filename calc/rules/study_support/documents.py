"""The papers for an application to Lånekassen: what they are, and who brings each.

Lånekassen's page "Foreign nationals", checked against chapter 2 of the regulation on study support,
https://lovdata.no/forskrift/2020-04-15-798. `you` send it; other makers are registers from which
Lånekassen gets it.

>>> [document.id for document in documents(StudySupport({}), "full_time_work")]
['employer_confirmation', 'tax_proof']
"""

from __future__ import annotations

from calc.frame.core import Paper
from calc.rules.study_support.eea import EEA_YEARS
from calc.rules.study_support.form import StudySupport

PERMIT = Paper("permit", "udi")
BY_GROUND = {
    "permanent_residence": (PERMIT,),
    "protection": (),
    "humanitarian": (PERMIT,),
    "independent_permit": (PERMIT,),
    "family_immigration": (PERMIT,),
    "married_to_norwegian": (PERMIT, Paper("marriage_and_children", "folkeregister")),
    "eea_family": (
        Paper("own_residence_permit", "you"),
        Paper("reunification_decision", "you"),
        Paper("relative_permit_or_registration", "you"),
    ),
    "full_time_work": (Paper("employer_confirmation", "you"), Paper("tax_proof", "you")),
    "studies_in_norway": (Paper("transcript", "you"),),
}
NORDIC = (Paper("nordic_family_details", "you"), Paper("nordic_family_activity", "you"))
REGISTERED = Paper("registered_resident", "folkeregister")
# Grounds for which no list of papers was read.
NOT_LISTED = ("eea_worker", "uk_citizen")


def documents(form: StudySupport, ground: str) -> tuple[Paper, ...]:
    """The papers of a ground; reads only answers that its rule has read."""
    if ground in ("family_immigration", "eea_family") and form.nordic_citizen:
        return NORDIC
    if ground == "eea_permanent":
        if form.permanent_card:
            return (Paper("permanent_card", "you"), REGISTERED)
        if form.eea_role == "eea_citizen":
            return (Paper("own_five_years", "you"), REGISTERED)
        if form.eea_role == "eea_family_member":
            return (Paper("own_five_years", "you"), Paper("relative_five_years", "you"), REGISTERED)
        if form.eea_years >= EEA_YEARS and not form.lived_together:
            return (Paper("own_five_years", "you"), REGISTERED)  # of the years after a divorce or a death
        return (Paper("relative_five_years", "you"), Paper("lived_with_relative", "you"), REGISTERED)
    return BY_GROUND.get(ground, ())


def introduction_documents(form: StudySupport) -> tuple[Paper, ...]:
    """The papers on the introduction programme, for people with protection."""
    if form.receives_introduction_benefit:
        return (Paper("introduction_benefit_decision", "you"),)
    if form.completed_introduction_programme:
        return (Paper("introduction_programme_completed", "you"),)
    return ()


def collected_from(papers: tuple[Paper, ...]) -> tuple[str, ...]:
    """The registers Lånekassen asks, each once."""
    return tuple(dict.fromkeys(paper.by for paper in papers if paper.by != "you"))
