"""Which ways to citizenship are open to an applicant, or may be: what each of them asks for.

Citizenship Act (*statsborgerloven*) §§ 10-16 a, https://lovdata.no/lov/2005-06-10-51.
The ways themselves are in `calc.rules.residence.tracks`. Each rule returns its way, or nothing.

>>> from calc.frame.core import run
>>> form = Residence({"application_date": "2026-05-01", "permit": "s28", "age": "20"})
>>> found = run(lambda form: open_tracks(form, date(2021, 5, 1), 0, False), form).value
>>> [each.track.id for each in found]
['young', 'refugee', 'main']
"""

from __future__ import annotations

from datetime import date

from calc.calendar import full_years
from calc.frame.contradictions import contradict
from calc.frame.core import Outcome, Step, Steps, rule
from calc.law import Law
from calc.rules.residence.begin import has, is_stateless
from calc.rules.residence.form import ADULT, FREE_MOVEMENT, Residence
from calc.rules.residence.partner import as_partner
from calc.rules.residence.tracks import (
    FORMER,
    INCOME,
    MAIN,
    NORDIC,
    REFUGEE,
    SECTION_7,
    SECTION_11,
    SECTION_16A,
    STATELESS,
    YOUNG,
    Chance,
    chance,
)

SECTION_14 = Law("statsborgerloven", "14", 0, date(2013, 1, 1))
SECTION_16_2 = Law("statsborgerloven", "16", 2, date(2013, 1, 1))

ASKED = ("stateless", "arrived_before_18", "partner_norwegian", "former_norwegian")

Chances = tuple[Chance, ...]


@rule
def open_tracks(form: Residence, start: date, abroad: int, income: bool | None) -> Steps[Chances]:
    """The tracks that are open to the applicant or may be; the main rule comes last."""
    only = yield from as_former_or_nordic(form, start, abroad)
    if only:
        return only
    quick = yield from as_stateless(form, start, abroad)
    quick += yield from as_young(form, start, abroad)
    quick += yield from as_partner(form, start, abroad)
    if income is not False and form.age >= ADULT:
        quick += (chance(INCOME, start, abroad, sure=income is True),)
    quick += yield from as_refugee(form, start, abroad)
    if not form.given(*ASKED):
        yield Step("shorter-times-assumed", Outcome.UNCLEAR, SECTION_7, aside=True)
    return (*quick, chance(MAIN, start, abroad))


@rule
def as_former_or_nordic(form: Residence, start: date, abroad: int) -> Steps[Chances]:
    """Two years for former Norwegians (§ 15) and Nordic citizens (§ 13): shorter than all other ways."""
    if form.former_norwegian:
        return (chance(FORMER, start, abroad),)
    if (yield from has(form, "nordic")):
        return (chance(NORDIC, start, abroad),)
    yield from eea_years(form)
    return ()


@rule
def eea_years(form: Residence) -> Steps[None]:
    """The last three years with a right of residence under EEA rules, which are not asked about. § 14."""
    if (yield from has(form, "eea")) and not form.former_norwegian:
        yield Step("eea-last-three", Outcome.UNCLEAR, SECTION_14)


@rule
def as_stateless(form: Residence, start: date, abroad: int) -> Steps[Chances]:
    """The last three years for a stateless adult. § 16."""
    if form.age >= ADULT and (yield from is_stateless(form)):
        yield Step("stateless-by-choice", Outcome.UNCLEAR, SECTION_16_2, aside=True)
        return (chance(STATELESS, start, abroad),)
    return ()


@rule
def as_young(form: Residence, start: date, abroad: int) -> Steps[Chances]:
    """Five years for those who came before 18; age and time here may show it, or speak against it. § 11."""
    # At the start at most this old, at least one year less: somebody of 20 after five years was 15, or 14.
    oldest = form.age - full_years(start, form.application_date)
    if oldest < ADULT:
        if form.given("arrived_before_18") and not form.arrived_before_18:
            raise contradict("arrived_before_18", "age", "arrived-before-18-age", age=form.age, start=start)
        return (chance(YOUNG, start, abroad),)  # shown, so it is not asked
    early = form.arrived_before_18
    if early and oldest > ADULT:
        if (yield from told_arrival(form)):
            raise contradict("arrived_before_18", "age", "arrived-adult", age=form.age, start=start)
        # Counted from the permit alone: whoever came long before it may be right.
        yield Step("came-before-18-not-shown", Outcome.UNCLEAR, SECTION_11, {"start": start}, aside=True)
        return (chance(YOUNG, start, abroad, sure=False),)
    return (chance(YOUNG, start, abroad),) if early else ()


@rule
def told_arrival(form: Residence) -> Steps[bool]:
    """Whether the start is the day the applicant came to live here, not only that of a permit."""
    return form.given("resident_since") or (yield from has(form, *FREE_MOVEMENT))


@rule
def as_refugee(form: Residence, start: date, abroad: int) -> Steps[Chances]:
    """Seven years with a permit as a refugee, which resettlement refugees may have by now. § 16 a."""
    if form.permit == "s35":
        years = {"years": REFUGEE.years}
        yield Step("resettled-as-refugee", Outcome.UNCLEAR, SECTION_16A, years, aside=True)
        return (chance(REFUGEE, start, abroad, sure=False),)
    return (chance(REFUGEE, start, abroad),) if form.permit == "s28" else ()
