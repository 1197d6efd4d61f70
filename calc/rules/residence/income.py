"""Being self-supporting (*selvforsørget*) for permanent residence.

Immigration Regulation (*utlendingsforskriften*) §§ 11-11 and 11-12,
https://lovdata.no/forskrift/2009-10-15-1286: 2.5 times the basic amount G in the last 12 months,
for people from 18 to 67. Full-time work is enough as a rule, and there are exemptions. Nothing says
which G counts when it has changed: the rules use G on the day of application, and between that
and the lowest G of the twelve months it is unclear.

>>> from calc.frame.core import run
>>> form = Residence({"application_date": "2026-05-01", "permit": "s28", "age": "30", "income": "341372,50"})
>>> run(self_supporting, form).value
(True, Kroner(682745, 2))
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Literal

from calc.calendar import years_later
from calc.frame.core import Outcome, Step, Steps, rule
from calc.kroner import Kroner
from calc.law import Law
from calc.rates import rate_on
from calc.rules.residence.begin import has
from calc.rules.residence.form import ADULT, COUNTING, OLD, Residence

TODAYS_WORDING = date(2024, 4, 18)
REGULATION_11_11 = Law("utlendingsforskriften", "11-11", 0, TODAYS_WORDING)
REGULATION_11_12 = Law("utlendingsforskriften", "11-12", 0, date(2021, 1, 1))
SECTION_62_3 = Law("utlendingsloven", "62", 3, date(2018, 1, 1))

TIMES_G = Fraction(5, 2)
Found = tuple[bool | None, Kroner | None]
Exempt = Literal["exempt", "unclear", "none", "not_asked"]


@rule
def self_supporting(form: Residence) -> Steps[Found]:
    """Whether an applicant for permanent residence is self-supporting. §§ 11-11 and 11-12."""
    if form.age < ADULT - 1 or form.age >= OLD:
        yield Step("income-age", Outcome.COMPUTED, REGULATION_11_11, {"adult": ADULT, "old": OLD})
        return True, None
    if form.application_date < TODAYS_WORDING:
        yield Step("income-earlier-wording", Outcome.UNCLEAR, REGULATION_11_11, {"since": TODAYS_WORDING})
        return None, None
    found, threshold = yield from enough(form)
    if found or not form.given("income"):
        return found, threshold
    if form.age < ADULT:
        yield Step("income-turns-18", Outcome.UNCLEAR, SECTION_62_3, {"adult": ADULT})
        return None, threshold
    exempt = yield from exempted(form)
    if exempt == "unclear":
        return None, threshold
    if exempt == "exempt":
        return True, threshold
    if found is None:
        yield from either_amount(form)
        return None, threshold
    nearly = form.age >= OLD - 1
    id = "income-too-low" if exempt == "none" else "income-not-met"
    yield Step(id, Outcome.NOT_MET, REGULATION_11_11, {"threshold": threshold}, aside=nearly)
    if exempt != "none":
        yield Step("income-exemptions", Outcome.UNCLEAR, REGULATION_11_12, aside=True)
    if nearly:
        yield Step("income-turns-67", Outcome.UNCLEAR, SECTION_62_3, {"old": OLD})
        return None, threshold
    return False, threshold


@rule
def enough(form: Residence) -> Steps[tuple[bool | None, Kroner]]:
    """Whether the income is 2.5 G. None where it was not told, or lies between two amounts of G."""
    rate = rate_on("basic_amount", form.application_date)
    threshold = Kroner(TIMES_G * rate.value)
    facts = {"threshold": threshold, "g": rate.value, "since": rate.since}
    yield Step("income-threshold", Outcome.COMPUTED, REGULATION_11_11, facts, rate)
    income = form.income
    if not form.given("income"):
        yield Step("income-not-answered", Outcome.UNCLEAR, REGULATION_11_11, aside=form.age < ADULT)
        if form.age < ADULT:
            yield Step("income-turns-18", Outcome.UNCLEAR, SECTION_62_3, {"adult": ADULT})
        return None, threshold
    if income >= threshold and rate.may_be_old:
        return None, threshold  # the limit is then too low: who is below it is below the next one too
    if income >= threshold:
        yield Step("income-met", Outcome.MET, REGULATION_11_11, {"threshold": threshold})
        return True, threshold
    earlier = Kroner(TIMES_G * rate_on("basic_amount", years_later(form.application_date, -1)).value)
    return (None if income >= earlier else False), threshold


@rule
def either_amount(form: Residence) -> Steps[None]:
    """Why the income is unclear: a newer G may apply, or it lies between two amounts of G."""
    rate = rate_on("basic_amount", form.application_date)
    threshold = Kroner(TIMES_G * rate.value)
    if form.income >= threshold:
        yield Step("amount-may-be-old", Outcome.UNCLEAR, facts={"date": form.application_date})
        return
    earlier = Kroner(TIMES_G * rate_on("basic_amount", years_later(form.application_date, -1)).value)
    yield Step("income-between", Outcome.UNCLEAR, REGULATION_11_11, {"earlier": earlier, "threshold": threshold})


@rule
def exempted(form: Residence) -> Steps[Exempt]:
    """Whether a lower income is enough, or none is required; asked of those whose permit counts. § 11-12."""
    if not (yield from has(form, *COUNTING)):
        return "not_asked"
    own = yield from own_ground(form)
    if own != "none":
        return own
    exception = form.income_exception
    if exception == "full_time_work":
        yield Step("income-full-time", Outcome.MET, REGULATION_11_11)
        return "exempt"
    if exception == "none":
        return "none"
    if exception == "unsure":
        return "not_asked"
    yield Step(f"income-exempt-{exception}", Outcome.MET, REGULATION_11_12)
    return "exempt"


@rule
def own_ground(form: Residence) -> Steps[Exempt]:
    """Own permit after ill-treatment, § 53 first paragraph b: no income requirement."""
    if not (yield from has(form, "s53")):
        return "none"
    ill_treated = form.ill_treated
    if ill_treated is None:
        yield Step("income-own-ground", Outcome.UNCLEAR, REGULATION_11_12)
        return "unclear"
    if ill_treated:
        yield Step("income-ill-treated", Outcome.MET, REGULATION_11_12)
    return "exempt" if ill_treated else "none"
