"""The frame every calculator stands in: a form is read, steps are yielded, a result comes back.

A rule is a generator function. It reads answers from its form, yields one
`Step` for each rule of law it applies, and returns what it found. Rules
compose with `yield from`. The explanation *is* the computation.

Reading decides asking: reading an answer that is not there stops the run and
yields `Ask`. So the rules alone decide which question comes next.

>>> from calc.frame.fields import Whole
>>> from calc.frame.form import Form
>>> class Person(Form):
...     age = Whole(0, 120)
>>> @rule
... def adult(form):
...     yield Step("age-read", Outcome.COMPUTED, facts={"age": form.age})
...     return form.age >= 18
>>> run(adult, Person({}))
Ask(field='age')
>>> run(adult, Person({"age": "19"})).value
True
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from types import CodeType
from typing import Any, Generic, TypeVar

from calc.frame.days import Milestone, in_order
from calc.frame.form import Form, Invalid, Missing
from calc.law import Law
from calc.rates import Rate

V = TypeVar("V")
F = TypeVar("F", bound=Form)

Steps = Generator["Step", None, V]


class Outcome(Enum):
    """What one rule of law said of this person. Unclear is never told as a no.

    The word that is told before a step, Yes, No or Unclear, answers the step's own sentence;
    what was computed has none.
    """

    MET = "met"
    NOT_MET = "not_met"
    UNCLEAR = "unclear"
    COMPUTED = "computed"


@dataclass(frozen=True)
class Sentence:
    """A message of the catalogues: its id, and the facts that fill its places.

    `by` is a deadline: after it the message `ID.passed` is told. `outcome` is what the first
    sentence of a result says: a yes, a no, an unclear, or an amount. `figure` names the facts of
    that sentence which stand large; a sentence without has a word of its own, the message `ID.large`.
    """

    id: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    by: date | None = None
    outcome: Outcome | None = None
    figure: tuple[str, ...] = ()


@dataclass(frozen=True)
class Step:
    """One rule applied: what it said, under which law, from which facts and which dated rate.

    `by` is a deadline, as in `Sentence`; `days` are those that matter to the reader. A step that is
    `aside` does not decide about the result: it is one of several ways of which another is enough, or
    a remark. After a step that `settles` nothing matters any more of what was unclear before it.
    """

    id: str
    outcome: Outcome
    law: Law | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)
    rate: Rate | None = None
    by: date | None = None
    aside: bool = False
    settles: bool = False
    days: tuple[Milestone, ...] = field(default=(), compare=False)


@dataclass(frozen=True)
class Ask:
    """The run needs the answer to this field before it can go on."""

    field: str


@dataclass(frozen=True)
class Result(Generic[V]):
    """What a rule found, the steps that led there, and the answers it read, as typed values' text."""

    value: V
    steps: tuple[Step, ...]
    answers: Mapping[str, str]
    assumed: tuple[str, ...]

    @property
    def days(self) -> tuple[Milestone, ...]:
        """The days that matter to the reader, the earliest first."""
        return in_order(self.steps)


Rule = Callable[[F], Steps[V]]
RULES: set[CodeType] = set()  # for `calc.paths`, which follows rules through other generators


def rule(function: Callable[..., Steps[V]]) -> Callable[..., Steps[V]]:
    """Mark a generator function as a rule; a test holds that each is run with `yield from`."""
    RULES.add(function.__code__)
    return function


def run(a_rule: Rule[F, V], form: F) -> Result[V] | Ask:
    """Apply a rule to a form: the result, or the field to ask for next.

    Raises `Invalid` when answers contradict each other.
    """
    form.read.clear()
    steps: list[Step] = []
    try:
        value = yield_all(a_rule(form), steps)
    except Missing as missing:
        return Ask(str(missing))
    return Result(
        value,
        tuple(steps),
        {name: form.texts[name] for name in form.read if form.texts.get(name)},
        tuple(name for name in form.read if not form.texts.get(name)),
    )


def outcome_of(calculator: Calculator[Any, Any], answers: Mapping[str, str]) -> Result[Any] | Ask | Invalid:
    """What these answers come to: a result, the field to ask for, or what is wrong with them."""
    try:
        return run(calculator.rule, calculator.form(answers))
    except Invalid as invalid:
        return invalid


def unsettled(steps: Sequence[Step]) -> list[Step]:
    """The steps that stay unclear: no later step settles them."""
    settled = max((place for place, step in enumerate(steps) if step.settles), default=-1)
    return [step for step in steps[settled + 1 :] if step.outcome is Outcome.UNCLEAR]


def deciding(steps: Sequence[Step]) -> list[Step]:
    """The steps that decide about a result: none that is aside, and of what is unclear only what stays so."""
    unclear = unsettled(steps)
    return [step for step in steps if not step.aside and (step.outcome is not Outcome.UNCLEAR or step in unclear)]


def yield_all(generator: Iterator[Step], steps: list[Step]) -> Any:
    """Drive a rule to its end, collecting its steps; returns what the rule returned."""
    while True:
        try:
            steps.append(next(generator))
        except StopIteration as stop:
            return stop.value


@dataclass(frozen=True)
class Paper:
    """A paper or a piece of information for an application, and who brings it.

    `by` is `you`, or the register that whoever decides asks without you.
    """

    id: str
    by: str


@dataclass(frozen=True)
class Bar:
    """How a step is drawn beside its sentence: the fact that is its amount, and a bar.

    The bar is a whole in `parts` of which the first `lit` count, or the fact `share` of it. `base` is what
    later `minus` bars are taken from. `longest` is the whole where the amount is a time in months, and
    `more` the fact that may be added to it. A bar of no parts is the amount alone. The short
    words beside it are the message `bar.ID`.
    """

    amount: str
    parts: int = 0
    lit: int = 1
    share: str = ""
    base: bool = False
    minus: bool = False
    longest: int = 0
    more: str = ""


@dataclass(frozen=True)
class Calculator(Generic[F, V]):
    """A calculator: its public name, its form and rule, its result in sentences, the answer first.

    `papers` are those an application needs, `bars` the steps that are drawn, by their ids.
    """

    name: str
    form: type[F]
    rule: Rule[F, V]
    summary: Callable[[V], tuple[Sentence, ...]]
    papers: Callable[[V], tuple[Paper, ...]] = lambda _: ()
    bars: Mapping[str, Bar] = field(default_factory=dict, hash=False)
