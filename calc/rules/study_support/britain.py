"""British citizens and their families who lived in Norway under the EEA agreement by the end of 2020.

Regulation on study support § 11, https://lovdata.no/forskrift/2020-04-15-798/§11: support on the terms of
§§ 8 and 9, that is for workers and for those with a permanent right of residence. Who came in time and has
stayed lawfully since had five years by the end of 2025, and so the permanent right: Immigration Regulation
§ 19-35, https://lovdata.no/forskrift/2009-10-15-1286/§19-35, which counts the time before and after 2020.

>>> from calc.frame.core import run
>>> run(uk_citizen, StudySupport({"birth_year": "1990", "uk_arrival": "2021-01-01"})).value
<Outcome.NOT_MET: 'not_met'>
>>> answers = {"birth_year": "1990", "uk_arrival": "2020-12-31", "uk_stayed": "yes"}
>>> run(uk_citizen, StudySupport({**answers, "uk_worker_or_permanent": "no"})).value
<Outcome.MET: 'met'>
"""

from __future__ import annotations

from datetime import date

from calc.calendar import years_later
from calc.frame.core import Outcome, Step, Steps, rule
from calc.rules.study_support.eea import EEA_YEARS, family_of_worker
from calc.rules.study_support.form import StudySupport
from calc.rules.study_support.lifetime import check_arrival
from calc.rules.study_support.provisions import SECTION_11, SECTION_19_35

UK_LAST = date(2020, 12, 31)  # the last day of the transition of the United Kingdom


@rule
def uk_citizen(form: StudySupport) -> Steps[Outcome]:
    """British citizens who lived in Norway under the EEA agreement by 31 December 2020, and stayed. § 11."""
    family = form.uk_role == "family"
    check_arrival(form)
    if form.uk_arrival > UK_LAST:
        yield Step("uk-after-transition", Outcome.NOT_MET, SECTION_11, {"last": UK_LAST}, aside=True)
        return Outcome.NOT_MET
    if not form.uk_stayed:
        yield Step("uk-left", Outcome.NOT_MET, SECTION_11, aside=True)
        return Outcome.NOT_MET
    yield Step("uk-before-transition-end", Outcome.MET, SECTION_11, {"last": UK_LAST})
    if family:
        return (yield from uk_family(form))
    if form.uk_worker_or_permanent:
        yield Step("uk-worker-or-permanent", Outcome.MET, SECTION_11)
        return Outcome.MET
    return (yield from uk_five_years(form))


@rule
def uk_five_years(form: StudySupport) -> Steps[Outcome]:
    """Neither a worker nor, as far as she knows, with a permanent right: five lawful years give it."""
    if form.uk_lawful_years:
        facts = {"years": EEA_YEARS, "since": years_later(form.uk_arrival, EEA_YEARS)}
        yield Step("uk-permanent-by-years", Outcome.MET, SECTION_19_35, facts)
        return Outcome.MET
    # § 11 points to §§ 8 and 9; Lånekassen's own page asks only for residence.
    yield Step("uk-also-worker-or-permanent", Outcome.UNCLEAR, SECTION_11, {"years": EEA_YEARS}, aside=True)
    return Outcome.UNCLEAR


@rule
def uk_family(form: StudySupport) -> Steps[Outcome]:
    """Family of such a British citizen: as family of a worker, or with a permanent right. § 11 last sentence."""
    right = form.uk_family
    if right == "worker":
        return (yield from family_of_worker(form))
    if right == "permanent":
        yield Step("uk-worker-or-permanent", Outcome.MET, SECTION_11)
        return Outcome.MET
    yield Step("uk-also-worker-or-permanent", Outcome.UNCLEAR, SECTION_11, {"years": EEA_YEARS}, aside=True)
    return Outcome.UNCLEAR
