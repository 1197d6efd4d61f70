"""What the worker in the reader's browser calls: texts in, HTML out.

A request is JSON: `calculator`, `lang`, the `typed` texts by input name,
`today` as the reader's clock has it, the `version` of the page, and `linked` if a link brought the texts.
The answer is JSON: the `html` that takes the place of the form, the `state`
(`result`, `ask` or `problems`), what the page `title` begins with, the names
that no question knows any more as `dropped`, and with a result its `answers`
for an address, the `sheet` for paper and the `calendar` file (empty without days ahead).

>>> asked = '{"calculator": "introduction-benefit", "lang": "en", "typed": {"age": "x", "colour": "red"}}'
>>> said = json.loads(respond(asked))
>>> said["state"], said["dropped"]
('problems', ['colour'])
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from calc import CALCULATORS
from calc.frame.core import Ask, Calculator, run
from calc.frame.fields import Day
from calc.frame.form import Form, Invalid, asked_together
from calc.telling.calendar_file import calendar_file
from calc.telling.form_page import form_html, joined
from calc.telling.markup import Html, tag, together
from calc.telling.result_page import result_html
from calc.telling.sheet import sheet_html
from calc.telling.teller import Teller
from calc.text import plain

MOST = 10  # unknown names of a link that are said back
NAME = re.compile(r"[a-z][a-z0-9_]{0,29}")  # what a question may have been called


def respond(request: str) -> str:
    """The answer to a request; every reader's input has an answer, none raises."""
    asked = json.loads(request)
    today = day_told(asked.get("today"))
    teller = Teller(CALCULATORS[asked["calculator"]], asked["lang"], today, asked.get("version", ""))
    told = step(teller, asked["typed"], today)
    if asked.get("linked"):
        told["html"] = together(tag("p", teller.say("page.came-along"), css="note"), told["html"])
    return json.dumps(told, ensure_ascii=False)


def day_told(text: object) -> date:
    """The reader's day as her browser tells it, 2026-12-7 too; a day that cannot be read is the clock's.

    >>> day_told("2026-12-7")
    datetime.date(2026, 12, 7)
    """
    try:
        return Day(1970, 2999).parse(str(text))
    except Invalid:
        return date.today()


def step(teller: Teller, typed: Mapping[str, str], today: date) -> dict[str, Any]:
    """The next page of a calculator: its next question, what is wrong, or the result."""
    calculator, answers = teller.calculator, joined(typed)
    known = {name: text for name, text in answers.items() if name in calculator.form.fields}
    dropped = sorted(answers.keys() - known.keys())
    note = dropped_html(teller, dropped)
    told: dict[str, Any] = {"title": "", "dropped": dropped}
    try:
        form = calculator.form(known, thorough=True)
        outcome = run(calculator.rule, form)
    except Invalid as invalid:
        shown = in_order(calculator, {*known, *(each.field for each in invalid.problems)})
        body = form_html(teller, typed, shown, invalid.problems)
        title = plain(teller.say("page.error-prefix"))
        return told | {"state": "problems", "html": together(note, body), "title": title}
    if isinstance(outcome, Ask):
        next_ones = asked_together(calculator.form, outcome.field)
        body = form_html(teller, typed, [*shown_of(form), *next_ones], focus=next_ones[0])
        return told | {"state": "ask", "html": together(note, body)}
    body = together(form_html(teller, typed, shown_of(form)), result_html(teller, outcome, today))
    kept = {"answers": outcome.answers, "sheet": sheet_html(teller, outcome, today)}
    kept["calendar"] = calendar_file(teller, outcome)
    return told | {"state": "result", "html": together(note, body), **kept}


def shown_of(form: Form) -> list[str]:
    """The fields on the page: those the rules have read, with those asked together with them."""
    names: dict[str, None] = {}
    for name in form.read:
        names.update(dict.fromkeys(asked_together(type(form), name)))
    return list(names)


def in_order(calculator: Calculator[Any, Any], names: set[str]) -> list[str]:
    """Fields in the order of the form, with those asked together with them."""
    groups = {calculator.form.fields[name].group for name in names if name in calculator.form.fields}
    return [name for name, field in calculator.form.fields.items() if field.group in groups]


def dropped_html(teller: Teller, names: list[str]) -> Html:
    """A note on the answers of a link that no question knows; only what looks like a name is said back.

    A link is a stranger's: whatever else it holds would stand on the page in our voice.
    """
    if not names:
        return Html()
    told = ", ".join([name for name in names if NAME.fullmatch(name)][:MOST])
    if not told:
        return tag("p", teller.say("page.link-strange"), css="note")
    return tag("p", teller.say("page.link-unknown", {"names": told}), css="note")


def first_form(teller: Teller) -> Html:
    """The form as the page is served: the first questions, before any answer."""
    form = teller.calculator.form({}, thorough=True)
    outcome = run(teller.calculator.rule, form)
    assert isinstance(outcome, Ask)
    return form_html(teller, {}, asked_together(teller.calculator.form, outcome.field))
