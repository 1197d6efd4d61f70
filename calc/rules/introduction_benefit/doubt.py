"""Where the Act leaves the payment of a month open: both amounts, only where they differ; and its limits.

Integration Act (*integreringsloven*) §§ 21-24 and 46, https://lovdata.no/lov/2020-11-06-127.
The municipality decides how the benefit is paid (§ 24). A deduction of half a
payment that is at least 1/12 of G is a decision one can appeal (§ 46 second paragraph no 7).

>>> is_large(Account(Fraction(22758), Fraction(0), Fraction(11380), Fraction(0), Fraction(0)), 136549)
True
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from calc import law
from calc.frame.core import Outcome, Step, Steps, rule
from calc.kroner import Kroner
from calc.law import integration_act
from calc.rates import Rate
from calc.rules.introduction_benefit.amount import MAY
from calc.rules.introduction_benefit.form import IntroductionBenefit
from calc.rules.introduction_benefit.readings import Account, Readings

SECTION_24 = integration_act("24")
JUNE = 6


def paid(account: Account) -> Fraction:
    """What an account pays."""
    return account.payment


@rule
def in_doubt(readings: Readings) -> Steps[None]:
    """Each way of counting that changes the payment, with the amounts it leads to."""
    plain, month = readings.one(), readings.month
    if readings.differ("counted"):
        ways = {"by_days": Kroner(plain.absence), "by_hours": Kroner(readings.one(counted=1).absence)}
        yield Step("absence-two-ways", Outcome.UNCLEAR, law.SECTION_21, ways)
    if readings.differ("absence"):
        last = Kroner(readings.one(absence=len(month.absences) - 1).absence)
        yield Step(
            "absence-when", Outcome.UNCLEAR, law.SECTION_20_3, {"one": Kroner(plain.absence), "other": last}
        )
    if readings.differ("work"):
        last = Kroner(readings.one(work=len(month.work) - 1).work)
        yield Step("work-when", Outcome.UNCLEAR, law.SECTION_20_3, {"one": Kroner(plain.work), "other": last})
    if readings.differ("order"):
        amounts = {"full": Kroner(plain.payment), "lowered": Kroner(readings.one(order=1).payment)}
        yield Step("order-not-in-the-act", Outcome.UNCLEAR, SECTION_24, amounts)


@rule
def limits(form: IntroductionBenefit, rate: Rate, accounts: list[Account]) -> Steps[None]:
    """Never below zero; a large deduction can be appealed; the May payment may be corrected."""
    most = min(accounts, key=paid)
    if most.deductions > most.due:
        yield Step("never-below-zero", Outcome.COMPUTED, facts={"deduction": Kroner(most.deductions)})
    large = [is_large(each, rate.value) for each in accounts]
    if all(large):
        yield Step("large-deduction", Outcome.COMPUTED, law.SECTION_46)
    elif any(large):
        yield Step("large-deduction-perhaps", Outcome.UNCLEAR, law.SECTION_46)
    if form.date.month == MAY:
        corrected = date(form.date.year, JUNE, 30)  # the payment after the one for May
        yield Step("paid-in-may", Outcome.UNCLEAR, facts={"since": rate.since}, by=corrected)


def is_large(account: Account, g: int) -> bool:
    """Whether the deduction is half of a payment or more, and 1/12 of G or more. § 46(2) no 7."""
    taken = min(account.deductions, account.due)
    return bool(account.due) and taken * 2 >= account.due and taken * 12 >= g
