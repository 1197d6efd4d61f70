"""The finished site as whatever comes after the pages reads it: its pages, and the questions on each.

Search, share pages, posters and the booklet all start here, so the HTML of a
page is understood in one place. Whatever generator made the site, a page is a
file whose `<main>` names its path in `data-page`, and a question is a
`<section class="faq">` with a heading and `.answer`, whose further parts wait in `.rest`.

>>> page = read("<html lang='en'><title>T · F</title><main data-page='why/'><h1>Why</h1>"
...     "<section class='faq'><h2>How?</h2><div class='answer' id='how'><p>So.</p><p>Etc.</p>"
...     "</div></section></main>", Path("en/why/index.html"))
>>> page.lang, page.path, page.title, [(each.id, each.title, each.short) for each in page.questions]
('en', 'why/', 'Why', [('how', 'How?', 'So.')])
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lxml import html
from lxml.html import HtmlElement

from publish.letters.hyphens import SOFT

# Notices, controls and sources around an answer.
NOT_TEXT = (".copy", ".behind", ".door", ".sources", ".tail", ".asked-next", ".for-whom", "script")


@dataclass(frozen=True)
class Question:
    """A question of a page. `lang` is the language it is written in: Norwegian where a translation is missing.

    `answer` is its element as it stands in the page; whoever changes it copies it first.
    """

    id: str
    title: str
    short: str
    lang: str
    answer: HtmlElement


@dataclass(frozen=True)
class Page:
    """A page of the site. `path` is its address without the language, alike in all four; home's is empty."""

    file: Path
    lang: str
    path: str
    title: str
    description: str
    checked: date | None
    questions: tuple[Question, ...]
    root: HtmlElement

    @property
    def address(self) -> str:
        """Its address below the site's root: Norwegian stands at the root itself."""
        return self.path if self.lang == "nb" else f"{self.lang}/{self.path}"


def pages(site: Path) -> Iterator[Page]:
    """The pages of a finished site, without what was made from them afterwards."""
    for file in sorted(site.rglob("index.html")):
        text = file.read_text("utf-8").replace(SOFT, "")  # which a page has once all is made from it
        if " data-page=" in text:
            yield read(text, file.relative_to(site))


def leads_on(text: str) -> bool:
    """Whether a file is no page, but leads on from an address that people type (`overrides/lead.html`)."""
    return " data-leads-on" in text[:200]


def read(text: str, file: Path) -> Page:
    """A page from its HTML."""
    root = html.document_fromstring(text)
    main = next(each for each in root.iter("main") if each.get("data-page") is not None)
    lang = root.get("lang", "")
    described, checked = root.find(".//meta[@name='description']"), root.find(".//*[@data-checked]")
    return Page(
        file,
        lang,
        main.get("data-page", ""),
        line(main.find(".//h1")),
        described.get("content", "") if described is not None else "",
        date.fromisoformat(checked.get("data-checked", "")) if checked is not None else None,
        tuple(question(each, lang) for each in root.find_class("faq")),
        root,
    )


def question(section: HtmlElement, lang: str) -> Question:
    """A question from its element."""
    (answer,) = (each for each in section if "answer" in each.classes)
    title, short = line(section.find("h2")), line(opening(answer))
    return Question(answer.get("id", ""), title, short, section.get("lang", lang), answer)


def parts(answer: HtmlElement) -> Iterator[HtmlElement]:
    """The parts of an answer, whether they are seen at once or wait to be opened."""
    for each in answer:
        if "rest" in each.classes:
            yield from (part for part in each if part.tag != "summary")
        else:
            yield each


def opening(answer: HtmlElement) -> HtmlElement | None:
    """The element that an answer opens with: the short answer."""
    return next((each for each in answer if each.tag in ("p", "ul", "ol") and not aside(each)), None)


def aside(element: HtmlElement) -> bool:
    """Whether an element is a notice or a control, not part of what is answered."""
    return any(f".{name}" in NOT_TEXT for name in element.classes) or element.tag in NOT_TEXT


def line(element: HtmlElement | None) -> str:
    """The text of an element on one line, without the places where a long word may break."""
    return " ".join("".join(element.itertext()).replace(SOFT, "").split()) if element is not None else ""
