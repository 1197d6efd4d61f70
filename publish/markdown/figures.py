"""Figures: amounts in prose are computed by the rules, so that no sentence holds a stale one.

    {{ introduction-benefit.month date=2023-08-15 age=30 }}     a value of a calculator
    {{ introduction-benefit.month:kr0 date=2026-05-01 age=30 }} the same in whole kroner
    {{ rate.basic_amount 2026-05-01 }}                          a dated rate

>>> figure("introduction-benefit.month:kr0 date=2023-08-15 age=30", "en").replace(chr(160), " ")
'19,770 kr'
>>> figure("rate.basic_amount 2026-05-01", "nb").replace(chr(160), " ")
'136 549 kr'
"""

from __future__ import annotations

from datetime import date

from markdown import Markdown
from markdown.preprocessors import Preprocessor

from calc import CALCULATORS, words
from calc.frame.core import Ask, run
from calc.rates import NoRate, rate_on
from calc.text import written
from publish.manuscript.pages import FIGURE
from publish.markdown.extension import extension

BEFORE_BLOCKS = 27


def figure(expression: str, lang: str) -> str:
    """The text of a figure. Raises `ValueError` when it is none or answers are missing, and `NoRate`."""
    try:
        return computed(expression, lang)
    except NoRate:
        raise
    except (LookupError, ValueError, OSError, AttributeError) as fault:
        raise ValueError(f"{{{{ {expression} }}}}: {fault}") from fault


def computed(expression: str, lang: str) -> str:
    """The same, with whatever errors the rules raise."""
    name, *arguments = expression.split()
    name, _, how = name.partition(":")
    owner, _, value = name.partition(".")
    if owner == "rate":
        return words.money(rate_on(value, date.fromisoformat(arguments[0])).value, lang, 0)
    calculator = CALCULATORS[owner]
    form = calculator.form(dict(each.split("=", 1) for each in arguments))
    outcome = run(calculator.rule, form)
    if isinstance(outcome, Ask):
        raise ValueError(f"an answer is missing: {outcome.field}")
    return written(getattr(outcome.value, value), how, lang, owner)


class Fill(Preprocessor):
    """Fills the figures before anything else reads the page."""

    def __init__(self, md: Markdown, lang: str) -> None:
        super().__init__(md)
        self.lang = lang

    def run(self, lines: list[str]) -> list[str]:
        return [FIGURE.sub(lambda place: figure(place[1], self.lang), line) for line in lines]


def extend(md: Markdown, lang: str) -> None:
    """Register the filling."""
    md.preprocessors.register(Fill(md, lang), "figures", BEFORE_BLOCKS)


makeExtension = extension(extend)
