"""Addresses that people type and that are none: small pages that lead on to the one that is meant.

    /nb/om/, /no/om/, /ua/opphold/   a language's other names, for every page of that language
    /q/varighet/                     a question without its language: the Norwegian answer, which offers the others
    /uk/stotte/                      another name of a page, from `docs/addresses.toml`

They work without script on any host, are kept from search engines, and are no part of a saved copy. What is not
worth a page of its own (`/UA/q/Varighet.`, `/om.html`) is led on by `overrides/assets/lead.js` from the page of
what is not found, which is told the names of the languages by `publish.languages.folders`.

>>> target("norskopplaering#niva"), target("om"), target("index")
('norskopplaering/#niva', 'om/', '')
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from calc.words import LANGUAGES
from publish import addresses, templates
from publish.finished import Page
from publish.languages import ROWS
from publish.manuscript.pages import ORIGINAL
from publish.problem import Problem, read_toml
from publish.text import word

NAMES = "addresses.toml"
SEARCH = "sok/"


class Lead(NamedTuple):
    """An address, where it leads, and the language and title of what is there."""

    address: str
    to: str
    lang: str
    title: str


def add(site: Path, root: str, docs: Path, pages: Iterable[Page]) -> None:
    """Write all of them. Raises `Problem` where a name is taken, or leads nowhere."""
    found = list(pages)
    for lead in (*languages(found), *questions(found), *names(found, docs / NAMES)):
        place = site / lead.address
        if (place / "index.html").exists():
            raise Problem(f"docs/{NAMES}: {lead.address} is a page already; choose another name")
        templates.write(
            place,
            "lead.html",
            lang=lead.lang,
            title=lead.title,
            canonical=root and root + lead.to.partition("#")[0],
            site_name=word("name", lead.lang),
            up=addresses.up(lead.address),
            to=addresses.up(lead.address) + lead.to,
        )


def languages(pages: Iterable[Page]) -> Iterator[Lead]:
    """Every page, and the search, below the other names of its language; Norwegian below its own too."""
    for page in pages:
        for name in short_names(page.lang):
            yield Lead(f"{name}/{page.path}", page.address, page.lang, page.title)
            if not page.path:
                search = addresses.page(SEARCH, page.lang)
                yield Lead(f"{name}/{SEARCH}", search, page.lang, word("search.title", page.lang))


def short_names(lang: str) -> tuple[str, ...]:
    """What people write in the place of a language's folder."""
    return (*([lang] if lang == ORIGINAL else []), *ROWS[lang].typed)


def questions(pages: Iterable[Page]) -> Iterator[Lead]:
    """Every question without its language."""
    for page in pages:
        for question in page.questions if page.lang == ORIGINAL else ():
            yield Lead(f"q/{question.id}/", f"{page.address}#{question.id}", ORIGINAL, question.title)


def names(pages: list[Page], file: Path) -> Iterator[Lead]:
    """The other names of pages in every language. Raises `Problem` for one that leads nowhere."""
    titles = {(page.lang, page.path): page.title for page in pages}
    titles |= {(page.lang, f"{page.path}#{each.id}"): each.title for page in pages for each in page.questions}
    table: Mapping[str, str] = read_toml(file)["names"] if file.exists() else {}
    for name, meant in table.items():
        for lang in LANGUAGES:
            to = target(meant)
            if (lang, to) not in titles:
                raise Problem(f"docs/{NAMES}: {name} leads to {meant}, which is no page or question in {lang}")
            yield Lead(addresses.page(f"{name}/", lang), addresses.page(to, lang), lang, titles[lang, to])


def target(meant: str) -> str:
    """The address of a page or question as it is named in `docs/ids.txt`."""
    page, mark, id = meant.partition("#")
    return f"{'' if page == 'index' else page + '/'}{mark}{id}"
