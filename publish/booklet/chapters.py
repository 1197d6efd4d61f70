"""The chapters of a booklet, made from the finished pages of one language.

A chapter is a page that has questions, in the order of the site's menu; the
calculators with an example each, the rates and the word list close the booklet. Questions are numbered 1.1, 1.2 …
and an anchor is the page's name and the question's id, alike in all languages. All rules of the calculators, with
every example, are a booklet of their own: a chapter for each.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urljoin

from lxml.html import HtmlElement

from calc.telling.markup import Html, tag, together
from publish import elements
from publish.addresses import page as address
from publish.booklet import paper, rates
from publish.booklet.paper import Place
from publish.booklet.references import References, references_html
from publish.booklet.word_list import turned
from publish.finished import Page, Question
from publish.letters.binding import unbroken
from publish.manuscript.calculators import INDEX
from publish.text import word

RATES = "satser"  # named as the pages are, in Norwegian
TOOL = ".//*[@data-calculator]"
TREE = ".//ul[@class='tree']"


@dataclass(frozen=True)
class Entry:
    """A line of the contents: a question, or a heading without one."""

    number: str
    anchor: str
    title: str


@dataclass(frozen=True)
class Chapter:
    """A chapter: what it is called, where its page is, and as HTML its text and the sources at its end."""

    number: int
    name: str
    title: str
    address: str
    checked: date | None
    entries: tuple[Entry, ...]
    body: Html
    sources: Html


def chapters(pages: Sequence[Page]) -> tuple[Chapter, ...]:
    """The chapters of one language's pages."""
    home = next(page for page in pages if not page.path)
    ordered = in_order([page for page in pages if page.questions], home)
    numbers = {page.path: number for number, page in enumerate(ordered, start=1)}
    words, tools = ordered[-1], in_order([page for page in pages if page.root.find(TOOL) is not None], home)
    number = numbers[words.path]
    last = number + (2 if tools else 1)  # the calculators and the rates come before the word list
    numbers[words.path] = last
    places = {key: place for page in ordered for key, place in places_of(page, numbers[page.path]).items()}
    places |= tool_places(tools, number, home)
    made = [chapter(page, numbers[page.path], places) for page in ordered]
    calculators = [tools_chapter(pages, tools, number, places)] if tools else []
    return (*made[:-1], *calculators, rates_chapter(home, last - 1), made[-1])


def tool_places(tools: Sequence[Page], number: int, home: Page) -> dict[str, Place]:
    """Where the calculators stand, by their address below the site's root."""
    own = {
        page.address: Place(f"{INDEX}.{name_of(page)}", f"{number}.{count}") for count, page in enumerate(tools, 1)
    }
    label = word("booklet.chapter", home.lang, number=str(number))
    return {address(f"{INDEX}/", home.lang): Place(INDEX, label), **own} if tools else {}


def tools_chapter(pages: Sequence[Page], tools: Sequence[Page], number: int, places: dict[str, Place]) -> Chapter:
    """The calculators as a chapter: what each tells, who decides, and the example beside it."""
    index = next((page for page in pages if page.path == f"{INDEX}/"), tools[0])
    around = paper.Chapter(INDEX, places, References())
    entries, parts = [], []
    for page in tools:
        place = places[page.address]
        main = without(page, ("h1",), ("calculation", "further"))
        paper.fit(main, page.address, around)
        for heading in main.iter("h2", "h3"):
            heading.tag = "h3" if heading.tag == "h2" else "h4"
        entries.append(Entry(place.label, place.anchor, page.title))
        parts.append(question_html(place, page.title, elements.inside(main)))
    body = together(*parts, between="\n")
    listed = references_html(around.references, INDEX, word("sources", index.lang))
    return Chapter(number, INDEX, index.title, canonical(index), index.checked, tuple(entries), body, listed)


def rules_chapters(pages: Sequence[Page]) -> tuple[Chapter, ...]:
    """The chapters of the booklet of all rules."""
    made = []
    found = [page for page in pages if page.root.find(TREE) is not None]
    for number, page in enumerate(found, start=1):
        around = paper.Chapter(name_of(page), {}, References())
        main = without(page, ("h1",), ("door",))
        paper.fit(main, page.address, around)
        listed = references_html(around.references, around.name, word("sources", page.lang))
        body = elements.inside(main)
        made.append(Chapter(number, around.name, page.title, canonical(page), page.checked, (), body, listed))
    return tuple(made)


def without(page: Page, tags: Sequence[str], classes: Sequence[str]) -> HtmlElement:
    """What a page holds, without some of its elements."""
    main = copy.deepcopy(page.root.find(".//main"))
    for each in [*main.iter(*tags), *(each for name in classes for each in main.find_class(name))]:
        each.drop_tree()
    return main


def rates_chapter(home: Page, number: int) -> Chapter:
    """The rates, which have no page of their own."""
    title, (body, sources) = word("booklet.rates", home.lang), rates.tables(home.lang, RATES)
    return Chapter(number, RATES, title, canonical(home), home.checked, (), body, sources)


def in_order(pages: Sequence[Page], home: Page) -> list[Page]:
    """The pages as the site's menu has them, the word list last."""
    menu = [urljoin(f"/{home.address}", link.get("href"))[1:] for link in home.root.xpath("//footer//nav//a")]
    listed = [page for page in pages if page.address in menu]
    return sorted(
        listed, key=lambda page: (bool(page.root.xpath("//*[@data-glossary]")), menu.index(page.address))
    )


def canonical(page: Page) -> str:
    """The page's whole address; nothing if the site has none that others reach."""
    told = page.root.find(".//link[@rel='canonical']")
    return str(told.get("href")) if told is not None else ""


def name_of(page: Page) -> str:
    """The page's name in anchors and files."""
    return page.path.strip("/").replace("/", "-")


def places_of(page: Page, number: int) -> dict[str, Place]:
    """Where a page and its questions stand, by their address below the site's root."""
    label = word("booklet.chapter", page.lang, number=str(number))
    places = {page.address: Place(name_of(page), label)}
    for count, question in enumerate(page.questions, start=1):
        place = Place(f"{name_of(page)}.{question.id}", f"{number}.{count}")
        places[f"{page.address}#{question.id}"] = place
    return places


def chapter(page: Page, number: int, places: dict[str, Place]) -> Chapter:
    """A page as a chapter."""
    name, references = name_of(page), References()
    around = paper.Chapter(name, places, references)
    entries, parts = [], [lead(page, around)]
    for question in page.questions:
        place = places[f"{page.address}#{question.id}"]
        entries.append(Entry(place.label, place.anchor, question.title))
        parts.append(answered(question, place, page, around))
    body = together(*filter(None, parts), between="\n")
    listed = references_html(references, name, word("sources", page.lang))
    return Chapter(number, name, page.title, canonical(page), page.checked, tuple(entries), body, listed)


def lead(page: Page, around: paper.Chapter) -> Html:
    """What stands before the first question; a word list also turned round."""
    main = without(page, ("h1",), ("faq",))
    paper.fit(main, page.address, around)
    for words in main.xpath(".//table[.//td[@lang='nb']]"):
        words.set("class", "words")
        if page.lang != "nb":
            words.getparent().append(turned(words, page.lang))
    return elements.inside(main)


def answered(question: Question, place: Place, page: Page, around: paper.Chapter) -> Html:
    """A question with its answer, open."""
    answer = copy.deepcopy(question.answer)
    paper.fit(answer, page.address, around)
    lang = question.lang if question.lang != page.lang else None
    return question_html(place, question.title, elements.inside(answer), lang)


def question_html(place: Place, title: str, answer: Html, lang: str | None = None) -> Html:
    """A numbered heading and what stands below it."""
    number = tag("span", place.label, css="number")
    heading = tag("h2", number, " ", unbroken(title), id=place.anchor)
    return tag("section", heading, "\n", answer, css="question", lang=lang)
