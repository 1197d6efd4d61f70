"""What the JSON files of `publish.open_rules` hold, each as plain lists and mappings.

>>> [row["value"] for row in rates()["basic_amount"]["rows"]][-1]
136549
>>> fields()["introduction-benefit"]["fields"][0]["name"]
'date'
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from calc import CALCULATORS
from calc.frame.core import Calculator, Step
from calc.frame.form import Field
from calc.paths.ranges import Answer, Span
from calc.paths.tree import Leaf, Node
from calc.rates import load
from calc.telling.report import as_json
from calc.telling.teller import Teller
from calc.text import plain
from calc.words import LANGUAGES
from publish.markdown.trees import kept_trees
from publish.places import CASES, RATES
from publish.problem import read_toml

LICENCE = "Code: MIT. Texts: CC BY 4.0. Say that they come from Fotfeste, and what you changed."
NOTE = "Information about the law as it was read on the days that are named. It is no decision in anybody's case."
Words = dict[str, str]


def rates() -> dict[str, Any]:
    """Every rate table by name, as in `calc/rates/`."""
    return {path.stem: as_json(load(path.stem)) for path in sorted(RATES.glob("*.toml"))}


def cases() -> dict[str, Any]:
    """The named cases by calculator, as in `calc/cases/`."""
    return {name: as_json(read_toml(CASES / f"{name.replace('-', '_')}.toml")["case"]) for name in CALCULATORS}


def fields() -> dict[str, Any]:
    """The questions by calculator, in the order of its form."""
    found = {}
    for name, calculator in CALCULATORS.items():
        form = calculator.form
        found[name] = {
            "title": in_each_language(calculator, lambda teller: teller.own("title")),
            "fields": [field_told(calculator, field) for field in form.fields.values()],
            "timeline": [[*days] for days in form.timeline],
            "within": [[*pair] for pair in form.within],
        }
    return found


def field_told(calculator: Calculator[Any, Any], field: Field[Any]) -> dict[str, Any]:
    """One question: what it takes, and its words; a number and a day have a lowest and a highest value."""
    told: dict[str, Any] = {
        "name": field.name,
        "kind": field.kind,
        "required": field.required,
        "group": field.group,
    }
    if not field.required:
        told["assumed"] = None if field.assumed is None else field.write(field.assumed)
    if getattr(field, "unit", ""):
        told["unit"] = getattr(field, "unit", "")
    told["question"] = in_each_language(calculator, lambda teller: teller.question(field.name))
    told["short"] = in_each_language(calculator, lambda teller: teller.short_name(field.name))
    if field.options:
        told["options"] = [
            {"value": each, "text": in_each_language(calculator, lambda teller: teller.option(field.name, each))}  # noqa: B023
            for each in field.options
        ]
    else:
        low, high, _ = field.span()
        told |= {"low": field.write(low), "high": field.write(high)}
    return told


def trees() -> dict[str, Any]:
    """The decision trees by calculator: one for each rule that says something."""
    return {name: [tree_told(each, tree) for tree in kept_trees(each)] for name, each in CALCULATORS.items()}


def tree_told(calculator: Calculator[Any, Any], tree: Node | Leaf) -> dict[str, Any]:
    """A question with what follows its answers; or what the rule says, one list of steps of several."""
    if isinstance(tree, Leaf):
        return {"one_of": [[step_told(calculator, step) for step in steps] for steps in tree.said]}
    field = calculator.form.fields[tree.field]
    branches = [
        {"answers": [answer_told(field, each) for each in answers], "then": tree_told(calculator, branch)}
        for answers, branch in tree.branches
    ]
    return {"ask": tree.field, "branches": branches}


def answer_told(field: Field[Any], given: Answer) -> str | dict[str, str]:
    """An option, an empty answer, or a range with both its ends."""
    return {"from": field.write(given.low), "to": field.write(given.high)} if isinstance(given, Span) else given


def step_told(calculator: Calculator[Any, Any], step: Step) -> dict[str, Any]:
    """A step with its provision and its sentence; what differs from case to case is three dots."""
    law = None if step.law is None else {**as_json(step.law), "url": step.law.url}
    return {
        "id": step.id,
        "outcome": step.outcome.value,
        "law": law,
        "facts": as_json(step.facts),
        "text": in_each_language(calculator, lambda teller: teller.step(step)),
    }


def in_each_language(calculator: Calculator[Any, Any], say: Callable[[Teller], str]) -> Words:
    """A sentence in every language, without marks."""
    return {lang: plain(say(Teller(calculator, lang))) for lang in LANGUAGES}


MADE: dict[str, Callable[[], dict[str, Any]]] = {"rates": rates, "fields": fields, "trees": trees, "cases": cases}
