"""What can be found, and by what: questions, calculators and pages, as passages with a language and a weight each.

A title weighs most, as a whole above all, then what people say to ask it, then the rest. In the other
languages the Norwegian question goes along, because letters are Norwegian; and so
does every glossary term that the Norwegian text uses, in both languages. What a
calculator asks, the sources and the notices are not what a question is about.
A calculator is found on whatever page holds it. What happened, and what the policy is, counts for less than what
holds (`SHARES`), and so does a page beside its own questions.

>>> mentions("beskyttelse (asyl)", "Du søkte om asyl i Norge."), mentions("trekk i stønaden", "et trekk i lønn")
(True, False)
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

from publish.finished import Page, Question, aside, line, parts
from publish.manuscript.glossary import Term, load
from publish.places import DOCS
from publish.search.everyday import asking
from publish.text import word

GLOSSARY = DOCS / "glossary.toml"
WHOLE, TITLE, NORWEGIAN, SHORT, BODY = 10.0, 8.0, 6.0, 2.0, 0.6
ASKED, ASKED_TOGETHER = 7.0, 3.5  # a word that people say to ask it, and a word of what they say
# Of what holds today, and is asked.
SHARES = {"endringer/": 0.5, "integreringspolitikk/": 0.5, "om/": 0.6, "regler/": 0.4}
A_PAGE, A_CALCULATOR = 0.5, 0.9
Mentioned = Callable[[str], list[Term]]


@dataclass(frozen=True)
class Passage:
    """A text in one language, and how much its words say about the question."""

    weight: float
    lang: str
    text: str


@dataclass(frozen=True)
class Record:
    """A question, a calculator or a page as it is found. `url` is `path#id`, or `path`, below its language's root.

    `share` is what it counts beside another that the words fit as well.
    """

    lang: str
    url: str
    passages: tuple[Passage, ...]
    share: float = 1


def records(pages: Iterable[Page]) -> list[Record]:
    """A record for everything that can be found, in the order of the pages."""
    pages = list(pages)
    called = dict(other_names(pages))
    norwegian = {
        url(page, question): (page, question) for page in pages if page.lang == "nb" for question in page.questions
    }
    terms = load(GLOSSARY)

    @functools.cache  # a Norwegian text goes along in four languages, and is looked through once
    def mentioned(text: str) -> list[Term]:
        return [each for each in terms if mentions(each.word("nb"), text)]

    def found(page: Page) -> Iterator[Record]:
        share = next((each for path, each in SHARES.items() if page.path.startswith(path)), 1)
        for question in page.questions:
            where = url(page, question)
            told = passages(page, question, norwegian[where], mentioned)
            names = called.get((page.lang, where), ())
            yield Record(page.lang, where, (*told, *names, *asked(page.lang, where)), share)
        for where, title in calculators(page).items():
            told = named(page.lang, title, word("search.calculator", page.lang))
            yield Record(page.lang, where, (*told, *called.get((page.lang, where), ())), A_CALCULATOR)
        if page.path and page.path not in calculators(page):
            told = named(page.lang, page.title, page.description)
            yield Record(page.lang, page.path, tuple(told), share * A_PAGE)

    return [record for page in pages for record in found(page)]


def calculators(page: Page) -> dict[str, str]:
    """The titles of the calculators that a page holds, by address; one that has the page to itself is the page."""
    held = page.root.xpath("//main//*[@data-calculator]")
    if len(held) == 1 and not page.questions:
        return {page.path: page.title}
    titles = {place.get("data-calculator"): place.find(".//h3") for place in held}
    return {f"{page.path}#{id}": line(title) for id, title in titles.items()}


def asked(lang: str, where: str) -> Iterator[Passage]:
    """What people say to ask a question."""
    for alone, text in asking(lang, where):
        yield Passage(ASKED if alone else ASKED_TOGETHER, lang, text)


def named(lang: str, title: str, rest: str) -> Iterator[Passage]:
    """What is found by its title, and by a line that says what it is."""
    yield Passage(WHOLE, lang, title)
    yield Passage(TITLE, lang, title)
    yield Passage(SHORT, lang, rest)


def url(page: Page, question: Question) -> str:
    """The address of a question below the root of its language."""
    return f"{page.path}#{question.id}"


def other_names(pages: Iterable[Page]) -> Iterator[tuple[tuple[str, str], tuple[Passage, ...]]]:
    """What something is called elsewhere: by the front page, and by the calculator to which it is the main door.

    By language and url. A page's own title means its first question too, after the page.
    """
    called: dict[tuple[str, str], list[Passage]] = {}
    for page in pages:
        lang = page.lang
        for task in page.root.xpath("//nav[contains(@class, 'tasks')]//a"):
            told = (Passage(weight, lang, task.text_content()) for weight in (WHOLE, TITLE))
            called.setdefault((lang, task.get("href")), []).extend(told)
        for question in page.questions:
            texts = [page.title] * (question is page.questions[0])
            texts += [each.text_content() for each in question.answer.xpath(".//*[@data-door][@id]//span")]
            told = (Passage(TITLE, lang, text) for text in texts)
            called.setdefault((lang, url(page, question)), []).extend(told)
    for where, passages in called.items():
        yield where, tuple(passages)


def passages(
    page: Page, question: Question, norwegian: tuple[Page, Question], mentioned: Mentioned
) -> Iterator[Passage]:
    """The passages of a question, and of the Norwegian one where that is another."""
    told = list(written(page, question))
    yield from told
    source = told if page.lang == "nb" else list(written(*norwegian))
    if page.lang != "nb":
        for each in source:
            if BODY < each.weight < WHOLE:
                yield Passage(min(each.weight, NORWEGIAN), each.lang, each.text)
    for passage in (each for each in source if each.weight < WHOLE):
        for used in mentioned(passage.text):
            weight = passage.weight / 2
            yield from (Passage(weight, lang, used.word(lang)) for lang in sorted({"nb", page.lang}))


def written(page: Page, question: Question) -> Iterator[Passage]:
    """What stands in a question and its answer."""
    heading = question.answer.getparent().find("h2")
    yield Passage(WHOLE, question.lang, heading.text_content())  # one term: who types all of it means this one
    yield from (Passage(TITLE, lang, text) for lang, text in runs(heading, question.lang))
    yield Passage(BODY, page.lang, page.title)
    weight = SHORT
    for part in parts(question.answer):
        if aside(part):
            continue
        yield from (Passage(weight, lang, text) for lang, text in runs(part, question.lang))
        weight = BODY


def runs(element: HtmlElement, lang: str) -> Iterator[tuple[str, str]]:
    """The texts of an element, each with its language."""
    own = element.get("lang", lang)
    if element.text:
        yield own, element.text
    for child in element:
        yield from runs(child, own)
        if child.tail:
            yield own, child.tail


def mentions(term: str, text: str) -> bool:
    """Whether a Norwegian text uses a term, or one of the words it offers, in any form."""
    return bool(pattern(term).search(text))


@functools.cache
def pattern(term: str) -> re.Pattern[str]:
    """The words that a term offers, each with any ending."""
    offered = [each.split() for each in re.split(r"[/(),]", term) if len(each.strip()) > 1]
    forms = (r"\s+".join(rf"{re.escape(word)}\w{{0,4}}" for word in words) for words in offered)
    return re.compile(rf"\b(?:{'|'.join(forms)})\b", re.IGNORECASE)
