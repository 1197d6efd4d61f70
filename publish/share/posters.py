"""A sheet for a wall: the question in large letters, the short answer, and a code that leads to the rest.

One A4 page per question and language, `/uk/plakat/varighet/`, for a reception
centre, a library or a school. It says when it was compared with its sources.
The code is a QR code (ISO/IEC 18004, https://segno.readthedocs.io) with the address that is
passed on, so paper keeps working when a question moves. Without a public address a poster has no code.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from pathlib import Path

from lxml.html import HtmlElement

from calc.telling.markup import Html
from calc.words import LANGUAGES
from publish import addresses, elements, templates
from publish.finished import Page, Question, opening
from publish.text import word

ROOM = {"short": 260, "long": 500}  # letters that fit on the sheet; measured with every poster of four languages
LINE = {"short": 14, "long": 20}  # letters of the question that fit on a line, so that no word is broken


def add(site: Path, root: str, pages: Iterable[Page]) -> None:
    """Write the posters of all questions."""
    found = [(page, question) for page in pages for question in page.questions]
    shared = [root + addresses.share(question.id, page.lang) for page, question in found] if root else []
    codes = elements.drawings(shared)
    for page, question in found:
        address = addresses.poster(question.id, page.lang)
        share = addresses.share(question.id, page.lang)
        heading, short = question.answer.find("../h2"), opening(question.answer)
        templates.write(
            site / address,
            "poster.html",
            lang=page.lang,
            title=question.title,
            topic=page.title,
            written_in=question.lang,
            size=size(question),
            question=words(heading) if heading is not None else question.title,
            answer=words(short) if short is not None else "",
            code=codes.get(root + share, ""),
            share=root + share,
            addresses=addresses.in_each_language(root, addresses.poster, question.id),
            sheets={lang: addresses.poster(question.id, lang) for lang in LANGUAGES},
            site_name=word("name", page.lang),
            up=addresses.up(address),
            page=f"{page.address}#{question.id}",
            checked=page.checked,
        )


def size(question: Question) -> str:
    """How large the letters are; a letter of the question takes the room of four of the answer."""
    letters = 4 * len(question.title) + len(question.short)
    word = max(map(len, question.title.split()))
    return next((name for name, room in ROOM.items() if letters <= room and word <= LINE[name]), "longest")


def words(element: HtmlElement) -> Html:
    """What stands in an element, with the language of its words but without its links."""
    copied = deepcopy(element)
    copied.tail = None
    for link in copied.findall(".//a"):
        link.drop_tag()
    return elements.inside(copied)
