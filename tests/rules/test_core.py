"""The frame: asking, assuming, and a sub-rule that was forgotten."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from calc.frame.core import Ask, Forgotten, Outcome, Result, Step, Steps, rule, run
from calc.frame.fields import Whole, YesNo
from calc.frame.form import Form, Invalid
from publish.places import ROOT


class Person(Form):
    age = Whole(0, 120)
    married = YesNo(assumed=False)


@rule
def married(form: Person) -> Steps[bool]:
    yield Step("married", Outcome.MET)
    return form.married


@rule
def careful(form: Person) -> Steps[bool]:
    return (yield from married(form))


@rule
def careless(form: Person) -> Steps[int]:
    married(form)  # the step is lost: `yield from` was forgotten
    yield Step("age", Outcome.COMPUTED)
    return form.age


def test_a_forgotten_sub_rule_is_noticed() -> None:
    with pytest.raises(Forgotten, match="married"):
        run(careless, Person({"age": "30"}))


def test_a_sub_rule_that_is_run_adds_its_steps() -> None:
    result = run(careful, Person({}))
    assert isinstance(result, Result)
    assert [step.id for step in result.steps] == ["married"]


def test_a_missing_answer_is_asked_for_and_an_assumed_one_only_when_thorough() -> None:
    assert isinstance(run(careful, Person({})), Result)
    assert run(careful, Person({}, thorough=True)) == Ask("married")


def test_the_result_names_the_answers_it_read_and_those_it_assumed() -> None:
    given = run(careful, Person({"age": "30", "married": "yes"}))
    assert isinstance(given, Result)
    assert (given.answers, given.assumed) == ({"married": "yes"}, ())
    assumed = run(careful, Person({"age": "30"}))
    assert isinstance(assumed, Result)
    assert (assumed.answers, assumed.assumed) == ({}, ("married",))


def test_every_problem_is_told_at_once() -> None:
    with pytest.raises(Invalid) as caught:
        Person({"age": "old", "married": "perhaps", "colour": "red"})
    assert [(each.field, each.id) for each in caught.value.problems] == [
        ("age", "not-whole"),
        ("married", "not-an-option"),
        ("colour", "unknown-field"),
    ]


def rule_modules() -> list[Path]:
    return [path for path in (ROOT / "calc").rglob("*.py") if "@rule\ndef" in path.read_text("utf-8")]


@pytest.mark.parametrize("path", rule_modules(), ids=lambda path: path.stem)
def test_every_generator_of_a_rule_module_is_marked_as_a_rule(path: Path) -> None:
    """Only a marked rule is noticed when it is called without `yield from`."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef) and returns_steps(node):
            marks = [each.id for each in node.decorator_list if isinstance(each, ast.Name)]
            assert marks == ["rule"], f"{path.name}:{node.lineno} {node.name} lacks @rule"


def returns_steps(node: ast.FunctionDef) -> bool:
    return node.returns is not None and ast.unparse(node.returns).startswith("Steps[")
