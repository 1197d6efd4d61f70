"""A result in plain sentences and as JSON: the same for the command line, the pages and the tests.

>>> from calc import CALCULATORS
>>> from calc.frame.core import run
>>> benefit = CALCULATORS["introduction-benefit"]
>>> form = benefit.form({"date": "2023-08-15", "age": "30", "lives_with_parent": "no"})
>>> sentences(benefit, run(benefit.rule, form), "en")[0].replace(chr(160), " ")
'You get about 19,770 kr a month before tax.'
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import Any

from calc.frame.core import Ask, Calculator, Result, Step, run
from calc.frame.form import Invalid, Problem
from calc.law import Law
from calc.telling.checklist import checklist
from calc.text import has, plain, say, written


def sentences(calculator: Calculator[Any, Any], result: Result[Any], lang: str) -> list[str]:
    """The result told in sentences, the answer first."""
    told = calculator.summary(result.value)
    return [say(f"{calculator.name}.{each.id}", lang, each.facts) for each in told]


def step_text(calculator: Calculator[Any, Any], step: Step, lang: str) -> str:
    """The sentence of one step."""
    return say(f"{calculator.name}.step.{step.id}", lang, step.facts)


def cite(law: Law, lang: str) -> str:
    """A provision as it is cited: the act, the section and the paragraph."""
    facts: dict[str, Any] = {"act": say(f"law.{law.act}", lang), "section": law.section}
    if not law.paragraph:
        return say("law.cite", lang, facts)
    facts["paragraph"] = say(f"law.paragraph.{law.paragraph}", lang)
    return say("law.cite-paragraph", lang, facts)


def question(calculator: Calculator[Any, Any], name: str, lang: str) -> str:
    """The question of a field as it is put to the reader."""
    return say(f"{calculator.name}.field.{name}", lang)


def short_name(calculator: Calculator[Any, Any], name: str, lang: str) -> str:
    """The short name of a field, or the name itself where there is no such field."""
    id = f"{calculator.name}.field.{name}.name"
    return say(id, lang) if has(id, lang) else name


def answer(calculator: Calculator[Any, Any], name: str, text: str, lang: str) -> str:
    """An answer in words: an option's text, a written date, a grouped number."""
    field = calculator.form.fields[name]
    if not text:
        return say("answer.blank", lang)
    if field.kind == "yes-no":
        return say(f"answer.{text}", lang)
    if field.kind == "choice":
        return say(f"{calculator.name}.option.{name}.{text}", lang)
    return written_answer(field.parse(text), lang)


def written_answer(value: Any, lang: str) -> str:
    """A day in words; a whole number as it was typed, since it may be a year; an amount grouped."""
    if isinstance(value, int):
        return str(value)
    return written(value, "" if isinstance(value, date) else "n", lang)


def problem_text(calculator: Calculator[Any, Any], problem: Problem, lang: str) -> str:
    """What is wrong with an answer and what to do, naming the field."""
    facts = {"field": short_name(calculator, problem.field, lang), **problem.facts}
    return say(f"problem.{problem.id}", lang, facts)


def errors(calculator: Calculator[Any, Any], invalid: Invalid, lang: str) -> dict[str, str]:
    """The message of every field with a problem."""
    return {each.field: plain(problem_text(calculator, each, lang)) for each in invalid.problems}


def rate_sentences(calculator: Calculator[Any, Any], result: Result[Any], lang: str) -> list[str]:
    """The dated rates that were used, and when the laws were read."""
    told = []
    for step in result.steps:
        if step.rate:
            facts = {name: getattr(step.rate, name) for name in ("value", "since", "retrieved")}
            told.append(say(f"rate.{step.rate.name}", lang, facts))
    return [*told, say("page.law-read", lang, {"read": calculator.read_on})]


def outcome_of(calculator: Calculator[Any, Any], answers: Mapping[str, str]) -> Result[Any] | Ask | Invalid:
    """What these answers come to: a result, the field to ask for, or what is wrong with them."""
    try:
        return run(calculator.rule, calculator.form(answers))
    except Invalid as invalid:
        return invalid


def outcome_json(calculator: Calculator[Any, Any], answers: Mapping[str, str], lang: str) -> dict[str, Any]:
    """The result of these answers, or `{"ask": field}`, or `{"errors": {field: message}}`."""
    outcome = outcome_of(calculator, answers)
    if isinstance(outcome, Invalid):
        return {"errors": errors(calculator, outcome, lang)}
    if isinstance(outcome, Ask):
        return {"ask": outcome.field}
    return result_json(calculator, outcome, lang)


def result_json(calculator: Calculator[Any, Any], result: Result[Any], lang: str) -> dict[str, Any]:
    """The result as the command line prints it."""
    return {
        "value": as_json(result.value),
        "sentences": [plain(each) for each in sentences(calculator, result, lang)],
        "steps": [
            {
                "id": step.id,
                "outcome": step.outcome.value,
                "law": law_json(step.law, lang),
                "rate": as_json(step.rate),
                "facts": as_json(step.facts),
                "text": plain(step_text(calculator, step, lang)),
            }
            for step in result.steps
        ],
        "papers": [
            {"id": paper.id, "by": group.by, "text": plain(paper.text)}
            for group in checklist(calculator, result, lang)
            for paper in group.papers
        ],
        "answers": dict(result.answers),
        "assumed": list(result.assumed),
    }


def law_json(law: Law | None, lang: str) -> Any:
    """A provision with its citation and address."""
    return law and {**as_json(law), "url": law.url, "text": plain(cite(law, lang))}


def as_json(value: Any) -> Any:
    """Values as JSON: dates in ISO form, kroner with two decimals, other fractions as `5/9`."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Fraction | date):
        return str(value)
    if is_dataclass(value):
        return {each.name: as_json(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, Mapping):
        return {key: as_json(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [as_json(each) for each in value]
    return value
