"""What stands above a page: its title, its description, the day it was checked, and what it was translated from.

Read as YAML reads it, since an escape there is a character here. Only these names and kinds of value: MkDocs takes
instructions from others, and YAML's anchors can make much of little. A day that is to come, or before the project
began, would tell a reader that somebody had compared what nobody has.

>>> day = date(2026, 11, 30)
>>> text = '---\\ntitle: "x\\\\u202ey"\\ndescription: D.\\nchecked: 2027-01-01\\n---\\n'
>>> [said.what for said in faults(text, day)]
['the title holds the unseen character U+202E', 'checked is 2027-01-01, which is still to come']
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from publish.check import hosts, letters
from publish.manuscript.pages import front_lines, front_matter

BEGAN = date(2026, 11, 21)  # the day of the first commit
TEXTS = ("title", "description")
NEEDED = (*TEXTS, "checked")
ALLOWED = {*NEEDED, "translated"}
LONGEST = 300  # letters of a title or a description
MARKUP = re.compile(r'[<>"]|\{[{%]')
REFERENCE = re.compile(r"(?:^|[\s,\[{:-])[&*!]\S|<<\s*:", re.MULTILINE)  # anchors, aliases, tags and merges
DEEP = re.compile(r"(?:[-?]\s+){3}|^[ ]{9}", re.MULTILINE)
BRACKET, BRACKETS = re.compile(r"[\[{]"), 9
QUOTED = re.compile(r'"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'')
NAME = re.compile(r"([a-z]+):(?: |$)")
DIGEST = re.compile(r"[0-9a-f]{8}")


class Said(NamedTuple):
    """A fault: the line in the file, what is wrong, and what to do."""

    line: int
    what: str
    remedy: str


def faults(text: str, today: date, known: frozenset[str] | None = None) -> Iterator[Said]:
    """Everything at fault above a page; without `known` hosts, its title may name any."""
    lines = front_lines(text)
    if lines is None:
        yield Said(1, "there is no front matter between two lines of ---", "write title, description and checked")
        return
    bare = QUOTED.sub("", "\n".join(lines))
    if REFERENCE.search(bare) or DEEP.search(bare) or len(BRACKET.findall(bare)) > BRACKETS:
        yield Said(2, "the front matter holds an anchor, a tag or a nest", "write names with plain values")
        return
    meta, broken = front_matter("\n".join(lines))
    if broken:
        line, reason = broken
        remedy = 'write it as YAML; a value that holds ": " stands between quotes'
        yield Said(line, f"the front matter cannot be read ({reason})", remedy)
        return
    yield from lacking(meta)
    yield from line_faults(lines)
    for name, value in meta.items():
        line = next(
            (number for number, each in enumerate(lines, 2) if each.lstrip("\"'").startswith(str(name))), 1
        )
        if known is not None and name in TEXTS:
            for shown in sorted(hosts.shown(str(value)) - known):
                yield Said(line, f"the {name} shows {shown}, which no source has", "leave the address out")
        for what, remedy in value_faults(str(name), value, today):
            yield Said(line, what, remedy)


def line_faults(lines: list[str]) -> Iterator[Said]:
    """A name that stands twice or is disguised, a value that goes on: what a comparison of lines would not see."""
    seen: set[str] = set()
    name = ""
    for number, line in enumerate(lines, 2):
        if not line.strip() or line.startswith("#"):
            continue
        found = NAME.match(line)
        if found and found[1] in seen:
            yield Said(number, f"the front matter has {found[1]} twice", "keep one of the two")
        elif not found and not (name == "translated" and line.startswith("  ")):
            yield Said(
                number, "a line of the front matter has no name", "write each name and its value on one line"
            )
        name = found[1] if found else name
        seen.add(name)


def lacking(meta: dict[str, Any]) -> Iterator[Said]:
    """What every page says of itself and this one does not."""
    for name in NEEDED:
        if not meta.get(name):
            yield Said(1, f"the front matter lacks {name}", f"add {name}: to it")


def value_faults(name: str, value: Any, today: date) -> Iterator[tuple[str, str]]:
    """What is wrong with one name and its value, with what to do."""
    if name not in ALLOWED:
        yield f"the front matter has {name}", f"write only {', '.join(sorted(ALLOWED))}"
    elif name in TEXTS and value:
        yield from text_faults(name, value)
    elif name == "checked" and value:
        if type(value) is not date:
            yield f"checked is not a day: {str(value)[:40]}", "write it as 2026-11-21"
        elif value > today:
            yield f"checked is {value}, which is still to come", "write the day the page was compared"
        elif value < BEGAN:
            yield f"checked is {value}, before there was a page to compare", "write the day the page was compared"
    elif name == "translated":
        made = value.values() if isinstance(value, dict) else [value]
        if not all(isinstance(each, str | int | float) and DIGEST.fullmatch(str(each)) for each in made):
            yield "translated is no list of ids with what they were made from", "run translations accept"


def text_faults(name: str, value: Any) -> Iterator[tuple[str, str]]:
    """What is wrong with a title or a description."""
    if not isinstance(value, str):
        yield f"the {name} is no text", "write it between quotes"
    elif MARKUP.search(value):
        yield f"the {name} holds HTML, a template or a straight quotation mark", "write plain text"
    elif unseen := letters.said(value):
        yield f"the {name} holds {unseen}", "write it with letters that are seen"
    elif "\n" in value.strip() or len(value) > LONGEST:
        yield f"the {name} is longer than a line of {LONGEST} letters", "make it shorter"
