"""A picture as a whole: rows of words with an amount and a bar, and one sentence for who does not see it.

The words stand beside the bars as HTML, so they wrap, grow and are translated. A reader of screens hears
the sentence; the table or the text below the picture has every figure.

>>> figure_html("G grew.", [Row("2025", "130,160 kr", Html())])
'<figure class="picture" role="img" aria-label="G grew."><ol><li class="drawn"><span>2025</span> \
<b class="amount">130,160 kr</b></li></ol></figure>'
"""

from __future__ import annotations

from collections.abc import Iterable

from calc.telling.markup import Html, tag
from calc.telling.pictures.chart import Row
from calc.text import plain


def figure_html(sentence: str, rows: Iterable[Row | str]) -> Html:
    """A figure of rows; a text among them is a heading over those that follow."""
    items = (
        tag("li", row, css="group")
        if isinstance(row, str)
        else tag("li", tag("span", row.label), " ", tag("b", row.amount, css="amount"), row.bar, css="drawn")
        for row in rows
    )
    return tag("figure", tag("ol", *items), css="picture", role="img", aria_label=plain(sentence))
