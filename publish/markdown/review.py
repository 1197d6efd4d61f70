"""What will be looked at next: `:review:` becomes a table of days and what grows old on them (`publish.upkeep`).

Days only, never how many are left: the page says the same whenever it is built.
Translations stand in their own table.

>>> from datetime import date
>>> from publish.upkeep.review import Item
>>> rows_html([Item(date(2027, 4, 1), "rate", ("basic_amount",), "")], "en", {})
'<tr><td>1 April 2027</td><td data-label="What">New amount: basic amount (G)</td></tr>'
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from markdown import Markdown

from calc.law import ACTS
from calc.telling.markup import Html, marked, tag, together
from calc.text import say
from calc.words import day
from publish.manuscript.pages import ORIGINAL, load
from publish.markdown.directives import register
from publish.markdown.extension import extension
from publish.text import word
from publish.upkeep.review import Item, items


def review_html(docs: Path, lang: str) -> Html:
    """The table in the reader's language."""
    pages = load(docs)
    titles = {
        file.removesuffix(".md"): str(pages[lang].get(file, page).meta.get("title", file))
        for file, page in pages[ORIGINAL].items()
    }
    rows = rows_html([each for each in items(docs) if each.kind != "translation"], lang, titles)
    headings = (tag("th", word(f"review.{id}", lang), scope="col") for id in ("day", "what"))
    return tag("table", tag("thead", tag("tr", *headings)), tag("tbody", rows), css="pair")


def rows_html(listed: list[Item], lang: str, titles: Mapping[str, str]) -> Html:
    """One row an item; the cell knows its column, as in `publish.markdown.tables`."""
    label = word("review.what", lang)
    return together(
        *(
            tag(
                "tr",
                tag("td", day(item.day, lang) if item.day else word("review.now", lang)),
                tag("td", told(item, lang, titles), data_label=label),
            )
            for item in listed
        )
    )


def told(item: Item, lang: str, titles: Mapping[str, str]) -> Html:
    """What is looked at: pages by their title, laws and amounts by their name, the rest by their number."""
    if item.kind in ("law", "amendment"):
        names = [say(f"law.{name}", lang) if name in ACTS else name for name in item.names]
    elif item.kind == "rate":
        names = [word(f"review.rate.{name}", lang) for name in item.names]
    elif item.kind == "page":
        names = [titles.get(name, name) for name in item.names]
    else:
        names = [str(len(item.names))]
    return marked(word(f"review.{item.kind}", lang, names="; ".join(names)))


def extend(md: Markdown, lang: str, docs: str) -> None:
    """Register the directive."""
    register(md, "review", lambda _: review_html(Path(docs), lang))


makeExtension = extension(extend, docs=("docs", "the folder of the pages"))
