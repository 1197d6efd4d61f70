"""What lowers a month's payment of introduction benefit: other benefits, absence, paid work, what is taken back.

Integration Act (*integreringsloven*) §§ 21-23 and 25, https://lovdata.no/lov/2020-11-06-127.
§ 22 lowers the benefit *on a yearly basis*, so a part of a month gets its part.
Absence and work count at the rate of their days.

>>> from calc.frame.core import run
>>> form = IntroductionBenefit({"overgangsstonad_year": "307235.25"})
>>> str(Kroner(run(lambda form: transitional_benefit(form, 136549), form).value))
'7965.36'
"""

from __future__ import annotations

from fractions import Fraction

from calc import law
from calc.frame.core import Outcome, Step, Steps, rule
from calc.kroner import Kroner
from calc.law import integration_act
from calc.rules.introduction_benefit.amount import DAYS, HOURS
from calc.rules.introduction_benefit.form import IntroductionBenefit
from calc.rules.introduction_benefit.refused import HOURS_OF_DAY, within_days

SECTION_25_1 = integration_act("25", 1)
SECTION_25_3 = integration_act("25", 3)
Rates = tuple[Fraction, ...]


@rule
def other_benefits(form: IntroductionBenefit, days: int | None) -> Steps[tuple[Fraction, ...]]:
    """Benefits earned before the programme, and disability benefit or AAP. § 22 first paragraph.

    For a part of a month only what is paid for the same days counts (§ 25 third
    paragraph): spread over the month that is its part, at most it is all.
    """
    earned, disability = form.earned_benefits_month, form.disability_or_aap_month
    if earned and not days:
        yield Step("earned-benefits", Outcome.COMPUTED, law.SECTION_22_1, {"amount": Kroner(earned)})
    if disability and not days:
        yield Step("disability-or-aap", Outcome.COMPUTED, law.SECTION_22_1, {"amount": Kroner(disability)})
    if not earned and not disability:
        return (Fraction(0),)
    if form.date < law.SECTION_22_1.since:
        facts = {"since": law.SECTION_22_1.since}
        yield Step("earlier-wording-not-read", Outcome.UNCLEAR, law.SECTION_22_1, facts)
    amount = Fraction(earned) + Fraction(disability)
    if not days:
        return (amount,)
    part = amount * Fraction(days, DAYS)
    same = {"part": Kroner(part), "amount": Kroner(amount)}
    yield Step("benefits-of-the-same-days", Outcome.UNCLEAR, SECTION_25_3, same)
    return part, amount


@rule
def transitional_benefit(form: IntroductionBenefit, g: int) -> Steps[Fraction]:
    """40 % of the transitional benefit (*overgangsstønad*) above half G, a month. § 22 second paragraph."""
    excess = form.overgangsstonad_year - Fraction(g, 2)
    if not form.overgangsstonad_year:
        return Fraction(0)
    facts = {"yearly": Kroner(form.overgangsstonad_year), "half_g": Kroner(Fraction(g, 2))}
    if excess <= 0:
        yield Step("transitional-below-half-g", Outcome.COMPUTED, law.SECTION_22_2, facts)
        return Fraction(0)
    deduction = Fraction(excess) * Fraction(40, 100) / 12
    facts["deduction"] = Kroner(deduction)
    yield Step("transitional-benefit", Outcome.COMPUTED, law.SECTION_22_2, facts)
    return deduction


@rule
def absence(
    form: IntroductionBenefit, full: Fraction, days: int, rates: tuple[Rates, ...]
) -> Steps[tuple[tuple[tuple[Fraction, Fraction], ...], ...]]:
    """Absence without permission or a compelling reason, at the rate of its days. § 21.

    `full` is the month's full benefit; for each of `rates`, those of the days in the
    programme: hours and days away weighted by their rate, several where nobody says when they were.
    """
    hours_away, days_away = form.absent_hours, form.absent_days
    within_days(form, "absent_days", Fraction(days_away) * HOURS_OF_DAY, days)
    within_days(form, "absent_hours", Fraction(hours_away) + Fraction(days_away) * HOURS_OF_DAY, days)
    away = tuple(
        tuple(dict.fromkeys(zip(at(form, "absent_hours", each), at(form, "absent_days", each), strict=True)))
        for each in rates
    )
    if hours_away or days_away:
        weighted_hours, weighted_days = away[0][0]
        deduction = weighted_hours * full * 12 / HOURS + weighted_days * full / DAYS
        facts = {"hours": hours_away, "days": days_away, "deduction": Kroner(deduction)}
        yield Step("absence", Outcome.COMPUTED, law.SECTION_21, facts)
    return away


def at(form: IntroductionBenefit, name: str, rates: Rates) -> list[Fraction]:
    """An absence at each rate it may have; where it is known how much came later, the same for each."""
    away = Fraction(getattr(form, name))
    if not away or len(rates) == 1:
        return [away * rate for rate in rates]
    later = Fraction(getattr(form, f"{name}_later"))
    if len(rates) > 2 or not form.given(f"{name}_later"):
        return [away * rate for rate in rates]
    return [(away - later) * rates[0] + later * rates[1]] * 2


@rule
def work(
    form: IntroductionBenefit, full: Fraction, days: int, rate: Fraction
) -> Steps[tuple[Fraction, Fraction | None]]:
    """Paid work in the programme: by time, or krone for krone if better. § 23 second paragraph.

    Its hours, and the pay for them, None where it is not known; told at the first rate of the month.
    """
    hours = form.work_hours_in_programme
    if not hours:
        if form.given("work_pay_in_programme") and form.values["work_pay_in_programme"]:
            raise form.fields["work_hours_in_programme"].problem("hours-of-pay")
        return Fraction(0), None
    within_days(form, "work_hours_in_programme", Fraction(hours), days)
    by_time = hours * (full * rate * 12 / HOURS)
    facts = {"hours": hours, "by_time": Kroner(by_time)}
    pay = form.work_pay_in_programme
    if not form.given("work_pay_in_programme"):
        yield Step("work-by-time-pay-unknown", Outcome.UNCLEAR, law.SECTION_23_2, facts)
        return Fraction(hours), None
    told = "work-krone-for-krone" if pay < by_time else "work-by-time"
    yield Step(told, Outcome.COMPUTED, law.SECTION_23_2, facts | {"pay": Kroner(pay)})
    return Fraction(hours), Fraction(pay)


@rule
def taken_back(form: IntroductionBenefit) -> Steps[Fraction]:
    """What the municipality takes off because too much was paid before. § 25 first paragraph."""
    amount = form.taken_back
    if amount:
        yield Step("taken-back", Outcome.COMPUTED, SECTION_25_1, {"amount": Kroner(amount)})
    return Fraction(amount)
