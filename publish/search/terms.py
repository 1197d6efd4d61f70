"""From passages to terms: each text as the words that the index is to know, without endings.

The work is done by `terms.mjs` in one call of Node, with the code that the
browser runs on what is typed, so the two cannot differ. Forms that no ending explains
(дітей is of дитина, людей is of человек) come from a dictionary (`forms.py`) and go to the
browser as a small map; English and Norwegian have a short list of their own in `words.toml`.
What people say for what the pages write is in `everyday.toml`.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from publish.languages import ROWS
from publish.problem import refuse
from publish.search import forms
from publish.search.everyday import FILE, kept, said, stops
from publish.search.passages import WHOLE, Record

HERE = Path(__file__).parent
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
    """What people say for words of the pages, each with those words; what asks a question stands with its record.

    Words of the pages that belong together mean themselves, so that they count as one and not twice.

    Raises Problem for a question that is not there.
    """
    missing = [each for each in said(lang) if "#" in each and each not in urls]
    refuse(f"{FILE}: {each} is no question; write where it is now" for each in missing)
    return [
        (phrase, " ".join(word for word in for_it.split() if word not in stops(lang)))
        for for_it, row in said(lang).items()
        if "#" not in for_it
        for phrase in ([*row, for_it] if " " in for_it else row)
    ]
