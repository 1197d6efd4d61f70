"""The basic amount G (*grunnbeløpet*) through the years, a bar a row of its table.

https://www.nav.no/grunnbelopet; the rows lie in `calc/rates/basic_amount.toml`.

>>> "136,549" in picture("en"), picture("en").count("<rect") == 2 * len(load("basic_amount")["rows"]) - 1
(True, True)
"""

from __future__ import annotations

from fractions import Fraction

from calc.rates import load
from calc.telling.markup import Html
from calc.telling.pictures.bars import drawn, filled
from calc.telling.pictures.chart import Row
from calc.telling.pictures.figure import figure_html
from calc.words import day, money
from publish.text import word


def picture(lang: str) -> Html:
    """The newest row first, as in the table below it."""
    rows = load("basic_amount")["rows"]
    most = max(row["value"] for row in rows)
    sentence = word(
        "picture.basic-amount",
        lang,
        first=money(rows[0]["value"], lang, 0),
        since=day(rows[0]["since"], lang),
        last=money(rows[-1]["value"], lang, 0),
        now=day(rows[-1]["since"], lang),
    )
    bars = (
        Row(day(row["since"], lang), money(row["value"], lang, 0), drawn(filled(Fraction(row["value"], most))))
        for row in reversed(rows)
    )
    return figure_html(sentence, bars)
