r"""Kinds of wording that editors have refused: a pattern and a remedy each, by language, in `docs/wording.toml`.

Pages and catalogues are held to them alike. What stands in another language is left out.

>>> kind = Kind(re.compile(r"\bshall\b"), "must")
>>> list(faults("You must go.\nYou shall go.", [kind]))
[(2, '“shall” is to be avoided', 'write “must”')]
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from publish.places import DOCS
from publish.problem import read_toml

FILE = "wording.toml"
TERM = re.compile(r"\[\[.*?\]\]")


@dataclass(frozen=True)
class Kind:
    """What is not to be written, and what is to be written instead."""

    found: re.Pattern[str]
    write: str


def load(docs: Path = DOCS) -> Mapping[str, tuple[Kind, ...]]:
    """The kinds of every language; none where the file is not there."""
    file = docs / FILE
    table = read_toml(file) if file.exists() else {}
    return {
        lang: tuple(Kind(re.compile(row["found"], re.IGNORECASE), row["write"]) for row in rows)
        for lang, rows in table.items()
    }


def faults(text: str, kinds: Iterable[Kind]) -> Iterator[tuple[int, str, str]]:
    """Line, what is at fault, and the remedy, wherever a text is of one of the kinds."""
    lines = [TERM.sub("", line).replace("\u00a0", " ") for line in text.split("\n")]
    for kind in kinds:
        for number, line in enumerate(lines, 1):
            if found := kind.found.search(line):
                yield number, f"“{found[0]}” is to be avoided", f"write “{kind.write}”"
