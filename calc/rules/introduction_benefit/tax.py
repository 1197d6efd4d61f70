"""The income tax (*inntektsskatt*) of a year with introduction benefit alone, exact and not rounded.

Introduction benefit is taxed as personal income (*personinntekt*), Tax Act (*skatteloven*) § 12-2 h,
https://lovdata.no/lov/1999-03-26-14. From it comes the minimum standard deduction (*minstefradrag*, § 6-32), as
from wages; then the personal allowance (*personfradrag*, § 15-4) and in Finnmark and Nord-Troms a deduction of
its own (§ 15-5). What is left bears general income tax. The whole benefit bears the national insurance
contribution (*trygdeavgift*, folketrygdloven § 23-3, https://lovdata.no/lov/1997-02-28-19) and, above a limit,
bracket tax (*trinnskatt*, Stortinget's tax decision § 3-1). Who has lived in Norway a part of the year gets the
limits and allowances for the months begun here; the limit of § 23-3 is not shared out. The figures are in
`calc/rates/income_tax.toml`.

>>> from datetime import date
>>> tax = of_year(Fraction(2 * 136549), date(2026, 7, 1))
>>> int(tax.general), int(tax.insurance), int(tax.bracket), int(tax.total)
(13828, 20755, 798, 35383)
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from calc.rates import beside, rate_on

TABLE = "income_tax"
MONTHS = 12
QUARTER = Fraction(1, 4)  # the most of the contribution, of what is above its limit
NONE = Fraction(0)


@dataclass(frozen=True)
class Tax:
    """The tax of a year by its parts, with the deductions it comes from, in kroner."""

    income: Fraction
    standard_deduction: Fraction
    allowance: Fraction
    zone_deduction: Fraction
    rate: Fraction
    insurance: Fraction
    bracket: Fraction
    by_rate: bool  # whether the rate of the minimum standard deduction decides, and not its highest amount
    phased_in: bool  # whether the contribution is a quarter of what is above its limit

    @property
    def taxed(self) -> Fraction:
        """The general income (*alminnelig inntekt*) that is left after all deductions."""
        left = self.income - self.standard_deduction - self.allowance - self.zone_deduction
        return max(left, NONE)

    @property
    def general(self) -> Fraction:
        """The general income tax."""
        return self.taxed * self.rate

    @property
    def total(self) -> Fraction:
        """All three taxes together."""
        return self.general + self.insurance + self.bracket


def of_year(income: Fraction, day: date, months_here: int = MONTHS, *, in_zone: bool = False) -> Tax:
    """The tax of an income of kroner in the year of a day, by the months lived in Norway.

    Raises `NoRate` before the first year that is known.
    """
    row = beside(TABLE, day)
    here = Fraction(months_here, MONTHS)
    by_rate = income * thousandths(row["standard_deduction_rate"])
    most = row["standard_deduction"] * here
    above = max(income - row["insurance_limit"], NONE)
    by_contribution = income * thousandths(row["insurance_rate"])
    return Tax(
        income,
        min(by_rate, most),
        rate_on(TABLE, day).value * here,
        row["zone_deduction"] * here if in_zone else NONE,
        thousandths(row["zone_rate" if in_zone else "general_rate"]),
        min(by_contribution, above * QUARTER),
        bracket_tax(income, row, here),
        by_rate=by_rate < most,
        phased_in=NONE < above * QUARTER < by_contribution,
    )


def bracket_tax(income: Fraction, row: dict[str, int], here: Fraction) -> Fraction:
    """The bracket tax of the first two brackets; nobody's introduction benefit reaches the third."""
    first = max(income - row["bracket_1"] * here, NONE)
    second = max(income - row["bracket_2"] * here, NONE)
    lower, upper = thousandths(row["bracket_1_rate"]), thousandths(row["bracket_2_rate"])
    return (first - second) * lower + second * upper


def thousandths(rate: int) -> Fraction:
    """A rate of the table as a part of one."""
    return Fraction(rate, 1000)
