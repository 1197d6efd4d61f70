"""HTML in a page: a word of another language and what the front page uses, each closed in its order; nothing else.

>>> [what for _, what in raw_faults('<span lang="nb">vedtak</span>')]
[]
>>> [what for _, what in raw_faults('<span lang="nb">vedtak')], [what for _, what in raw_faults("<b>!</b>")]
(['<span lang="nb"> is not closed'], ['<b> is raw HTML', '</b> is raw HTML'])
"""

from __future__ import annotations

import re
from collections.abc import Iterator

RAW = re.compile(r"<(?=[\w!/?])[^>]*>?")
ALLOWED_ELEMENT = re.compile(r"<(span|nav|section|br)\b")
ATTRIBUTE = re.compile(r"\s([^\s=\"<>/]+)=")
ALLOWED = re.compile(r'</?(?P<name>span|nav|section|br)(\s+(lang|class|aria-label)="[^"<>]*"|\s+markdown)*\s*/?>')
ABBREVIATION = re.compile(r"^[ ]{0,3}\*\[[^\]\n]*\]:|^[ \t]*\[TOC\][ \t]*$", re.MULTILINE)
AUTOLINK = re.compile(r"<https://[^\s<>\"]+>")
Said = tuple[int, str]  # the offset in the text, and what is at fault


def raw_faults(text: str) -> Iterator[Said]:
    """Raw HTML that is not allowed or not closed, abbreviations and tables of contents, with their offset."""
    for found in ABBREVIATION.finditer(text):
        yield found.start(), f"{found[0].strip()} is no text of a page"
    tags = [(found, ALLOWED.fullmatch(found[0])) for found in RAW.finditer(text) if not AUTOLINK.match(found[0])]
    refused = [found for found, allowed in tags if not allowed]
    yield from ((found.start(), raw_said(found[0])) for found in refused)
    if not refused:
        yield from open_faults(text, [(found, allowed["name"]) for found, allowed in tags if allowed])


def raw_said(tag: str) -> str:
    """What is wrong with a piece of HTML: its attribute, if the element is one that a page may have."""
    element = ALLOWED_ELEMENT.match(tag)
    strange = [name for name in ATTRIBUTE.findall(tag) if name not in ("lang", "class", "aria-label")]
    first = tag[:40].split("\n")[0]
    return f"the attribute {strange[0]} in {first}" if element and strange else f"{first} is raw HTML"


def open_faults(text: str, tags: list[tuple[re.Match[str], str]]) -> Iterator[Said]:
    """Elements that are not closed, or not in their order: a page would look otherwise than it reads."""
    open_: list[tuple[re.Match[str], str]] = []
    for found, name in tags:
        if not found[0].startswith("</"):
            open_ += [(found, name)] if name != "br" else []
        elif not open_ or open_[-1][1] != name:
            yield found.start(), f"{found[0]} closes nothing"
        else:
            begin, _ = open_.pop()
            if name == "span" and "\n\n" in text[begin.end() : found.start()]:
                yield begin.start(), f"{begin[0]} goes on over an empty line"
    yield from ((found.start(), f"{found[0]} is not closed") for found, _ in open_)
