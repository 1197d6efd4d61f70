"""What holds of every introduction benefit, whatever the case."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from calc.frame.core import Result, run
from calc.frame.problem import Invalid
from calc.rules.introduction_benefit import introduction_benefit
from calc.rules.introduction_benefit.amount import Benefit, IntroductionBenefit

YES_NO = st.sampled_from(["yes", "no"])
AMOUNT = st.decimals(0, 90_000, places=2).map(str)
ANSWERS = st.fixed_dictionaries(
    {
        "date": st.dates(date(2004, 1, 1), date(2030, 12, 31)).map(str),
        "age": st.integers(18, 35).map(str),
        "lives_with_parent": st.sampled_from(["yes", "no", "moves_in", "moves_out"]),
        "moving_day": st.integers(1, 28).map(str),
        "partner_in_programme": st.sampled_from(["yes", "no", "starts", "stops"]),
        "partner_day": st.integers(1, 28).map(str),
        "has_children": st.sampled_from(["yes", "no", "born", "grown_or_elsewhere"]),
        "birth_day": st.integers(1, 28).map(str),
        "permit_before_2021": YES_NO,
        "arrived_from_2021": YES_NO,
        "payment": st.just("yes"),
        "absent_hours": st.integers(0, 150).map(str),
        "absent_days": st.integers(0, 5).map(str),
        "work_hours_in_programme": st.integers(1, 100).map(str),
        "work_pay_in_programme": AMOUNT,
        "earned_benefits_month": AMOUNT,
        "overgangsstonad_year": AMOUNT,
        "days_in_programme": st.sampled_from(["", "", *map(str, range(1, 29))]),
        "part_of_month": st.sampled_from(["started", "stopped", "illness_leave", "unsure"]),
        "turns_25_on": st.sampled_from(["", "", "", *map(str, range(29))]),
        "taken_back": AMOUNT,
    }
)


def result_of(answers: dict[str, str]) -> Result[Benefit]:
    """The result, or no example at all where two answers cannot both be true; such a pair names two fields."""
    try:
        result: Any = run(introduction_benefit, IntroductionBenefit(answers))
    except Invalid as invalid:
        if len({each.field for each in invalid.problems}) != 2:
            raise
        assume(False)
    assert isinstance(result, Result)
    return result


def found(answers: dict[str, str]) -> Benefit:
    return result_of(answers).value


@given(ANSWERS)
def test_the_parts_add_up_exactly(answers: dict[str, str]) -> None:
    benefit = found(answers)
    assert benefit.year == 12 * benefit.month == 1850 * benefit.hour == 360 * benefit.day
    assert benefit.year == 2 * benefit.g * benefit.rate
    assert benefit.rate in {
        Fraction(1),
        Fraction(2, 3),
        Fraction(1, 3),
        Fraction(5, 6),
        Fraction(5, 9),
        Fraction(5, 18),
    }


@given(ANSWERS)
def test_a_payment_is_never_negative_and_never_above_the_full_benefit(answers: dict[str, str]) -> None:
    benefit = found(answers)
    if benefit.payment is not None:
        assert 0 <= benefit.payment <= Fraction(benefit.g, 6)
        assert benefit.payment_least is None or 0 <= benefit.payment_least < benefit.payment
        assert benefit.deduction is not None
        assert benefit.deduction >= 0


@given(ANSWERS, st.integers(1, 100))
def test_more_absence_never_pays_more(answers: dict[str, str], more: int) -> None:
    hours = min(int(answers["absent_hours"]) + more, 300)
    less, later = found(answers), found({**answers, "absent_hours": str(hours)})
    if less.payment is not None and later.payment is not None:
        assert later.payment <= less.payment


@given(ANSWERS)
def test_the_answers_of_a_result_give_the_same_result_again(answers: dict[str, str]) -> None:
    result = result_of(answers)
    again: Any = run(introduction_benefit, IntroductionBenefit(result.answers))
    assert (again.value, [each.id for each in again.steps]) == (result.value, [s.id for s in result.steps])
    assert result.value.date.isoformat() == answers["date"]


def test_a_question_that_comes_late_makes_no_earlier_answer_idle() -> None:
    """A permit is asked about because of a birthday: what led there is still read once it is answered."""
    answers = {"date": "2026-05-20", "age": "25", "partner_in_programme": "no", "payment": "yes"}
    answers |= {"turns_25_on": "10", "lives_with_parent": "yes"}
    form = IntroductionBenefit({**answers, "permit_before_2021": "yes", "arrived_from_2021": "no"}, thorough=True)
    result = run(introduction_benefit, form)
    assert isinstance(result, Result)
    assert result.answers.keys() >= answers.keys()
    assert result.steps[-1].id == "payment-under-old-act"
