"""The project's terms in four languages, kept in `docs/glossary.toml`: one table per term.

    [kommune]
    nb = "kommune"
    en = "municipality"
    ru = "коммуна"
    uk = "муніципалітет (комуна)"
    source = "seed"                  the source documents; "official": an official page; "own": our translation
    own = ["uk"]                     languages in which the word is nevertheless our own
    avoid = { ru = ["муниципалитет*"] }   forms not to be used; * stands for any ending
    stems = { ru = ["коммун"] }      beginnings by which search finds it
    note = "for editors"

>>> term = Term("kommune", {"ru": "коммуна"}, "seed", (), {"ru": (form("муниципалитет*"),)}, {}, "")
>>> bool(term.avoid["ru"][0].search("в муниципалитете")), term.word("ru"), term.lacking()
(True, 'коммуна', ['nb', 'en', 'uk'])
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from calc.words import LANGUAGES
from publish.problem import read_toml

SOURCES = ("seed", "official", "own")


@dataclass(frozen=True)
class Term:
    """One term: its word per language, where the words are from, and which forms to avoid."""

    id: str
    words: dict[str, str]
    source: str
    own: tuple[str, ...]
    avoid: dict[str, tuple[re.Pattern[str], ...]]
    stems: dict[str, tuple[str, ...]]
    note: str

    def word(self, lang: str) -> str:
        """The word in a language; in one that has none for it, the Norwegian word."""
        return self.words.get(lang) or self.words["nb"]

    def lacking(self) -> list[str]:
        """The languages that have no word for it yet."""
        return [lang for lang in LANGUAGES if lang not in self.words]

    def is_own(self, lang: str) -> bool:
        """Whether the word is our own translation, taken from no page of the authorities."""
        return lang in self.own or (self.source == "own" and lang != "nb")


def load(path: Path) -> list[Term]:
    """All terms in the order of the file. Raises `ValueError` for a row without Norwegian word or source."""
    return [read(id, row) for id, row in read_toml(path).items()]


def read(id: str, row: dict[str, Any]) -> Term:
    """A term from its table."""
    if not row.get("nb") or row.get("source") not in SOURCES:
        raise ValueError(f"glossary.toml [{id}] lacks nb, or a source: {', '.join(SOURCES)}")
    return Term(
        id,
        {lang: row[lang] for lang in LANGUAGES if row.get(lang)},
        row["source"],
        tuple(row.get("own", ())),
        {lang: tuple(form(each) for each in forms) for lang, forms in row.get("avoid", {}).items()},
        {lang: tuple(stems) for lang, stems in row.get("stems", {}).items()},
        row.get("note", ""),
    )


def form(written: str) -> re.Pattern[str]:
    """A form to avoid as a pattern of whole words, in capitals or not."""
    letters = re.escape(written).replace(r"\*", r"\w*")
    return re.compile(rf"(?<!\w){letters}(?!\w)", re.IGNORECASE)
