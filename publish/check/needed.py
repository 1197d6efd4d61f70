"""The messages that the calculators need and that no catalogue has: all told together, with the calculator's name.

What a form asks for is known from its fields; what rules and results say is
read from their source, where a step and a sentence are written with their id.

>>> sorted(ids_said("yield Step('adult', Outcome.MET)\\nSentence(f'summary-{x}')"))
['step.adult']
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from calc import CALCULATORS
from calc.frame.core import Calculator
from calc.frame.form import Form
from calc.law import ACTS
from calc.text import has
from publish.manuscript.faults import Fault
from publish.places import RATES, ROOT

TEMPLATE = "calc/text/messages.pot"
RULES = ROOT / "calc" / "rules"


def faults() -> Iterator[Fault]:
    """One fault a calculator that lacks messages, and one for the names of acts and rates."""
    shared = [*(f"law.{act}" for act in ACTS), *(f"rate.{path.stem}" for path in RATES.glob("*.toml"))]
    for owner, ids in (("acts and rates", shared), *((name, needed(each)) for name, each in CALCULATORS.items())):
        lacking = sorted(id for id in ids if not has(id, "en"))
        if lacking:
            told = f"{owner} lacks {len(lacking)} messages: {', '.join(lacking)}"
            yield Fault(TEMPLATE, 1, told, "add each with its msgctxt, then make texts")


def needed(calculator: Calculator[Any, Any]) -> Iterator[str]:
    """The ids that a calculator cannot do without."""
    name = calculator.name
    yield from (f"{name}.title", f"{name}.decider")
    for each in field_ids(calculator.form):
        yield f"{name}.{each}"
    for path in sources(calculator):
        for id in ids_said(path.read_text("utf-8")):
            own = f"{name}.{id}"
            yield id if has(id, "en") and not has(own, "en") else own


def field_ids(form: type[Form]) -> Iterator[str]:
    """The question, the short name and the options of every field."""
    for name, field in form.fields.items():
        yield from (f"field.{name}", f"field.{name}.name")
        if field.kind == "choice":
            yield from (f"option.{name}.{value}" for value in field.options)


def sources(calculator: Calculator[Any, Any]) -> list[Path]:
    """The modules of a calculator: its package, or its one module."""
    name = calculator.name.replace("-", "_")
    folder = RULES / name
    return sorted(folder.rglob("*.py")) if folder.is_dir() else [RULES / f"{name}.py"]


def ids_said(source: str) -> set[str]:
    """The ids of the steps and sentences that are written out in a source."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                if node.func.id == "Step":
                    found.add(f"step.{first.value}")
                elif node.func.id == "Sentence":
                    found.add(first.value)
    return found
