"""Every path through every rule of a calculator, found by asking the rules themselves.

The walker runs the calculator again and again and answers each question as it
is asked. Choices are few. A number or a day is answered by a *watched* value
(`calc.paths.watch`): it tells where a comparison would turn out differently, and the
range is split there. So the walk knows exactly the conditions that the rules
know, and no second copy of them.

A rule depends on what it is given and on the answers it reads, on nothing
else. So it is enough to follow every answer from every state of every rule,
not every combination of the states of different rules, which would be
millions. In each state the answer followed least so far is the likeliest next,
and the walk ends when many runs in a row have shown nothing new. The same
calculator is always walked the same way.

>>> from calc.frame.core import Outcome, Step, rule
>>> from calc.frame.fields import Whole
>>> from calc.frame.form import Form
>>> class Person(Form):
...     age = Whole(0, 120)
>>> @rule
... def grown(form):
...     yield Step("adult" if form.age >= 18 else "child", Outcome.MET)
>>> for path in walk(Person, grown).paths:
...     print(path.rule, path.answers[0][1], path.steps[0].id)
grown Span(low=0, high=17) child
grown Span(low=18, high=120) adult
"""

from __future__ import annotations

import random
import sys
from dataclasses import dataclass, field, replace
from enum import Enum
from types import FrameType, NoneType
from typing import Any

from calc.frame.contradictions import contradictions
from calc.frame.core import RULES, Rule, Step, Steps
from calc.frame.form import Form
from calc.frame.problem import Invalid, Problem
from calc.paths.ranges import Answer, Span, State, pieces
from calc.paths.watch import Source, calling_rule, plain, watch
from calc.text import UNKNOWN

BLANK = ""
QUIET, RUNS = 1500, 12_000  # the walk ends after so many runs in a row without anything new, or in all
DECIDING = (bool, str, Enum, NoneType)  # kinds of local values that tell one state of a rule from another


@dataclass(frozen=True)
class Path:
    """One way through one rule: the answers it read itself, in order, and the steps it said itself."""

    rule: str
    answers: tuple[tuple[str, Answer], ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class End:
    """Where a whole run ended: with a value, or with answers that contradict each other."""

    texts: dict[str, str]
    steps: tuple[Step, ...] = ()
    value: Any = None
    problems: tuple[Problem, ...] = ()


@dataclass
class Walk:
    """All that was found: the paths of the rules in the order of asking, and the ends of the runs."""

    paths: list[Path] = field(default_factory=list)
    ends: list[End] = field(default_factory=list)


class Answers(dict[str, Any]):
    """The answers of one run, each chosen at the moment it is first read."""

    def __init__(self, walker: Walker, form: Form) -> None:
        super().__init__()
        self.walker = walker
        self.form = form
        self.chosen: dict[str, tuple[State, int, Source | None]] = {}
        self.read_by: dict[FrameType, list[str]] = {}

    def __contains__(self, name: object) -> bool:
        call = calling_rule(sys._getframe(1))
        assert call is not None, "a field is read by a rule"
        read = self.read_by.setdefault(call, [])
        if not super().__contains__(name):
            self.choose(str(name), call, read)
        if name not in read:
            read.append(str(name))
        return True

    def choose(self, name: str, call: FrameType, read: list[str]) -> None:
        """Answer a question in the state of the rule that asks it."""
        local = tuple((each, value) for each, value in call.f_locals.items() if isinstance(value, DECIDING))
        known = tuple((each, self.told(each)) for each in read)
        state = self.walker.state((call.f_code, call.f_lineno, known, local, name), self.form, name)
        place = state.choose(self.walker.chance)
        answer, field = state.answers[place], self.form.fields[name]
        source = None
        if isinstance(answer, Span):
            source = Source(*field.span(), len(self))
            value = self.walker.chance.choice((answer.low, answer.high))
            self.form.texts[name], self[name] = field.write(value), watch(value, source)
        else:
            self.form.texts[name], self[name] = answer, field.parse(answer) if answer else field.assumed
        self.chosen[name] = (state, place, source)

    def told(self, name: str) -> str:
        """A choice as it was answered; of a number or a day only that it was given."""
        return self.form.texts[name] if self.chosen[name][2] is None else "given"

    def answer(self, name: str, call: FrameType) -> Answer:
        """An answer as one call of a rule saw it: its range ends where that rule told a difference."""
        _, _, source = self.chosen[name]
        if source is None:
            return self.form.texts[name]
        value = plain(self[name])
        cuts = [cut for cut, calls in source.cuts.items() if call in calls]
        ranges = pieces(Span(source.first, source.last), cuts, source.after)
        return next(piece for piece in ranges if piece.low <= value <= piece.high)


class Walker:
    """Runs one rule again and again; keeps what was found."""

    def __init__(self, form: type[Form], rule: Rule[Any, Any]) -> None:
        self.form = form
        self.rule = rule
        self.chance = random.Random(1)  # for order only: the same each time
        self.states: dict[Any, State] = {}
        self.paths: dict[Any, Path] = {}
        self.ways: set[Any] = set()
        self.ends: list[End] = []

    def state(self, key: Any, form: Form, name: str) -> State:
        """The state with this key, made when it is first met."""
        if key not in self.states:
            field = form.fields[name]
            answers: list[Answer] = [*field.options] or [Span(*field.span()[:2])]
            answers += [] if field.required else [BLANK]
            self.states[key] = State(answers, [0] * len(answers))
        return self.states[key]

    def run(self) -> bool:
        """Run the rule once; True if it showed anything new."""
        form = self.form({}, thorough=True)
        answers = Answers(self, form)
        form.values = answers
        said: dict[FrameType, list[Step]] = {}
        generator: Steps[Any] = self.rule(form)
        before = len(self.states), len(self.ways)
        try:
            while True:
                step = next(generator)
                said.setdefault(speaker(generator), []).append(step)
        except StopIteration as stop:
            problems = self.contradicted(form, answers)
            end = End(form.texts, tuple(step for steps in said.values() for step in steps), stop.value, problems)
        except Invalid as invalid:
            # The form refuses first; a rule refuses only what the form lets through.
            end = End(form.texts, problems=self.contradicted(form, answers) or invalid.problems)
        for call, steps in said.items() if end.steps else ():  # a rule goes its ways whatever else contradicts
            read = tuple((name, answers.answer(name, call)) for name in answers.read_by.get(call, ()))
            path = Path(call.f_code.co_name, read, tuple(steps))
            ids = tuple(step.id for step in steps)
            self.ways.add((path.rule, ids, tuple((name, answers.told(name)) for name, _ in read)))
            key = path.rule, path.answers, ids
            known = self.paths.setdefault(key, path)
            if known is not path:
                self.paths[key] = replace(known, steps=agreed(known.steps, path.steps))
        self.ends.append(end)
        for name, (state, place, source) in answers.chosen.items():
            if source is not None and source.cuts:
                state.cut(place, source, plain(answers[name]))
        return (len(self.states), len(self.ways)) != before

    def contradicted(self, form: Form, answers: Answers) -> tuple[Problem, ...]:
        """What the form itself would refuse of these answers."""
        given = {name: plain(value) for name, value in answers.items() if form.texts[name]}
        return tuple(contradictions(self.form, given))


def walk(form: type[Form], rule: Rule[Any, Any]) -> Walk:
    """Walk every path of a rule and of the rules it calls."""
    walker = Walker(form, rule)
    quiet = 0
    while quiet < QUIET and len(walker.ends) < RUNS:
        quiet = 0 if walker.run() else quiet + 1
    return Walk(sorted(walker.paths.values(), key=str), walker.ends)


def agreed(one: tuple[Step, ...], other: tuple[Step, ...]) -> tuple[Step, ...]:
    """The same steps of two runs: a fact that differs is that of a made-up case, so it is not kept."""
    return tuple(
        a if same_facts(a, b) else replace(a, facts=common_facts(a, b)) for a, b in zip(one, other, strict=True)
    )


def same_facts(one: Step, other: Step) -> bool:
    """Whether two steps have the same facts; watched values are compared as plain ones."""
    return all(plain(other.facts.get(name)) == plain(value) for name, value in one.facts.items())


def common_facts(one: Step, other: Step) -> dict[str, Any]:
    """The facts of a step, those unknown in which another one differs."""
    return {
        name: value if plain(other.facts.get(name)) == plain(value) else UNKNOWN
        for name, value in one.facts.items()
    }


def speaker(generator: Any) -> FrameType:
    """The call of the rule, down the chain of `yield from`, that yielded last."""
    frame: FrameType = generator.gi_frame
    while generator is not None:
        if generator.gi_code in RULES:
            frame = generator.gi_frame
        generator = generator.gi_yieldfrom
    return frame
