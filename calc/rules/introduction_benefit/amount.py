"""The amount of introduction benefit (*introduksjonsstønad*) on a day: year, month, day and hour.

Integration Act (*integreringsloven*) § 20, in force since 1 January 2021,
https://lovdata.no/lov/2020-11-06-127. The full benefit is two basic amounts
(G) a year; a month is 1/12 of that, a day 1/30 of the month, an hour 1/1850 of
the year. The Act of 2003 said the same in its §§ 8 and 9 (Prop. 89 L (2019-2020)
chapter 9). The share of the full benefit is in `calc.rules.introduction_benefit.rate`.

>>> from calc.frame.core import run
>>> form = IntroductionBenefit({"date": "2026-05-01"})
>>> rate = rate_on("basic_amount", form.date)
>>> str(run(lambda form: amounts(form, rate, Fraction(5, 9)), form).value.month)
'12643.43'
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from calc import law
from calc.frame.changed import may_have_changed
from calc.frame.core import Outcome, Step, Steps, rule
from calc.frame.days import Milestone
from calc.kroner import Kroner
from calc.rates import Rate, rate_on
from calc.rules.introduction_benefit.form import Benefit, IntroductionBenefit, by_old_act

MAY = 5  # from its first day a new G applies
HOURS = 1850  # of a year, § 20
DAYS = 30  # of a month under § 20, whatever the calendar says


@rule
def basic_amount(form: IntroductionBenefit) -> Steps[Rate]:
    """The basic amount G (*grunnbeløpet*) on the day, in kroner a year."""
    rate = rate_on("basic_amount", form.date)
    # The day is custom of many years; § 1-4 of the National Insurance Act itself was not read.
    days = (Milestone("next-g", next_new_g(form.date), certain=False),)
    facts = {"g": rate.value, "since": rate.since}
    yield Step("basic-amount", Outcome.COMPUTED, facts=facts, rate=rate, days=days)
    if rate.may_be_old:
        yield Step("amount-may-be-old", Outcome.UNCLEAR, facts={"date": form.date})
    yield from may_have_changed(form.date, "integreringsloven")
    return rate


def next_new_g(day: date) -> date:
    """The next 1 May after a day.

    >>> next_new_g(date(2026, 4, 30)), next_new_g(date(2026, 5, 1))
    (datetime.date(2026, 5, 1), datetime.date(2027, 5, 1))
    """
    new = date(day.year, MAY, 1)
    return new if day < new else date(day.year + 1, MAY, 1)


@rule
def amounts(form: IntroductionBenefit, rate: Rate, part: Fraction) -> Steps[Benefit]:
    """Year, month, day and hour of the benefit. § 20 first and second paragraphs."""
    g = rate.value
    old = by_old_act(form)
    of_year = law.ACT_2003_8 if old else law.SECTION_20_1
    of_parts = law.ACT_2003_9 if old else law.SECTION_20_2
    full = 2 * g
    year = full * part
    month = year / 12
    yield Step("full-year", Outcome.COMPUTED, of_year, {"g": g, "full": full})
    if part != 1:
        facts = {"full": full, "part": part, "year": Kroner(year)}
        yield Step("share-of-year", Outcome.COMPUTED, of_year, facts)
    benefit = Benefit(
        g,
        part,
        year=Kroner(year),
        month=Kroner(month),
        day=Kroner(month / DAYS),
        hour=Kroner(year / HOURS),
        since=rate.since,
        date=form.date,
    )
    yield Step("month", Outcome.COMPUTED, of_parts, {"month": benefit.month})
    yield Step("day", Outcome.COMPUTED, of_parts, {"day": benefit.day})
    yield Step("hour", Outcome.COMPUTED, of_parts, {"hour": benefit.hour})
    return benefit
