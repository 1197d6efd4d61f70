"""An answer made fit for paper: nothing to press, everything open, every link with something to look up.

A link to another question gets that question's number, a link to elsewhere the
number of its address at the chapter's end. A drawing lies behind its words, as an image of the background.

>>> from lxml import etree, html
>>> answer = html.fromstring('<div><p>See <a href="../b/#why">why</a>.</p><p><button>Copy</button></p></div>')
>>> fit(answer, "uk/a/", Chapter("a", {"uk/b/#why": Place("b.why", "2.1")}, References()))
>>> html.tostring(answer, encoding="unicode")
'<div><p>See <a href="#b.why">why</a> (2.1).</p><p></p></div>'
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urljoin

from lxml import etree, html
from lxml.html import HtmlElement

from calc.telling.markup import tag, together
from publish.booklet.drawings import lay_behind
from publish.booklet.references import References, mark
from publish.finished import line
from publish.letters.binding import unbroken

NOT_ON_PAPER = (
    "//*[@hidden]",
    "//button",
    "//form",
    "//script",
    "//svg[not(ancestor::figure)]",
    "//noscript",
    "//*[contains(@class, 'drawn')]/*[@class='more']",  # its short words and its amount say it
)
NOT_ON_PAPER_CLASSES = (
    "aside",
    "copy",
    "crumbs",
    "door",
    "onward",
    "open-all",
    "needs-script",
    "unknown-question",
    "checked",
    "paper",
    "filter",
    "wrong-result",
    "feeds",
    "above",
    "asked-next",
    "for-whom",
)
ROWS = 30  # of a picture, at most: a longer one fills sheets, and its table tells the same
ATTRIBUTES = ("class", "href", "lang", "colspan", "rowspan", "scope")
DRAWN = ("svg", "rect", "ellipse", "circle", "path")  # whose places and greys are attributes
PARAGRAPH = re.compile(r"\s\(\d+\)$")  # the address is that of the whole section


@dataclass(frozen=True)
class Place:
    """Where a question or a chapter stands in the booklet, and what it is called there."""

    anchor: str
    label: str


@dataclass(frozen=True)
class Chapter:
    """What an answer must know of its surroundings: its chapter, every place, and the chapter's references."""

    name: str
    places: dict[str, Place]
    references: References


def fit(element: HtmlElement, address: str, chapter: Chapter) -> None:
    """Change an element of the page at an address below the site's root, in place."""
    drop_controls(element)
    for rest in element.xpath(".//details[@class='rest']"):
        rest.find("summary").drop_tree()
        rest.drop_tag()
    for sources in element.find_class("sources"):
        cite(sources, chapter)
    for tail in element.find_class("tail"):
        tail.drop_tag()
    for details in element.xpath(".//details"):
        details.find("summary").drop_tag()
        details.tag = "div"
    for term in element.find_class("term"):
        term.drop_tag()  # the booklet has a word list of its own
    for link in element.xpath(".//a[@href]"):
        if "reference" not in link.classes:
            look_up(link, address, chapter)
    for answers in element.xpath(".//dl"):
        list_answers(answers)
    for law in element.find_class("law"):
        take_space(law)
    for each in element.iter(etree.Element):
        each.text, each.tail = unbroken(each.text or ""), unbroken(each.tail or "")
        for name in set(each.attrib) - set(ATTRIBUTES) if each.tag not in DRAWN else ():
            del each.attrib[name]
    for drawing in list(element.iter("svg")):
        lay_behind(drawing)


def drop_controls(element: HtmlElement) -> None:
    """Take out what can only be pressed, and what waits to be shown."""
    dropped = [each for path in NOT_ON_PAPER for each in element.xpath("." + path)]
    dropped += [each for name in NOT_ON_PAPER_CLASSES for each in element.find_class(name)]
    dropped += element.xpath(f".//figure[count(.//li) > {ROWS}]")
    for each in dropped:
        if each.getparent() is not None:
            each.drop_tree()


def cite(sources: HtmlElement, chapter: Chapter) -> None:
    """Replace the list of sources below an answer with the numbers of their addresses."""
    marks = []
    for item in sources.iter("li"):
        number = chapter.references.number(item.find(".//a").get("href"), unbroken(line(item)))
        marks.append(mark(number, chapter.name))
    heading = line(sources.find("summary//b"))
    sources.clear()
    sources.tag = "p"
    sources.set("class", "cited")
    sources.append(html.fragment_fromstring(tag("span", heading, ": ", together(*marks, between=" "))))


def look_up(link: HtmlElement, address: str, chapter: Chapter) -> None:
    """Say where a link leads: the number of a question, or of an address."""
    if "contact-address" in link.classes:
        link.drop_tag()  # it is its own words
        return
    target = urljoin(f"/{address}", link.get("href"))
    if not target.startswith("/"):
        called = PARAGRAPH.sub("", line(link)) if "law" in link.classes else line(link)
        number = chapter.references.number(target, otherwise=called)
        added = html.fragment_fromstring(mark(number, chapter.name))
        added.tail, link.tail = link.tail, "\u00a0"
        link.addnext(added)
        return
    place = chapter.places.get(target[1:]) or chapter.places.get(target[1:].partition("#")[0])
    if place is None:
        link.drop_tag()
        return
    link.set("href", f"#{place.anchor}")
    link.tail = f" ({place.label}){link.tail or ''}"


def list_answers(answers: HtmlElement) -> None:
    """A list of labels and answers as plain lines: readers aloud know no such list in a PDF."""
    for label, given in zip(list(answers.iter("dt")), list(answers.iter("dd")), strict=True):
        row = label.getparent()
        label.tag, given.tag, row.tag = "span", "b", "li"
        label.tail = ": "
    answers.tag = "ul"


def take_space(element: HtmlElement) -> None:
    """Move the space before an element into it.

    A sentence that just fills a line is broken after its first word by WeasyPrint 70, if a space follows before an
    element.
    """
    before, parent = element.getprevious(), element.getparent()
    if before is not None and (before.tail or "").endswith(" "):
        before.tail = before.tail[:-1]
    elif before is None and parent is not None and (parent.text or "").endswith(" "):
        parent.text = parent.text[:-1]
    else:
        return
    element.text = " " + (element.text or "")
