"""The print HTML: the cover with the contents, and one document a chapter.

A chapter is laid out by itself and told the number of its first page, so the
booklet grows by chapters and not by the square of its pages, and a leaf is a
chapter's own pages: a page number and a question number mean the same in both.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

import segno

from calc import words
from publish.booklet.chapters import Chapter, canonical, chapters
from publish.booklet.references import short
from publish.finished import Page, line
from publish.text import word

HOW = ("booklet.how", "booklet.older", "footer.who", "footer.checked-how", "footer.licence")


@dataclass(frozen=True)
class Booklet:
    """Everything that one language's booklet holds."""

    lang: str
    title: str
    lead: str
    address: str
    state: date
    chapters: tuple[Chapter, ...]

    @property
    def version(self) -> str:
        """Eight digits that two copies share if they say the same."""
        text = "\n".join(map(text_of, self.chapters))
        return digits(f"{self.title}\n{self.lead}\n{text}")


def edition(lang: str, state: date, version: str) -> str:
    """A date and a version in words."""
    dated = word("booklet.state", lang, date=words.day(state, lang))
    return f"{dated} · {word('booklet.version', lang, version=version)}"


def text_of(chapter: Chapter) -> str:
    """All that a chapter says."""
    return f"{chapter.title}\n{chapter.checked}\n{chapter.body}\n{chapter.sources}"


def digits(text: str) -> str:
    """The eight digits of a text."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def booklet(pages: Sequence[Page]) -> Booklet:
    """The booklet of one language's pages; its state is the day the last of them was checked."""
    home = next(page for page in pages if not page.path)
    lead = next(iter(home.root.find_class("lead")), None)
    state = max(page.checked for page in pages if page.checked)
    return Booklet(home.lang, home.title, line(lead), canonical(home), state, chapters(pages))


def front_html(booklet: Booklet, pages: Mapping[str, int]) -> str:
    """The cover and the contents. `pages` holds the page of every anchor."""
    lang = booklet.lang
    told = "".join(f"<p>{escape(word(id, lang))}</p>" for id in HOW)
    lines = "".join(contents_html(each, pages) for each in booklet.chapters)
    cover = (
        f'<section class="cover"><p class="brand">{word("name", lang)}</p>'
        f'<p class="title">{escape(booklet.title)}</p><p class="lead">{escape(booklet.lead)}</p>'
        f'<p class="edition">{escape(edition(lang, booklet.state, booklet.version))}</p>'
        f'<div class="where">{qr_html(booklet.address, lang)}{address_html(booklet.address)}</div>'
        f'<div class="how">{told}</div></section>'
    )
    contents = f'<section class="contents"><h1>{word("booklet.contents", lang)}</h1><ul>{lines}</ul></section>'
    return whole(booklet, word("booklet.title", lang), 1, cover + contents, booklet.state, booklet.version)


def contents_html(chapter: Chapter, pages: Mapping[str, int]) -> str:
    """The lines of a chapter in the contents."""
    questions = "".join(
        f"<li>{entry_html(entry.anchor, entry.number, entry.title, pages)}</li>" for entry in chapter.entries
    )
    inside = f"<ul>{questions}</ul>" if questions else ""
    return (
        f'<li class="chapter">{entry_html(chapter.name, str(chapter.number), chapter.title, pages)}{inside}</li>'
    )


def entry_html(anchor: str, number: str, title: str, pages: Mapping[str, int]) -> str:
    """One line of the contents."""
    return (
        f'<p><a href="#{anchor}"><span class="number">{number}</span> {escape(title)}'
        f'<span class="page">{pages.get(anchor, 0)}</span></a></p>'
    )


def chapter_html(booklet: Booklet, chapter: Chapter, first_page: int) -> str:
    """A chapter, its first page numbered; with its own day and version, so it changes with its text alone."""
    lang = booklet.lang
    checked = word("checked", lang, checked=words.day(chapter.checked, lang)) if chapter.checked else ""
    opening = (
        f'<div class="opening"><div class="where">{qr_html(chapter.address, lang)}</div>'
        f'<p class="which">{escape(word("booklet.chapter-alone", lang, number=str(chapter.number)))}</p>'
        f'<h1 id="{chapter.name}"><span class="number">{chapter.number}</span> {escape(chapter.title)}</h1>'
        f'<p class="checked">{escape(checked)}</p>{address_html(chapter.address)}</div>'
    )
    closing = (
        f'<p class="closing">{escape(word("footer.who", lang))} {escape(word("footer.checked-how", lang))}</p>'
    )
    body = opening + chapter.body + closing + chapter.sources
    state, version = chapter.checked or booklet.state, digits(text_of(chapter))
    return whole(booklet, chapter.title, first_page, body, state, version)


def qr_html(address: str, lang: str) -> str:
    """An address to be read by a phone: https://www.iso.org/standard/83389.html."""
    code = segno.make(address, error="m", micro=False).svg_data_uri(border=4, scale=4, omitsize=False)
    return f'<img class="qr" src="{escape(code)}" alt="{escape(word("booklet.qr", lang, address=address))}">'


def address_html(address: str) -> str:
    """An address to be typed."""
    return f'<p class="address"><a href="{escape(address)}">{escape(short(address))}</a></p>'


def whole(booklet: Booklet, title: str, first_page: int, body: str, state: date, version: str) -> str:
    """A whole HTML document. Its date is the state's, so that the same text is the same bytes."""
    head = (
        f'<meta charset="utf-8"><title>{escape(title)}</title><meta name="author" content="Fotfeste">'
        f'<meta name="dcterms.created" content="{state}">'
        f'<meta name="dcterms.modified" content="{state}">'
        f"<style>@page :first {{ counter-reset: page {first_page} }}</style>"
    )
    running = f'data-title="{escape(title)}" data-edition="{escape(edition(booklet.lang, state, version))}"'
    return f'<!doctype html><html lang="{booklet.lang}" {running}><head>{head}</head><body>{body}</body></html>'


def blank_html(booklet: Booklet) -> str:
    """The empty back of a chapter that ends on a right-hand page."""
    return whole(booklet, booklet.title, 1, '<section class="cover"></section>', booklet.state, "")
