"""What a page may not hold, since it could harm a reader: read in its source, and in what Markdown makes of it.

What is not allowed is refused, so nobody needs to think of every attack
(https://owasp.org/www-community/attacks/xss/). The source is read for size, raw HTML and unseen characters. Only
what passes is given to Markdown, and what that makes is read for elements, classes, ids, addresses, and what links
show (`publish.check.made`). A translation leads to the hosts that are known (`publish.check.hosts`).

>>> text_faults("Hello\\n\\n[a](javascript:alert(1))")
((3, 'a link to javascript:alert(1)'),)
>>> text_faults('The <span lang="nb">kommune</span>, [here](why.md#how){ .lead }')
()
>>> text_faults("[udi.no][x]\\n\\n[x]: https://evil.example/")
((1, 'a link that shows udi.no and leads to evil.example'),)
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import unquote

from lxml.html import HtmlElement

from calc import CALCULATORS
from publish.check import hosts, letters
from publish.check.made import made
from publish.check.raw_html import RAW, raw_faults
from publish.check.sizes import size_faults
from publish.manuscript.pages import QUESTION, body

ELEMENTS = re.compile(
    "h[1-6]|p|ul|ol|li|strong|em|a|span|nav|section|div|blockquote|code|pre|br|hr|table|thead|tbody|tr|th|td"
)
ATTRIBUTES = {
    "": {"class", "id", "lang", "title", "aria-label"},
    "a": {"href"},
    "ol": {"start"},
    "td": {"style"},
    "th": {"style"},
}
SAID = ("title", "aria-label")  # attributes that a reader sees or hears
STYLES = re.compile(r"text-align: (left|right|center);")  # what a table's colons become
CLASSES = {
    "": {"lead", "more"},
    "p": {"admonition-title"},
    "div": {"admonition", "note"},
    "nav": {"tasks"},
    "strong": {"book", "calendar", "coin", "house", "speech"},  # the signs of the front page
    "section": {"about"},
}
LANG = re.compile(r"[a-z]{2,3}")
# Places that the templates and the calculators have on a page; what begins like a calculator's name is a field's.
RESERVED = {
    "ask",
    "calculators",
    "content",
    "colours",
    "glossary-filter",
    "find",
    "for-whom",
    "here",
    "meaning",
    "meaning-of",
    "menu",
    "offline-complete",
    "offline-pdf",
    "query",
    "query-hint",
    "result",
    "topics",
    *CALCULATORS,
}
Said = tuple[int, str]  # the line, and what is at fault
Told = tuple[tuple[str, ...], str]  # words to find the line by, the best first, and what is at fault


@functools.cache
def text_faults(text: str, known: frozenset[str] | None = None) -> tuple[Said, ...]:
    """What is hostile below a front matter; without `known` hosts, a link may lead to any.

    What is too large or too deep is not given to Markdown at all, nor is raw HTML: it could take minutes.
    """
    below = body(text)
    oversized = tuple(size_faults(text))
    wrong = oversized or tuple(source_faults(below))
    made_of = made_faults(RAW.sub("", below) if wrong else below, known)
    told = {what for _, what in wrong}
    return oversized or (*wrong, *(fault for fault in made_of if fault[1] not in told))


@functools.cache
def readable(text: str) -> bool:
    """Whether a page may be given to Markdown, which then takes no more than a moment."""
    try:
        return not (any(size_faults(text)) or any(source_faults(body(text))) or made(body(text)) is None)
    except RecursionError:
        return False


def source_faults(text: str) -> Iterator[Said]:
    """Raw HTML, elements that are left open, unseen characters, and what Markdown would act on in silence."""
    for at, what in sorted((*raw_faults(text), *letters.faults(text))):
        yield text.count("\n", 0, at) + 1, what


def made_faults(text: str, known: frozenset[str] | None) -> Iterator[Said]:
    """What Markdown makes of a page that is no element, attribute, place or address it may have."""
    lines = text.split("\n")
    try:
        page = made(text)
        told = [
            *page_faults(page, text, known),
            *(each for one in page.iterdescendants() for each in element_faults(one, known)),
        ]
    except RecursionError:
        yield 1, "something is nested too deep to be read"
        return
    # The question that a new calculator begins with has its name, and holds it.
    own = {taken(name) for name in CALCULATORS if f":calculator: {name}\n" in text}
    for tokens, what in (each for each in dict.fromkeys(told) if each[1] not in own):
        yield found_in(lines, *tokens), what


def found_in(lines: list[str], *tokens: str) -> int:
    """The first line that holds one of these words as it stands in the source, or the first line."""
    plain = [unescape(line).lower() for line in lines]
    there = (number for token in tokens if token for number, line in enumerate(plain, 1) if token.lower() in line)
    return next(there, 1)


def page_faults(page: HtmlElement, text: str, known: frozenset[str] | None) -> Iterator[Told]:
    """Headings that are no title and no question; strange hosts in the words, characters that were entities."""
    questions = {found["id"] or "" for line in text.split("\n") if (found := QUESTION.match(line))}
    for place, heading in enumerate(page.iter("h1", "h2")):
        words, outside = heading.text_content().strip(), heading.getparent() is not page
        if heading.tag == "h1" and (place or outside):
            yield (words,), f"a second title: “{words[:40]}”"
        elif heading.tag == "h2" and (outside or heading.get("id", "") not in questions):
            yield (words,), f"a heading that looks like a question: “{words[:40]}”"
    told = page.text_content()
    if known is not None:
        yield from shown_faults(told, known)
    yield from (((told[: at + 1].rsplit("\n", 1)[-1],), what) for at, what in letters.faults(told))


def shown_faults(words: str, known: frozenset[str]) -> Iterator[Told]:
    """Hosts that words show, linked or not, and that nobody knows."""
    for shown in sorted(hosts.shown(words) - known):
        yield (shown, *shown.split(".")), f"it shows {shown[:60]}, which no source and no Norwegian page has"


def element_faults(element: HtmlElement, known: frozenset[str] | None) -> Iterator[Told]:
    """What an element may not be, have, name or lead to; and the hosts that its own words show."""
    tag = str(element.tag)
    if not ELEMENTS.fullmatch(tag):
        yield ("![" if tag == "img" else f"<{tag}",), f"the element {tag}"
    for name, value in element.attrib.items():
        yield from attribute_faults(tag, name, value)
    if tag == "a" and "href" in element.attrib:
        yield from link_faults(element, known)
    elif known is not None:
        yield from shown_faults(" ".join(element.get(name, "") for name in SAID), known)


def attribute_faults(tag: str, name: str, value: str) -> Iterator[Told]:
    """What an attribute may not be, or hold."""
    if name not in ATTRIBUTES[""] | ATTRIBUTES.get(tag, set()) or (
        name == "style" and not STYLES.fullmatch(value)
    ):
        yield (name,), f"the attribute {name}"
    elif name == "class":
        for each in sorted(set(value.split()) - CLASSES[""] - CLASSES.get(tag, set())):
            yield (each, each.removeprefix("language-")), f"the class {each}"
    elif name == "id" and tag != "h2":
        yield (f"#{value}", value), f"the id {value}, which only a question may have"
    elif name == "id" and (value in RESERVED or value.startswith(tuple(f"{each}-" for each in CALCULATORS))):
        yield (f"#{value}", value), taken(value)
    elif name == "lang" and not LANG.fullmatch(value):
        yield (value,), f"{value[:40]} is no language"
    elif name in SAID and (unseen := letters.said(value)):
        yield (value, name), f"{unseen} in a {name}"


def taken(id: str) -> str:
    """What is said of an id that a template or a calculator has."""
    return f"the id {id} is a place of every page"


def link_faults(link: HtmlElement, known: frozenset[str] | None) -> Iterator[Told]:
    """An address that is none, a host that nobody knows, and words that show another host or nothing."""
    url, words = link.get("href"), link.text_content().strip()
    there = hosts.host(url)
    if not hosts.safe(url) or letters.said(unquote(url)):
        yield (url, url[:12].split("/")[0], "]("), f"a link to {url[:40]}"
    elif there and known is not None and there not in known:
        yield (url,), f"a link to {there}, which no source and no Norwegian page has"
    for shown in sorted(hosts.shown(" ".join((words, *(link.get(name, "") for name in SAID)))) - {there}):
        yield (words, url), f"a link that shows {shown} and leads to {there or url[:40]}"
    if not words:
        yield (url,), "a link without words"
