"""The table below a picture, from the same rows, made as `publish.markdown.tables` leaves a table of a page.

>>> table_html(["Why", "Benefit"], [["Holiday", "yes"]], "pair")
'<table class="pair"><thead><tr><th>Why</th><th>Benefit</th></tr></thead>\
<tbody><tr><td>Holiday</td><td data-label="Benefit">yes</td></tr></tbody></table>'
"""

from __future__ import annotations

from collections.abc import Sequence

from calc.telling.markup import Html, tag, together
from calc.text import plain

ANSWERS = ("yes", "no")


def table_html(
    headings: Sequence[str], rows: Sequence[Sequence[str]], css: str, answers: Sequence[str] = ()
) -> Html:
    """A table of a kind (`short`, `pair`, `cards`).

    `answers` says of each row whether its last cell is a yes or a no: then rows are grouped, and carry a sign.
    """
    head = tag("thead", tag("tr", *(tag("th", each) for each in headings)))
    if not answers:
        bodies: Sequence[Html] = [tag("tbody", *(row_html(headings, row, "") for row in rows))]
    else:
        both = [*zip(rows, answers, strict=True)]
        bodies = [
            tag("tbody", *(row_html(headings, row, name) for row, told in both if told == name), css=name)
            for name in ANSWERS
            if name in answers
        ]
    return tag("table", head, *bodies, css=f"{css} answered" if answers else css)


def row_html(headings: Sequence[str], row: Sequence[str], answer: str) -> Html:
    """One row; every cell but the first says the heading of its column."""
    first, *others = row
    labels = [plain(each) for each in headings[1:]]
    last = len(others) - 1
    cells = (
        tag("td", cell, css=answer if answer and at == last else None, data_label=label)
        for at, (cell, label) in enumerate(zip(others, labels, strict=True))
    )
    return tag("tr", tag("td", first), together(*cells))
