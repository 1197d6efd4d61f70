"""Introduction benefit (*introduksjonsstønad*): how much a participant gets, and why.

Integration Act (*integreringsloven*) chapter 5, §§ 19-25,
https://lovdata.no/lov/2020-11-06-127. The share of the full benefit is in
`calc.rules.introduction_benefit.rate`, the amount on a day in `.amount`, the payment
of a month in `.payment`, what is left after tax in `.net`. Everything is exact until one rounding at the end.

>>> from calc.frame.core import run
>>> result = run(introduction_benefit, IntroductionBenefit({"date": "2023-08-15", "age": "30"}))
>>> str(result.value.month), str(result.value.hour), result.value.rate
('19770.00', '128.24', Fraction(1, 1))
"""

from __future__ import annotations

from dataclasses import replace

from calc.frame.core import Bar, Calculator, Outcome, Sentence, Steps, rule
from calc.kroner import Kroner
from calc.rules.introduction_benefit.amount import DAYS, amounts, basic_amount
from calc.rules.introduction_benefit.form import PAYMENT_FIELDS, Benefit, IntroductionBenefit, Net
from calc.rules.introduction_benefit.net import net
from calc.rules.introduction_benefit.payment import payment
from calc.rules.introduction_benefit.rate import couple_share, share
from calc.rules.introduction_benefit.readings import Account
from calc.rules.introduction_benefit.shares import CoupleShare

BETWEEN = ("least", "most")
BARS = {
    "basic-amount": Bar("g", parts=2),
    "full-year": Bar("full", parts=2, lit=2),
    "share-of-year": Bar("year", share="part"),
    "month": Bar("month", parts=12, base=True),
    "day": Bar("day", parts=DAYS),
    "hour": Bar("hour"),
    "birthday-in-month": Bar("due", base=True),
    "rate-changes-in-month": Bar("due", base=True),
    "part-month": Bar("due", base=True),
    "part-month-which-days": Bar("most", base=True),
    "absence": Bar("deduction", minus=True),
    "earned-benefits": Bar("amount", minus=True),
    "disability-or-aap": Bar("amount", minus=True),
    "transitional-benefit": Bar("deduction", minus=True),
    "work-by-time": Bar("by_time", minus=True),
    "work-krone-for-krone": Bar("pay", minus=True),
    "taken-back": Bar("amount", minus=True),
}


@rule
def introduction_benefit(form: IntroductionBenefit) -> Steps[Benefit]:
    """The benefit on a day, and the payment of its month if that was asked about."""
    rate = yield from basic_amount(form)
    of_age = yield from share(form)
    couple = yield from couple_share(form)
    # Where the rule for couples may not reach them, the amount is told without it, and then with it.
    couples = (CoupleShare(), couple) if couple.perhaps else (couple,)
    of_couples = [each.on(form.date.day) for each in couples]
    benefit = yield from amounts(form, rate, of_age.on(form.date.day) * of_couples[0])
    if of_couples[-1] != of_couples[0]:
        benefit = replace(benefit, month_least=Kroner(benefit.month * of_couples[-1]))
    wanted = form.payment
    if wanted or (not form.given("payment") and form.given(*PAYMENT_FIELDS)):
        accounts = yield from payment(form, rate, of_age, couples)
        return with_payment(benefit, *accounts) if accounts is not None else benefit
    after = yield from net(form, benefit.month, benefit.month_least or benefit.month)
    return replace(benefit, net=after)


def with_payment(benefit: Benefit, most: Account, least: Account) -> Benefit:
    """The benefit with the payment and what was taken off, the most and, if it differs, the least."""
    told = replace(benefit, payment=Kroner(most.payment), deduction=Kroner(most.due - most.payment))
    if least.payment == most.payment:
        return told
    deduction = Kroner(least.due - least.payment)
    return replace(told, payment_least=Kroner(least.payment), deduction_most=deduction)


def summary(benefit: Benefit) -> tuple[Sentence, ...]:
    """The result in sentences, the answer first: one sum that matters, or the two it lies between."""
    if benefit.payment is not None:
        if benefit.payment_least is not None:
            between = {"least": benefit.payment_least, "most": benefit.payment, "date": benefit.date}
            return (Sentence("summary-payment-between", between, outcome=Outcome.UNCLEAR, figure=BETWEEN),)
        facts = {"payment": benefit.payment, "deduction": benefit.deduction, "date": benefit.date}
        id = "summary-payment" if benefit.deduction else "summary-payment-whole"
        return (Sentence(id, facts, outcome=Outcome.COMPUTED, figure=("payment",)),)
    rest = (
        Sentence("summary-exact", {"year": benefit.year, "date": benefit.date}),
        Sentence("summary-smaller", {"day": benefit.day, "hour": benefit.hour}),
    )
    if benefit.month_least is not None:
        between = {"least": benefit.month_least, "most": benefit.month, "date": benefit.date}
        first = Sentence("summary-between", between, outcome=Outcome.UNCLEAR, figure=BETWEEN)
        return (first, *after_tax(benefit.net))
    facts = {"month": benefit.month, "date": benefit.date}
    first = Sentence("summary", facts, outcome=Outcome.COMPUTED, figure=("month",))
    return (first, *after_tax(benefit.net), *rest)


def after_tax(net: Net | None) -> tuple[Sentence, ...]:
    """What is left after tax, and what that rests on; or that the year's rates are not known yet."""
    if net is None:
        return ()
    if net.month is None:
        id = "summary-net-older" if net.older else "summary-net-not-known"
        return (Sentence(id, {} if net.older else {"year": net.year}, unknown=True),)
    assumed = Sentence("summary-net-assumed", {"year": net.year, "months": net.months})
    if net.month_least is None:
        return (Sentence("summary-net", {"net": net.month}), assumed)
    return (Sentence("summary-net-between", {"least": net.month_least, "most": net.month}), assumed)


CALCULATOR = Calculator("introduction-benefit", IntroductionBenefit, introduction_benefit, summary, bars=BARS)
