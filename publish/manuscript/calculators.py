"""Where the calculators are at home, as the pages themselves say: `:calculator: NAME` on a page of its own.

    kalkulatorer.md            the list of all, by `:calculators:`
    kalkulatorer/opphold.md    one calculator, by `:calculator: residence`
    regler/opphold.md          all its rules, by `:rules: residence`
    opphold.md                 a question with a door to it, by `:door: residence`

So a calculator's card, its doors and the list of its questions follow from the pages, and nothing is told twice.

>>> from publish.places import DOCS
>>> [at(DOCS, kind, "residence") for kind in ("calculator", "rules")]
['kalkulatorer/opphold', 'regler/opphold']
>>> doors(DOCS, "residence")[0]
'opphold#nar-kan-jeg-sok-om-permanent'
"""

from __future__ import annotations

import functools
import re
from pathlib import Path
from typing import NamedTuple

from publish.manuscript import ids
from publish.manuscript.pages import ORIGINAL, Page, files, name_of, parse

INDEX = "kalkulatorer"
RULES = "regler"
PLACED = re.compile(r"^:(calculator|rules|door):[ \t]*(\S+)[ \t]*$", re.MULTILINE)


class Placed(NamedTuple):
    """A directive that names a calculator: its kind, the calculator, and the question or page it stands in."""

    kind: str
    calculator: str
    place: str


def at(docs: Path, kind: str, calculator: str) -> str:
    """The page, without its ending, that has a calculator or its rules. Raises `LookupError` if none does."""
    for each in placed(docs):
        if (each.kind, each.calculator) == (kind, calculator):
            return each.place.partition("#")[0]
    raise LookupError(
        f"no page has :{kind}: {calculator}; write docs/*/{INDEX if kind != 'rules' else RULES}/….md"
    )


def doors(docs: Path, calculator: str) -> list[str]:
    """The questions that lead to a calculator, as `page#id`, in the order of the pages."""
    return [each.place for each in placed(docs) if each.kind == "door" and each.calculator == calculator]


def placed(docs: Path) -> tuple[Placed, ...]:
    """What the Norwegian pages place, which the others follow."""
    paths = files(docs / ORIGINAL)
    return found(tuple((path, path.stat().st_mtime_ns) for path in paths))


@functools.lru_cache(maxsize=4)
def found(written: tuple[tuple[Path, int], ...]) -> tuple[Placed, ...]:
    """The same, read once until a page is written anew."""
    return tuple(
        Placed(kind, calculator, ids.name(name_of(path), part.id))
        for path, _ in written
        for part in read(path).parts
        for kind, calculator in PLACED.findall(part.text)
    )


def read(path: Path) -> Page:
    """A page from its file."""
    return parse(path, path.read_text("utf-8"))


def title_of(docs: Path, lang: str, place: str) -> tuple[str, str]:
    """The title and description of a page in a language, or in Norwegian where it is not translated."""
    path = docs / lang / f"{place}.md"
    meta = read(path if path.exists() else docs / ORIGINAL / f"{place}.md").meta
    return str(meta.get("title", "")), str(meta.get("description", ""))


def heading_of(docs: Path, lang: str, question: str) -> str:
    """The heading of a question in a language, or in Norwegian where it is not translated."""
    place, _, id = question.partition("#")
    for each in (lang, ORIGINAL):
        path = docs / each / f"{place}.md"
        part = read(path).part(id) if path.exists() else None
        if part is not None:
            return part.heading
    raise LookupError(f"there is no question {question}")
