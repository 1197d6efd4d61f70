"""How much a calculator fetches, told on its page before it does; known only when Python is packed.

A page leaves an empty place for it, with the language of its words.

>>> size_html({"bytes": 2_900_000, "compressed": 1_260_492}, "nb")
'<p class="download" data-bytes="2900000" data-megabytes="1.3">Lastes ned én gang: 1,3\\xa0MB.</p>'
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from fractions import Fraction
from math import ceil
from pathlib import Path

from calc import words
from calc.telling.markup import Html, tag
from calc.text import say

PLACES = re.compile(r'<p class="download" lang="([^"]+)"></p>')


def place(lang: str) -> Html:
    """The empty place in a page."""
    return tag("p", css="download", lang=lang)


def tell(site: Path, python: Path) -> None:
    """Fill the places of all pages with the size of the packed Python."""
    size = json.loads((python / "manifest.json").read_text("utf-8"))
    for page in site.rglob("*.html"):
        text = page.read_text("utf-8")
        told = PLACES.sub(lambda place: size_html(size, place[1]), text)
        if told != text:
            page.write_text(told, "utf-8")


def size_html(size: Mapping[str, int], lang: str) -> Html:
    """Megabytes as they travel, never fewer than come; the script counts the bytes as they are unpacked."""
    megabytes = Fraction(ceil(size["compressed"] / 100_000), 10)
    told = say("page.download", lang, {"megabytes": words.number(megabytes, lang, 1)})
    return tag("p", told, css="download", data_bytes=str(size["bytes"]), data_megabytes=str(float(megabytes)))
