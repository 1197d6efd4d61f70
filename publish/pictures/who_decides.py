"""Who decides a case, and who hears the appeal (*klage*): a lane for each office, and the table of all.

Drawn from `docs/deciders.toml`, whose rows name the paragraph. What is decided and appealed alike shares a lane.
A lane is a line with three stones: where one applies, who decides, who hears the appeal; without an appeal it ends
after two.

>>> picture("en").count("<svg"), picture("en", "lanekassen").count("<svg")
(4, 1)
>>> "<table" in picture("en"), "<table" in picture("en", "lanekassen")
(True, False)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from calc.telling.markup import Html, tag, together
from calc.telling.pictures.bars import GREYS
from calc.text import plain
from calc.words import day
from publish.pictures.table import table_html
from publish.places import DOCS
from publish.problem import read_toml
from publish.text import word

FILE = DOCS / "deciders.toml"
OFFICES = ("to", "decides", "appeal")
NOBODY = "none"  # there is no appeal
STONES = ("full", "lit", "full")  # who decides has the light
HEIGHT = 20  # px

Row = Mapping[str, Any]


def picture(lang: str, decides: str = "") -> Html:
    """The lanes of one office, or those of all with their table."""
    rows = {id: row for id, row in read_toml(FILE).items() if decides in ("", row["decides"])}
    lanes = [*together_decided(rows)]
    sentence = " ".join(sentence_of(ids, row, lang) for ids, row in lanes)
    roles = tag("li", *(tag("span", word(f"who-decides.{each}", lang)) for each in OFFICES), css="lane roles")
    items = [roles, *(lane_html(ids, row, lang) for ids, row in lanes)]
    figure = tag("figure", tag("ol", *items), css="picture lanes", role="img", aria_label=plain(sentence))
    return figure if decides else together(figure, all_html(rows, lang))


def sentence_of(ids: list[str], row: Row, lang: str) -> str:
    """A lane in words."""
    id = "picture.who-decides-none" if row["appeal"] == NOBODY else "picture.who-decides"
    decides, appeal = office(row, "decides", lang), office(row, "appeal", lang)
    return word(id, lang, about=about(ids, lang), decides=decides, appeal=appeal)


def together_decided(rows: Mapping[str, Row]) -> Iterator[tuple[list[str], Row]]:
    """The lanes: the cases that the same offices decide and hear, and one of their rows."""
    lanes: dict[tuple[str, ...], list[str]] = {}
    for id, row in rows.items():
        lanes.setdefault(tuple(row[each] for each in OFFICES), []).append(id)
    for ids in lanes.values():
        yield ids, rows[ids[0]]


def about(ids: Iterable[str], lang: str) -> str:
    """What a lane is about."""
    return " · ".join(word(f"who-decides.about.{id}", lang) for id in ids)


def office(row: Row, which: str, lang: str) -> str:
    """An office by its name, with its Norwegian one; or that there is no appeal, or by which rule it is."""
    since = day(row["since"], lang) if "since" in row else ""
    told = word(f"who-decides.office.{row[which]}", lang, since=since)
    if which != "appeal" or "changed" not in row:
        return told
    return word("who-decides.before", lang, office=told, day=day(row["changed"], lang))


def lane_html(ids: list[str], row: Row, lang: str) -> Html:
    """A lane: what it is about, its line with the stones, and the offices below them."""
    names = (
        tag("span", tag("small", word(f"who-decides.{each}", lang)), " ", office(row, each, lang))
        for each in OFFICES
    )
    heard = row["appeal"] != NOBODY
    return tag("li", tag("b", about(ids, lang)), drawn(heard), *names, css="lane" if heard else "lane ends")


def drawn(appeal: bool) -> Html:
    """The line with its stones, a third of the width each."""
    places = [f"{100 * (2 * each + 1) / 6:.2f}%" for each in range(len(OFFICES))]
    line = tag(
        "rect", css="line", fill="#8c8c8c", x=places[0], y="9", width="66.67%" if appeal else "33.33%", height="3"
    )
    stones = (
        tag("ellipse", css=css, fill=GREYS[css], cx=place, cy="10", rx="12", ry="8")
        for place, css in list(zip(places, STONES, strict=True))[: 3 if appeal else 2]
    )
    return tag("svg", line, *stones, css="bar", width="100%", height=str(HEIGHT), aria_hidden="true")


def all_html(rows: Mapping[str, Row], lang: str) -> Html:
    """The table: a row for each kind of case."""
    headings = [word(f"who-decides.{each}", lang) for each in ("about", *OFFICES)]
    told = [
        [word(f"who-decides.about.{id}", lang), *(cell(row, each, lang) for each in OFFICES)]
        for id, row in rows.items()
    ]
    return table_html(headings, told, "cards")


def cell(row: Row, which: str, lang: str) -> str:
    """An office in the table, with what is not known of it."""
    told = office(row, which, lang)
    if which != "appeal":
        return told
    unsure = "changed" if "changed" in row else "refused" if row["appeal"] == NOBODY else ""
    return f"{told}. {word(f'who-decides.{unsure}', lang)}" if unsure else told
