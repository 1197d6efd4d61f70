"""A calculator in a page: `:calculator: introduction-benefit`.

The rules make everything at build: the first questions, worked examples from
the named cases, and the decision trees. The script brings the form to life; without it the form
stays hidden, and the examples serve. An address names a calculator as `#introduction-benefit`, also with
its answers. Every word the script may need to say
lies in the element's `data-` attributes.
"""

from __future__ import annotations

from typing import Any

from markdown import Markdown

from calc import CALCULATORS
from calc.browser import first_form
from calc.frame.core import Ask, run
from calc.telling.markup import Html, tag
from calc.telling.result_page import example_html
from calc.telling.teller import Teller
from calc.telling.tree_page import trees_html
from calc.text import plain
from publish.contact import wrong_html
from publish.finished import download
from publish.markdown.directives import register
from publish.markdown.extension import extension
from publish.markdown.trees import kept_trees
from publish.places import CASES
from publish.problem import read_toml

SAID_BY_SCRIPT = ("loading", "starting", "ready", "cancelled", "failed", "link-note")
LOCK = tag(
    "svg",
    tag("path", d="M6 11h12v10H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3"),
    viewBox="0 0 24 24",
    aria_hidden="true",
    css="lock",
)
COUNTED = {"done": "{done}", "total": "{total}"}  # the script fills these as bytes come in


def calculator_html(name: str, lang: str, walk: bool = True, contact: str = "", page: str = "") -> Html:
    """The calculator's place in a page; below its result a way to tell that it is wrong, if one is configured."""
    teller = Teller(CALCULATORS[name], lang)
    said = {f"data-{id}": plain(teller.say(f"page.{id}", COUNTED)) for id in SAID_BY_SCRIPT}
    buttons = (
        tag("button", teller.say(f"page.{id}"), type="button", css="quiet", **{f"data-{id}": True}, hidden=True)
        for id in ("cancel", "retry")
    )
    privacy = tag("p", teller.say("page.privacy"), css="privacy")
    widget = tag(
        "section",
        tag("h3", teller.own("title")),
        tag("div", first_form(teller), data_body=True),
        tag("div", tag("p", role="status"), tag("progress", hidden=True), *buttons, css="status"),
        tag("div", LOCK, privacy, " ", download.place(lang), css="kept-here"),
        css="calculator",
        data_calculator=name,
        lang=lang,
        **said,
        hidden=True,
    )
    wrong = wrong_html(contact, lang, page, name)
    without_script = tag("p", teller.say("page.needs-script"), css="needs-script")
    return tag(
        "div",
        widget,
        tag("p", wrong, css="wrong-result", lang=lang) if wrong else "",
        without_script,
        examples_html(teller),
        all_rules_html(teller, walk),
        css="calculation",
        id=name,
    )


def examples_html(teller: Teller) -> Html:
    """The cases marked as examples, worked out, folded."""
    told = []
    for number, case in enumerate(example_cases(teller.calculator.name), start=1):
        outcome = run(teller.calculator.rule, teller.calculator.form(case["answers"]))
        if isinstance(outcome, Ask):
            raise ValueError(f"the example “{case['name']}” lacks an answer: {outcome.field}")
        told.append(example_html(teller, outcome, number))
    return folded(teller, "examples", *told)


def all_rules_html(teller: Teller, walk: bool) -> Html:
    """The decision trees, folded: whoever has no script, or a printer, still finds every answer."""
    return folded(teller, "tree", trees_html(teller, kept_trees(teller.calculator, walk=walk)))


def folded(teller: Teller, id: str, *inside: Html) -> Html:
    """What is folded below a heading, with a sentence of introduction."""
    heading = tag("summary", tag("h3", teller.say(f"page.{id}")))
    return tag("details", heading, tag("p", teller.say(f"page.{id}-intro")), *inside, css="examples")


def example_cases(name: str) -> list[dict[str, Any]]:
    """The named cases of a calculator that are also printed on its page."""
    cases = read_toml(CASES / f"{name.replace('-', '_')}.toml")["case"]
    return [case for case in cases if case.get("example")]


def extend(md: Markdown, lang: str, walk: bool, contact: str, page: str) -> None:
    """Register the directive."""
    register(md, "calculator", lambda names: calculator_html(names[0], lang, walk, contact, page))


makeExtension = extension(
    extend,
    walk=(True, "whether trees whose rules have changed are walked anew, which takes seconds"),
    contact=("", "the address that is configured to reach us, or nothing"),
    page=("", "the page's path, alike in all languages"),
)
