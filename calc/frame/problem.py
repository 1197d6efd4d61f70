"""What is wrong with answers: a field, a message and its facts; and the exception that carries them.

>>> str(Invalid(Problem("age", "range", {"low": 0, "high": 120})))
'age: range'
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from typing import Any


class NameOf(str):
    """The name of a field as a fact of a sentence: told as the field's short name in the reader's language."""


@dataclass(frozen=True)
class Problem:
    """What is wrong with one answer: the field, a message id below `problem.`, and its facts."""

    field: str
    id: str
    facts: Mapping[str, Any] = dataclass_field(default_factory=dict)


class Invalid(Exception):
    """Answers that cannot be understood, or that contradict each other."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(f"{p.field}: {p.id}" for p in problems))
        self.problems = problems
