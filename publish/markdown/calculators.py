"""A calculator in a page: `:calculator: introduction-benefit`.

The rules make everything at build: the first questions, worked examples from
the named cases, and the decision trees. The script brings the form to life; without it the form
stays hidden, and the examples serve. An address names a calculator as `#introduction-benefit`, also with
its answers. Every word the script may need to say
lies in the element's `data-` attributes.
"""

from __future__ import annotations

from html import escape
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension

from calc import CALCULATORS
from calc.browser import first_form
from calc.frame.core import Ask, Calculator, run
from calc.telling.markup import html
from calc.telling.result_page import example_html
from calc.telling.tree_page import trees_html
from calc.text import plain, say
from publish.finished import download
from publish.markdown.directives import register
from publish.markdown.trees import kept_trees
from publish.places import CASES
from publish.problem import read_toml

SAID_BY_SCRIPT = ("loading", "starting", "ready", "cancelled", "failed", "link-note")
COUNTED = {"done": "{done}", "total": "{total}"}  # the script fills these as bytes come in


def calculator_html(name: str, lang: str, walk: bool = True) -> str:
    """The calculator's place in a page."""
    calculator = CALCULATORS[name]
    said = "".join(f' data-{id}="{escape(plain(say(f"page.{id}", lang, COUNTED)))}"' for id in SAID_BY_SCRIPT)
    buttons = "".join(
        f'<button type="button" class="quiet" data-{id} hidden>{html(f"page.{id}", lang)}</button>'
        for id in ("cancel", "retry")
    )
    return (
        f'<div class="calculation" id="{name}">'
        f'<section class="calculator" data-calculator="{name}" lang="{lang}"{said} hidden>'
        f"<h3>{html(f'{name}.title', lang)}</h3>{download.PLACE.format(lang)}"
        f'<div data-body>{first_form(calculator, lang)}</div><div class="status"><p role="status"></p>'
        f"<progress hidden></progress>{buttons}</div></section>"
        f'<p class="needs-script">{html("page.needs-script", lang)}</p>'
        f"{examples_html(calculator, lang)}{all_rules_html(calculator, lang, walk)}</div>"
    )


def examples_html(calculator: Calculator[Any, Any], lang: str) -> str:
    """The cases marked as examples, worked out, folded."""
    told = []
    for number, case in enumerate(example_cases(calculator.name), start=1):
        outcome = run(calculator.rule, calculator.form(case["answers"]))
        if isinstance(outcome, Ask):
            raise ValueError(f"the example “{case['name']}” lacks an answer: {outcome.field}")
        told.append(example_html(calculator, outcome, lang, number))
    return (
        f'<details class="examples"><summary><h3>{html("page.examples", lang)}</h3></summary>'
        f"<p>{html('page.examples-intro', lang)}</p>{''.join(told)}</details>"
    )


def all_rules_html(calculator: Calculator[Any, Any], lang: str, walk: bool) -> str:
    """The decision trees, folded: whoever has no script, or a printer, still finds every answer."""
    kept = kept_trees(calculator, walk=walk)
    return (
        f'<details class="examples"><summary><h3>{html("page.tree", lang)}</h3></summary>'
        f"<p>{html('page.tree-intro', lang)}</p>{trees_html(calculator, kept, lang)}</details>"
    )


def example_cases(name: str) -> list[dict[str, Any]]:
    """The named cases of a calculator that are also printed on its page."""
    cases = read_toml(CASES / f"{name.replace('-', '_')}.toml")["case"]
    return [case for case in cases if case.get("example")]


class Calculators(Extension):
    """Registers the directive."""

    def __init__(self, **options: object) -> None:
        self.config = {
            "lang": ["nb", "the language of the page"],
            "walk": [True, "whether trees whose rules have changed are walked anew, which takes seconds"],
        }
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:
        lang, walk = self.getConfig("lang"), self.getConfig("walk")
        register(md, "calculator", lambda names: calculator_html(names[0], lang, walk))


def makeExtension(**options: object) -> Calculators:
    """For Markdown's loader."""
    return Calculators(**options)
