"""The pages of every language with their titles, in the order of the menu: for a page that is in no language yet.

>>> from publish.places import DOCS
>>> contents(["index.md", {"money": ["studiestotte.md"]}], DOCS)["en"][1][0]
'en/studiestotte/'
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from calc.words import LANGUAGES
from publish import addresses
from publish.manuscript.pages import load


def contents(nav: Any, docs: Path) -> dict[str, list[tuple[str, str]]]:
    """Address and title of every page of the menu that a language has."""
    pages = load(docs)
    return {
        lang: [
            (addresses.page(place(file), lang), str(pages[lang][file].meta.get("title", file)))
            for file in files(nav or [])
            if file in pages[lang]
        ]
        for lang in LANGUAGES
    }


def files(nav: Any) -> Iterator[str]:
    """The files of a menu, whatever groups they stand in."""
    for item in nav:
        if isinstance(item, dict):
            for inside in item.values():
                yield from files([inside] if isinstance(inside, str) else inside)
        else:
            yield str(item)


def place(file: str) -> str:
    """The place of a page's file below its language; the front page has none."""
    name = file.removesuffix(".md")
    return "" if name == "index" else f"{name}/"
