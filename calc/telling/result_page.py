"""A result as HTML: the answer first, then how it was found, each step with its paragraph.

Also the worked examples of a page, which are results with the answers above
them. The heading takes the focus; nothing else is announced.
"""

from __future__ import annotations

from typing import Any

from calc.frame.core import Outcome, Result, Step, unsettled
from calc.law import Law
from calc.telling.checklist import checklist
from calc.telling.form_page import change_html
from calc.telling.markup import Html, tag, together
from calc.telling.teller import Teller
from calc.text import plain


def result_html(teller: Teller, result: Result[Any]) -> Html:
    """The whole result as the reader gets it after her last answer."""
    id = f"{teller.calculator.name}-result"
    changes = Html()
    if teller.has_own("changes"):
        changes = together(tag("h5", teller.say("page.could-change")), tag("p", teller.own("changes")))
    return tag(
        "section",
        tag("h4", teller.say("page.result"), id=id, tabindex="-1", data_focus=True),
        answer_html(teller, result),
        unclear_html(teller, result),
        papers_html(teller, result, "h5"),
        tag("h5", teller.say("page.who-decides")),
        tag("p", teller.own("decider")),
        tag("h5", teller.say("page.how")),
        steps_html(teller, result),
        tag("h5", teller.say("page.your-answers")),
        answers_html(teller, result, change=True),
        tag("h5", teller.say("page.rate-and-law")),
        rates_html(teller, result),
        changes,
        keep_html(teller, result),
        css="result",
        aria_labelledby=id,
    )


def answer_html(teller: Teller, result: Result[Any]) -> Html:
    """The result in sentences; the first is read from a metre away."""
    first, *rest = teller.sentences(result)
    return together(tag("p", first, css="answer"), *(tag("p", each) for each in rest))


def unclear_html(teller: Teller, result: Result[Any]) -> Html:
    """What is unclear or assumed, set apart from the steps, so that nobody misses it."""
    unclear = [tag("li", teller.step(step)) for step in unsettled(result.steps)]
    return tag("ul", *unclear, css="unclear") if unclear else Html()


def papers_html(teller: Teller, result: Result[Any], heading: str) -> Html:
    """The papers as a checklist: what the reader sends has an open box, what is fetched a ticked one."""
    groups = checklist(teller, result)
    told = [tag(heading, teller.say("page.papers"))] if groups else []
    for group in groups:
        items = (tag("li", paper.text) for paper in group.papers)
        told.append(tag("p", group.heading))
        told.append(tag("ul", *items, css="papers fetched" if group.fetched else "papers"))
    return together(*told)


def keep_html(teller: Teller, result: Result[Any]) -> Html:
    """Ways to keep and share the result; hidden until the script stands behind them."""
    name = f"{teller.calculator.name}-with-answers"
    names = ", ".join(teller.short_name(each) for each in result.answers)
    buttons = (
        together(tag("button", teller.say(f"page.{id}"), type="button", css="quiet", **{f"data-{id}": True}), " ")
        for id in ("print", "copy", "share")
    )
    said = {
        f"data-{id}": plain(teller.say(f"page.{id}"))
        for id in ("copied", "copied-answers", "not-copied", "shared")
    }
    choice = tag("input", type="checkbox", id=name, aria_describedby=f"{name}-names")
    label = tag("label", teller.say("page.with-answers"), label_for=name)
    link = plain(teller.say("page.link"))
    return tag(
        "div",
        tag("h5", teller.say("page.keep")),
        tag("p", choice, label, css="with-answers"),
        tag("p", teller.say("page.with-answers-names", {"names": names}), css="hint", id=f"{name}-names"),
        tag("p", *buttons, css="actions"),
        tag("p", role="status", **said),
        tag("input", type="text", css="link", readonly=True, hidden=True, autocomplete="off", aria_label=link),
        css="keep",
        hidden=True,
    )


def steps_html(teller: Teller, result: Result[Any]) -> Html:
    """How the result was found: a numbered list, each step with its provision."""
    return tag("ol", *(step_html(teller, step) for step in result.steps), css="steps")


def step_html(teller: Teller, step: Step) -> Html:
    """One step: what it said, and where that stands."""
    outcome = step.outcome.value
    label = Html()
    if step.outcome is not Outcome.COMPUTED:
        label = together(tag("b", teller.say(f"outcome.{outcome}"), "."), " ")
    return tag("li", label, teller.step(step), law_html(teller, step.law), css=outcome)


def law_html(teller: Teller, law: Law | None) -> Html:
    """A provision as a link to its Norwegian text, with the space before it."""
    if law is None:
        return Html()
    link = tag("a", teller.cite(law), href=law.url, hreflang="nb", rel="external")
    return together(" ", tag("span", link, css="law"))


def answers_html(teller: Teller, result: Result[Any], *, change: bool) -> Html:
    """The answers that the rules read, each with a way back to its question."""
    rows = []
    for name, text in result.answers.items():
        short, link = teller.short_name(name), Html()
        if change:
            link = together(" ", change_html(teller, name))
        rows.append(tag("div", tag("dt", short), tag("dd", teller.answer(name, text), link)))
    return tag("dl", *rows, css="answers")


def rates_html(teller: Teller, result: Result[Any]) -> Html:
    """The dated rates that were used, where to check them, and when the laws were read."""
    told = [tag("p", each) for each in teller.rates(result)]
    pages = dict.fromkeys(step.rate.page for step in result.steps if step.rate)
    check = teller.say("page.check-rate")
    told += [tag("p", tag("a", check, href=page, hreflang="nb", rel="external")) for page in pages]
    if teller.lang != "nb":
        told.append(tag("p", teller.say("page.laws-in-norwegian")))
    return together(*told)


def example_html(teller: Teller, result: Result[Any], number: int) -> Html:
    """A worked example: the answers, the result, and how it was found."""
    return tag(
        "section",
        tag("h4", teller.say("page.example", {"number": number})),
        answers_html(teller, result, change=False),
        answer_html(teller, result),
        papers_html(teller, result, "h5"),
        steps_html(teller, result),
        css="example",
    )
