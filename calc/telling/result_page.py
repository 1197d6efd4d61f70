"""A result as HTML: the stage with the answer, what to do now, why, the answers, and what is folded.

Also the worked examples of a page, which are results with the answers above
them. The heading takes the focus; nothing else is announced. Each part is a function of its own, and
`result_html` is their order.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from calc.frame.core import Result, unsettled
from calc.telling.calendar_file import calendar_file, left_out
from calc.telling.changes_page import changes_html
from calc.telling.checklist import checklist
from calc.telling.comparison_page import comparison_html, keep_beside_html
from calc.telling.days import days_html
from calc.telling.form_page import change_html
from calc.telling.markup import Html, tag, together
from calc.telling.next_steps import next_steps_html
from calc.telling.steps_page import steps_html
from calc.telling.teller import Headline, Teller
from calc.text import plain

NOTHING = Html()


def result_html(
    teller: Teller,
    result: Result[Any],
    _today: date | None = None,
    languages: Html = NOTHING,
    kept: Result[Any] | None = None,
) -> Html:
    """The whole result as the reader gets it after her last answer, on her day.

    `languages` offers a second one; a result that she `kept` is told beside it.
    """
    return tag(
        "section",
        stage_html(teller, result),
        comparison_html(teller, kept, result) if kept else NOTHING,
        now_html(teller, result),
        languages,
        days_html(teller, result),
        tag("h5", teller.say("page.how")),
        steps_html(teller, result, unclear_id(teller)),
        changes_html(teller, result),
        tag("h5", teller.say("page.your-answers")),
        answers_html(teller, result, change=True),
        keep_beside_html(teller),
        folded_html(teller, "page.rate-and-law", rates_html(teller, result)),
        keep_html(teller, result),
        css="result",
        aria_labelledby=f"{teller.calculator.name}-result",
    )


def stage_html(teller: Teller, result: Result[Any]) -> Html:
    """The stage: the heading, the answer that is read from a metre away, and its other sentences."""
    headline = teller.headline(result)
    first, *rest = teller.sentences(result)
    return tag(
        "div",
        tag(
            "h4",
            label(teller, result, first),
            id=f"{teller.calculator.name}-result",
            tabindex="-1",
            data_focus=True,
        ),
        answer_html(headline),
        *(tag("p", each) for each in rest),
        unclear_html(teller, result),
        css="stage",
    )


def label(teller: Teller, result: Result[Any], first: str) -> str:
    """What stands over the answer: with the day it is for, unless the answer says that itself."""
    day = teller.calculator.summary(result.value)[0].facts.get("date")
    if not isinstance(day, date) or teller.value(day) in first:
        return teller.say("page.result")
    return teller.say("page.result-on", {"day": day})


def answer_html(headline: Headline) -> Html:
    """The first sentence with its figure large; without one, a word with its sign stands over it."""
    large = tag("strong", headline.large, css="large")
    if not headline.figure:
        css = f"verdict {headline.outcome.value}" if headline.outcome else "verdict"
        verdict = tag("p", large, css=css) if headline.large else Html()
        return together(verdict, tag("p", headline.before, css="answer"))
    before = tag("span", headline.before, css="before") if headline.before else ""
    css = "after" if headline.large[-1:].isdigit() else "after apart"  # a bare number keeps its unit beside it
    after = tag("span", headline.after, css=css) if headline.after else ""
    return tag("p", before, large, after, css="answer amount")


def unclear_html(teller: Teller, result: Result[Any]) -> Html:
    """One line that leads to what is unclear, which is told in its steps."""
    unclear = unsettled(result.steps)
    if not unclear:
        return Html()
    link = tag("a", teller.say("page.unclear-below", {"count": len(unclear)}), href=f"#{unclear_id(teller)}")
    return tag("p", link, css="unsure")


def unclear_id(teller: Teller) -> str:
    """The id of the first step that is unclear."""
    return f"{teller.calculator.name}-unclear"


def now_html(teller: Teller, result: Result[Any]) -> Html:
    """What to do now, who decides, and the papers."""
    who = together(tag("b", teller.say("page.who-decides"), ": "), teller.own("decider"))
    return tag(
        "div",
        tag("h5", teller.say("page.do-now")),
        next_steps_html(teller, result, teller.today),
        tag("p", who),
        papers_html(teller, result, "h6"),
        css="now",
    )


def folded_html(teller: Teller, heading: str, *inside: Html) -> Html:
    """A part that waits behind its heading."""
    return tag("details", tag("summary", teller.say(heading)), *inside, css="folded")


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
    of_what = tag("span", ": ", teller.own("title"), css="aside")
    calendar = ("calendar",) if calendar_file(teller, result) else ()
    buttons = (
        tag("button", teller.say(f"page.{id}"), of_what, type="button", css="quiet", **{f"data-{id}": True})
        for id in ("print", *calendar, "copy", "share")
    )
    said = {
        f"data-{id}": plain(teller.say(f"page.{id}"))
        for id in (
            *("copied", "copied-answers", "not-copied", "shared", "not-shared", "not-printed", "calendar-saved"),
        )
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
        tag("p", note, css="hint") if (note := left_out(teller, result)) else Html(),
        tag("p", role="status", **said),
        tag("input", type="text", css="link", readonly=True, hidden=True, autocomplete="off", aria_label=link),
        css="keep",
        hidden=True,
    )


def answers_html(teller: Teller, result: Result[Any], *, change: bool) -> Html:
    """The answers that the rules read, each with a way back to its question."""
    rows = []
    for name, text in result.answers.items():
        short, link = teller.short_name(name), Html()
        if change:
            link = together(" ", change_html(teller, name))
        rows.append(tag("div", tag("dt", short), tag("dd", tag("span", teller.answer(name, text)), link)))
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
        tag("h3", teller.say("page.example", {"number": number})),
        answers_html(teller, result, change=False),
        answer_html(teller.headline(result)),
        *(tag("p", each) for each in teller.sentences(result)[1:]),
        papers_html(teller, result, "h4"),
        steps_html(teller, result),
        css="example",
    )
