"""Introduction benefit (*introduksjonsstønad*): how much a participant gets, and why.

Integration Act (*integreringsloven*) chapter 5, §§ 19-25,
https://lovdata.no/lov/2020-11-06-127. The amount on a day is in
`calc.rules.introduction_benefit.amount`, the payment of a month in `calc.rules.introduction_benefit.payment`.
Everything is exact until one rounding at the end.

>>> from calc.frame.core import run
>>> result = run(introduction_benefit, IntroductionBenefit({"date": "2023-08-15", "age": "30"}))
>>> str(result.value.month), str(result.value.hour), result.value.rate
('19770.00', '128.24', Fraction(1, 1))
"""

from __future__ import annotations

from dataclasses import replace

from calc.frame.core import Calculator, Sentence, Steps, rule
from calc.kroner import Kroner
from calc.rules.introduction_benefit.amount import (
    Benefit,
    IntroductionBenefit,
    amounts,
    basic_amount,
    couple_share,
    share,
)
from calc.rules.introduction_benefit.payment import payment

# An answer to any of these asks about a payment, without the question being put.
PAYMENT_FIELDS = tuple(IntroductionBenefit.fields)[list(IntroductionBenefit.fields).index("payment") + 1 :]


@rule
def introduction_benefit(form: IntroductionBenefit) -> Steps[Benefit]:
    """The benefit on a day, and the payment of its month if that was asked about."""
    g = yield from basic_amount(form)
    of_age = yield from share(form)
    of_couple = yield from couple_share(form)
    benefit = yield from amounts(form, g, of_age * of_couple)
    wanted = form.payment
    if wanted or (not form.given("payment") and form.given(*PAYMENT_FIELDS)):
        paid = yield from payment(form, benefit, of_age)
        if paid is not None:
            benefit = replace(benefit, payment=Kroner(paid[0]), deduction=Kroner(paid[1]))
    return benefit


def summary(benefit: Benefit) -> tuple[Sentence, ...]:
    """The result in sentences, the answer first."""
    facts = {"month": benefit.month, "year": benefit.year, "date": benefit.date}
    smaller = {"day": benefit.day, "hour": benefit.hour}
    told = (
        Sentence("summary", facts),
        Sentence("summary-exact", facts),
        Sentence("summary-smaller", smaller),
    )
    if benefit.payment is None:
        return told
    paid = {"payment": benefit.payment, "deduction": benefit.deduction}
    return (Sentence("summary-payment", paid), *told)


CALCULATOR = Calculator("introduction-benefit", IntroductionBenefit, introduction_benefit, summary)
