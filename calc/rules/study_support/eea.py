"""Grounds for study support under the EEA agreement: a permanent right of residence, and work.

Regulation on study support §§ 8 and 9, https://lovdata.no/forskrift/2020-04-15-798/§8, with the Immigration
Act §§ 114-116, https://lovdata.no/lov/2008-05-15-35/§116, for who has a permanent right (*varig
oppholdsrett*). An EEA citizen has it after five years of lawful stay, as family of another EEA citizen too.
Other family must have lived together with the EEA citizen; but a stay that goes on after a death or a
divorce may count, which the Act says and Lånekassen's page does not: that is told as unclear.

>>> from calc.frame.core import run
>>> answers = {"start_date": "2026-08-17", "birth_year": "1990", "permanent_card": "no", "eea_years": "5"}
>>> run(eea_permanent, StudySupport({**answers, "eea_role": "eea_family_member"})).value
<Outcome.MET: 'met'>
>>> run(eea_permanent, StudySupport({**answers, "eea_role": "family_member", "lived_together": "no"})).value
<Outcome.UNCLEAR: 'unclear'>
"""

from __future__ import annotations

from calc.frame.core import Outcome, Step, Steps, rule
from calc.frame.whichever import Differ, whichever
from calc.rules.study_support.form import StudySupport
from calc.rules.study_support.lifetime import check_child, check_grown, check_time
from calc.rules.study_support.provisions import (
    SECTION_8_1,
    SECTION_8_2,
    SECTION_9,
    SECTION_112_2,
    SECTION_115_2,
    SECTION_116_1,
)

BY_WORK = {
    "working": "eea-worker-working",
    "left_related_studies": "eea-worker",
    "unemployed": "eea-worker-unemployed",
}
EEA_YEARS = 5  # after which the right of residence under the EEA agreement is permanent


@rule
def eea_permanent(form: StudySupport) -> Steps[Outcome]:
    """Permanent right of residence (*varig oppholdsrett*), one's own or as family of an EEA citizen. § 9."""
    if form.permanent_card:
        yield Step("eea-permanent-card", Outcome.MET, SECTION_9)
        return Outcome.MET
    check_time(form, "eea_years", form.eea_years)
    facts = {"years": form.eea_years, "needed": EEA_YEARS}
    if form.eea_years < EEA_YEARS and form.permanent_early:
        yield Step("eea-permanent-early", Outcome.UNCLEAR, SECTION_115_2, facts, aside=True)
        return Outcome.UNCLEAR
    if form.eea_years < EEA_YEARS:
        yield Step("eea-permanent-too-short", Outcome.NOT_MET, SECTION_9, facts, aside=True)
        return Outcome.NOT_MET
    if form.eea_role == "family_member" and not form.lived_together:
        return (yield from apart(form))
    yield Step("eea-permanent-years", Outcome.MET, SECTION_9, facts)
    return Outcome.MET


@rule
def apart(form: StudySupport) -> Steps[Outcome]:
    """Family, not EEA citizens, who did not live together with the EEA citizen. Immigration Act § 116."""
    why = form.eea_apart
    facts = {"needed": EEA_YEARS}
    if why == "other":
        yield Step("eea-permanent-not-together", Outcome.NOT_MET, SECTION_116_1, facts, aside=True)
        return Outcome.NOT_MET
    if why == "unsure":
        yield Step("eea-permanent-apart-unknown", Outcome.UNCLEAR, SECTION_116_1, facts, aside=True)
        return Outcome.UNCLEAR
    # § 116 first paragraph second sentence, with § 114 third paragraph first sentence and fourth paragraph.
    yield Step(f"eea-permanent-after-{why}", Outcome.UNCLEAR, SECTION_116_1, facts, aside=True)
    return Outcome.UNCLEAR


@rule
def eea_worker(form: StudySupport) -> Steps[Outcome]:
    """A worker from an EEA or EFTA country, and the worker's family. § 8."""
    work = form.eea_work
    if work == "family":
        return (yield from family_of_worker(form))
    check_grown(form, "eea_work")
    if work == "left_other_studies":
        yield Step("eea-worker-unrelated", Outcome.NOT_MET, SECTION_8_1, aside=True)
        return Outcome.NOT_MET
    if work == "self_employed":
        # § 8 names workers; whether it covers the self-employed too was read nowhere.
        yield Step("eea-worker-self-employed", Outcome.UNCLEAR, SECTION_8_1, aside=True)
        return Outcome.UNCLEAR
    if work == "ill":
        # Immigration Act § 112 second paragraph a keeps the status; § 8 names two other ways of keeping it.
        yield Step("eea-worker-ill", Outcome.UNCLEAR, SECTION_112_2, aside=True)
        return Outcome.UNCLEAR
    yield Step(BY_WORK[work], Outcome.MET, SECTION_8_1)
    return Outcome.MET


@rule
def family_of_worker(form: StudySupport) -> Steps[Outcome]:
    """The family that § 8 second paragraph names, by letter: a spouse, b children, c parents, d at school.

    Letters a to c hold only while the worker is one; d holds afterwards too, in Norway alone.
    """
    relative = form.worker_relative
    if relative == "other":
        yield Step("worker-family-other", Outcome.NOT_MET, SECTION_8_2, aside=True)
        return Outcome.NOT_MET
    check_child(form)
    if relative in ("spouse", "parent_supported"):
        check_grown(form, "worker_relative")
    if relative == "child_other":
        return (yield from child_at_school(form))
    doubt = Step("worker-family-work-unknown", Outcome.UNCLEAR, SECTION_8_2, aside=True)
    found = yield from whichever(form, "worker_now", while_worker, unclear=doubt)
    return Outcome.UNCLEAR if isinstance(found, Differ) else found


@rule
def while_worker(form: StudySupport) -> Steps[Outcome]:
    """Family whose right lasts as long as the worker is one; after that only a child at school has it."""
    if form.worker_now:
        yield Step("worker-family", Outcome.MET, SECTION_8_2)
        return Outcome.MET
    if form.worker_relative in ("child_under_21", "child_supported"):
        return (yield from child_at_school(form))
    yield Step("worker-family-no-longer", Outcome.NOT_MET, SECTION_8_2, aside=True)
    return Outcome.NOT_MET


@rule
def child_at_school(form: StudySupport) -> Steps[Outcome]:
    """A child who lives and studies in Norway, and lives or lived with the worker. § 8 second paragraph d."""
    if form.lived_with_worker:
        yield Step("worker-child-at-school", Outcome.MET, SECTION_8_2)
        return Outcome.MET
    yield Step("worker-child-apart", Outcome.NOT_MET, SECTION_8_2, aside=True)
    return Outcome.NOT_MET


def only_in_norway(form: StudySupport) -> bool | None:
    """Whether the ground is that of a child at school (letter d), which gives nothing abroad; None if unknown."""
    if form.worker_relative == "child_other":
        return True
    if form.worker_relative in ("child_under_21", "child_supported"):
        return None if form.worker_now is None else not form.worker_now
    return False
