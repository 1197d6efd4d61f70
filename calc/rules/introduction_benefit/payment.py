"""The payment of one month of introduction benefit: its days, their rates, and all that is taken off.

Integration Act (*integreringsloven*) §§ 20-25, https://lovdata.no/lov/2020-11-06-127.
Each deduction is in `calc.rules.introduction_benefit.deductions`, the ways of counting in
`calc.rules.introduction_benefit.readings`. Nothing brings a payment below zero.

>>> from calc.frame.core import run
>>> from calc.rates import rate_on
>>> form = IntroductionBenefit({"date": "2023-08-15", "age": "30", "absent_hours": "10"})
>>> full = AgeShare(Fraction(1)), (CoupleShare(),)
>>> most, least = run(lambda form: payment(form, rate_on("basic_amount", form.date), *full), form).value
>>> str(Kroner(most.payment)), most == least
('18487.62', True)
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from calc import law
from calc.frame.core import Outcome, Step, Steps, rule
from calc.frame.days import Milestone
from calc.kroner import Kroner
from calc.law import Law
from calc.rates import Rate
from calc.rules.introduction_benefit.amount import DAYS
from calc.rules.introduction_benefit.deductions import (
    absence,
    other_benefits,
    taken_back,
    transitional_benefit,
    work,
)
from calc.rules.introduction_benefit.doubt import in_doubt, limits, paid
from calc.rules.introduction_benefit.form import ADULT, IntroductionBenefit, days_of_month
from calc.rules.introduction_benefit.month import (
    Stretches,
    rates_by_day,
    stretches,
    within,
    worth_between,
    worth_of_some,
    worth_of_whole,
)
from calc.rules.introduction_benefit.rate import share_below_25, under_the_old_act
from calc.rules.introduction_benefit.readings import Account, Month, Readings
from calc.rules.introduction_benefit.refused import fitting_birthday, within_month
from calc.rules.introduction_benefit.shares import AgeShare, CoupleShare

REGULATION_15 = Law("integreringsforskriften", "15")
REGULATION_16 = Law("integreringsforskriften", "16")
LEAVE = {"illness_leave": ("illness-leave", REGULATION_15), "parental_leave": ("parental-leave", REGULATION_16)}
Worths = tuple[Fraction, ...]


@rule
def payment(
    form: IntroductionBenefit, rate: Rate, of_age: AgeShare, couples: tuple[CoupleShare, ...]
) -> Steps[tuple[Account, Account] | None]:
    """The accounts that pay the most and the least. None under the Act of 2003, whose payment was not read.

    `of_age` is the part of the full benefit for age and home,
    `couples` what the rule for couples may leave of it.
    """
    young = yield from share_before_25(form, of_age)
    # That may have asked about the permit; one that is told beforehand comes to the same.
    old = form.given("permit_before_2021") and (yield from under_the_old_act(form))
    if form.date < law.IN_FORCE or old:
        yield Step("payment-under-old-act", Outcome.UNCLEAR, law.ACT_2003_8)
        return None
    full = Fraction(rate.value, 6)
    split, changes = split_month(form, full, of_age, young, couples)
    days, inside, worths = yield from part_of_month(form, full, split, changes)
    most = days_of_month(form) if days is None else days
    rates = tuple(tuple(each.rate for each in month) for month in inside)
    away = yield from absence(form, full, most, rates)
    hours, pay = yield from work(form, full, most, rates[0][0])
    others = yield from other_benefits(form, days)
    above = yield from transitional_benefit(form, rate.value)
    back = yield from taken_back(form)
    part = Fraction(1) if days is None else Fraction(days, DAYS)
    readings = [
        Readings(Month(full, part, worth, others, time, tuple(hours * each for each in at), pay, above, back))
        for worth, time, at in zip(worths, away, rates, strict=True)
    ]
    yield from in_doubt(readings[0])
    yield Step("not-deducted-income", Outcome.COMPUTED, law.SECTION_23_1)
    yield Step("not-deducted-child", Outcome.COMPUTED, law.SECTION_22_3)
    accounts = [each for reading in readings for each in reading.accounts.values()]
    yield from limits(form, rate, accounts)
    return max(accounts, key=paid), min(accounts, key=paid)


@rule
def share_before_25(form: IntroductionBenefit, of_age: AgeShare) -> Steps[AgeShare]:
    """The share before a 25th birthday in this month; a birthday on the first leaves no day below 25."""
    if form.age == ADULT and form.date >= law.IN_FORCE and fitting_birthday(form) > 1:
        return (yield from share_below_25(form))
    return of_age


def split_month(
    form: IntroductionBenefit, full: Fraction, of_age: AgeShare, young: AgeShare, couples: tuple[CoupleShare, ...]
) -> tuple[tuple[Stretches, ...], Step | None]:
    """The month's stretches for each way of reading the rule for couples; and that the split is an estimate.

    `young` is the share before a 25th birthday in this month.
    """
    turns = fitting_birthday(form)
    grown = AgeShare(Fraction(1)) if turns else of_age
    last = days_of_month(form)
    split = tuple(stretches(last, rates_by_day(couple, turns, young, grown)) for couple in couples)
    if len(split[0]) == 1:
        return split, None
    constant = len(stretches(last, rates_by_day(couples[0], turns, grown, grown))) == 1
    alone = turns > 1 and len(split[0]) == 2 and constant
    told = "birthday-in-month" if alone else "rate-changes-in-month"
    due = Kroner(full * worth_of_whole(split[0]))
    birthday = date(form.date.year, form.date.month, max(int(turns), 1))
    days = (Milestone("birthday-25", birthday),) if turns else ()
    return split, Step(told, Outcome.UNCLEAR, law.SECTION_20_3, {"due": due}, days=days)


@rule
def part_of_month(
    form: IntroductionBenefit, full: Fraction, split: tuple[Stretches, ...], changes: Step | None
) -> Steps[tuple[int | None, tuple[Stretches, ...], tuple[Worths, ...]]]:
    """The days in the programme, None for the whole month; the stretches they may lie in; what they are worth.

    Each day is 1/30 of the month. A whole month is a whole month, however many days it has.
    That the rate `changes` in the month is told where it does so on these days.
    """
    last = split[0][-1].last
    if form.given("days_in_programme"):
        within_month(form, "days_in_programme")
    if form.days_in_programme >= last:
        if changes:
            yield changes
        return None, split, tuple((worth_of_whole(month),) for month in split)
    days, why = int(form.days_in_programme), form.part_of_month
    inside = split
    if days and why in ("started", "stopped"):
        first = last - days + 1 if why == "started" else 1
        inside = tuple(within(month, first, first + days - 1) for month in split)
        worths: tuple[Worths, ...] = tuple((worth_between(month, 1, last),) for month in inside)
    else:
        worths = tuple(tuple(dict.fromkeys(worth_of_some(month, days))) for month in split)
    if changes and days and len(inside[0]) > 1:
        yield changes
    most, least = Kroner(full * worths[0][0]), Kroner(full * worths[0][-1])
    if most == least:
        yield Step("part-month", Outcome.UNCLEAR, law.SECTION_20_2, {"days": days, "due": most})
    else:
        facts = {"days": days, "least": least, "most": most}
        yield Step("part-month-which-days", Outcome.UNCLEAR, law.SECTION_20_3, facts)
    if why in LEAVE:
        id, regulation = LEAVE[why]
        yield Step(id, Outcome.COMPUTED, regulation)
    return days, inside, worths
