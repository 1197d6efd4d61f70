"""What another calculator already knows, offered at the question that asks it again.

Which answers mean the same is in `calc.frame.shared`. What is offered parses here, contradicts nothing that is
answered here, and is never "I do not know". With an answer come those that rest on it.

>>> from calc import CALCULATORS
>>> there = {"norwegian-training": {"permit": "s34", "permit_date": "2022-04-01", "age_at_permit": "30"}}
>>> offer = offered(CALCULATORS, "residence", "permit", {}, there)
>>> offer.source, offer.answers
('norwegian-training', {'permit': 's34', 'first_permit_date': '2022-04-01'})
>>> offered(CALCULATORS, "residence", "application_date", {}, there) is None
True
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from calc.frame.core import Calculator
from calc.frame.form import Field
from calc.frame.problem import Invalid
from calc.frame.shared import SHARED, Shared

Answers = Mapping[str, str]


@dataclass(frozen=True)
class Offer:
    """Answers that another calculator, the `source`, knows: of one question and of those that rest on it."""

    source: str
    answers: dict[str, str]


def offered(
    calculators: Mapping[str, Calculator[Any, Any]],
    name: str,
    asked: str,
    known: Answers,
    elsewhere: Mapping[str, Answers],
    today: date | None = None,
) -> Offer | None:
    """What can be offered to a question of a calculator, by its name; None if none of the others knows.

    `known` are the answers here, `elsewhere` those of other calculators, the latest last. An answer that is
    `known` here and the same is no offer, nor is `today`, which is offered anyway.
    """
    here = calculators[name]
    own = {each: text for each, text in known.items() if each != asked and parsed(here, each, text) is not None}
    for source in list(elsewhere)[::-1]:
        if source == name or source not in calculators:
            continue
        there = understood(calculators[source], elsewhere[source])
        found = dict(taken(here, calculators[source], asked, own, there))
        text = found.get(asked)
        is_today = getattr(here.form.fields[asked], "mostly_today", False) and text == str(today)
        if text is None or text == known.get(asked) or is_today:
            continue
        for answers in (found, {asked: text}):
            if fits(here, {**own, **answers}):
                return Offer(source, answers)
    return None


def taken(
    here: Calculator[Any, Any], there: Calculator[Any, Any], asked: str, known: Answers, answers: Answers
) -> Iterator[tuple[str, str]]:
    """The answer to a question, and those that rest on it, in their order."""
    text = same(here, there, asked, known, answers)
    if text is None:
        return
    yield asked, text
    given = {**known, asked: text}
    for name in here.form.fields:
        if name not in given and asked in rests_on(here, name):
            yield from taken(here, there, name, given, answers)


def same(
    here: Calculator[Any, Any], there: Calculator[Any, Any], asked: str, known: Answers, answers: Answers
) -> str | None:
    """The answer that means the same there, as a text that parses here."""
    for name in sources(here, there, asked, known, answers):
        text = answers.get(name)
        if text and parsed(here, asked, text) is not None:
            return text
    return None


def sources(
    here: Calculator[Any, Any], there: Calculator[Any, Any], asked: str, known: Answers, answers: Answers
) -> Iterator[str]:
    """The questions there that mean the same as the one asked here, with the answers that both have."""
    day = getattr(here.form.fields[asked], "age_on", "")
    if day and known.get(day):
        ages = ((name, getattr(each, "age_on", "")) for name, each in there.form.fields.items())
        yield from (name for name, on in ages if on and answers.get(on) == known[day])
    for row in SHARED:
        name = row.fields.get(there.name)
        if row.fields.get(here.name) != asked or name is None:
            continue
        if row.values and not {here.name, there.name} <= set(row.values.get(answers.get(name, ""), ())):
            continue
        if not row.of or rests_alike(row, here, there, known, answers):
            yield name


def rests_alike(
    row: Shared, here: Calculator[Any, Any], there: Calculator[Any, Any], known: Answers, answers: Answers
) -> bool:
    """Whether the answer that this one rests on is the same in both."""
    base = next(each for each in SHARED if each.name == row.of)
    text = known.get(base.fields[here.name])
    means = base.values.get(text or "", ())
    alike = text == answers.get(base.fields[there.name]) and {here.name, there.name} <= set(means)
    return alike and (not row.only or text in row.only)


def rests_on(here: Calculator[Any, Any], name: str) -> set[str]:
    """The questions of a calculator that a shared answer rests on."""
    bases = {row.of for row in SHARED if row.of and row.fields.get(here.name) == name}
    found = {row.fields[here.name] for row in SHARED if row.name in bases and here.name in row.fields}
    return found | ({day} if (day := getattr(here.form.fields[name], "age_on", "")) else set())


def understood(calculator: Calculator[Any, Any], answers: Answers) -> dict[str, str]:
    """The answers that parse, as they stand in addresses; without those that say "I do not know"."""
    texts = ((name, parsed(calculator, name, text)) for name, text in answers.items())
    return {name: text for name, text in texts if text}


def parsed(calculator: Calculator[Any, Any], name: str, text: str) -> str | None:
    """An answer as it stands in addresses; None for no answer, and for what is none here."""
    field: Field[Any] | None = calculator.form.fields.get(name)
    try:
        if field is None or field.is_blank(text):
            return None
        value = field.parse(text)
    except Invalid:
        return None
    return None if value in field.unsure else field.write(value)


def fits(calculator: Calculator[Any, Any], answers: Answers) -> bool:
    """Whether these answers can be true at once."""
    try:
        calculator.form(answers)
    except Invalid:
        return False
    return True
