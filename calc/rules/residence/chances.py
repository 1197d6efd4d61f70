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

from calc.calendar import full_years, monotone, months_later, years_later
from calc.frame.core import Outcome, Step, Steps, rule
from calc.law import Law
from calc.rules.residence.form import ADULT, Residence, both
from calc.rules.residence.tracks import (
    FORMER,
    INCOME,
    MAIN,
    NORDIC,
    PARTNER,
    REFUGEE,
    SECTION_7,
    SECTION_12,
    SECTION_16A,
    STATELESS,
    YOUNG,
    Chance,
    chance,
)

SECTION_14 = Law("statsborgerloven", "14", 0, date(2013, 1, 1))
SECTION_16_2 = Law("statsborgerloven", "16", 2, date(2013, 1, 1))

TOGETHER = 7  # years in Norway and years with the partner, added
ASKED = ("stateless", "arrived_before_18", "partner_norwegian", "former_norwegian")

Chances = tuple[Chance, ...]


@rule
def open_tracks(form: Residence, start: date, abroad: int, income: bool | None) -> Steps[Chances]:
    """The tracks that are open to the applicant or may be; the main rule comes last."""
    if form.permit == "nordic":
        return (chance(NORDIC, start, abroad),)
    if form.permit == "eea":
        yield Step("eea-last-three", Outcome.UNCLEAR, SECTION_14)
    quick = yield from as_stateless(form, start, abroad)
    quick += yield from as_young(form, start, abroad)
    quick += yield from as_partner(form, start, abroad)
    if income is not False:
        quick += (chance(INCOME, start, abroad, sure=income is True),)
    quick += yield from as_refugee(form, start, abroad)
    former = yield from as_former(form, start, abroad)
    if former:
        return former
    if not form.given(*ASKED):
        yield Step("shorter-times-assumed", Outcome.UNCLEAR, SECTION_7)
    return (*quick, chance(MAIN, start, abroad))


@rule
def as_stateless(form: Residence, start: date, abroad: int) -> Steps[Chances]:
    """The last three years for a stateless adult. § 16."""
    if form.stateless and form.age >= ADULT:
        yield Step("stateless-by-choice", Outcome.UNCLEAR, SECTION_16_2)
        return (chance(STATELESS, start, abroad),)
    return ()


@rule
def as_young(form: Residence, start: date, abroad: int) -> Steps[Chances]:
    """Five years for those who came before 18; age and time here may show it without the answer. § 11."""
    # At the start at most this old: somebody of 20 after five years was 15, or 14.
    shown = form.age - full_years(start, form.application_date) < ADULT
    if not form.arrived_before_18 and shown and form.given("arrived_before_18"):
        raise both("arrived_before_18", "age", "arrived-before-18-age", age=form.age, start=start)
    yield from ()
    return (chance(YOUNG, start, abroad),) if shown or form.arrived_before_18 else ()


@rule
def as_refugee(form: Residence, start: date, abroad: int) -> Steps[Chances]:
    """Seven years with a permit as a refugee, which resettlement refugees may have by now. § 16 a."""
    if form.permit == "s35":
        yield Step("resettled-as-refugee", Outcome.UNCLEAR, SECTION_16A, {"years": REFUGEE.years})
        return (chance(REFUGEE, start, abroad, sure=False),)
    return (chance(REFUGEE, start, abroad),) if form.permit == "s28" else ()


@rule
def as_former(form: Residence, start: date, abroad: int) -> Steps[Chances]:
    """The last two years for former Norwegian citizens. § 15."""
    yield from ()
    return (chance(FORMER, start, abroad),) if form.former_norwegian else ()


@monotone
def midway(earlier: date, later: date) -> date:
    """The day in the middle between two days, or the one after the middle."""
    return later - (later - earlier) // 2


@rule
def as_partner(form: Residence, start: date, abroad: int) -> Steps[Chances]:
    """Five years here, and seven when the years with the Norwegian partner are added. § 12."""
    if not form.partner_norwegian:
        return ()
    together = form.years_with_partner
    if together > form.age:
        raise both("years_with_partner", "age", "partner-before-birth", age=form.age)
    plain = chance(PARTNER, start, abroad)
    # The day that the years here would make up for what is missing if the years together stood still.
    alone = months_later(years_later(start, TOGETHER - together), abroad)
    facts = {"together": together, "total": TOGETHER}
    if form.application_date >= alone:
        yield Step("partner-years-met", Outcome.MET, SECTION_12, facts)
        return (plain,)
    # Both grow from now on, so half of that time is enough.
    both_grow = midway(form.application_date, alone)
    yield Step("partner-years-not-met", Outcome.NOT_MET, SECTION_12, {**facts, "day": both_grow})
    day = None if plain.day is None else max(plain.day, both_grow)
    return (Chance(PARTNER, max(plain.first, both_grow), day),)
