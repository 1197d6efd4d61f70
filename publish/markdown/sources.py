"""Sources: `:sources: id id` at the end of an answer, with the addresses kept in `docs/sources.toml`.

One line names them shortly, a law by its paragraphs, and opens to the list. Each
source has a publisher, a title per language, an address per language it exists in,
and the day it was last looked at. A link to a page that is not in the reader's
language says so by itself.

>>> print(link({"publisher": "Nav", "title": {"uk": "G"}, "url": {"nb": "https://nav.no"}}, "uk"))
<a href="https://nav.no" hreflang="nb" rel="external">Nav: G</a> (норвезькою)
>>> short({"publisher": "Lovdata", "title": {"nb": "Integreringsloven §§ 13 og 14, mål"}}, "nb")
'§§ 13 og 14'
>>> short({"publisher": "Nav", "title": {"nb": "G"}}, "uk")
'<span lang="nb" translate="no">Nav</span>'
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from markdown import Markdown

from calc import words
from calc.telling.markup import Html, tag, together
from publish.languages import ORDER
from publish.manuscript.sources import load
from publish.markdown.directives import register
from publish.markdown.extension import extension
from publish.text import word

NUMBER = r"\d+(?:-\d+)?(?: [a-z](?!\w))?"
PARAGRAPHS = re.compile(rf"§+ ?{NUMBER}(?:(?:, | \w{{1,3}} |–){NUMBER})*")
LAW = "Lovdata"


def link(source: dict[str, Any], lang: str) -> Html:
    """A source as a link that names its publisher and, if it differs, its language."""
    urls = source["url"]
    there = lang if lang in urls else next(each for each in ORDER if each in urls)
    titles = source["title"]
    title = f"{source['publisher']}: {titles.get(lang) or titles['nb']}"
    note = "" if there == lang else f" ({word(f'source-in.{there}', lang)})"
    return together(tag("a", title, href=urls[there], hreflang=there, rel="external"), note)


def short(source: dict[str, Any], lang: str) -> Html:
    """A source in a word or two: the paragraphs of a law, else the name of who publishes it."""
    titles = source["title"]
    found = PARAGRAPHS.search(titles.get(lang) or titles["nb"]) if source["publisher"] == LAW else None
    return together(found[0] if found else source["publisher"] if lang == "nb" else f"[[{source['publisher']}]]")


def sources_html(sources: dict[str, dict[str, Any]], ids: list[str], lang: str) -> Html:
    """The sources of an answer, folded. Raises `ValueError` for an id that is not in the file."""
    unknown = [id for id in ids if id not in sources]
    if unknown or not ids:
        raise ValueError(f"unknown sources {unknown} in ':sources: {' '.join(ids)}'; see docs/sources.toml")
    items = (tag("li", link(sources[id], lang)) for id in ids)
    names = dict.fromkeys(short(sources[id], lang) for id in ids)
    told = tag("span", tag("b", word("sources", lang)), ": ", together(*names, between=" · "))
    return tag("details", tag("summary", told), tag("ul", *items), css="sources")


def extend(md: Markdown, lang: str, file: str) -> None:
    """Register the directive. Raises `ValueError` for a language that is none."""
    if lang not in words.LANGUAGES:
        raise ValueError(f"no such language: {lang}")
    known = load(Path(file))
    register(md, "sources", lambda ids: sources_html(known, ids, lang))


makeExtension = extension(extend, file=("docs/sources.toml", "where the sources are kept"))
