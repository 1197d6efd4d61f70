"""What each question can be found by: passages of text, each with its language and its weight.

The question itself weighs most, as a whole above all, then the short answer, then the rest. In the other
languages the Norwegian question goes along, because letters are Norwegian; and so
does every glossary term that the Norwegian text uses, in both languages. What a
calculator asks, the sources and the notices are not what a question is about.

>>> mentions("beskyttelse (asyl)", "Du søkte om asyl i Norge."), mentions("trekk i stønaden", "et trekk i lønn")
(True, False)
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

from publish.finished import Page, Question, aside, parts
from publish.manuscript.glossary import Term, load
from publish.places import DOCS

GLOSSARY = DOCS / "glossary.toml"
WHOLE, TITLE, SHORT, BODY = 10.0, 8.0, 4.0, 1.0  # Pagefind's weights: 0 to 10
Mentioned = Callable[[str], list[Term]]


@dataclass(frozen=True)
class Passage:
    """A text in one language, and how much its words say about the question."""

    weight: float
    lang: str
    text: str


@dataclass(frozen=True)
class Record:
    """A question as it is found. `url` is `path#id` below the root of its language."""

    lang: str
    url: str
    passages: tuple[Passage, ...]


def records(pages: Iterable[Page]) -> list[Record]:
    """A record for every question of every page, in the order of the pages."""
    pages = list(pages)
    called = dict(other_names(pages))
    found = [(page, question) for page in pages for question in page.questions]
    norwegian = {url(page, question): (page, question) for page, question in found if page.lang == "nb"}
    terms = load(GLOSSARY)

    @functools.cache  # a Norwegian text goes along in four languages, and is looked through once
    def mentioned(text: str) -> list[Term]:
        return [each for each in terms if mentions(each.word("nb"), text)]

    return [
        Record(
            page.lang,
            url(page, question),
            (
                *passages(page, question, norwegian[url(page, question)], mentioned),
                *called.get((page.lang, url(page, question)), ()),
            ),
        )
        for page, question in found
    ]


def url(page: Page, question: Question) -> str:
    """The address of a question below the root of its language."""
    return f"{page.path}#{question.id}"


def other_names(pages: Iterable[Page]) -> Iterator[tuple[tuple[str, str], tuple[Passage, ...]]]:
    """What a question is called elsewhere: by its page, by the front page, and by the calculator of its main door.

    By language and url. A page's own title means its first question.
    """
    named: dict[tuple[str, str], list[str]] = {}
    for page in pages:
        for task in page.root.xpath("//nav[contains(@class, 'tasks')]//a"):
            named.setdefault((page.lang, task.get("href")), []).append(task.text_content())
        for question in page.questions:
            place = named.setdefault((page.lang, url(page, question)), [])
            place += [page.title] * (question is page.questions[0])
            place += [each.text_content() for each in question.answer.xpath(".//*[@data-door][@id]//span")]
    for (lang, where), texts in named.items():
        each = (Passage(weight, lang, text) for text in dict.fromkeys(texts) for weight in (WHOLE, TITLE))
        yield (lang, where), tuple(each)


def passages(
    page: Page, question: Question, norwegian: tuple[Page, Question], mentioned: Mentioned
) -> Iterator[Passage]:
    """The passages of a question, and of the Norwegian one where that is another."""
    told = list(written(page, question))
    yield from told
    source = told if page.lang == "nb" else list(written(*norwegian))
    if page.lang != "nb":
        yield from (each for each in source if BODY < each.weight < WHOLE)
    for passage in (each for each in source if each.weight < WHOLE):
        for used in mentioned(passage.text):
            yield from (Passage(passage.weight, lang, used.word(lang)) for lang in sorted({"nb", page.lang}))


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
