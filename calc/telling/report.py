"""A result as JSON: what the command line prints, and what the named cases are held to.

>>> from fractions import Fraction
>>> as_json({"rate": Fraction(5, 6), "since": date(2026, 5, 1)})
{'rate': '5/6', 'since': '2026-05-01'}
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import Any

from calc.frame.core import Ask, Result
from calc.frame.form import Invalid
from calc.law import Law
from calc.telling.checklist import checklist
from calc.telling.days import ToldDay, told_days
from calc.telling.next_steps import NextStep, next_steps
from calc.telling.teller import Teller
from calc.text import plain


def outcome_json(teller: Teller, outcome: Result[Any] | Ask | Invalid) -> dict[str, Any]:
    """The result, or `{"ask": field}`, or `{"errors": {field: message}}`."""
    if isinstance(outcome, Invalid):
        return {"errors": teller.errors(outcome)}
    if isinstance(outcome, Ask):
        return {"ask": outcome.field}
    return result_json(teller, outcome)


def result_json(teller: Teller, result: Result[Any]) -> dict[str, Any]:
    """The result as the command line prints it."""
    return {
        "value": as_json(result.value),
        "sentences": [plain(each) for each in teller.sentences(result)],
        "steps": [
            {
                "id": step.id,
                "outcome": step.outcome.value,
                "law": law_json(teller, step.law),
                "rate": as_json(step.rate),
                "facts": as_json(step.facts),
                "by": as_json(step.by),
                "text": plain(teller.step(step)),
            }
            for step in result.steps
        ],
        "papers": [
            {"id": paper.id, "by": group.by, "text": plain(paper.text)}
            for group in checklist(teller, result)
            for paper in group.papers
        ],
        "days": [day_json(teller, each) for each in told_days(teller, result)],
        "next": [next_json(teller, each) for each in next_steps(teller, result)],
        "answers": dict(result.answers),
        "assumed": list(result.assumed),
    }


def day_json(teller: Teller, told: ToldDay) -> dict[str, Any]:
    """A day with its sentence, in ISO 8601; what is passed is seen from the teller's today."""
    milestone = told.milestone
    return {
        "id": milestone.id,
        "day": as_json(milestone.day),
        "certain": milestone.certain,
        "due": milestone.due,
        "passed": told.passed,
        "law": law_json(teller, milestone.law),
        "text": plain(told.text),
    }


def next_json(teller: Teller, step: NextStep) -> dict[str, Any]:
    """A next step, with its day and its sentence in Norwegian if it has one."""
    said = {"kind": step.kind, "text": plain(step.text), "norwegian": step.norwegian, "meaning": step.meaning}
    return {**said, "due": step.due and day_json(teller, step.due)}


def law_json(teller: Teller, law: Law | None) -> Any:
    """A provision with its citation and address."""
    return law and {**as_json(law), "url": law.url, "text": plain(teller.cite(law))}


def as_json(value: Any) -> Any:
    """Values as JSON: dates in ISO form, kroner with two decimals, other fractions as `5/9`."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Fraction | date):
        return str(value)
    if is_dataclass(value):
        return {each.name: as_json(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): as_json(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [as_json(each) for each in value]
    return value
