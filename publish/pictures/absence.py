"""Which absence (*fravær*) keeps the introduction benefit: a sign for each kind, and the table that says how long.

Integration Act (*integreringsloven*) § 21, https://lovdata.no/lov/2020-11-06-127, and its regulation §§ 5, 11, 17;
drawn from `docs/absence.toml`.

>>> picture("en").count("<svg"), picture("en").count("<tr>")
(8, 9)
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from calc.telling.markup import Html, tag, together
from publish.pictures.table import table_html
from publish.places import DOCS
from publish.problem import read_toml
from publish.text import word, words

FILE = DOCS / "absence.toml"
DRAWN = {"yes": "M5 10.5l3.2 3.2L15 6.5", "no": "M6 6l8 8M14 6l-8 8"}

Rows = Mapping[str, Mapping[str, Any]]


def picture(lang: str) -> Html:
    """What keeps the benefit, then what does not, and the table of both."""
    rows = read_toml(FILE)
    said = {answer: [short(id, lang) for id in of(rows, answer)] for answer in DRAWN}
    sentence = word("picture.absence", lang, yes=", ".join(said["yes"]), no=", ".join(said["no"]))
    items = together(*(group_html(answer, names, lang) for answer, names in said.items()))
    figure = tag("figure", tag("ol", items), css="picture signs", role="img", aria_label=sentence)
    return together(figure, all_html(rows, lang))


def of(rows: Rows, answer: str) -> Iterator[str]:
    """The kinds of absence with this answer."""
    return (id for id, row in rows.items() if said_of(row) == answer)


def said_of(row: Mapping[str, Any]) -> str:
    """Whether there is benefit."""
    return "yes" if row["benefit"] else "no"


def short(id: str, lang: str) -> str:
    """A kind of absence in two or three words."""
    return word(f"absence.{id}.short", lang)


def group_html(answer: str, names: list[str], lang: str) -> Html:
    """A heading, and below it each kind with its sign."""
    heading = tag("li", word(f"absence.{answer}", lang), css="group")
    return together(heading, *(tag("li", sign(answer), name, css=answer) for name in names))


def sign(answer: str) -> Html:
    """A tick or a cross in a ring."""
    ring = tag("circle", cx="10", cy="10", r="9", fill="none", stroke="#595959", stroke_width="1.5")
    mark = tag("path", d=DRAWN[answer], fill="none", stroke="#1a1a1a", stroke_width="2.2", stroke_linecap="round")
    return tag("svg", ring, mark, width="20", height="20", viewBox="0 0 20 20", aria_hidden="true")


def all_html(rows: Rows, lang: str) -> Html:
    """The table: every kind as a reader would say it, and for how long."""
    told = [[word(f"absence.{id}", lang), cell(id, row, lang)] for id, row in rows.items()]
    headings = [word("absence.why", lang), word("absence.benefit", lang)]
    return table_html(headings, told, "pair", [said_of(row) for row in rows.values()])


def cell(id: str, row: Mapping[str, Any], lang: str) -> str:
    """Yes or no, and what follows a yes."""
    answer, how = word(f"table.{said_of(row)}", lang), f"absence.{id}.how"
    if how not in words(lang):
        return answer
    return f"{answer}, {word(how, lang, days=str(row.get('days', '')))}"
