"""What is left of introduction benefit after tax (*etter skatt*), as an estimate: the tax deduction card decides.

Twelve equal months, or as many as the reader gets the benefit in the year, and no other income. The tax of the
year is in `calc.rules.introduction_benefit.tax`; a month bears its part of it. Nothing is told of a year whose
rates are not known, nor of whoever turns 70, for whom another contribution holds (folketrygdloven § 23-3,
https://lovdata.no/lov/1997-02-28-19). No step here decides about the benefit, so all stand aside.

>>> from calc.frame.core import run
>>> form = IntroductionBenefit({"date": "2026-05-01", "age": "30"})
>>> after = run(lambda form: net(form, Fraction(136549, 6), Fraction(136549, 6)), form).value
>>> str(after.month), str(after.tax), after.month_least
('19809.57', '35383.17', None)
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

from calc.calendar import year_of
from calc.frame.core import Outcome, Step, Steps, rule
from calc.kroner import Kroner
from calc.law import Law
from calc.rates import Rate, rate_on
from calc.rules.introduction_benefit.form import MONTHS, IntroductionBenefit, Net
from calc.rules.introduction_benefit.tax import QUARTER, TABLE, Tax, of_year

FIRST, READ = date(2023, 1, 1), 2026  # the first day known; the year whose wording of the Tax Act was read
UNREAD = (2024, 2025)  # the years whose deduction in the north comes from the budget
OLDER = 69  # who turns 70 in the year pays the low contribution
SECTION_12_2 = Law("skatteloven", "12-2", 0, FIRST)
SECTION_6_32_1 = Law("skatteloven", "6-32", 1, FIRST)
SECTION_6_32_4 = Law("skatteloven", "6-32", 4, FIRST)
SECTION_15_4 = Law("skatteloven", "15-4", 0, FIRST)
SECTION_15_5 = Law("skatteloven", "15-5", 0, FIRST)
SECTION_23_3 = Law("folketrygdloven", "23-3", 0, FIRST)
DECISIONS = {
    year: {
        section: Law(f"skattevedtaket-{year}", section, 0, date(year, 1, 1), date(year, 12, 31))
        for section in ("3-1", "3-2")
    }
    for year in (2023, 2024, 2025, 2026)
}


@rule
def net(form: IntroductionBenefit, month: Fraction, month_least: Fraction) -> Steps[Net | None]:
    """What is left of a month's benefit in kroner, the most and the least; None where nothing can be told."""
    if form.date < FIRST:
        return None
    rate = rate_on(TABLE, form.date)
    months_here = form.months_in_norway
    months = min(form.benefit_months, months_here)
    north = form.in_tax_zone
    least, most = (each * months for each in (month_least, month))
    told = Net(int(year_of(form.date)), Kroner(most), int(months), int(months_here), bool(north))
    if rate.may_be_old or form.age >= OLDER:
        return replace(told, older=not rate.may_be_old)
    tax = of_year(most, form.date, told.months_in_norway, in_zone=north)
    yield from explained(tax, told, rate)
    lower = of_year(least, form.date, told.months_in_norway, in_zone=north)
    after = Kroner((most - tax.total) / told.months)
    after_least = Kroner((least - lower.total) / told.months) if least != most else None
    sums = {"tax": Kroner(tax.total), "net": after, "months": told.months}
    yield told_step("net-month", None, sums)
    return replace(told, tax=Kroner(tax.total), month=after, month_least=after_least)


@rule
def explained(tax: Tax, told: Net, rate: Rate) -> Steps[None]:
    """Each part of the tax with its provision."""
    yield told_step(
        "net-income", SECTION_12_2, {"months": told.months, "year": told.year, "gross": told.gross}, rate=rate
    )
    yield from standard_deduction(tax, told)
    share = {"months": told.months_in_norway}
    part = "-part" if told.months_in_norway < MONTHS else ""
    yield told_step(f"net-allowance{part}", SECTION_15_4, {"amount": Kroner(tax.allowance), **share})
    if told.in_tax_zone:
        facts = {"amount": Kroner(tax.zone_deduction), "year": told.year}
        yield told_step("net-zone", SECTION_15_5, facts)
        if told.year in UNREAD and tax.income > tax.standard_deduction + tax.allowance:
            yield told_step("net-zone-not-read", SECTION_15_5, facts, outcome=Outcome.UNCLEAR)
    decided = DECISIONS[told.year]
    general = {"taxed": Kroner(tax.taxed), "rate": tax.rate, "tax": Kroner(tax.general)}
    yield told_step("net-general" if tax.taxed else "net-general-none", decided["3-2"], general)
    insurance = {"rate": tax.insurance / tax.income, "tax": Kroner(tax.insurance), "part": QUARTER}
    kind = "-part" if tax.phased_in else "" if tax.insurance else "-none"
    yield told_step(f"net-insurance{kind}", SECTION_23_3, insurance)
    if tax.bracket:
        yield told_step("net-bracket", decided["3-1"], {"tax": Kroner(tax.bracket)})


@rule
def standard_deduction(tax: Tax, told: Net) -> Steps[None]:
    """The minimum standard deduction; unclear where a rate decides whose wording was not read. § 6-32."""
    amount = {"amount": Kroner(tax.standard_deduction)}
    if tax.by_rate:
        rate = {"rate": tax.standard_deduction / tax.income}
        yield told_step("net-standard-deduction", SECTION_6_32_1, {**rate, **amount})
        if told.year < READ and tax.income > tax.allowance + tax.zone_deduction:
            yield told_step("net-rate-not-read", SECTION_6_32_1, {"year": told.year}, outcome=Outcome.UNCLEAR)
    elif told.months_in_norway < MONTHS:
        part = {**amount, "months": told.months_in_norway}
        yield told_step("net-standard-deduction-part", SECTION_6_32_4, part)
    else:
        yield told_step("net-standard-deduction-most", SECTION_6_32_1, amount)


def told_step(
    id: str,
    law: Law | None,
    facts: Mapping[str, Any],
    *,
    outcome: Outcome = Outcome.COMPUTED,
    rate: Rate | None = None,
) -> Step:
    """A step that stands aside."""
    return Step(id, outcome, law, facts, rate, aside=True)
