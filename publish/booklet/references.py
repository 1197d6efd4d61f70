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

from calc.telling.markup import Html, tag, together

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


def mark(number: int, chapter: str) -> Html:
    """A number in an answer, leading to the address at the chapter's end."""
    return tag("a", f"[{number}]", css="reference", href=f"#{chapter}.source-{number}")


def references_html(references: References, chapter: str, heading: str) -> Html:
    """The list at a chapter's end."""
    rows = [
        tag(
            "li",
            tag("span", f"[{number}]", css="reference"),
            f" {references.titles[address]} ",
            tag("a", short(address), css="address", href=address),
            id=f"{chapter}.source-{number}",
        )
        for address, number in references.numbers.items()
    ]
    return tag("section", tag("h2", heading), tag("ul", *rows), css="references") if rows else together()


def short(address: str) -> str:
    """An address as one would type it."""
    return SCHEME.sub("", address).rstrip("/")
