"""The sheet of paper a reader takes along: answers, result, papers with boxes, steps, and where it stands.

Addresses are printed short, once each. The script fills two empty places:
`data-code` with a code that opens the same calculation, and `data-address`
with the page's own address; no address of the reader's is known here.

>>> short("https://lovdata.no/lov/2020-11-06-127/§20")
'lovdata.no/lov/2020-11-06-127/§20'
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from calc.calendar import months_later
from calc.frame.core import Calculator, Result, Step
from calc.telling.markup import escaped, html, marked
from calc.telling.report import cite, rate_sentences, step_text
from calc.telling.result_page import answer_html, answers_html, papers_html, unclear_html

OLD_AFTER = 6  # months since the laws were read; then the sheet says so


def sheet_html(
    calculator: Calculator[Any, Any], result: Result[Any], lang: str, today: date, version: str = ""
) -> str:
    """The whole sheet, as printed on a day from a page of a version."""
    steps = "".join(step_html(calculator, step, lang) for step in result.steps)
    return (
        f"<header><div><h1>{html(f'{calculator.name}.title', lang)}</h1>"
        f"{state_html(calculator, result, lang, today, version)}</div><div data-code></div></header>"
        f"<h2>{html('page.your-answers', lang)}</h2>{answers_html(calculator, result, lang, change=False)}"
        f"<h2>{html('page.result', lang)}</h2>{answer_html(calculator, result, lang)}"
        f"{unclear_html(calculator, result, lang)}{papers_html(calculator, result, lang, 'h2')}"
        f'<h2>{html("page.how", lang)}</h2><ol class="steps">{steps}</ol>'
        f"<h2>{html('page.who-decides', lang)}</h2><p>{html(f'{calculator.name}.decider', lang)}</p>"
        f'<h2>{html("page.sources", lang)}</h2><ul class="places">{sources_html(result, lang)}</ul>'
        f'<p class="scan">{html("page.scan", lang)} <span data-address></span></p>'
    )


def state_html(calculator: Calculator[Any, Any], result: Result[Any], lang: str, today: date, version: str) -> str:
    """When rates and laws were read, the day of printing, the version; a warning when those days lie far apart."""
    told = [marked(each) for each in rate_sentences(calculator, result, lang)]
    told.append(html("page.printed", lang, {"today": today}))
    if version:
        told[-1] += f" {html('page.version', lang, {'version': version})}"
    if months_later(calculator.read_on, OLD_AFTER) <= today:
        told.append(f"<strong>{html('page.sheet-old', lang)}</strong>")
    return f'<p class="state">{"<br>".join(told)}</p>'


def step_html(calculator: Calculator[Any, Any], step: Step, lang: str) -> str:
    """A step with its provision."""
    law = f' <span class="law">{marked(cite(step.law, lang))}</span>' if step.law else ""
    return f"<li>{marked(step_text(calculator, step, lang))}{law}</li>"


def sources_html(result: Result[Any], lang: str) -> str:
    """The short addresses that the steps rest on, in order, each once."""
    places: dict[str, str] = {}
    for step in result.steps:
        if step.rate:
            places.setdefault(step.rate.page, "")
        if step.law:
            places.setdefault(step.law.url, f"{marked(cite(replace(step.law, paragraph=0), lang))}: ")
    return "".join(f"<li>{name}{escaped(short(url))}</li>" for url, name in places.items())


def short(url: str) -> str:
    """An address as one types it."""
    return url.removeprefix("https://").removeprefix("www.").rstrip("/")
