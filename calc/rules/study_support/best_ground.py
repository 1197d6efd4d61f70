"""The best of up to three grounds for study support: one that carries, else one that may, else none.

Regulation on study support chapter 2, https://lovdata.no/forskrift/2020-04-15-798. Whoever fails a
ground, or may fail it, is asked for another one, and then for a third.

>>> from calc.frame.core import run
>>> answers = {"birth_year": "1990", "ground": "uk_citizen", "uk_arrival": "2021-01-01"}
>>> run(best_ground, StudySupport({**answers, "other_ground": "humanitarian"})).value
('humanitarian', <Outcome.MET: 'met'>, ('uk_citizen',))
"""

from __future__ import annotations

from collections.abc import Callable

from calc.frame.contradictions import contradict
from calc.frame.core import Outcome, Step, Steps, rule
from calc.rules.study_support.accrual import full_time_work, studies_in_norway
from calc.rules.study_support.britain import uk_citizen
from calc.rules.study_support.eea import eea_permanent, eea_worker
from calc.rules.study_support.form import GROUNDS, StudySupport
from calc.rules.study_support.grounds import (
    family_of,
    married_to_norwegian,
    permit_alone,
    residence_applicant,
)
from calc.rules.study_support.provisions import SECTION_7

WITH_CONDITIONS: dict[str, Callable[[StudySupport], Steps[Outcome]]] = {
    "married_to_norwegian": married_to_norwegian,
    "eea_permanent": eea_permanent,
    "eea_worker": eea_worker,
    "uk_citizen": uk_citizen,
    "full_time_work": full_time_work,
    "studies_in_norway": studies_in_norway,
    "residence_applicant": residence_applicant,
}
APPLICANT = "residence_applicant"
FIELDS = ("ground", "other_ground", "third_ground")


@rule
def best_ground(form: StudySupport) -> Steps[tuple[str | None, Outcome, tuple[str, ...]]]:
    """The first ground that carries; else one that may; else none. Also the grounds that do not fit.

    What a ground says never decides alone, since another may carry: its steps stand aside, and the last
    step here decides.
    """
    tried: dict[str, Outcome] = {}
    for field in FIELDS:
        ground, outcome = yield from attempt(form, field, tuple(tried))
        if ground == "none":
            break
        tried[ground] = outcome
        if outcome is Outcome.MET and (ground != APPLICANT or len(tried) in (1, len(FIELDS))):
            break
    failed = tuple(ground for ground, outcome in tried.items() if outcome is Outcome.NOT_MET)
    best = best_of(tried)
    outcome = tried[best] if best else Outcome.NOT_MET
    if outcome is Outcome.NOT_MET:
        yield Step("no-other-ground" if len(tried) < len(FIELDS) else "no-ground-of-three", outcome, SECTION_7)
    elif outcome is Outcome.UNCLEAR:
        yield Step("ground-not-certain", outcome, SECTION_7, {"ground": best})
    return best, outcome, failed


@rule
def attempt(form: StudySupport, field: str, tried: tuple[str, ...]) -> Steps[tuple[str, Outcome]]:
    """The ground of one answer, and whether it carries."""
    ground = named(getattr(form, field))
    if ground == "none":
        return ground, Outcome.NOT_MET
    check_new(tried, ground, field)
    return ground, (yield from try_ground(form, ground))


def check_new(tried: tuple[str, ...], ground: str, field: str) -> None:
    """Raise `Invalid`, naming both answers, for a ground that was tried already."""
    for before, answered in zip(FIELDS, tried, strict=False):
        if answered == ground:
            raise contradict(before, field, "same-ground")


def best_of(tried: dict[str, Outcome]) -> str | None:
    """The best of the grounds that carry or may carry; the first of those that are equal."""
    fitting = [ground for ground, outcome in tried.items() if outcome is not Outcome.NOT_MET]
    return min(fitting, key=lambda ground: rank(tried, ground), default=None)


def rank(tried: dict[str, Outcome], ground: str) -> int:
    """0 for a ground that carries, 1 for one that may; then that of an applicant, which gives less."""
    return 2 * (ground == APPLICANT) + (tried[ground] is not Outcome.MET)


def named(answer: str) -> str:
    """The ground's plain name, compared one by one: steps, papers and the value are made from it."""
    for name in GROUNDS:
        if answer == name:
            return name
    return "none"


@rule
def try_ground(form: StudySupport, ground: str) -> Steps[Outcome]:
    """Whether one ground carries."""
    if ground in ("family_immigration", "eea_family"):
        return (yield from family_of(form, ground))
    if ground in WITH_CONDITIONS:
        return (yield from WITH_CONDITIONS[ground](form))
    return (yield from permit_alone(ground))
