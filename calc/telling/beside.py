"""A result in two languages at once: each sentence, and beneath it the same in another language.

Whatever tells with a teller tells twice: once in the reader's language, once in the other. Both come from the same
result and so have the same shape; they are laid over one another, block for block. A sentence of the other
language stands behind its own in a `span` that names its language. What both have alike (a number, a
paragraph, a picture, what is pressed) stands once. So a new calculator, or a new part of a result, needs nothing.

>>> from calc.telling.markup import tag
>>> print(woven(tag("p", "You get it ", tag("a", "§ 4", css="law")), tag("p", "Du får det"), "nb"))
<p>You get it <a class="law">§ 4</a> <span class="beside" lang="nb" translate="no">Du får det</span></p>
>>> woven(tag("li", "22"), tag("li", "22"), "nb")
'<li>22</li>'
>>> lines_woven(["Day:", "", "  Age: 22"], ["Dag:", "", "  Alder: 22"])
['Day:', '    Dag:', '', '  Age: 22', '    Alder: 22']
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from calc.telling.markup import VOID, Html, tag
from calc.telling.teller import Teller
from calc.words import LANGUAGES, TABLE

NORWEGIAN = "nb"  # what a result is read in by the office
TOKEN = re.compile(r"<[^>]*>|[^<]+")  # an attribute has no sign of a tag in it, since all of them are escaped
TAG = re.compile(r"<[^>]*>")
OPENING = re.compile(r"<([a-z0-9]+)(?:.*? class=\"([^\"]*)\")?")
BLOCKS = {
    *("article", "details", "div", "dl", "dt", "dd", "form", "h1", "h2", "h3", "h4", "h5", "h6"),
    *("header", "li", "ol", "p", "q", "section", "summary", "ul"),
}
# What is pressed, what is an address, and what is in both languages already.
ONCE = {"keep", "second", "questions", "scan", "places", "in-other-words"}
NOT_BESIDE = {"button", "input", "label", "svg", "q"}  # not told again in the other language
NOT_AGAIN = {("a", "law"), ("b", "amount")}  # the same in all languages
KEPT = {"more", "aside", "law"}  # what is shown on a wish, what is told to ears alone, what stands in brackets
APART = {"due"}  # running text that stands on lines of its own


@dataclass(frozen=True)
class Element:
    """An element; `start` is its tag as it was written."""

    start: str
    name: str
    css: str
    inside: list[Element | str]

    @property
    def key(self) -> str:
        """What it has in common with its like in the other language."""
        return f"{self.name}.{self.css}" if self.name in BLOCKS or self.css in APART else ""


@dataclass(frozen=True)
class Second:
    """The language beneath the reader's own, empty if there is none; or that its texts did not arrive."""

    lang: str = ""
    failed: bool = False


NONE = Second()


def others(lang: str) -> list[str]:
    """The languages that a reader is offered beneath her own: Norwegian; to who reads Norwegian all the others.

    >>> others("uk"), others("nb")
    (['nb'], ['en', 'ru', 'uk'])
    """
    return [NORWEGIAN] if lang != NORWEGIAN else [each for each in LANGUAGES if each != lang]


def choice_html(teller: Teller, second: Second) -> Html:
    """The languages to choose from, as buttons with their own names; what is pressed again goes away."""
    buttons = (
        tag(
            "button",
            TABLE[lang].name,
            type="button",
            css="quiet",
            lang=lang,
            translate="no",
            data_beside=lang,
            aria_pressed="true" if lang == second.lang else "false",
        )
        for lang in others(teller.lang)
    )
    failed = teller.say("page.beside-failed") if second.failed else ""
    status = tag("p", failed, role="status", css="note" if failed else None)
    return tag("div", tag("p", teller.say("page.beside"), " ", *buttons, css="actions"), status, css="second")


def in_two(teller: Teller, lang: str, tell: Callable[[Teller], Html]) -> Html:
    """What is told, in the teller's language and beneath it in another; without another as it is."""
    own = tell(teller)
    return woven(own, tell(replace(teller, lang=lang)), lang) if lang else own


def lines_in_two(teller: Teller, lang: str, tell: Callable[[Teller], list[str]]) -> list[str]:
    """The same for lines of text."""
    own = tell(teller)
    return lines_woven(own, tell(replace(teller, lang=lang))) if lang and lang != teller.lang else own


def woven(own: Html, other: Html, lang: str) -> Html:
    """Two tellings of the same, as one."""
    return Html("".join(both(tree(own).inside, tree(other).inside, lang)))


def tree(html: Html) -> Element:
    """The elements of HTML that `calc.telling.markup` has made."""
    root = Element("", "", "", [])
    path = [root]
    for token in TOKEN.findall(html):
        if token.startswith("</"):
            path.pop()
        elif token.startswith("<"):
            named = OPENING.match(token)
            name, css = (named[1], named[2] or "") if named else ("", "")
            path[-1].inside.append(element := Element(token, name, css, []))
            if name not in VOID:
                path.append(element)
        else:
            path[-1].inside.append(token)
    return root


def both(own: list[Element | str], other: list[Element | str], lang: str) -> Iterator[str]:
    """The HTML of what stands inside an element, in both languages."""
    mine, theirs = parts(own), parts(other)
    for left, right in aligned([key for key, _ in mine], [key for key, _ in theirs]):
        here = mine[left][1] if left is not None else []
        there = theirs[right][1] if right is not None else []
        block = here[0] if here else None
        if not isinstance(block, Element) or not block.key:
            yield "".join(map(written, here))
            yield beneath(here, there, lang)
        elif ONCE & set(block.css.split()) or block.name in NOT_BESIDE:
            yield written(block)
        else:
            yield block.start
            again = there[0].inside if there and isinstance(there[0], Element) else []
            yield from both(block.inside, again, lang)
            yield f"</{block.name}>"


def parts(inside: list[Element | str]) -> list[tuple[str, list[Element | str]]]:
    """Blocks one by one with their keys, and the running text between them as one part each."""
    found: list[tuple[str, list[Element | str]]] = []
    for each in inside:
        key = each.key if isinstance(each, Element) else ""
        if key or not found or found[-1][0]:
            found.append((key, [each]))
        else:
            found[-1][1].append(each)
    return found


def aligned(own: Sequence[str], other: Sequence[str]) -> Iterator[tuple[int | None, int | None]]:
    """Which stands beside which, by their keys in order; what one language alone has, stands alone.

    >>> list(aligned("abc", "acd"))
    [(0, 0), (1, None), (2, 1), (None, 2)]
    """
    after = 0
    for place, key in enumerate(own):
        found = next((each for each in range(after, len(other)) if other[each] == key), None)
        if found is None or any(each in own[place + 1 :] for each in other[after:found]):
            yield place, None
            continue
        yield from ((None, each) for each in range(after, found))
        yield place, found
        after = found + 1
    yield from ((None, each) for each in range(after, len(other)))


def beneath(own: list[Element | str], other: list[Element | str], lang: str) -> str:
    """Running text in the other language with its language, unless it is the same or there is none."""
    told = "".join(map(retold, other)).strip()
    if not told or words(told) == words("".join(map(retold, own))):
        return ""
    return f' <span class="beside" lang="{lang}" translate="no">{told}</span>'


def words(html: str) -> str:
    """A text without its tags."""
    return TAG.sub("", html).strip()


def written(part: Element | str) -> str:
    """An element as it was."""
    if isinstance(part, str):
        return part
    end = "" if part.name in VOID else f"</{part.name}>"
    return f"{part.start}{''.join(map(written, part.inside))}{end}"


def retold(part: Element | str) -> str:
    """An element's words for the other language, with the marks of a language, of a day, and of what is hidden."""
    if isinstance(part, str):
        return part
    if part.name in NOT_BESIDE or (part.name, part.css) in NOT_AGAIN or " data-change=" in part.start:
        return ""
    inside = "".join(map(retold, part.inside))
    if part.name == "br":
        return part.start
    kept = part.css in KEPT or part.name == "time" or ' lang="' in part.start
    return f"{part.start}{inside}</{part.name}>" if kept else inside


def lines_woven(own: list[str], other: list[str]) -> list[str]:
    """Lines of text, beneath each the same in the other language."""
    told = []
    for left, right in aligned(list(map(shape, own)), list(map(shape, other))):
        if left is not None:
            told.append(own[left])
        if right is not None and other[right].strip() and (left is None or own[left] != other[right]):
            told.append(f"    {other[right].strip()}")
    return told


def shape(line: str) -> str:
    """What a line has in common with its like in the other language: whether it is empty, how far it is set in."""
    stripped = line.lstrip()
    return f"{len(line) - len(stripped)}{stripped[:1] if stripped[:1] in '«[' else bool(stripped)}"
