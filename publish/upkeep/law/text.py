"""An act or a regulation as it is compared: its sections with the words of each paragraph (*ledd*).

A provision is named as Lovdata's own addresses name it.

>>> provision("lov/2020-11-06-127", "14 a", 3)
'lov/2020-11-06-127/§14a/ledd/3'
>>> Section(("Ja.", "Nei.")).words(2), Section(("Ja.",)).words(2), Section(("Ja.", "Nei.")).words(0)
('Nei.', '', 'Ja. Nei.')
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

PROVISION = re.compile(r"((?:lov|forskrift)/[\d-]+)/§([\d-]+)([a-zæøå]*)(?:/ledd/(\d+))?")


@dataclass(frozen=True)
class Section:
    """The words of the paragraphs in order, and the editors' note of when they were changed."""

    paragraphs: tuple[str, ...]
    note: str = ""

    def words(self, paragraph: int) -> str:
        """The words of one paragraph, or of all for 0; none where there is no such paragraph."""
        if not paragraph:
            return " ".join(self.paragraphs)
        return self.paragraphs[paragraph - 1] if paragraph <= len(self.paragraphs) else ""


@dataclass(frozen=True)
class ActText:
    """The sections of an act by their number without spaces (`14a`), and the day of this text if it says one."""

    act: str
    sections: Mapping[str, Section] = field(default_factory=dict)
    day: date | None = None


def provision(act: str, section: str, paragraph: int = 0) -> str:
    """The name of a provision; paragraph 0 is the whole section."""
    whole = f"{act}/§{section.replace(' ', '')}"
    return f"{whole}/ledd/{paragraph}" if paragraph else whole


def parts(name: str) -> tuple[str, str, int]:
    """Act, section and paragraph of a provision's name. Raises `ValueError` for what is none.

    >>> parts("forskrift/2020-12-15-2912/§43g/ledd/1")
    ('forskrift/2020-12-15-2912', '43g', 1)
    """
    found = PROVISION.fullmatch(name)
    if not found:
        raise ValueError(f"{name} is no provision: write it as lov/2020-11-06-127/§20/ledd/3")
    act, number, letters, paragraph = found.groups()
    return act, number + letters, int(paragraph or 0)


def order(name: str) -> tuple[str, list[int], str, int]:
    """For sorting: by act, then as the sections follow each other."""
    act, section, paragraph = parts(name)
    number = re.match(r"[\d-]+", section)
    assert number
    return act, [int(each) for each in number[0].split("-")], section[number.end() :], paragraph
