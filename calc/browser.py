"""What the worker in the reader's browser calls: texts in, HTML out.

A request is JSON: the calculator's name, the language, and the typed texts by
input name. The answer is JSON: the HTML that takes the place of the form, the
state (`result`, `ask` or `problems`), what the page title begins with, and the
answers for an address.

>>> asked = '{"calculator": "introduction-benefit", "lang": "en", "typed": {"age": "x"}}'
>>> json.loads(respond(asked))["state"]
'problems'
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from calc import CALCULATORS
from calc.core import Ask, Calculator, run
from calc.form import Form, Invalid, asked_together
from calc.page import form_html, html, joined
from calc.result_page import result_html
from calc.text import plain, say


def respond(request: str) -> str:
    """The answer to a request; every reader's input has an answer, none raises."""
    asked = json.loads(request)
    lang = asked["lang"]
    return json.dumps(step(CALCULATORS[asked["calculator"]], lang, asked["typed"]), ensure_ascii=False)


def step(calculator: Calculator[Any, Any], lang: str, typed: Mapping[str, str]) -> dict[str, Any]:
    """The next page of a calculator: its next question, what is wrong, or the result."""
    answers = joined(typed)
    known = {name: text for name, text in answers.items() if name in calculator.form.fields}
    note = dropped_html(sorted(answers.keys() - known.keys()), lang)
    try:
        form = calculator.form(known, thorough=True)
        outcome = run(calculator.rule, form)
    except Invalid as invalid:
        shown = in_order(calculator, {*known, *(each.field for each in invalid.problems)})
        body = form_html(calculator, lang, typed, shown, invalid.problems)
        return {"state": "problems", "html": note + body, "title": plain(say("page.error-prefix", lang))}
    if isinstance(outcome, Ask):
        together = asked_together(calculator.form, outcome.field)
        body = form_html(calculator, lang, typed, [*shown_of(form), *together], focus=together[0])
        return {"state": "ask", "html": note + body, "title": ""}
    body = form_html(calculator, lang, typed, shown_of(form)) + result_html(calculator, outcome, lang)
    return {"state": "result", "html": note + body, "title": "", "answers": outcome.answers}


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


def dropped_html(names: list[str], lang: str) -> str:
    """A note that names the answers of a link that no question knows."""
    if not names:
        return ""
    told = ", ".join(name[:40] for name in names[:10])
    return f'<p class="note">{html("page.link-unknown", lang, {"names": told})}</p>'


def first_form(calculator: Calculator[Any, Any], lang: str) -> str:
    """The form as the page is served: the first questions, before any answer."""
    body: str = step(calculator, lang, {})["html"]
    return body.replace(" data-focus", "")
