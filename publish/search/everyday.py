"""What is kept by hand for the search: what people say (`everyday.toml`), and lists of small words (`words.toml`).

A row of `everyday.toml` is for words of the pages, or for a question by its address. What people say to ask a
question is a part of what the question is found by, as if it stood there: a word alone, and the words of longer
turns. So each counts by how rare it is, and a sentence that nobody foresaw is found by the rare words in it.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from publish.problem import read_toml

HERE = Path(__file__).parent
FILE = "everyday.toml"


@functools.cache
def said(lang: str) -> dict[str, list[str]]:
    """What people say, by what the pages write for it or the question that it asks."""
    rows = read_toml(HERE / FILE)[lang]
    return {for_it: [phrase.strip() for phrase in row.split(",")] for for_it, row in rows.items()}


def asking(lang: str, url: str) -> Iterator[tuple[bool, str]]:
    """What people say to ask a question: whether it is a word alone, and its words."""
    for phrase in said(lang).get(url, ()):
        yield " " not in phrase, phrase


@functools.cache
def stops(lang: str) -> frozenset[str]:
    """The words that say little about what is asked. A Norwegian question may be typed on every page."""
    return frozenset(f"{kept()['stop'][lang]} {kept()['stop']['nb']}".split())


@functools.cache
def kept() -> dict[str, Any]:
    """The lists that are kept by hand."""
    return read_toml(HERE / "words.toml")
