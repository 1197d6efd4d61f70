"""The amount of introduction benefit (*introduksjonsstønad*) on a day: its form, the rate, and why.

Integration Act (*integreringsloven*) § 20, in force since 1 January 2021,
https://lovdata.no/lov/2020-11-06-127. The full benefit is two basic amounts
(G) a year; a month is 1/12 of that, a day 1/30 of the month, an hour 1/1850 of
the year. Below 25 years it is two thirds, or one third when living with a
parent. Since 1 July 2024 spouses and cohabitants without children who both
take part get five sixths each.

People whose permit is older than 2021 are under the Introduction Act of 2003.
Its § 8 had two thirds below 25 and no rule on parents or couples.

>>> from calc.frame.core import run
>>> run(share, IntroductionBenefit({"date": "2026-05-01", "age": "22", "lives_with_parent": "no"})).value
Fraction(2, 3)
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from calc import law
from calc.frame.changed import may_have_changed
from calc.frame.core import Outcome, Step, Steps, rule
from calc.frame.fields import Amount, Day, Whole, YesNo
from calc.frame.form import Form
from calc.kroner import Kroner
from calc.rates import rate_on

ADULT = 25  # years; the age from which the full benefit is paid
COUPLES = law.SECTION_20_4.since
NONE = Fraction(0)


class IntroductionBenefit(Form):
    """The questions, in the order of the page. Amounts are kroner before tax, times are hours."""

    date = Day(2004, group="who")
    age = Whole(18, 99, group="who")
    lives_with_parent = YesNo()
    partner_in_programme = YesNo(assumed=False)
    has_children = YesNo()
    permit_before_2021 = YesNo(assumed=False)
    payment = YesNo(assumed=False)
    days_in_programme = Whole(0, 31, assumed=30, group="absence")
    turns_25_on = Whole(0, 31, assumed=0)
    absent_hours = Amount("hours", 300, assumed=NONE, group="absence")
    absent_days = Amount("days", 31, assumed=NONE, group="absence")
    work_hours_in_programme = Amount("hours", 300, assumed=NONE, group="work")
    work_pay_in_programme = Amount("kroner", 500_000, assumed=NONE, group="work")
    earned_benefits_month = Amount("kroner", 500_000, assumed=NONE, group="other")
    disability_or_aap_month = Amount("kroner", 500_000, assumed=NONE, group="other")
    overgangsstonad_year = Amount("kroner", 1_000_000, assumed=NONE, group="other")


@dataclass(frozen=True)
class Benefit:
    """What is found: G in kroner a year, the share of the full benefit, and amounts before tax."""

    g: int
    rate: Fraction
    year: Kroner
    month: Kroner
    day: Kroner
    hour: Kroner
    since: date
    date: date
    payment: Kroner | None = None
    deduction: Kroner | None = None


@rule
def basic_amount(form: IntroductionBenefit) -> Steps[int]:
    """The basic amount G (*grunnbeløpet*) on the day, in kroner a year."""
    rate = rate_on("basic_amount", form.date)
    yield Step("basic-amount", Outcome.COMPUTED, facts={"g": rate.value, "since": rate.since}, rate=rate)
    if rate.may_be_old:
        yield Step("amount-may-be-old", Outcome.UNCLEAR, facts={"date": form.date})
    yield from may_have_changed(form.date, "integreringsloven")
    return rate.value


@rule
def share(form: IntroductionBenefit) -> Steps[Fraction]:
    """The part of the full benefit for somebody of that age. § 20 third paragraph."""
    if form.age >= ADULT:
        yield Step("adult", Outcome.MET, law.SECTION_20_1)
        return Fraction(1)
    return (yield from share_below_25(form))


@rule
def share_below_25(form: IntroductionBenefit) -> Steps[Fraction]:
    """Two thirds, or one third when living with a parent. § 20 third paragraph."""
    if form.date < law.IN_FORCE:
        yield Step("under-25-before-2021", Outcome.MET, law.ACT_2003_8)
        return Fraction(2, 3)
    if not form.lives_with_parent:
        yield Step("under-25-on-own", Outcome.MET, law.SECTION_20_3)
        return Fraction(2, 3)
    if form.permit_before_2021:
        yield Step("under-25-old-permit", Outcome.MET, law.ACT_2003_8)
        return Fraction(2, 3)
    yield Step("under-25-with-parent", Outcome.MET, law.SECTION_20_3)
    return Fraction(1, 3)


@rule
def couple_share(form: IntroductionBenefit) -> Steps[Fraction]:
    """Five sixths for each of two partners without children in the programme. § 20 fourth paragraph."""
    if form.date < COUPLES:
        return Fraction(1)
    if not form.partner_in_programme:
        if form.given("partner_in_programme"):
            yield Step("no-partner", Outcome.NOT_MET, law.SECTION_20_4)
        else:
            yield Step("no-partner-assumed", Outcome.UNCLEAR, law.SECTION_20_4)
        return Fraction(1)
    if form.has_children:
        yield Step("couple-with-children", Outcome.NOT_MET, law.SECTION_20_4)
        return Fraction(1)
    if form.permit_before_2021:
        yield Step("couple-old-permit", Outcome.NOT_MET, law.SECTION_52)
        return Fraction(1)
    yield Step("couple", Outcome.MET, law.SECTION_20_4)
    if form.age < ADULT and form.lives_with_parent:
        # The preparatory works show 5/6 of 2/3; 5/6 of 1/3 is our reading of the same sentence.
        yield Step("couple-with-parent-reading", Outcome.UNCLEAR, law.SECTION_20_4)
    return Fraction(5, 6)


@rule
def amounts(form: IntroductionBenefit, g: int, part: Fraction) -> Steps[Benefit]:
    """Year, month, day and hour of the benefit. § 20 first and second paragraphs."""
    full = 2 * g
    year = full * part
    month = year / 12
    yield Step("full-year", Outcome.COMPUTED, law.SECTION_20_1, {"g": g, "full": full})
    if part != 1:
        facts = {"full": full, "part": part, "year": Kroner(year)}
        yield Step("share-of-year", Outcome.COMPUTED, law.SECTION_20_1, facts)
    benefit = Benefit(
        g,
        part,
        year=Kroner(year),
        month=Kroner(month),
        day=Kroner(month / 30),
        hour=Kroner(year / 1850),
        since=rate_on("basic_amount", form.date).since,
        date=form.date,
    )
    yield Step("month", Outcome.COMPUTED, law.SECTION_20_2, {"month": benefit.month})
    yield Step("day", Outcome.COMPUTED, law.SECTION_20_2, {"day": benefit.day})
    yield Step("hour", Outcome.COMPUTED, law.SECTION_20_2, {"hour": benefit.hour})
    return benefit
