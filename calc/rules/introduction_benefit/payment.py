"""The payment of one month of introduction benefit: what is taken off it, and what is not.

Integration Act (*integreringsloven*) §§ 21-24, https://lovdata.no/lov/2020-11-06-127:
unauthorised absence (§ 21), other public benefits (§ 22), paid work inside the
programme (§ 23). Nothing brings a payment below zero.

Estimates are told as such: the Act does not say how the month is split when
the programme begins or ends inside it; the municipality decides (§ 24).

>>> from calc.frame.core import run
>>> from calc.rules.introduction_benefit.amount import amounts
>>> form = IntroductionBenefit({"date": "2023-08-15", "age": "30", "absent_days": "2"})
>>> benefit = run(lambda form: amounts(form, 118620, Fraction(1)), form).value
>>> [str(Kroner(part)) for part in run(lambda form: payment(form, benefit, Fraction(1)), form).value]
['18452.00', '1318.00']
"""

from __future__ import annotations

from fractions import Fraction

from calc import law
from calc.frame.core import Outcome, Step, Steps, rule
from calc.kroner import Kroner
from calc.rules.introduction_benefit.amount import ADULT, Benefit, IntroductionBenefit, share_below_25

DAYS = 30  # a month's days under § 20, whatever the calendar says
MAY = 5


@rule
def payment(
    form: IntroductionBenefit, benefit: Benefit, of_age: Fraction
) -> Steps[tuple[Fraction, Fraction] | None]:
    """The month's payment and what was taken off, in kroner before tax.

    `of_age` is the part of the full benefit for the age on the form's day. None
    is told under the Act of 2003, whose rules on payment were not read.
    """
    if form.date < law.IN_FORCE or (form.given("permit_before_2021") and form.permit_before_2021):
        yield Step("payment-under-old-act", Outcome.UNCLEAR, law.ACT_2003_8)
        return None
    due = yield from month_with_birthday(form, benefit, of_age)
    due = yield from part_of_month(form, due)
    deduction = yield from absence(form, benefit)
    deduction += yield from paid_work(form, benefit)
    deduction += yield from other_benefits(form)
    deduction += yield from transitional_benefit(form, benefit.g)
    yield Step("not-deducted-income", Outcome.MET, law.SECTION_23_1)
    yield Step("not-deducted-child", Outcome.MET, law.SECTION_22_3)
    if deduction > due:
        yield Step("never-below-zero", Outcome.COMPUTED, facts={"deduction": Kroner(deduction)})
        deduction = due
    if due and deduction * 2 >= due and deduction * 12 >= benefit.g:
        yield Step("large-deduction", Outcome.MET, law.SECTION_46)
    if form.date.month == MAY:
        yield Step("paid-in-may", Outcome.UNCLEAR, facts={"since": benefit.since})
    return due - deduction, deduction


@rule
def month_with_birthday(form: IntroductionBenefit, benefit: Benefit, of_age: Fraction) -> Steps[Fraction]:
    """The month's benefit; split by days where the 25th birthday falls in it, which is municipal practice."""
    if form.age not in (ADULT - 1, ADULT) or not form.turns_25_on:
        return benefit.month
    young = of_age if form.age < ADULT else (yield from share_below_25(form))
    adult_month = benefit.month / of_age
    before = min(form.turns_25_on - 1, DAYS)
    due = adult_month * young * before / DAYS + adult_month * (DAYS - before) / DAYS
    yield Step("birthday-in-month", Outcome.UNCLEAR, law.SECTION_20_3, {"before": before, "due": Kroner(due)})
    return due


@rule
def part_of_month(form: IntroductionBenefit, due: Fraction) -> Steps[Fraction]:
    """What is due for the days in the programme: 1/30 of the month for each, at most the month."""
    days = min(form.days_in_programme, DAYS)
    if days == DAYS:
        return due
    due = due * days / DAYS
    yield Step("part-month", Outcome.UNCLEAR, law.SECTION_20_2, {"days": days, "due": Kroner(due)})
    return due


@rule
def absence(form: IntroductionBenefit, benefit: Benefit) -> Steps[Fraction]:
    """Absence without permission or a compelling reason, at the hour's and the day's rate. § 21."""
    hours, days = form.absent_hours, form.absent_days
    deduction = hours * benefit.hour + days * benefit.day
    if deduction:
        facts = {"hours": hours, "days": days, "deduction": Kroner(deduction)}
        yield Step("absence", Outcome.COMPUTED, law.SECTION_21, facts)
    return deduction


@rule
def paid_work(form: IntroductionBenefit, benefit: Benefit) -> Steps[Fraction]:
    """Paid work in the programme: by time, or krone for krone if better. § 23 second paragraph."""
    hours, pay = form.work_hours_in_programme, form.work_pay_in_programme
    if not hours:
        if pay:
            raise form.fields["work_hours_in_programme"].problem("hours-of-pay")
        return Fraction(0)
    by_time = hours * benefit.hour
    facts = {"hours": hours, "by_time": Kroner(by_time), "pay": Kroner(pay)}
    if not form.given("work_pay_in_programme"):
        yield Step("work-by-time-pay-unknown", Outcome.UNCLEAR, law.SECTION_23_2, facts)
        return by_time
    if pay < by_time:
        yield Step("work-krone-for-krone", Outcome.COMPUTED, law.SECTION_23_2, facts)
        return pay
    yield Step("work-by-time", Outcome.COMPUTED, law.SECTION_23_2, facts)
    return by_time


@rule
def other_benefits(form: IntroductionBenefit) -> Steps[Fraction]:
    """Benefits earned before the programme, and disability benefit or AAP. § 22 first paragraph."""
    earned, disability = form.earned_benefits_month, form.disability_or_aap_month
    if earned:
        yield Step("earned-benefits", Outcome.COMPUTED, law.SECTION_22_1, {"amount": Kroner(earned)})
    if disability:
        yield Step("disability-or-aap", Outcome.COMPUTED, law.SECTION_22_1, {"amount": Kroner(disability)})
    if (earned or disability) and form.date < law.SECTION_22_1.since:
        facts = {"since": law.SECTION_22_1.since}
        yield Step("earlier-wording-not-read", Outcome.UNCLEAR, law.SECTION_22_1, facts)
    return earned + disability


@rule
def transitional_benefit(form: IntroductionBenefit, g: int) -> Steps[Fraction]:
    """40 % of the transitional benefit (*overgangsstønad*) above half G. § 22 second paragraph."""
    excess = form.overgangsstonad_year - Fraction(g, 2)
    if not form.overgangsstonad_year:
        return Fraction(0)
    deduction = max(excess, Fraction(0)) * Fraction(40, 100) / 12
    facts = {"yearly": Kroner(form.overgangsstonad_year), "half_g": Kroner(Fraction(g, 2))}
    if not deduction:
        yield Step("transitional-below-half-g", Outcome.NOT_MET, law.SECTION_22_2, facts)
        return deduction
    facts["deduction"] = Kroner(deduction)
    yield Step("transitional-benefit", Outcome.COMPUTED, law.SECTION_22_2, facts)
    return deduction
