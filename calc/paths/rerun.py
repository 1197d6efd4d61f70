"""A calculator with one reader's answers, run again with some of them changed; each way once.

What was typed is parsed once. An answer that is changed comes as its value, and is held to what the form says
cannot be true at once, as a typed one is.

>>> from calc import CALCULATORS
>>> from calc.frame.core import outcome_of
>>> benefit = CALCULATORS["introduction-benefit"]
>>> again = Rerun.of(benefit, outcome_of(benefit, {"date": "2026-05-01", "age": "22", "lives_with_parent": "no"}))
>>> str(again.outcome(age=25).value.month), again.outcome(lives_with_parent="moves_in")
('22758.17', Ask(field='moving_day'))
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from calc.frame.contradictions import contradictions
from calc.frame.core import Ask, Calculator, Result, Sentence, run
from calc.frame.form import Form
from calc.frame.problem import Invalid

Outcome = Result[Any] | Ask | Invalid


@dataclass(frozen=True)
class Rerun:
    """A calculator, the result of some answers, and the form that holds them; `known` are the ways already run."""

    calculator: Calculator[Any, Any]
    result: Result[Any]
    form: Form
    known: dict[tuple[tuple[str, Any], ...], Outcome] = field(default_factory=dict)

    @classmethod
    def of(cls, calculator: Calculator[Any, Any], result: Result[Any]) -> Rerun:
        """Ready to run again with the answers that led to a result."""
        return cls(calculator, result, calculator.form(result.answers))

    def value(self, name: str) -> Any:
        """The value of an answer; where none was given the one that is assumed."""
        return self.form.values[name] if name in self.form.values else self.form.fields[name].assumed

    def with_values(self, **changed: Any) -> Form:
        """The form with these values in place of its own. Raises `Invalid` where they contradict another."""
        made = object.__new__(type(self.form))
        fields, form = self.form.fields, self.form
        made.thorough, made.read = False, {}
        made.values = {**form.values, **changed}
        made.texts = {**form.texts, **{name: fields[name].write(value) for name, value in changed.items()}}
        problems = contradictions(
            type(form), {name: made.values[name] for name in made.values if made.texts[name]}
        )
        if problems:
            raise Invalid(*problems)
        return made

    def outcome(self, **changed: Any) -> Outcome:
        """What these values come to."""
        key = tuple(changed.items())
        if key not in self.known:
            try:
                self.known[key] = run(self.calculator.rule, self.with_values(**changed))
            except Invalid as invalid:
                self.known[key] = invalid
        return self.known[key]

    def told(self, result: Result[Any], own: Any) -> Told:
        """What is told of a result, with the answer that it came from."""
        return Told(self.calculator.summary(result.value), own, unknown(self.calculator, result))


@dataclass(frozen=True)
class Told:
    """What is told of a result, and the value of the one answer that is looked at.

    A fact that only repeats that answer is no difference: "on 1 May", asked about 1 May. `unknown` is whether
    something is told that nobody can know yet.
    """

    sentences: tuple[Sentence, ...]
    own: Any
    unknown: bool = False

    def same(self, other: Told) -> bool:
        """Whether nothing else is told."""
        return len(self.sentences) == len(other.sentences) and all(
            self.alike(one, other, another) for one, another in zip(self.sentences, other.sentences, strict=True)
        )

    def alike(self, one: Sentence, other: Told, another: Sentence) -> bool:
        """Whether a sentence says what another one says of another answer."""
        return (
            one.id == another.id
            and one.facts.keys() == another.facts.keys()
            and all(self.same_fact(fact, other, another.facts[name]) for name, fact in one.facts.items())
        )

    def same_fact(self, fact: Any, other: Told, another: Any) -> bool:
        """Whether a fact is the same, or each is the answer that is looked at; a number may be so by chance."""
        if fact == another:
            return True
        return isinstance(fact, date | str) and bool(fact == self.own and another == other.own)


def unknown(calculator: Calculator[Any, Any], result: Result[Any]) -> bool:
    """Whether a result rests on what nobody can know yet: a rate to come, or a sentence that says so."""
    old = any(step.rate is not None and step.rate.may_be_old for step in result.steps)
    return old or any(each.unknown for each in calculator.summary(result.value))
