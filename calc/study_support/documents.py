"""The papers for an application to Lånekassen: what they are, and who brings each.

Lånekassen's page "Foreign nationals", checked against chapter 2 of the regulation on study support,
https://lovdata.no/forskrift/2020-04-15-798. `you` send it; other makers are registers from which
Lånekassen gets it.

>>> [document.id for document in documents(StudySupport({}), "full_time_work")]
['employer_confirmation', 'tax_proof']
"""

from __future__ import annotations

from calc.study_support.form import StudySupport
from calc.study_support.found import Document

PERMIT = Document("permit", "udi")
BY_GROUND = {
    "permanent_residence": (PERMIT,),
    "protection": (),
    "humanitarian": (PERMIT,),
    "independent_permit": (PERMIT,),
    "family_immigration": (PERMIT,),
    "married_to_norwegian": (PERMIT, Document("marriage_and_children", "folkeregister")),
    "eea_family": (
        Document("own_residence_permit", "you"),
        Document("reunification_decision", "you"),
        Document("relative_permit_or_registration", "you"),
    ),
    "full_time_work": (Document("employer_confirmation", "you"), Document("tax_proof", "you")),
    "studies_in_norway": (Document("transcript", "you"),),
}
NORDIC = (Document("nordic_family_details", "you"), Document("nordic_family_activity", "you"))
REGISTERED = Document("registered_resident", "folkeregister")
# Grounds for which no list of papers was read.
NOT_LISTED = ("eea_worker", "uk_citizen")


def documents(form: StudySupport, ground: str) -> tuple[Document, ...]:
    """The papers of a ground; reads only answers that its rule has read."""
    if ground in ("family_immigration", "eea_family") and form.nordic_citizen:
        return NORDIC
    if ground == "eea_permanent":
        if form.permanent_card:
            return (Document("permanent_card", "you"), REGISTERED)
        if form.eea_role == "eea_citizen":
            return (Document("own_five_years", "you"), REGISTERED)
        return (Document("relative_five_years", "you"), Document("lived_with_relative", "you"), REGISTERED)
    return BY_GROUND.get(ground, ())


def introduction_documents(form: StudySupport) -> tuple[Document, ...]:
    """The papers on the introduction programme, for people with protection."""
    if form.receives_introduction_benefit:
        return (Document("introduction_benefit_decision", "you"),)
    if form.completed_introduction_programme:
        return (Document("introduction_programme_completed", "you"),)
    return ()


def collected_from(papers: tuple[Document, ...]) -> tuple[str, ...]:
    """The registers Lånekassen asks, each once."""
    return tuple(dict.fromkeys(paper.by for paper in papers if paper.by != "you"))
