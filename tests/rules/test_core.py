"""The frame: asking, assuming, and a sub-rule that was forgotten."""

from __future__ import annotations

import ast
from importlib import import_module
from pathlib import Path

import pytest

from calc.frame.core import RULES, Ask, Outcome, Result, Step, Steps, rule, run
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


def forgotten(source: str, rules: set[str]) -> list[str]:
    """The calls of rules that are not run: a call makes a generator, and without `yield from` nothing more."""
    tree = ast.parse(source)
    run_ = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.YieldFrom)}
    run_ |= {id(node.body) for node in ast.walk(tree) if isinstance(node, ast.Lambda)}  # run by whoever calls it
    return [
        f"{node.lineno}: {node.func.id}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in rules
        if id(node) not in run_
    ]


def known_rules(path: Path) -> set[str]:
    """The rules that a module makes or brings in, by the names they have there."""
    tree = ast.parse(path.read_text("utf-8"))
    made = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and is_marked(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and str(node.module).startswith("calc."):
            module = import_module(str(node.module))
            names = (each.name for each in node.names)
            made |= {name for name in names if getattr(getattr(module, name), "__code__", None) in RULES}
    return made


def is_marked(node: ast.FunctionDef) -> bool:
    return any(isinstance(each, ast.Name) and each.id == "rule" for each in node.decorator_list)


def test_no_rule_is_called_without_being_run() -> None:
    for path in (ROOT / "calc").rglob("*.py"):
        assert forgotten(path.read_text("utf-8"), known_rules(path)) == [], path
    assert forgotten("share(form)\nx = yield from share(form)", {"share"}) == ["1: share"]


@pytest.mark.parametrize("path", rule_modules(), ids=lambda path: path.stem)
def test_every_generator_of_a_rule_module_is_marked_as_a_rule(path: Path) -> None:
    """Only marked rules have trees, and only they are looked for when one is called and not run."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef) and returns_steps(node):
            marks = [each.id for each in node.decorator_list if isinstance(each, ast.Name)]
            assert marks == ["rule"], f"{path.name}:{node.lineno} {node.name} lacks @rule"


def returns_steps(node: ast.FunctionDef) -> bool:
    return node.returns is not None and ast.unparse(node.returns).startswith("Steps[")
