"""Every pair of days, ages and counts of every form: both can be true, or both are named."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from itertools import combinations
from typing import Any

import pytest

from calc import CALCULATORS
from calc.calendar import full_years, years_later
from calc.frame.contradictions import births, contradictions, in_order
from calc.frame.fields import Amount, Day, Whole
from calc.frame.form import Form
from calc.frame.problem import Invalid
from calc.telling.teller import Teller
from calc.words import LANGUAGES

NAMES = pytest.mark.parametrize("name", CALCULATORS)
NOON = date(2026, 11, 30)


def of_kind(form: type[Form], *kinds: type[Any]) -> list[str]:
    return [name for name, field in form.fields.items() if isinstance(field, kinds)]


def refused(name: str, answers: dict[str, str]) -> set[str]:
    """The fields that are named when these answers are given, in every language with both values."""
    try:
        CALCULATORS[name].form(answers)
    except Invalid as invalid:
        for lang in LANGUAGES:
            for message in Teller(CALCULATORS[name], lang).errors(invalid).values():
                assert message
                assert "{" not in message
        return {problem.field for problem in invalid.problems}
    return set()


def unrelated(form: type[Form], pair: tuple[str, str]) -> bool:
    """Whether the form says why two answers may be anything beside each other."""
    reasons = [form.unrelated.get(pair, ""), form.unrelated.get(pair[::-1], "")]
    return any(len(reason) > 15 for reason in reasons)


@NAMES
def test_every_two_days_have_an_order_or_a_reason_to_have_none(name: str) -> None:
    form = CALCULATORS[name].form
    ordered = in_order(form)
    for pair in combinations(of_kind(form, Day), 2):
        known = (pair in ordered) + (pair[::-1] in ordered) + unrelated(form, pair)
        assert known == 1, f"{pair}: put them in `timeline`, or in `unrelated` with the reason"


@NAMES
def test_days_in_the_wrong_order_are_refused_and_both_are_named(name: str) -> None:
    form = CALCULATORS[name].form
    for first, second in in_order(form):
        low = max(form.fields[each].span()[0] for each in (first, second))
        early, late = low + timedelta(days=400), low + timedelta(days=401)
        assert refused(name, {first: late.isoformat(), second: early.isoformat()}) == {first, second}
        assert refused(name, {first: early.isoformat(), second: early.isoformat()}) == set()
        assert refused(name, {first: early.isoformat(), second: late.isoformat()}) == set()


@NAMES
def test_every_number_says_what_it_counts(name: str) -> None:
    form = CALCULATORS[name].form
    for each in of_kind(form, Whole):
        field: Any = form.fields[each]
        said = bool(field.age_on) + field.birth_year + bool(field.unit)
        assert said == 1, f"{each}: an age has `age_on`, a year of birth `birth_year`, a count its `unit`"
        assert not field.age_on or isinstance(form.fields[field.age_on], Day)


@NAMES
def test_ages_and_days_of_two_lives_are_refused_and_those_of_one_are_not(name: str) -> None:
    form = CALCULATORS[name].form
    fields: Any = form.fields
    ages = [each for each in of_kind(form, Whole) if fields[each].age_on or fields[each].birth_year]
    for one, other in combinations(ages, 2):
        if fields[one].birth_year and fields[other].birth_year:
            continue
        for born in (date(1988, 2, 29), date(1990, 1, 1), date(1990, 12, 31), date(2001, 7, 15)):
            person: dict[str, Any] = {}
            for each in (one, other):
                if fields[each].birth_year:
                    person[each] = born.year
                else:
                    day = min(NOON, fields[fields[each].age_on].span()[1])
                    person[fields[each].age_on] = day
                    person[each] = full_years(born, day)
            if fields[one].span()[0] <= person[one] <= fields[one].span()[1]:
                found = {problem.field for problem in contradictions(form, person)}
                assert not found & {one, other}, (born, person)
            wrong = {**person, one: person[one] + 3}
            assert {one, other} <= {problem.field for problem in contradictions(form, wrong)}, (born, wrong)


@NAMES
def test_nobody_has_a_day_before_being_born(name: str) -> None:
    form = CALCULATORS[name].form
    fields: Any = form.fields
    for each in of_kind(form, Whole):
        day = fields[each].age_on
        for other in of_kind(form, Day) if day else ():
            if other in form.of_others or other == day:
                continue
            age = max(fields[each].span()[0], 20)
            values = {day: NOON, each: age, other: years_later(NOON, -age - 1)}
            named = {problem.field for problem in contradictions(form, values)}
            assert {each, other} & named, values
            birth = births(form, values)[each][0]
            named = {problem.field for problem in contradictions(form, {**values, other: birth})}
            assert each not in named, values


@NAMES
def test_every_two_counts_of_the_same_unit_are_a_part_and_a_whole_or_have_a_reason(name: str) -> None:
    form = CALCULATORS[name].form
    fields: Any = form.fields
    counts = [each for each in of_kind(form, Whole, Amount) if fields[each].unit not in ("", "kroner")]
    for pair in combinations(counts, 2):
        if fields[pair[0]].unit == fields[pair[1]].unit:
            known = (pair in form.within) + (pair[::-1] in form.within) + unrelated(form, pair)
            assert known == 1, f"{pair}: put them in `within`, or in `unrelated` with the reason"


@NAMES
def test_a_part_above_its_whole_and_a_duration_above_its_time_are_refused(name: str) -> None:
    form = CALCULATORS[name].form
    for part, whole in form.within:
        assert refused(name, {part: "12", whole: "11"}) == {part, whole}
        assert refused(name, {part: "11", whole: "11"}) == set()
    for each, since, until in form.lasting:
        days = {since: "2026-01-01", until: "2026-01-01"}
        assert each in refused(name, {each: "3", **days})
        assert refused(name, {each: "0", **days}) == set()


def test_a_contradiction_names_a_field_once() -> None:
    class Life(Form):
        birth = Whole(1900, 2026, birth_year=True)
        age = Whole(0, 120, age_on="date")
        date = Day()
        hours = Amount("hours", 300, assumed=Fraction(0))

    problems = contradictions(Life, {"birth": 1990, "age": 3, "date": date(2026, 1, 1), "hours": Fraction(3)})
    assert [(each.field, each.id) for each in problems] == [("birth", "ages-apart"), ("age", "ages-apart")]
