"""One question as HTML, with its hint, its error, and the inputs of its kind.

Follows GOV.UK's patterns (https://design-system.service.gov.uk/patterns/dates/): a
label above each field, a legend that is the question, one error at the one
input that is wrong. A day has three inputs, `date.day`, `date.month`,
`date.year`; where it is mostly today, two buttons `date.when` stand before them.
All three have the keyboard of digits: a keyboard that changes between two boxes
costs more taps than a month's number, and a word that is typed or pasted is read.

>>> joined({"date.year": "2026", "date.month": "mai", "date.day": "1", "age": "27"}, date(2026, 11, 30))
{'date': '2026-mai-1', 'age': '27'}
>>> joined({"date.when": "today", "date.day": "", "date.month": "", "date.year": ""}, date(2026, 11, 30))
{'date': '2026-11-30'}
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from calc.frame.core import Calculator
from calc.frame.form import Field
from calc.frame.problem import Invalid, Problem
from calc.frame.typed import boxed
from calc.telling.markup import Html, tag, together
from calc.telling.teller import Teller

DAY_PARTS = ("day", "month", "year")
ISO_PARTS = ("year", "month", "day")
TODAY, OTHER = "today", "other"
NOTHING = Html()
Attributes = dict[str, "str | bool | None"]


def joined(typed: Mapping[str, str], today: date) -> dict[str, str]:
    """Answers by field name, in the order of their inputs; those of a day become one text in ISO 8601's order."""
    answers: dict[str, str] = {}
    for name, text in typed.items():
        field, _, part = name.partition(".")
        if part in (*ISO_PARTS, "when"):
            is_today = typed.get(f"{field}.when") == TODAY
            boxes = (typed.get(f"{field}.{each}", "") for each in ISO_PARTS)
            answers[field] = today.isoformat() if is_today else boxed(*boxes)
        else:
            answers[name] = text
    return answers


def input_id(calculator: Calculator[Any, Any], name: str) -> str:
    """The id of a field's first input."""
    return f"{calculator.name}-{name}".replace("_", "-")


def wrong_id(teller: Teller, problem: Problem, text: str) -> str:
    """The id of the input that is wrong: of a day the box that the problem names."""
    id, field = input_id(teller.calculator, problem.field), teller.calculator.form.fields[problem.field]
    if field.kind != "day" or when(field, text, teller.today) == TODAY:
        return id
    return part_id(field, id, wrong_part(problem))


def wrong_part(problem: Problem) -> str:
    """The box of a day that a problem is about."""
    return next((part for part in DAY_PARTS if problem.id.startswith(f"{part}-")), "day")


def part_id(field: Field[Any], id: str, part: str) -> str:
    """The id of one box of a day; the first input of a field carries the field's own."""
    return id if part == "day" and not getattr(field, "mostly_today", False) else f"{id}-{part}"


def when(field: Field[Any], text: str, today: date | None) -> str:
    """Which of the two buttons before a day is chosen; none where there are none."""
    if not getattr(field, "mostly_today", False):
        return ""
    return TODAY if not text or text == str(today) else OTHER


def problem_text(teller: Teller, problem: Problem) -> str:
    """What is wrong with an answer; the names that an option has in an address say nothing to a reader."""
    return teller.problem(replace(problem, id="not-offered") if problem.id == "not-an-option" else problem)


def question_html(
    teller: Teller,
    name: str,
    text: str,
    problem: Problem | None,
    focus: bool,
    offer: Html = NOTHING,
    alone: bool = False,
) -> Html:
    """One question with its hint, its error, what is offered as its answer, and its inputs.

    `text` is its answer as it was typed. One of yes and no that is `alone` is answered by its buttons.
    """
    field = teller.calculator.form.fields[name]
    id = input_id(teller.calculator, name)
    notes = {}
    if teller.has_own(f"field.{name}.hint"):
        notes["hint"] = teller.own(f"field.{name}.hint")
    if problem:
        notes["problem"] = problem_text(teller, problem)
    told = together(*(tag("p", note, css=kind, id=f"{id}-{kind}") for kind, note in notes.items()))
    described = " ".join(f"{id}-{kind}" for kind in notes) or None
    css = "question has-problem" if problem else "question"
    asked = teller.question(name)
    if field.keyboard:
        state: Attributes = {"aria_invalid": "true" if problem else None, "data_focus": focus}
        typing = typing_html(id, name, text, field.keyboard, aria_describedby=described, **state)
        return tag("div", tag("label", asked, label_for=id), told, offer, typing, css=css)
    if alone and by_buttons(field):
        # The question takes the focus, not a button: a key that is still held down answers nothing.
        own: Attributes = {"aria_describedby": described, "tabindex": "-1", "data_focus": focus}
        return tag("fieldset", tag("legend", asked), told, offer, buttons_html(teller, name, text), css=css, **own)
    inputs = options_html if field.options else day_html
    inside = inputs(teller, name, text, problem, focus)
    return tag("fieldset", tag("legend", asked), told, offer, inside, css=css, aria_describedby=described)


def typing_html(id: str, name: str, text: str, keyboard: str, **more: str | bool | None) -> Html:
    """A box to type in."""
    own: Attributes = {"type": "text", "id": id, "name": name, "inputmode": keyboard, "autocomplete": "off"}
    return tag("input", **own, value=text, **more)


def day_html(teller: Teller, name: str, text: str, problem: Problem | None, focus: bool) -> Html:
    """Day, month and year, after today where it mostly is; a day that was pasted is spread over the three."""
    field, id = teller.calculator.form.fields[name], input_id(teller.calculator, name)
    chosen = when(field, text, teller.today)
    parts = parts_of(field, "" if chosen == TODAY else text)
    inputs = []
    for part in DAY_PARTS:
        own = part_id(field, id, part)
        state: Attributes = {
            "aria_invalid": "true" if problem and chosen != TODAY and part == wrong_part(problem) else None,
            "data_focus": focus and not chosen and part == "day",
        }
        typing = typing_html(own, f"{name}.{part}", parts[part], "numeric", css=part, **state)
        inputs.append(tag("span", tag("label", teller.say(f"page.{part}"), label_for=own), typing, css="day-part"))
    boxes = tag("div", *inputs, css="day-parts")
    if not chosen:
        return boxes
    boxes = tag("div", tag("p", teller.say("page.day-example"), css="hint"), boxes, css="other-day")
    told = {TODAY: today_html(teller), OTHER: teller.say("page.other-day")}
    buttons = (
        option_html(
            f"{id}-{OTHER}" if value == OTHER else id,
            f"{name}.when",
            value,
            label,
            checked=value == chosen,
            data_focus=focus and value == chosen,
        )
        for value, label in told.items()
    )
    return tag("div", tag("div", *buttons, css="options"), boxes, css="ready-day")


def today_html(teller: Teller) -> Html:
    """Today with its date; where the reader's day is not known, as in a built page, the script writes it."""
    written = teller.value(teller.today) if teller.today else ""
    return tag("span", teller.say("page.today"), tag("span", f", {written}" if written else "", data_today=True))


def parts_of(field: Field[Any], text: str) -> dict[str, str]:
    """What stands in the three boxes for a text: a day that is understood, or as it was typed."""
    try:
        day = field.parse(text)
        return {part: str(getattr(day, part)) for part in DAY_PARTS} if day else dict.fromkeys(DAY_PARTS, "")
    except Invalid:
        typed = [*text.split("-", 2), "", ""][:3] if text.count("-") >= 2 else ["", "", text]
        return dict(zip(ISO_PARTS, typed, strict=True))


def options_html(teller: Teller, name: str, text: str, problem: Problem | None, focus: bool) -> Html:
    """Radio buttons, none chosen for the reader; of many, the common ones first, and the others folded."""
    field, id = teller.calculator.form.fields[name], input_id(teller.calculator, name)
    common: tuple[str, ...] = getattr(field, "common", ())
    values = [*common, *(each for each in field.options if each not in common)]
    buttons = []
    for value in values:
        first = value == values[0]
        state: Attributes = {"aria_invalid": "true" if problem else None, "data_focus": focus} if first else {}
        own = id if first else f"{id}-{value}".replace("_", "-")
        buttons.append(option_html(own, name, value, teller.option(name, value), checked=text == value, **state))
    if not common:
        return tag("div", *buttons, css="options")
    seen = len(common)
    more = tag("div", *buttons[seen:], css="options")
    own = f"field.{name}.others"
    others = teller.own(own) if teller.has_own(own) else teller.say("page.others")
    folded = tag("details", tag("summary", others), more, css="others", open=text in values[seen:])
    return together(tag("div", *buttons[:seen], css="options"), folded)


def by_buttons(field: Field[Any]) -> bool:
    """Whether a question that is alone is answered by buttons: one of yes and no."""
    return field.kind == "yes-no"


def buttons_html(teller: Teller, name: str, text: str) -> Html:
    """A button for each answer; the one that was given is pressed, and none for a question without an answer."""
    field, id = teller.calculator.form.fields[name], input_id(teller.calculator, name)
    buttons = (
        tag(
            "button",
            teller.option(name, value),
            type="submit",
            id=id if value == field.options[0] else f"{id}-{value}",
            name=name,
            value=value,
            css="quiet",
            aria_pressed=str(value == text).lower() if text else None,
        )
        for value in field.options
    )
    # The script writes here which one was pressed, so that the answer keeps its place among the others.
    return tag("div", hidden_html(name, text), *buttons, css="options")


def hidden_html(name: str, text: str) -> Html:
    """An answer that is given."""
    return tag("input", type="hidden", name=name, value=text)


def option_html(id: str, name: str, value: str, label: str, **more: str | bool | None) -> Html:
    """One radio button with its label."""
    button = tag("input", type="radio", id=id, name=name, value=value, **more)
    return tag("span", button, tag("label", label, label_for=id), css="option")
