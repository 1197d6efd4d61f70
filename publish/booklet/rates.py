"""The rates that the answers stand on, as a chapter of their own: from `calc.rates` and the rules, with sources.

Rows begin where the Integration Act does, § 52: on 1 January 2021. An older
amount is asked for by nobody who can still be paid it.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from calc import words
from calc.frame.core import Ask, run
from calc.rates import load, rate_on
from calc.rules.introduction_benefit import CALCULATOR
from calc.telling.markup import Html, tag, together
from publish.booklet.references import References, mark, references_html
from publish.text import word

TABLE = "basic_amount"
ACT_IN_FORCE = date(2021, 1, 1)
READERS = (
    ("full", {"age": "30"}),
    ("young", {"age": "24", "lives_with_parent": "no"}),
    ("parents", {"age": "24", "lives_with_parent": "yes"}),
)


def tables(lang: str, chapter: str) -> tuple[Html, Html]:
    """The table of rates, and its sources."""
    references = References()
    first = rate_on(TABLE, ACT_IN_FORCE).since
    days = [row["since"] for row in load(TABLE)["rows"] if row["since"] >= first]
    columns = ("since", "g", *(name for name, _ in READERS), "source")
    heads = (tag("th", word(f"booklet.rates-{each}", lang), scope="col") for each in columns)
    rows = [row(day, lang, chapter, references) for day in reversed(days)]
    due = word("booklet.rates-due", lang, date=words.day(load(TABLE)["review"], lang))
    table = tag("table", tag("thead", tag("tr", *heads)), tag("tbody", *rows), css="rates")
    told = together(tag("p", word("booklet.rates-intro", lang)), tag("p", due), table)
    return told, references_html(references, chapter, word("sources", lang))


def row(day: date, lang: str, chapter: str, references: References) -> Html:
    """The amounts from one day on."""
    rate = rate_on(TABLE, day)
    read = word("booklet.rates-read", lang, date=words.day(rate.retrieved, lang))
    number = references.number(rate.source, f"{word('booklet.rates-g', lang)}, {read}")
    amounts: list[int | Fraction] = [rate.value, *(benefit(day, answers) for _, answers in READERS)]
    cells = (tag("td", words.money(amount, lang, 0)) for amount in amounts)
    since = tag("th", words.day(max(day, ACT_IN_FORCE), lang), scope="row")
    return tag("tr", since, *cells, tag("td", mark(number, chapter)))


def benefit(day: date, answers: dict[str, str]) -> Fraction:
    """The benefit a month on a day, in kroner, for somebody with these answers."""
    outcome = run(CALCULATOR.rule, CALCULATOR.form({"date": max(day, ACT_IN_FORCE).isoformat(), **answers}))
    if isinstance(outcome, Ask):
        raise ValueError(f"the table of rates lacks an answer: {outcome.field}")
    return Fraction(outcome.value.month)
