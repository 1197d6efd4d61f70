"""The directives that a page may hold, and every line that looks like one and would reach the reader as raw text.

A directive is a line `:name: words` that stands alone, with an empty line before and after it. Whoever makes its
HTML registers it under a name of `KNOWN` (`publish.markdown.directives`).

>>> [(said.line, said.what) for said in faults("So.\\n:sources: a\\n\\n:calculater: b\\n\\n:review:\\n")]
[(2, ':sources: does not stand alone'), (4, 'there is no directive :calculater:')]
>>> [said.remedy for said in faults(":calculater: b\\n\\n:sources:")]
['write :calculator:', 'write the ids of docs/sources.toml after it']
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import NamedTuple

from publish.manuscript.pages import FENCE

# How many words each takes, at least and at most, and what they are.
KNOWN = {
    "calculator": (1, 1, "the name of one calculator"),
    "calculators": (0, 0, ""),
    "contact": (0, 0, ""),
    "door": (1, 1, "the name of one calculator"),
    "feeds": (0, 0, ""),
    "glossary": (0, 0, ""),
    "licences": (0, 0, ""),
    "open-rules": (0, 0, ""),
    "picture": (1, 1, "the name of one picture of publish/pictures"),
    "review": (0, 0, ""),
    "rules": (1, 1, "the name of one calculator"),
    "sources": (1, 99, "the ids of docs/sources.toml"),
    "translations": (0, 0, ""),
}
WHOLE = re.compile(r":(?P<name>[a-z][a-z-]*):(?P<words>.*)")
ANYWHERE = re.compile(r"(?<![\w:]):+ ?(?P<name>[^\W\d_][\w-]*) ?:(?![\w/])")
OPEN = re.compile(rf"\s*(?::(?P<half>[^\W\d_][\w-]*)(?=\s|$)|(?P<bare>{'|'.join(KNOWN)})\s?:(?=\s))")
NOT_TEXT = re.compile(r"`[^`]*`|\]\([^)]*\)|<[^>]*>")  # code, addresses and HTML


class Said(NamedTuple):
    """A fault: the line in the text, what is wrong, and what to do."""

    line: int
    what: str
    remedy: str


def faults(text: str) -> Iterator[Said]:
    """Every directive of a text that is mistyped, glued to other text, or lacks its words."""
    lines = text.split("\n")
    fenced = False
    for number, line in enumerate(lines, 1):
        fenced ^= bool(FENCE.match(line))
        if fenced:
            continue
        around = (lines[number - 2 : number - 1] if number > 1 else []) + lines[number : number + 1]
        yield from line_faults(number, NOT_TEXT.sub("", line), any(each.strip() for each in around))


def line_faults(number: int, line: str, glued: bool) -> Iterator[Said]:
    """What is at fault in one line; `glued` says that there is text right above or below it."""
    whole, half = WHOLE.fullmatch(line), OPEN.match(line)
    if whole and whole["name"] in KNOWN:
        name = whole["name"]
        least, most, what = KNOWN[name]
        if glued:
            yield Said(number, f":{name}: does not stand alone", "put an empty line before and after it")
        if not least <= len(whole["words"].split()) <= most:
            said = "has no words after it" if not whole["words"].strip() else "has too many words after it"
            yield Said(number, f":{name}: {said}", f"write {what} after it" if what else "write it alone")
        return
    named = [found["name"] for found in ANYWHERE.finditer(line)]
    for name in named:
        if name in KNOWN:
            yield Said(number, f":{name}: does not stand alone", f"write :{name}: at the beginning of a line")
        else:
            yield Said(number, f"there is no directive :{name}:", remedy(name))
    if half and not named:
        name = half["half"] or half["bare"]
        yield Said(number, f"“{line.strip()[:40]}” looks like a directive and is none", remedy(name))


def remedy(name: str) -> str:
    """The nearest directive, or all of them."""
    near = get_close_matches(name.lower(), KNOWN, 1)
    return f"write :{near[0]}:" if near else f"write one of {', '.join(f':{each}:' for each in KNOWN)}"
