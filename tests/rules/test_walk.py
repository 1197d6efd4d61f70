"""Every path of every rule, and every day: nothing raises, everything has its words, one version at a time."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest

from calc import CALCULATORS
from calc.frame.core import Outcome, Result, Step, outcome_of, rule, run
from calc.frame.fields import Day, Whole, YesNo
from calc.frame.form import Form
from calc.law import ACTS
from calc.paths import tree as paths_tree
from calc.paths.ranges import Span
from calc.paths.tree import Leaf, Node, tree_of
from calc.paths.walk import walk
from calc.telling import tree_page
from calc.telling.teller import Teller
from calc.text import UNKNOWN
from calc.words import LANGUAGES
from tests.named_cases import cases
from tests.rules.verdict import told
from tests.rules.walked import walked

LACKING = re.compile(r"\[[\w.-]+\]$")  # a message that no catalogue has
NAMES = pytest.mark.parametrize("name", CALCULATORS)


@NAMES
def test_every_path_ends_and_every_step_and_summary_has_its_words(name: str) -> None:
    calculator = CALCULATORS[name]
    steps = {(step.id, tuple(step.facts)): step for path in walked(name).paths for step in path.steps}
    for lang in LANGUAGES:
        for step in steps.values():
            assert not LACKING.match(Teller(calculator, lang).step(step)), step.id
        for end in walked(name).ends[:: max(1, len(walked(name).ends) // 500)]:
            for problem in end.problems:
                assert not LACKING.match(Teller(calculator, lang).problem(problem)), problem.id
            if not end.problems:
                for said in Teller(calculator, lang).sentences(Result(end.value, end.steps, {}, ())):
                    assert not LACKING.match(said)


@NAMES
def test_answers_that_contradict_each_other_name_two_fields(name: str) -> None:
    for end in walked(name).ends:
        fields = {problem.field for problem in end.problems}
        assert len(fields) != 1 or name == "introduction-benefit", end.problems


@NAMES
def test_the_walk_finds_nearly_every_step_that_the_named_cases_prove(name: str) -> None:
    """The walk follows each rule's own conditions; a few steps need two days that fit each other closely."""
    proved = {
        step["id"]
        for calculator, case in cases()
        if calculator == name
        for step in told(name, case["answers"]).get("steps", [])
    }
    found = {step.id for path in walked(name).paths for step in path.steps}
    assert found - proved == set()
    assert len(proved - found) <= len(proved) // 50 + 1, proved - found


def test_the_ends_of_the_walk_are_what_the_command_line_says() -> None:
    for name, calculator in CALCULATORS.items():
        for end in walked(name).ends[:200]:
            answers = {field: text for field, text in end.texts.items() if text}
            said = told(name, answers)
            if end.problems:
                assert set(said.get("errors", {})) == {problem.field for problem in end.problems}, answers
                continue
            assert calculator.form(answers).texts == answers, "an address read and written again is the same"
            if "value" in said:
                assert Counter(step["id"] for step in said["steps"]) == Counter(step.id for step in end.steps)


FIRST, LAST = date(2021, 1, 1), date(2028, 12, 31)
SAMPLES = [date(year, 6, 30) for year in range(FIRST.year, LAST.year + 1)]
TRIED = 40  # named cases a calculator; any of them serves, and each is tried on every sample


def on_days(name: str, answers: dict[str, str], field: str, days: list[date]) -> dict[date, Result[Any]]:
    """The results of a case on days of our choice; a day that contradicts another answer has none."""
    found = ((day, outcome_of(CALCULATORS[name], {**answers, field: day.isoformat()})) for day in days)
    return {day: result for day, result in found if isinstance(result, Result)}


def says_changed(result: Result[Any]) -> bool:
    """Whether a step says that the law of that day was not read yet."""
    return any(step.id == "law-may-have-changed" for step in result.steps)


def by_day(name: str) -> dict[str, dict[str, str]]:
    """The fields that are the day on which the law is asked about, each with the case that fits most days.

    Such a day is known by what the rules say of one that is far ahead: the law may have changed.
    """
    best: dict[str, tuple[int, dict[str, str]]] = {}
    fields = CALCULATORS[name].form.fields
    for _, case in [each for each in cases() if each[0] == name][:TRIED]:
        for field in (each for each in case["answers"] if isinstance(fields[each], Day)):
            ahead = on_days(name, case["answers"], field, [LAST])
            if any(map(says_changed, ahead.values())):
                fitting = on_days(name, case["answers"], field, SAMPLES)
                changed = {says_changed(result) for result in fitting.values()}
                if changed == {True, False} and len(fitting) > best.get(field, (0, {}))[0]:
                    best[field] = len(fitting), case["answers"]
    return {field: answers for field, (_, answers) in best.items()}


@NAMES
def test_every_day_has_one_answer_from_the_law_in_force_that_day(name: str) -> None:
    """No gap and no overlap: no step is said twice, and none that is sure cites a provision out of its time."""
    every = [FIRST + timedelta(days=each) for each in range((LAST - FIRST).days + 1)]
    found = by_day(name)
    asks = {step.id for path in walked(name).paths for step in path.steps}
    assert found or "law-may-have-changed" not in asks, "no case on such a day was found"
    for field, answers in found.items():
        for day, result in on_days(name, answers, field, every).items():
            assert max(Counter(step.id for step in result.steps).values()) == 1, day
            for step in result.steps:
                # A sure step rests on a provision in force that day; an unsure one may name the other wording.
                if step.law and step.outcome in (Outcome.MET, Outcome.COMPUTED):
                    assert step.law.since <= day, (day, step)
                    assert step.law.until is None or day <= step.law.until, (day, step)
            acts = {step.law.act for step in result.steps if step.law}
            if acts and day >= max(ACTS[act].may_change_from for act in acts):
                assert any(step.outcome is Outcome.UNCLEAR for step in result.steps), day


class Household(Form):
    age = Whole(0, 120)
    married = YesNo()
    children = Whole(0, 20)


@rule
def allowance(form: Household) -> Any:
    if form.age < 18:
        yield Step("child", Outcome.NOT_MET)
    elif form.married and form.children > 2:
        yield Step("large-family", Outcome.MET, facts={"children": form.children})
    else:
        yield Step("adult", Outcome.MET)


def test_a_tree_has_the_conditions_of_the_rule_and_merges_what_agrees() -> None:
    tree = tree_of(walk(Household, allowance).paths)
    assert isinstance(tree, Node)
    assert [answers for answers, _ in tree.branches] == [(Span(0, 17),), (Span(18, 120),)]
    grown = tree.branches[1][1]
    assert isinstance(grown, Node)
    assert grown.field == "married"
    assert {answers for answers, _ in grown.branches} == {("yes",), ("no",)}
    family = next(branch for answers, branch in grown.branches if answers == ("yes",))
    assert isinstance(family, Node)
    assert [answers for answers, _ in family.branches] == [(Span(0, 2),), (Span(3, 20),)]


def test_a_calculator_is_always_walked_alike() -> None:
    calculator = CALCULATORS["norwegian-training"]
    again = walk(calculator.form, calculator.rule)
    assert again.paths == walked("norwegian-training").paths


@NAMES
def test_the_trees_hold_the_steps_and_no_amount_of_a_made_up_case(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths_tree, "walk", lambda *_: walked(name))  # it is always walked alike

    def leaves(tree: Node | Leaf) -> list[Step]:
        if isinstance(tree, Leaf):
            return [step for steps in tree.said for step in steps]
        return [step for _, branch in tree.branches for step in leaves(branch)]

    trees = paths_tree.trees(CALCULATORS[name])
    told = {step.id for tree in trees for step in leaves(tree)}
    assert told == {step.id for path in walked(name).paths for step in path.steps}
    html = tree_page.trees_html(Teller(CALCULATORS[name], "en"), trees)
    assert "500,000" not in html
    assert UNKNOWN in html or name != "introduction-benefit"
    assert html.count("<ul") == html.count("</ul")


def test_study_support_on_every_day_answers_or_says_that_the_rules_of_that_day_were_not_read() -> None:
    day, calculator = date(2021, 1, 1), CALCULATORS["study-support"]
    answers = {"ground": "permanent_residence", "birth_year": "1990", "study_in": "norway", "course": "higher"}
    more = {"in_reception": "no", "had_protection": "no", "other_ground": "none", "third_ground": "none"}
    results = {}
    while day <= date(2028, 12, 31):
        result: Any = run(calculator.rule, calculator.form({**answers, **more, "start_date": day.isoformat()}))
        assert isinstance(result, Result), (day, result)
        results[day] = result.value.result
        day += timedelta(days=1)
    known = [day for day, found in results.items() if found == "eligible"]
    # What began in earlier years is told about 2026-27 as well, by the rules of that year.
    assert (min(known), max(known)) == (date(2021, 1, 1), date(2027, 8, 15))
    assert set(results.values()) == {"eligible", "unclear"}
    assert all(results[day] == "eligible" for day in results if min(known) <= day <= max(known))
