"""What people really type, and what they are told when it cannot be understood."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from calc.frame.fields import Amount, Day, Whole, YesNoUnsure
from calc.frame.form import Field, Form, Invalid

KRONER = Amount("kroner", 500_000)
AGE = Whole(18, 99)
DAY = Day(2004)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("19770", Fraction(19770)),
        ("19 770", Fraction(19770)),
        ("19\u00a0770", Fraction(19770)),
        ("19\u202f770,5", Fraction(39541, 2)),
        ("19 770,50 kr", Fraction(39541, 2)),
        ("kr 19.770,50", Fraction(39541, 2)),
        ("19,770.50", Fraction(39541, 2)),
        ("19770,-", Fraction(19770)),
        ("NOK 500", Fraction(500)),
        ("٥٠٠", Fraction(500)),
        ("۵۰۰", Fraction(500)),
        ("١٩٬٧٧٠", Fraction(19770)),
        ("0,5", Fraction(1, 2)),
        ("0.500", Fraction(1, 2)),
        ("0", Fraction(0)),
    ],
)
def test_amounts_as_people_type_them(typed: str, value: Fraction) -> None:
    assert KRONER.parse(typed) == value


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("19.770", "ambiguous"),
        ("19,770", "ambiguous"),
        ("-5", "negative"),
        ("−5", "negative"),
        ("five", "not-amount"),
        ("1,2,3", "not-amount"),
        ("1.234", "ambiguous"),
        ("12,345.678,9", "not-amount"),
        ("1,255", "ambiguous"),
        ("10,2555", "decimals"),
        ("600000", "range"),
        ("", "required-amount"),
        ("9" * 61, "too-long"),
        ("1e5", "not-amount"),
        ("½", "not-amount"),
    ],
)
def test_amounts_that_cannot_be_understood(typed: str, problem: str) -> None:
    assert problem_of(KRONER, typed) == problem


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("27,5", "not-whole"),
        ("200", "range"),
        ("17", "range"),
        ("x", "not-whole"),
        ("-20", "negative"),
        ("", "required-whole"),
    ],
)
def test_ages_that_cannot_be_understood(typed: str, problem: str) -> None:
    assert problem_of(AGE, typed) == problem


@pytest.mark.parametrize(
    "typed",
    [
        "2026-05-27",
        "2026-5-27",
        "2026 05 27",
        "27.5.2026",
        "27/05/2026",
        "27. mai 2026",
        "27 May 2026",
        "27 мая 2026 г.",
        "27 травня 2026 р.",
        "2026-травень-27",
    ],
)
def test_days_as_people_type_them(typed: str) -> None:
    assert DAY.parse(typed) == date(2026, 5, 27)


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("2026-2-31", "no-such-day"),
        ("2027-2-29", "no-such-day"),
        ("2026-13-1", "month-range"),
        ("2026-foo-1", "month-range"),
        ("2026-5-32", "day-range"),
        ("2026-5-0", "day-range"),
        ("26-5-1", "year-range"),
        ("1999-5-1", "year-range"),
        ("2026-5-", "day-missing"),
        ("2026--1", "month-missing"),
        ("-5-1", "year-missing"),
        ("--", "required-day"),
        ("tomorrow", "not-day"),
    ],
)
def test_days_that_cannot_be_understood(typed: str, problem: str) -> None:
    assert problem_of(DAY, typed) == problem


@pytest.mark.parametrize("typed", ["--01.05.2026", "--1. mai 2026", "--2026-05-01", "2026 р.-05.-1."])
def test_a_day_in_three_boxes_or_pasted_into_the_first(typed: str) -> None:
    assert Day().parse(typed) == date(2026, 5, 1)


@pytest.mark.parametrize(
    ("unit", "typed", "value"),
    [
        ("kroner", "19 770 kroner", 19770),
        ("kroner", "19 770 крон", 19770),
        ("kroner", "19 770 кр.", 19770),
        ("kroner", "\u200e19770", 19770),
        ("hours", "7 timer", 7),
        ("hours", "7 годин", 7),
        ("hours", "7 часов", 7),
    ],
)
def test_the_unit_and_signs_that_nobody_sees_are_no_part_of_a_number(unit: str, typed: str, value: int) -> None:
    assert Amount(unit, 500_000).parse(typed) == value


@pytest.mark.parametrize(("unit", "typed"), [("kroner", "7 hours"), ("hours", "7 days"), ("kroner", "kroner")])
def test_another_unit_is_a_problem(unit: str, typed: str) -> None:
    with pytest.raises(Invalid):
        Amount(unit, 500_000).parse(typed)


def test_a_letter_that_a_keyboard_sends_as_two_is_one() -> None:
    assert Day().parse("1 ма\u0438\u0306 2026") == date(2026, 5, 1)


@pytest.mark.parametrize("typed", ["5.", "5th", "5-го", "\u200b5"])
def test_a_day_of_the_month_as_an_ordinal(typed: str) -> None:
    assert Whole(1, 31, unit="day of the month").parse(typed) == 5


def test_the_last_day_of_february_in_a_leap_year() -> None:
    assert DAY.parse("2028-2-29") == date(2028, 2, 29)


def test_three_empty_boxes_of_a_day_are_no_answer() -> None:
    class Stay(Form):
        until = Day(2004, assumed=date(2004, 1, 1))

    assert not Stay({"until": "--"}, thorough=True).given("until")


def test_unsure_is_an_answer() -> None:
    field = YesNoUnsure()
    assert [field.parse(text) for text in ("yes", "no", "unsure")] == [True, False, None]
    assert [field.write(value) for value in (True, False, None)] == ["yes", "no", "unsure"]


def problem_of(field: Field[object], typed: str) -> str:
    with pytest.raises(Invalid) as caught:
        field.parse(typed)
    return caught.value.problems[0].id
