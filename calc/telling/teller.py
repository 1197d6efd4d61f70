"""A calculator's words in one language, as seen from a day: questions, answers, steps, and what is wrong.

All that is told of a result passes here, for the command line, the pages, the
sheet and the tests. `today` is the reader's day: a deadline that has passed is
told by the message `ID.passed`. Without a day none has passed.

>>> from calc import CALCULATORS
>>> from calc.frame.core import outcome_of
>>> benefit = Teller(CALCULATORS["introduction-benefit"], "en")
>>> result = outcome_of(benefit.calculator, {"date": "2023-08-15", "age": "30"})
>>> benefit.sentences(result)[0].replace(chr(160), " ")
'You get about 19,770 kr a month before tax.'
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from calc.frame.core import Calculator, Outcome, Result, Sentence, Step
from calc.frame.form import Invalid, NameOf, Problem
from calc.law import ACTS, Law
from calc.text import LARGE, has, plain, say, written

SAID = (Outcome.MET, Outcome.NOT_MET, Outcome.UNCLEAR)


@dataclass(frozen=True)
class Headline:
    """What a result comes to: the first sentence, and what stands large in it or over it.

    A word stands over the whole sentence `before`; a figure stands in it, between `before` and `after`.
    """

    outcome: Outcome | None
    before: str
    large: str
    after: str | None = None

    @property
    def figure(self) -> bool:
        """Whether what stands large is a part of the sentence."""
        return self.after is not None


@dataclass(frozen=True)
class Teller:
    """A calculator, a language, the reader's day, and the version of the page it is told on, if there is one.

    Norwegian words in what it tells are still marked.
    """

    calculator: Calculator[Any, Any]
    lang: str
    today: date | None = None
    version: str = ""

    def say(self, id: str, facts: Mapping[str, Any] | None = None, large: tuple[str, ...] = ()) -> str:
        """A message that all calculators share. A fact that names a field is told as its short name."""
        known = {
            name: self.short_name(value) if isinstance(value, NameOf) else value
            for name, value in (facts or {}).items()
        }
        return say(id, self.lang, known, large)

    def own(self, id: str, facts: Mapping[str, Any] | None = None, large: tuple[str, ...] = ()) -> str:
        """A message of this calculator."""
        return self.say(f"{self.calculator.name}.{id}", facts, large)

    def has_own(self, id: str) -> bool:
        """Whether this calculator has such a message; some, like hints, are optional."""
        return has(f"{self.calculator.name}.{id}", self.lang)

    def sentences(self, result: Result[Any]) -> list[str]:
        """The result told in sentences, the answer first."""
        told = self.calculator.summary(result.value)
        sentences = [self.own(each.id + self.tense(each.by), each.facts) for each in told]
        changed = [step.law.changed for step in result.steps if step.law and step.law.changed]
        return [*sentences, self.changed(min(changed))] if changed else sentences

    def headline(self, result: Result[Any]) -> Headline:
        """The first sentence, and apart from it what stands large: its own figure, or a word over it."""
        first = self.calculator.summary(result.value)[0]
        told = self.own(first.id + self.tense(first.by), first.facts, first.figure)
        start, end = told.find(LARGE[0]), told.rfind(LARGE[1])
        if start < 0:
            return Headline(first.outcome, told, self.large(first))
        after = told[end + 1 :]
        figure = told[start:end] + ("" if after.strip(" .") else after)  # a stop does not stand alone
        for sign in LARGE:
            figure = figure.replace(sign, "")
        return Headline(first.outcome, told[:start], figure, after if after.strip(" .") else "")

    def large(self, sentence: Sentence) -> str:
        """The word that stands large over a sentence without a figure; of an amount there is none."""
        if self.has_own(f"{sentence.id}.large"):
            return self.own(f"{sentence.id}.large", sentence.facts)
        return self.say(f"large.{sentence.outcome.value}") if sentence.outcome in SAID else ""

    def step(self, step: Step) -> str:
        """The sentence of a step: the calculator's own, or one that all share; and whether its law has changed."""
        id = f"step.{step.id}{self.tense(step.by)}"
        told = self.own(id, step.facts) if self.has_own(id) else self.say(id, step.facts)
        return f"{told} {self.changed(step.law.changed)}" if step.law and step.law.changed else told

    def changed(self, day: date) -> str:
        """That a law has other words since a day, which nobody has read for the rules yet."""
        return self.say("law.changed", {"day": day})

    def tense(self, by: date | None) -> str:
        """What a message's id ends with, once its deadline lies behind the reader."""
        return ".passed" if by and self.today and self.today > by else ""

    def cite(self, law: Law) -> str:
        """A provision as it is cited: the act, the section and the paragraph."""
        facts: dict[str, Any] = {"act": self.say(f"law.{law.act}"), "section": law.section}
        if not law.paragraph:
            return self.say("law.cite", facts)
        return self.say("law.cite-paragraph", {**facts, "paragraph": self.say(f"law.paragraph.{law.paragraph}")})

    def question(self, name: str) -> str:
        """The question of a field as it is put to the reader."""
        return self.own(f"field.{name}")

    def short_name(self, name: str) -> str:
        """The short name of a field, or the name itself where there is no such field."""
        id = f"field.{name}.name"
        return self.own(id) if self.has_own(id) else str(name)

    def option(self, name: str, value: str) -> str:
        """One of a field's answers in words: yes, no and their like are shared."""
        own = self.calculator.form.fields[name].kind == "choice"
        return self.own(f"option.{name}.{value}") if own else self.say(f"answer.{value}")

    def answer(self, name: str, text: str) -> str:
        """An answer in words: an option's text, a written date, a grouped number."""
        field = self.calculator.form.fields[name]
        if field.is_blank(text):  # as three empty boxes of a day send it
            return self.say("answer.blank")
        return self.option(name, text) if field.options else self.value(field.parse(text))

    def value(self, value: Any) -> str:
        """A day in words; a whole number as it was typed, since it may be a year; an amount grouped."""
        if isinstance(value, int):
            return str(value)
        return written(value, "" if isinstance(value, date) else "n", self.lang)

    def problem(self, problem: Problem) -> str:
        """What is wrong with an answer and what to do, naming the field."""
        return self.say(f"problem.{problem.id}", {"field": NameOf(problem.field), **problem.facts})

    def errors(self, invalid: Invalid) -> dict[str, str]:
        """The message of every field with a problem."""
        return {each.field: plain(self.problem(each)) for each in invalid.problems}

    def rates(self, result: Result[Any]) -> list[str]:
        """The dated rates that were used, and when the laws were read."""
        told = []
        for rate in (step.rate for step in result.steps if step.rate):
            facts = {name: getattr(rate, name) for name in ("value", "since", "retrieved")}
            told.append(self.say(f"rate.{rate.name}", facts))
        return [*told, self.say("page.law-read", {"read": law_read(result)})]


def law_read(result: Result[Any]) -> date:
    """The day the laws behind a result were read; of several the earliest."""
    acts = {step.law.act for step in result.steps if step.law} or set(ACTS)
    return min(ACTS[act].read_on for act in acts)
