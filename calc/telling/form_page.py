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
from calc.frame.form import Field, Problem
from calc.telling.markup import escaped, html, marked
from calc.telling.report import problem_text, question
from calc.text import has

DAY_PARTS = ("day", "month", "year")
ISO_PARTS = ("year", "month", "day")


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
    calculator: Calculator[Any, Any],
    lang: str,
    typed: Mapping[str, str],
    shown: Iterable[str],
    problems: tuple[Problem, ...] = (),
    focus: str = "",
) -> str:
    """The form with these fields, what was typed, and what is wrong; `focus` names the field to go to."""
    messages = {each.field: problem_text(calculator, each, lang) for each in problems}
    rows = []
    for index, name in enumerate(shown):
        rows.append(field_html(calculator, lang, name, typed, messages.get(name, ""), focus == name))
        if index == 0:
            rows.insert(0, f'<p class="privacy">{html("page.privacy", lang)}</p>')
    summary = summary_html(calculator, lang, messages)
    return (
        f'<form class="questions" novalidate action="#">{summary}{"".join(rows)}'
        f'<p class="actions"><button type="submit" class="primary">{html("page.continue", lang)}</button> '
        f'<button type="reset" class="quiet">{html("page.again", lang)}</button></p></form>'
    )


def summary_html(calculator: Calculator[Any, Any], lang: str, messages: Mapping[str, str]) -> str:
    """The summary of errors, each a link to its field; it takes the focus."""
    if not messages:
        return ""
    items = "".join(
        f'<li><a href="#{input_id(calculator, name)}">{marked(message)}</a></li>'
        if name in calculator.form.fields
        else f"<li>{marked(message)}</li>"
        for name, message in messages.items()
    )
    heading = html("page.problems", lang)
    return f'<div class="problems" tabindex="-1" data-focus><h4>{heading}</h4><ul>{items}</ul></div>'


def input_id(calculator: Calculator[Any, Any], name: str) -> str:
    """The id of a field's first input."""
    return f"{calculator.name}-{name}".replace("_", "-")


def field_html(
    calculator: Calculator[Any, Any],
    lang: str,
    name: str,
    typed: Mapping[str, str],
    problem: str,
    focus: bool,
) -> str:
    """One question with its hint, its error and its inputs."""
    field = calculator.form.fields[name]
    id = input_id(calculator, name)
    hint_message = f"{calculator.name}.field.{name}.hint"
    hint = f'<p class="hint" id="{id}-hint">{html(hint_message, lang)}</p>' if has(hint_message, lang) else ""
    error = f'<p class="problem" id="{id}-problem">{marked(problem)}</p>' if problem else ""
    described = " ".join(f"{id}-{each}" for each, there in (("hint", hint), ("problem", error)) if there)
    state = f' aria-describedby="{described}"' if described else ""
    asked = marked(question(calculator, name, lang))
    css = "question has-problem" if problem else "question"
    invalid = ' aria-invalid="true"' if problem else ""
    first = " data-focus" if focus else ""
    if field.kind in ("day", "choice", "yes-no"):
        inside = (
            day_inputs(lang, name, id, typed, invalid + first)
            if field.kind == "day"
            else options(calculator, lang, field, id, typed, invalid + first)
        )
        return f'<fieldset class="{css}"{state}><legend>{asked}</legend>{hint}{error}{inside}</fieldset>'
    mode = "numeric" if field.kind == "whole" else "decimal"
    return (
        f'<div class="{css}"><label for="{id}">{asked}</label>{hint}{error}<input type="text" id="{id}" '
        f'name="{name}" inputmode="{mode}" autocomplete="off" value="{escaped(typed.get(name, ""))}"'
        f"{state}{invalid}{first}></div>"
    )


def day_inputs(lang: str, name: str, id: str, typed: Mapping[str, str], more: str) -> str:
    """Day, month and year; the first carries the field's id. `more` are attributes of the first."""
    parts = dict(zip(ISO_PARTS, typed.get(name, "").split("-"), strict=False))
    inputs = []
    for part in DAY_PARTS:
        own = id if part == "day" else f"{id}-{part}"
        text = escaped(typed.get(f"{name}.{part}", parts.get(part, "")))
        mode = "" if part == "month" else ' inputmode="numeric"'  # a month may be typed as a word
        label = f'<label for="{own}">{html(f"page.{part}", lang)}</label>'
        inputs.append(
            f'<span class="day-part">{label}<input type="text" id="{own}" name="{name}.{part}" '
            f'class="{part}"{mode} autocomplete="off" value="{text}"'
            f"{more if part == 'day' else more.replace(' data-focus', '')}></span>"
        )
    return f'<div class="day-parts">{"".join(inputs)}</div>'


def options(
    calculator: Calculator[Any, Any],
    lang: str,
    field: Field[Any],
    id: str,
    typed: Mapping[str, str],
    more: str,
) -> str:
    """Radio buttons, none of them chosen for the reader; the first carries the field's id."""
    buttons = []
    for index, value in enumerate(field.options):  # type: ignore[attr-defined]
        own = id if index == 0 else f"{id}-{value}".replace("_", "-")
        message = f"answer.{value}"
        if field.kind == "choice":
            message = f"{calculator.name}.option.{field.name}.{value}"
        chosen = " checked" if typed.get(field.name) == value else ""
        buttons.append(
            f'<span class="option"><input type="radio" id="{own}" name="{field.name}" value="{value}"{chosen}'
            f'{more if index == 0 else ""}><label for="{own}">{html(message, lang)}</label></span>'
        )
    return f'<div class="options">{"".join(buttons)}</div>'
