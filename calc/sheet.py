"""The sheet of paper a reader takes along: answers, result, papers with boxes, steps, and where it stands.

Addresses are printed short, once each, with a number that the steps refer to.
The empty `data-code` is where the script draws the code that opens the same
calculation; no picture and no address of the reader's is known here.

>>> short("https://lovdata.no/lov/2020-11-06-127/§20")
'lovdata.no/lov/2020-11-06-127/§20'
"""

from __future__ import annotations

from datetime import date
from typing import Any

from calc.calendar import months_later
from calc.core import Calculator, Result, Step
from calc.page import escaped, html, marked
from calc.report import cite, rate_sentences, step_text
from calc.result_page import answer_html, answers_html, papers_html, unclear_html

OLD_AFTER = 6  # months since the laws were read; then the sheet says so


def sheet_html(calculator: Calculator[Any, Any], result: Result[Any], lang: str, today: date) -> str:
    """The whole sheet, as printed on a day."""
    places = sources(result, lang)
    listed = "".join(f"<li>{marked(name)}: {escaped(short(url))}</li>" for url, name in places.items())
    numbers = {url: number for number, url in enumerate(places, start=1)}
    steps = "".join(f"<li>{step_html(calculator, step, lang, numbers)}</li>" for step in result.steps)
    old = months_later(calculator.read_on, OLD_AFTER) <= today
    warning = f" <strong>{html('page.sheet-old', lang)}</strong>" if old else ""
    return (
        f"<header><h1>{html(f'{calculator.name}.title', lang)}</h1><div data-code></div></header>"
        f'<p class="state">{"<br>".join(map(marked, rate_sentences(calculator, result, lang)))}<br>'
        f"{html('page.printed', lang, {'today': today})}"
        f"{warning}</p>"
        f"<h2>{html('page.your-answers', lang)}</h2>{answers_html(calculator, result, lang, change=False)}"
        f"<h2>{html('page.result', lang)}</h2>{answer_html(calculator, result, lang)}"
        f"{unclear_html(calculator, result, lang)}{papers_html(calculator, result, lang, 'h2')}"
        f'<h2>{html("page.how", lang)}</h2><ol class="steps">{steps}</ol>'
        f"<h2>{html('page.who-decides', lang)}</h2><p>{html(f'{calculator.name}.decider', lang)}</p>"
        f'<h2>{html("page.sources", lang)}</h2><ol class="places">{listed}</ol>'
        f'<p class="scan">{html("page.scan", lang)}</p>'
    )


def sources(result: Result[Any], lang: str) -> dict[str, str]:
    """The addresses that the steps rest on, in order, each once, with what stands there."""
    found: dict[str, str] = {}
    for step in result.steps:
        if step.law:
            found.setdefault(step.law.url, cite(step.law, lang))
        if step.rate:
            found.setdefault(step.rate.page, step.rate.source)
    return found


def step_html(calculator: Calculator[Any, Any], step: Step, lang: str, numbers: dict[str, int]) -> str:
    """A step and the numbers of its sources."""
    urls = [each for each in (step.law and step.law.url, step.rate and step.rate.page) if each]
    refers = "".join(f" [{numbers[url]}]" for url in urls)
    return f"{marked(step_text(calculator, step, lang))}{refers}"


def short(url: str) -> str:
    """An address as one types it."""
    return url.removeprefix("https://").removeprefix("www.").rstrip("/")
