"""What is left after tax: what holds of every income, and that the table of rates can be trusted."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calc import law
from calc.frame.core import Ask, Result, outcome_of
from calc.frame.core import run as run_rule
from calc.rates import beside, load, rate_on
from calc.rules.introduction_benefit import CALCULATOR
from calc.rules.introduction_benefit.form import IntroductionBenefit
from calc.rules.introduction_benefit.net import DECISIONS
from calc.rules.introduction_benefit.tax import TABLE, of_year

ROWS = load(TABLE)["rows"]
YEARS = [row["since"].year for row in ROWS]
MOST = max(2 * rate_on("basic_amount", date(year, 12, 31)).value for year in YEARS)
KRONER = st.fractions(0, 2 * MOST, max_denominator=100)
ANY = {
    "year": st.sampled_from(YEARS),
    "here": st.integers(1, 12),
    "in_zone": st.booleans(),
}


def left(income: Fraction, year: int, here: int, in_zone: bool) -> Fraction:
    return income - of_year(income, date(year, 7, 1), here, in_zone=in_zone).total


@given(income=KRONER, **ANY)
def test_it_is_never_above_the_gross_sum_nor_below_nothing(
    income: Fraction, year: int, here: int, in_zone: bool
) -> None:
    assert 0 <= left(income, year, here, in_zone) <= income


@given(income=KRONER, more=KRONER, **ANY)
def test_who_gets_more_keeps_more(income: Fraction, more: Fraction, year: int, here: int, in_zone: bool) -> None:
    kept = left(income + more, year, here, in_zone) - left(income, year, here, in_zone)
    assert 0 <= kept <= more


@given(income=KRONER, year=st.sampled_from(YEARS), here=st.integers(1, 11))
def test_the_north_and_longer_residence_never_cost(income: Fraction, year: int, here: int) -> None:
    assert left(income, year, here, True) >= left(income, year, here, False)
    assert left(income, year, here + 1, False) >= left(income, year, here, False)


@pytest.mark.parametrize("year", YEARS)
def test_nobody_reaches_the_second_bracket_so_the_third_need_not_be_known(year: int) -> None:
    assert 2 * rate_on("basic_amount", date(year, 12, 31)).value < beside(TABLE, date(year, 12, 31))["bracket_2"]


def test_every_year_has_all_figures_its_decision_and_no_gap() -> None:
    columns = set(ROWS[0])
    assert all(set(row) == columns for row in ROWS)
    assert [row["since"] for row in ROWS] == [date(year, 1, 1) for year in range(YEARS[0], YEARS[-1] + 1)]
    assert list(DECISIONS) == YEARS
    for row in ROWS:
        assert row["source"] == law.ACTS[f"skattevedtaket-{row['since'].year}"].url


@pytest.mark.parametrize("lives", ["", "no"])
def test_the_way_to_the_answer_is_not_longer(lives: str) -> None:
    """The questions on tax are never asked; an answer to them is heard."""
    answers = {"date": f"{YEARS[-1]}-06-01", "age": "30", "lives_with_parent": lives, "permit_before_2021": "no"}
    answers = {name: text for name, text in answers.items() if text}
    form = IntroductionBenefit({**answers, "partner_in_programme": "no", "payment": "no"}, thorough=True)
    assert isinstance(run_rule(CALCULATOR.rule, form), Result)
    asked = outcome_of(CALCULATOR, {**answers, "in_tax_zone": "yes"})
    assert not isinstance(asked, Ask)
    assert "in_tax_zone" in asked.answers  # type: ignore[union-attr]
