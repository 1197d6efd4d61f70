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
from pathlib import Path

import segno

from calc import words
from calc.telling.markup import Html, tag, together
from publish import templates
from publish.booklet.chapters import Chapter, canonical, chapters, rules_chapters
from publish.booklet.references import short
from publish.finished import Page, line
from publish.manuscript.calculators import INDEX
from publish.text import word

BOOKLET = "fotfeste"  # the name of the whole, beside those of its chapters
ALL_RULES = "regler"  # the name of the booklet of all rules
STYLE = Path(__file__).with_name("booklet.css")
OLDER = "booklet.older"  # look for a newer one at this address
HOW = ("booklet.how", OLDER, "footer.who", "footer.checked-how", "footer.licence")


@dataclass(frozen=True)
class Booklet:
    """Everything that one language's booklet holds."""

    lang: str
    title: str
    lead: str
    address: str
    state: date
    chapters: tuple[Chapter, ...]
    contact: str = ""  # how to reach us, as a sentence, where it is configured
    name: str = BOOKLET

    @property
    def version(self) -> str:
        """Eight digits that two copies share if they say the same."""
        text = "\n".join(map(text_of, self.chapters))
        return digits(f"{self.title}\n{self.lead}\n{text}{self.contact}")


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
    """The booklet of one language's pages."""
    home = next(page for page in pages if not page.path)
    lead = line(next(iter(home.root.find_class("lead")), None))
    return made(pages, BOOKLET, (home.title, lead, canonical(home)), chapters(pages))


def all_rules(pages: Sequence[Page]) -> Booklet | None:
    """The booklet of all rules of the calculators in one language, if there are any."""
    index = next((page for page in pages if page.path == f"{INDEX}/"), None)
    found = rules_chapters(pages)
    if index is None or not found:
        return None
    title, lead = (word(f"booklet.{id}", index.lang) for id in ("all-rules", "all-rules-lead"))
    return made(pages, ALL_RULES, (title, lead, canonical(index)), found)


def made(pages: Sequence[Page], name: str, cover: tuple[str, str, str], found: tuple[Chapter, ...]) -> Booklet:
    """A booklet with title, lead and address on its cover; its state is the day the last page was checked."""
    home = next(page for page in pages if not page.path)
    state = max(page.checked for page in pages if page.checked)
    contact = next(iter(home.root.find_class("contact")), None)
    return Booklet(home.lang, *cover, state, found, line(contact), name)


def front_html(booklet: Booklet, pages: Mapping[str, int]) -> str:
    """The cover and the contents. `pages` holds the page of every anchor."""
    lang = booklet.lang
    lines = (contents_html(each, pages) for each in booklet.chapters)
    how = (word(id, lang) for id in HOW if booklet.address or id != OLDER)
    title = word("booklet.title", lang) if booklet.name == BOOKLET else booklet.title
    cover = tag(
        "section",
        tag("p", word("name", lang), css="brand"),
        tag("p", booklet.title, css="title"),
        tag("p", booklet.lead, css="lead"),
        tag("p", edition(lang, booklet.state, booklet.version), css="edition"),
        tag("div", qr_html(booklet.address, lang), address_html(booklet.address), css="where")
        if booklet.address
        else "",
        tag("div", *(tag("p", told) for told in (*how, booklet.contact) if told), css="how"),
        css="cover",
    )
    contents = tag("section", tag("h1", word("booklet.contents", lang)), tag("ul", *lines), css="contents")
    body = together(cover, contents)
    return whole(booklet, title, 1, body, booklet.state, booklet.version)


def contents_html(chapter: Chapter, pages: Mapping[str, int]) -> Html:
    """The lines of a chapter in the contents."""
    own = entry_html(chapter.name, str(chapter.number), chapter.title, pages)
    questions = [
        tag("li", entry_html(entry.anchor, entry.number, entry.title, pages)) for entry in chapter.entries
    ]
    return tag("li", own, tag("ul", *questions) if questions else "", css="chapter")


def entry_html(anchor: str, number: str, title: str, pages: Mapping[str, int]) -> Html:
    """One line of the contents."""
    page = tag("span", str(pages.get(anchor, 0)), css="page")
    return tag("p", tag("a", tag("span", number, css="number"), f" {title}", page, href=f"#{anchor}"))


def chapter_html(booklet: Booklet, chapter: Chapter, first_page: int) -> str:
    """A chapter, its first page numbered; with its own day and version, so it changes with its text alone."""
    lang = booklet.lang
    checked = word("checked", lang, checked=words.day(chapter.checked, lang)) if chapter.checked else ""
    number = str(chapter.number)
    opening = tag(
        "div",
        tag("div", qr_html(chapter.address, lang), css="where") if chapter.address else "",
        tag("p", word("booklet.chapter-alone", lang, number=number), css="which"),
        tag("h1", tag("span", number, css="number"), f" {chapter.title}", id=chapter.name),
        tag("p", checked, css="checked"),
        address_html(chapter.address) if chapter.address else "",
        css="opening",
    )
    ending = (word("footer.who", lang), word("footer.checked-how", lang), booklet.contact)
    closing = tag("p", " ".join(filter(None, ending)), css="closing")
    body = together(opening, chapter.body, closing, chapter.sources)
    state, version = chapter.checked or booklet.state, digits(text_of(chapter) + booklet.contact)
    return whole(booklet, chapter.title, first_page, body, state, version, chapter.number)


def qr_html(address: str, lang: str) -> Html:
    """An address to be read by a phone: https://www.iso.org/standard/83389.html."""
    code = segno.make(address, error="m", micro=False).svg_data_uri(border=4, scale=4, omitsize=False)
    return tag("img", css="qr", src=code, alt=word("booklet.qr", lang, address=address))


def address_html(address: str) -> Html:
    """An address to be typed."""
    return tag("p", tag("a", short(address), href=address), css="address")


def whole(
    booklet: Booklet, title: str, first_page: int, body: Html, state: date, version: str, tab: int = 0
) -> str:
    """A whole HTML document, with the tab of a chapter at its pages' edge.

    Its date is the state's, so that the same text is the same bytes.
    """
    return templates.render(
        "booklet.html",
        lang=booklet.lang,
        title=title,
        edition=edition(booklet.lang, state, version),
        state=state,
        first_page=first_page,
        tab=tab,
        body=body,
    )
