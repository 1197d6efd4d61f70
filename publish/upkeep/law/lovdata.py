"""Lovdata's public data: one file an act, HTML that is also XML (https://api.lovdata.no/publicData, NLOD 2.0).

A section is an `article.legalArticle`, a paragraph of it an `article.legalP`
or, with a number before it, an `article.numberedLegalP`; what else stands in
the section continues the paragraph before it. Not compared are headings, marks of footnotes
and footnotes, wordings that are not in force yet, and the letters of lists.

>>> page = '''<html><body><main data-lovdata-URL="NL/lov/2020-11-06-127">
... <article class="legalArticle" data-lovdata-URL="NL/lov/2020-11-06-127/§20"><h3>§ 20. Beregning</h3>
... <article class="legalP">To ganger<sup class="footnotereference">1</sup> G.</article>
... </article></main></body></html>'''
>>> read(page.encode()).sections["20"].paragraphs
('To ganger G.',)
"""

from __future__ import annotations

import re
from typing import Any

from lxml import html

from publish.upkeep.law.text import PROVISION, ActText, Section
from publish.upkeep.law.words import normalised

ACT = re.compile(rb'data-lovdata-URL="(?:NL|SF)/((?:lov|forskrift)/[\d-]+)')
NOTE = "changesToParent"
PARAGRAPHS = ("legalP", "numberedLegalP")
LEFT_OUT = (
    "footnotereference",
    "footnotes",
    "footnote",
    "futuretitle",
    "futureLegalArticle",
    "futureLegalArticleHeader",
    "legalArticleHeader",
    NOTE,
)
IN_A_WORD = ("a", "b", "em", "i", "span", "strong", "sub", "sup", "u")  # all other elements end a word
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
NUMBER = re.compile(r"^\s*\(?\d{1,3}\)\s*")


def act_of(page: bytes) -> str:
    """Which act a file holds, without reading it all; nothing if it is none."""
    found = ACT.search(page)
    return found[1].decode() if found else ""


def read(page: bytes) -> ActText:
    """The act in a file."""
    tree = html.document_fromstring(page, parser=html.HTMLParser(encoding="utf-8"))
    sections = {}
    for article in tree.iterfind(".//article"):
        named = PROVISION.search(article.get("data-lovdata-url", ""))
        if "legalArticle" in classes(article) and named:
            sections[named[2] + named[3]] = section(article)
    return ActText(act_of(page), sections)


def section(article: Any) -> Section:
    """The paragraphs and the note of one section."""
    paragraphs: list[str] = []
    note = ""
    for child in article:
        kinds = classes(child)
        words = normalised(text(child))
        if NOTE in kinds:
            note = f"{note} {words}".strip()
        elif left_out(child) or not words:
            continue
        elif any(kind in kinds for kind in PARAGRAPHS) or not paragraphs:
            paragraphs.append(NUMBER.sub("", words) if "numberedLegalP" in kinds else words)
        else:
            paragraphs[-1] += f" {words}"
    return Section(tuple(paragraphs), note)


def text(element: Any) -> str:
    """The words inside an element."""
    told = element.text or ""
    if element.tag == "li":  # some files write the letter out, most leave it to the browser
        told = without_letter(told, element.get("data-name", ""))
    for child in element:
        if not left_out(child):
            inside = text(child)
            if element.tag == "li" and not told.strip():
                inside = without_letter(inside, element.get("data-name", ""))
            told += inside if child.tag in IN_A_WORD else f" {inside} "
        told += child.tail or ""
    return told


def without_letter(words: str, letter: str) -> str:
    """The words of a list's item without its own letter before them.

    >>> without_letter(" a) et barn", "a)"), without_letter("1. januar", "a.")
    ('et barn', '1. januar')
    """
    bare = letter.strip(" .()")
    return re.sub(rf"^\s*\(?{re.escape(bare)}[.)]\s+", "", words) if bare else words


def left_out(element: Any) -> bool:
    """Whether an element holds no words of the law: a heading of the section, a footnote, a comment."""
    if not isinstance(element.tag, str) or element.tag in HEADINGS:
        return True
    return any(kind in LEFT_OUT for kind in classes(element))


def classes(element: Any) -> list[str]:
    """An element's classes."""
    return (element.get("class") or "").split() if isinstance(element.tag, str) else []
