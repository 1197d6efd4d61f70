"""What would change a result is true, complete for choices, and exact at thresholds: for every named case."""

from __future__ import annotations

import functools
from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest

from calc import CALCULATORS
from calc.frame.core import Ask, Result, outcome_of
from calc.frame.form import CAN, FACT, KINDS, TIME, UNTOLD
from calc.frame.problem import Invalid
from calc.paths.changes import Change, changes, settled
from calc.paths.rerun import Rerun
from calc.paths.thresholds import movement
from calc.telling.changes import changes_json, told_changes
from calc.telling.teller import Teller
from calc.words import LANGUAGES
from tests.named_cases import cases
from tests.rules.verdict import told

NAMES = pytest.mark.parametrize("name", CALCULATORS)
BETWEEN = 10  # days between an answer and its threshold that are tried


@functools.cache
def results(name: str) -> list[Result[Any]]:
    """The results of the named cases."""
    found = (outcome_of(CALCULATORS[name], case["answers"]) for each, case in cases() if each == name)
    return [outcome for outcome in found if isinstance(outcome, Result)]


@functools.cache
def found(name: str) -> list[tuple[Result[Any], tuple[Change, ...]]]:
    """The results of the named cases with their changes."""
    return [(result, changes(CALCULATORS[name], result)) for result in results(name)]


def changed(result: Result[Any], change: Change, text: str = "") -> dict[str, str]:
    """The answers with a change, as somebody would type them."""
    return {**result.answers, **dict(change.given), change.field: text or change.answers[0]}


@NAMES
def test_a_form_says_of_every_question_what_a_change_of_it_is(name: str) -> None:
    form = CALCULATORS[name].form
    declared = Counter(field for names in form.changing.values() for field in names.split())
    assert set(form.changing) <= {*KINDS, UNTOLD}
    assert set(declared) == set(form.fields)
    assert max(declared.values()) == 1


@NAMES
def test_every_change_is_true(name: str) -> None:
    """The changed answers are typed and run; what is told then is what was promised, and not what is told now."""
    calculator = CALCULATORS[name]
    for result, there in found(name):
        now = Rerun.of(calculator, result)
        for change in there:
            for text in change.answers:
                answers = changed(result, change, text)
                outcome = outcome_of(calculator, answers)
                value = calculator.form.fields[change.field].parse(text)
                if change.asks:
                    assert unknown(calculator, result, outcome, change), (answers, change.asks)
                    continue
                assert isinstance(outcome, Result)
                assert change.result is not None
                told_then, promised = (now.told(each, value) for each in (outcome, change.result))
                assert told_then.sentences == promised.sentences, (answers, text)
                assert not told_then.same(now.told(result, now.value(change.field))), (answers, text)


def unknown(calculator: Any, result: Result[Any], outcome: Any, change: Change) -> bool:
    """Whether these questions really decide: they are asked, have no likely answer, or are ages of a later day."""
    fields = calculator.form.fields
    if isinstance(outcome, Ask):
        return change.asks == (outcome.field,)
    open_ones = {each for each in outcome.assumed if each not in result.assumed}
    return set(change.asks) <= open_ones | {
        each for each in fields if getattr(fields[each], "age_on", "") == change.field
    }


@NAMES
def test_the_changes_of_a_choice_are_all_there(name: str) -> None:
    calculator = CALCULATORS[name]
    for result, all_there in found(name):
        now = Rerun.of(calculator, result)
        for field in (calculator.form.fields[each] for each in (*result.answers, *result.assumed)):
            if not field.options or calculator.form.change(field.name) == UNTOLD:
                continue
            own = now.value(field.name)
            there = {text for change in all_there if change.field == field.name for text in change.answers}
            for value in field.certain:
                text = field.write(value)
                if value == own:
                    assert text not in there
                    continue
                outcome = outcome_of(calculator, {**result.answers, field.name: text})
                same = isinstance(outcome, Result) and now.told(outcome, value).same(now.told(result, own))
                assert text in there or same or isinstance(outcome, Invalid), (result.answers, field.name, text)


@NAMES
def test_a_threshold_is_exact(name: str) -> None:
    """One below it, and wherever one looks before it, nothing else is told but what moves along."""
    calculator = CALCULATORS[name]
    for result, there in found(name):
        now = Rerun.of(calculator, result)
        for change in there:
            field = calculator.form.fields[change.field]
            if not change.side:
                continue
            value, threshold = now.value(change.field), field.parse(change.answers[0])
            step = field.span()[2] * change.side
            for place in (threshold - step, *between(value, threshold, step)):
                values, _ = settled(now, {change.field: place})  # a question that comes up may change nothing
                outcomes = [now.outcome(**{change.field: place}), now.outcome(**values)]
                if isinstance(outcomes[0], Invalid):
                    continue
                told_there = [now.told(each, place) for each in outcomes if isinstance(each, Result)]
                moved = [movement(now.told(result, value), each) for each in told_there]
                assert any(each is not None for each in moved), (result.answers, change.field, place)


def between(value: Any, threshold: Any, step: Any) -> list[Any]:
    """Values from an answer to its threshold: all of a few, else evenly taken."""
    count = int((threshold - value) / step)
    return [value + step * each for each in range(1, count, max(1, count // BETWEEN))]


def test_the_birthday_is_the_threshold_below_at_and_above() -> None:
    benefit = CALCULATORS["introduction-benefit"]
    answers = {"date": "2026-05-01", "age": "22", "lives_with_parent": "no", "partner_in_programme": "no"}
    month = {age: told(benefit.name, {**answers, "age": age})["value"]["month"] for age in ("24", "25", "26")}
    assert month["24"] != month["25"] == month["26"]
    result = outcome_of(benefit, answers)
    assert isinstance(result, Result)
    assert [(each.kind, each.answers) for each in changes(benefit, result) if each.field == "age"] == [
        (TIME, ("25",))
    ]


def test_a_day_that_moves_on_takes_the_ages_along() -> None:
    """At 24 a birthday may come before the new G or after it; at 22 it cannot matter."""
    benefit = CALCULATORS["introduction-benefit"]
    asked = {}
    for age in ("22", "24"):
        answers = {"date": "2025-06-01", "age": age, "lives_with_parent": "no", "partner_in_programme": "no"}
        result = outcome_of(benefit, answers)
        assert isinstance(result, Result)
        (asked[age],) = (each.asks for each in changes(benefit, result) if each.field == "date")
    assert asked == {"22": (), "24": ("age",)}


def test_a_year_whose_tax_is_not_known_is_no_change() -> None:
    benefit = CALCULATORS["introduction-benefit"]
    result = outcome_of(benefit, {"date": "2026-06-01", "age": "30", "partner_in_programme": "no"})
    assert isinstance(result, Result)
    assert [each for each in changes(benefit, result) if each.field == "date"] == []


@NAMES
def test_what_time_brings_comes_first_and_what_would_be_asked_last(name: str) -> None:
    order = [(asks, kind) for asks in (False, True) for kind in (TIME, CAN, FACT)]
    for _, there in found(name):
        places = [order.index((bool(each.asks), each.kind)) for each in there]
        assert places == sorted(places)


@NAMES
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_change_has_its_words(name: str, lang: str) -> None:
    teller = Teller(CALCULATORS[name], lang, date(2026, 11, 30) + timedelta(days=1))
    for result in results(name)[::9]:
        for each in told_changes(teller, result):
            assert each.difference, each.change
            assert "[" not in each.condition.replace("[[", ""), each.condition
            assert "{" not in each.difference + each.condition
        told_json = changes_json(teller, result)
        assert all((change["sentences"] is None) == bool(change["asks"]) for change in told_json)
