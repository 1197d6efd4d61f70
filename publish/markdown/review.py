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
from html import escape
from pathlib import Path

from markdown import Markdown

from calc.law import ACTS
from calc.telling.markup import marked
from calc.text import say
from calc.words import day
from publish.manuscript.pages import ORIGINAL, load
from publish.markdown.directives import register
from publish.markdown.extension import extension
from publish.text import word
from publish.upkeep.review import Item, items


def review_html(docs: Path, lang: str) -> str:
    """The table in the reader's language."""
    pages = load(docs)
    titles = {
        file.removesuffix(".md"): str(pages[lang].get(file, page).meta.get("title", file))
        for file, page in pages[ORIGINAL].items()
    }
    rows = rows_html([each for each in items(docs) if each.kind != "translation"], lang, titles)
    headings = "".join(f'<th scope="col">{escape(word(f"review.{id}", lang))}</th>' for id in ("day", "what"))
    return f"<table><thead><tr>{headings}</tr></thead><tbody>{rows}</tbody></table>"


def rows_html(listed: list[Item], lang: str, titles: Mapping[str, str]) -> str:
    """One row an item; the cell knows its column, as in `publish.markdown.tables`."""
    label = escape(word("review.what", lang))
    return "".join(
        f"<tr><td>{escape(day(item.day, lang) if item.day else word('review.now', lang))}</td>"
        f'<td data-label="{label}">{told(item, lang, titles)}</td></tr>'
        for item in listed
    )


def told(item: Item, lang: str, titles: Mapping[str, str]) -> str:
    """What is looked at: pages by their title, laws and amounts by their name, the rest by their number."""
    if item.kind in ("law", "amendment"):
        names = "; ".join(
            marked(say(f"law.{name}", lang)) if name in ACTS else escape(name) for name in item.names
        )
    elif item.kind == "rate":
        names = "; ".join(escape(word(f"review.rate.{name}", lang)) for name in item.names)
    elif item.kind == "page":
        names = escape("; ".join(titles.get(name, name) for name in item.names))
    else:
        names = str(len(item.names))
    return escape(word(f"review.{item.kind}", lang, names="\0")).replace("\0", names)


def extend(md: Markdown, lang: str, docs: str) -> None:
    """Register the directive."""
    register(md, "review", lambda _: review_html(Path(docs), lang))


makeExtension = extension(extend, docs=("docs", "the folder of the pages"))
