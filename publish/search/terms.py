"""From passages to terms: each text as the words that the index is to know, without endings.

The work is done by `terms.mjs` in one call of Node, with the code that the
browser runs on what is typed, so the two cannot differ. Forms that no ending explains
(дітей is of дитина, людей is of человек) come from a dictionary (`forms.py`) and go to the
browser as a small map; English and Norwegian have a short list of their own in `words.toml`.
What people say for what the pages write is in `everyday.toml`.
"""

from __future__ import annotations

import functools
import json
import re
import subprocess
from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from publish.languages import ROWS
from publish.problem import read_toml, refuse
from publish.search import forms
from publish.search.passages import WHOLE, Record

HERE = Path(__file__).parent
EVERYDAY = "everyday.toml"
WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")


@dataclass(frozen=True)
class Terms:
    """A language's records as weighted terms, its irregular forms by term, and what everyday words mean."""

    records: tuple[tuple[tuple[float, str], ...], ...]
    irregular: dict[str, list[str]]
    means: dict[str, list[str]]

    @property
    def known(self) -> list[str]:
        """Every term of the language once."""
        parts = (terms for record in self.records for weight, terms in record if weight < WHOLE)
        return sorted({term for terms in parts for term in terms.split()})


def terms(records: list[Record]) -> dict[str, Terms]:
    """The terms of each language's records, in the order of the records. Raises if Node fails."""
    by_lang = {lang: list(group) for lang, group in groupby(sorted(records, key=lang_of), key=lang_of)}
    asked = {
        lang: {
            "records": [[(p.weight, p.lang, p.text) for p in record.passages] for record in group],
            "lexemes": lexemes(lang, group),
            "means": everyday(lang, [each.url for each in group]),
        }
        for lang, group in by_lang.items()
    }
    stemmers = {lang: language.stemmer for lang, language in ROWS.items()}
    command = ["node", str(HERE / "terms.mjs"), json.dumps(stemmers)]
    done = subprocess.run(command, input=json.dumps(asked), capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr)
    return {
        lang: Terms(
            tuple(tuple((weight, text) for weight, text in each) for each in told["records"]),
            told["irregular"],
            told["means"],
        )
        for lang, told in json.loads(done.stdout).items()
    }


def lang_of(record: Record) -> str:
    """The language of a record."""
    return record.lang


def lexemes(lang: str, records: list[Record]) -> list[tuple[str, ...]]:
    """The words of the records with all their forms, the most used first."""
    if not ROWS[lang].inflected:
        return [(word, *told.split()) for word, told in kept()["irregular"].get(lang, {}).items()]
    texts = [each.text.lower() for record in records for each in record.passages if each.lang == lang]
    texts += [phrase for row in said(lang).values() for phrase in row]
    counted = Counter(word for text in texts for word in WORD.findall(text))
    return list(dict.fromkeys(forms.of(lang, [word for word, _ in counted.most_common()])))


def everyday(lang: str, urls: list[str]) -> list[tuple[str, str]]:
    """What people say, each with the pages' words for it, or `@` and the number of the record that answers.

    Raises Problem for a question that is not there.
    """
    numbers = {url: f"@{number}" for number, url in enumerate(urls)}
    missing = [each for each in said(lang) if "#" in each and each not in numbers]
    refuse(f"{EVERYDAY}: {each} is no question; write where it is now" for each in missing)
    stop = set(kept()["stop"][lang].split())
    return [
        (phrase, numbers.get(for_it) or " ".join(word for word in for_it.split() if word not in stop))
        for for_it, row in said(lang).items()
        for phrase in row
    ]


@functools.cache
def said(lang: str) -> dict[str, list[str]]:
    """What people say, by what the pages write for it or the question that it asks."""
    rows = read_toml(HERE / EVERYDAY)[lang]
    return {for_it: [phrase.strip() for phrase in row.split(",")] for for_it, row in rows.items()}


@functools.cache
def kept() -> dict[str, Any]:
    """The lists that are kept by hand."""
    return read_toml(HERE / "words.toml")
