"""A calculator's form as HTML: the same at build and in the reader's browser.

Follows GOV.UK's patterns for questions and errors
(https://design-system.service.gov.uk/patterns/validation/): a label above each
field, a legend that is the question, checks on submit only, a summary of
errors on top with the same words at the field, and nothing typed is lost.

`typed` holds texts by input name. A day has three inputs, `date.year`,
`date.month`, `date.day`; `joined` makes one answer of them.

>>> joined({"date.year": "2026", "date.month": "mai", "date.day": "1", "age": "27"})
{'date': '2026-mai-1', 'age': '27'}
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from calc.frame.core import Calculator
from calc.frame.form import Problem
from calc.telling.markup import Html, tag, together
from calc.telling.teller import Teller

DAY_PARTS = ("day", "month", "year")
ISO_PARTS = ("year", "month", "day")
Attributes = dict[str, "str | bool | None"]


def joined(typed: Mapping[str, str]) -> dict[str, str]:
    """Answers by field name; the three inputs of a day become one text in the order of ISO 8601."""
    answers: dict[str, str] = {}
    for name, text in typed.items():
        field, _, part = name.partition(".")
        if part in ISO_PARTS:
            answers[field] = "-".join(typed.get(f"{field}.{each}", "").strip() for each in ISO_PARTS)
        else:
            answers[name] = text
    return answers


def form_html(
    teller: Teller,
    typed: Mapping[str, str],
    shown: Iterable[str],
    problems: tuple[Problem, ...] = (),
    focus: str = "",
) -> Html:
    """The form with these fields, what was typed, and what is wrong; `focus` names the field to go to."""
    messages = {each.field: teller.problem(each) for each in problems}
    rows = [question_html(teller, name, typed, messages.get(name, ""), focus == name) for name in shown]
    if rows:
        rows.insert(0, tag("p", teller.say("page.privacy"), css="privacy"))
    buttons = together(
        tag("button", teller.say("page.continue"), type="submit", css="primary"),
        " ",
        tag("button", teller.say("page.again"), type="reset", css="quiet"),
    )
    inside = (summary_html(teller, messages), *rows, tag("p", buttons, css="actions"))
    return tag("form", *inside, css="questions", novalidate=True, autocomplete="off", action="#")


def summary_html(teller: Teller, messages: Mapping[str, str]) -> Html:
    """The summary of errors, each a link to its field; it takes the focus."""
    if not messages:
        return Html()
    items = (
        tag("li", tag("a", message, href=f"#{input_id(teller.calculator, name)}"))
        if name in teller.calculator.form.fields
        else tag("li", message)
        for name, message in messages.items()
    )
    inside = (tag("h4", teller.say("page.problems")), tag("ul", *items))
    return tag("div", *inside, css="problems", tabindex="-1", data_focus=True)


def input_id(calculator: Calculator[Any, Any], name: str) -> str:
    """The id of a field's first input."""
    return f"{calculator.name}-{name}".replace("_", "-")


def question_html(teller: Teller, name: str, typed: Mapping[str, str], problem: str, focus: bool) -> Html:
    """One question with its hint, its error and its inputs."""
    field = teller.calculator.form.fields[name]
    id = input_id(teller.calculator, name)
    notes = {}
    if teller.has_own(f"field.{name}.hint"):
        notes["hint"] = teller.own(f"field.{name}.hint")
    if problem:
        notes["problem"] = problem
    told = together(*(tag("p", text, css=kind, id=f"{id}-{kind}") for kind, text in notes.items()))
    described = " ".join(f"{id}-{kind}" for kind in notes) or None
    css = "question has-problem" if problem else "question"
    state: Attributes = {"aria_invalid": "true" if problem else None, "data_focus": focus}
    asked = teller.question(name)
    if field.keyboard:
        typing = tag(
            "input",
            type="text",
            id=id,
            name=name,
            inputmode=field.keyboard,
            autocomplete="off",
            value=typed.get(name, ""),
            aria_describedby=described,
            **state,
        )
        return tag("div", tag("label", asked, label_for=id), told, typing, css=css)
    inputs = options_html if field.options else day_html
    inside = inputs(teller, name, id, typed, state)
    return tag("fieldset", tag("legend", asked), told, inside, css=css, aria_describedby=described)


def day_html(teller: Teller, name: str, id: str, typed: Mapping[str, str], state: Attributes) -> Html:
    """Day, month and year; the first carries the field's id and takes the focus."""
    parts = dict(zip(ISO_PARTS, typed.get(name, "").split("-"), strict=False))
    inputs = []
    for part in DAY_PARTS:
        own = id if part == "day" else f"{id}-{part}"
        typing = tag(
            "input",
            type="text",
            id=own,
            name=f"{name}.{part}",
            css=part,
            inputmode=None if part == "month" else "numeric",  # a month may be typed as a word
            autocomplete="off",
            value=typed.get(f"{name}.{part}", parts.get(part, "")),
            **(state if part == "day" else {**state, "data_focus": False}),
        )
        label = tag("label", teller.say(f"page.{part}"), label_for=own)
        inputs.append(tag("span", label, typing, css="day-part"))
    return tag("div", *inputs, css="day-parts")


def options_html(teller: Teller, name: str, id: str, typed: Mapping[str, str], state: Attributes) -> Html:
    """Radio buttons, none of them chosen for the reader; the first carries the field's id."""
    buttons = []
    for index, value in enumerate(teller.calculator.form.fields[name].options):
        own = id if index == 0 else f"{id}-{value}".replace("_", "-")
        more: Attributes = {"checked": typed.get(name) == value, **(state if index == 0 else {})}
        button = tag("input", type="radio", id=own, name=name, value=value, **more)
        label = tag("label", teller.option(name, value), label_for=own)
        buttons.append(tag("span", button, label, css="option"))
    return tag("div", *buttons, css="options")
