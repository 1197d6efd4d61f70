"""Acts as Markdown, made of Lovdata's data (https://github.com/bartoszkobylinski/lovverk, NLOD 2.0).

The front matter names the act (`ref_id`) and the day the text was fetched. A
section is a heading `### § 14 a. …`, a paragraph a block of text; a list belongs to the paragraph
before it, a quotation is the editors' note, and a footnote comes last.

>>> page = '''---
... ref_id: "lov/2020-11-06-127"
... retrieved_at: "2026-07-28T16:54:24+00:00"
... ---
... ### § 9. Tillatelser
...
... Følgende[^1] gir rett:
...
... 1. etter [utlendingsloven § 28](lov/2008-05-15-35/§28)
...
... > Endret ved lov 9 juni 2023 nr. 24.
... '''
>>> act = read(page)
>>> act.day.year, act.sections["9"].paragraphs
(2026, ('Følgende gir rett: etter utlendingsloven § 28',))
"""

from __future__ import annotations

import re
from datetime import date

from publish.upkeep.law.text import ActText, Section
from publish.upkeep.law.words import normalised

ACT = re.compile(r'^ref_id: "?((?:lov|forskrift)/[\d-]+)', re.MULTILINE)
DAY = re.compile(r'^retrieved_at: "?(\d{4}-\d{2}-\d{2})', re.MULTILINE)
HEADING = re.compile(r"^#{1,6} (?:§ ([\d-]+ ?[a-zæøå]?)\b)?")
ITEM = re.compile(r"^\s*(?:\d+\.|[-*])\s+")
LINK = re.compile(r"\[([^\]^]+)\]\([^)\s]*\)")
MARK = re.compile(r"\[\^[^\]]+\]")
EMPHASIS = re.compile(r"(?<!\\)\*+")


def read(page: str) -> ActText:
    """The act in a file; without a name if it is none."""
    act, day = ACT.search(page), DAY.search(page)
    sections: dict[str, Section] = {}
    number = ""
    for block in re.split(r"\n{2,}|\n(?=#)", page):
        heading = HEADING.match(block.strip())
        if heading:
            number = (heading[1] or "").replace(" ", "")
        elif number:
            sections[number] = with_block(sections.get(number, Section(())), block.strip("\n"))
    return ActText(act[1] if act else "", sections, date.fromisoformat(day[1]) if day else None)


def with_block(section: Section, block: str) -> Section:
    """A section with one more block."""
    if block.startswith(">"):
        words = plain(re.sub(r"^>\s?", "", block, flags=re.MULTILINE))
        return Section(section.paragraphs, f"{section.note} {words}".strip())
    if section.note or not block.strip():
        return section  # what follows the note is a footnote
    if ITEM.match(block) and section.paragraphs:
        items = " ".join(plain(ITEM.sub("", line)) for line in block.split("\n"))
        return Section((*section.paragraphs[:-1], f"{section.paragraphs[-1]} {items}"), section.note)
    return Section((*section.paragraphs, plain(block)), section.note)


def plain(markdown: str) -> str:
    """Words without links, marks of footnotes and emphasis."""
    return normalised(EMPHASIS.sub("", MARK.sub("", LINK.sub(r"\1", markdown))).replace("\\", ""))
