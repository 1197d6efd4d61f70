"""The sheet of paper a reader takes along: result, papers with boxes, steps, answers, and where it stands.

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
from calc.frame.core import Outcome, Result, Step
from calc.telling.changes_page import changes_on_paper
from calc.telling.days import days_html
from calc.telling.markup import Html, tag, together
from calc.telling.next_steps import next_steps_html
from calc.telling.result_page import answer_html, answers_html, papers_html
from calc.telling.teller import Teller, law_read

OLD_AFTER = 6  # months since the laws were read; then the sheet says so


def sheet_html(teller: Teller, result: Result[Any], today: date) -> Html:
    """The whole sheet, as printed on a day."""
    title = tag("div", tag("h1", teller.own("title")), state_html(teller, result, today))
    scan = together(teller.say("page.scan"), " ", tag("span", data_address=True))
    return together(
        tag("header", title, tag("div", data_code=True)),
        answer_html(teller.headline(result)),
        *(tag("p", each) for each in teller.sentences(result)[1:]),
        tag("h2", teller.say("page.do-now")),
        next_steps_html(teller, result, today),
        days_html(teller, result, "h2"),
        papers_html(teller, result, "h2"),
        tag("p", tag("b", teller.say("page.who-decides"), ": "), teller.own("decider")),
        tag("h2", teller.say("page.how")),
        tag("ol", *(step_html(teller, step) for step in result.steps), css="steps"),
        changes_on_paper(teller, result),
        tag("h2", teller.say("page.your-answers")),
        answers_html(teller, result, change=False),
        tag("h2", teller.say("page.sources")),
        tag("ul", *sources_html(teller, result), css="places"),
        tag("p", scan, css="scan"),
    )


def state_html(teller: Teller, result: Result[Any], today: date) -> Html:
    """When rates and laws were read, the day of printing, the version; a warning when those days lie far apart."""
    printed = teller.say("page.printed", {"today": today})
    if teller.version:
        printed += " " + teller.say("page.version", {"version": teller.version})
    told = [*teller.rates(result), printed]
    if months_later(law_read(result), OLD_AFTER) <= today:
        told.append(tag("strong", teller.say("page.sheet-old")))
    first, *rest = told
    return tag("p", first, *(together(tag("br"), each) for each in rest), css="state")


def step_html(teller: Teller, step: Step) -> Html:
    """A step in full, with its sign and its provision; what is unclear says so in words."""
    css = step.outcome.value
    label = tag("b", teller.say("outcome.unclear"), ". ") if step.outcome is Outcome.UNCLEAR else Html()
    law = together(" ", tag("span", teller.cite(step.law), css="law")) if step.law else Html()
    return tag("li", label, teller.step(step), law, css=css)


def sources_html(teller: Teller, result: Result[Any]) -> list[Html]:
    """The short addresses that the steps rest on, in order, each once."""
    places: dict[str, str] = {}
    for step in result.steps:
        if step.rate:
            places.setdefault(step.rate.page, "")
        if step.law:
            places.setdefault(step.law.url, f"{teller.cite(replace(step.law, paragraph=0))}: ")
    return [tag("li", name, short(url)) for url, name in places.items()]


def short(url: str) -> str:
    """An address as one types it."""
    return url.removeprefix("https://").removeprefix("www.").rstrip("/")
