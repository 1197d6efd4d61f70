"""The addresses of a chapter, numbered in the order they are first cited and printed at its end.

>>> references = References()
>>> references.number("https://udi.no/a/", "UDI: A"), references.number("https://nav.no/"), references.number(
...     "https://udi.no/a/")
(1, 2, 1)
>>> short("https://www.udi.no/a/")
'udi.no/a'
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape

SCHEME = re.compile(r"^https?://(www\.)?")


@dataclass
class References:
    """Titles by address. A source's own title is kept before one taken from a sentence."""

    titles: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)

    def number(self, address: str, title: str = "", otherwise: str = "") -> int:
        """The number of an address; `title` is its source's, `otherwise` what the sentence calls it."""
        self.titles[address] = title or self.titles.get(address, "") or otherwise
        return self.numbers.setdefault(address, len(self.numbers) + 1)


def mark(number: int, chapter: str) -> str:
    """A number in an answer, leading to the address at the chapter's end."""
    return f'<a class="reference" href="#{chapter}.source-{number}">[{number}]</a>'


def references_html(references: References, chapter: str, heading: str) -> str:
    """The list at a chapter's end."""
    rows = "".join(
        f'<li id="{chapter}.source-{number}"><span class="reference">[{number}]</span> '
        f"{escape(references.titles[address])} "
        f'<a class="address" href="{escape(address)}">{escape(short(address))}</a></li>'
        for address, number in references.numbers.items()
    )
    return f'<section class="references"><h2>{escape(heading)}</h2><ul>{rows}</ul></section>' if rows else ""


def short(address: str) -> str:
    """An address as one would type it."""
    return SCHEME.sub("", address).rstrip("/")
