"""The search index of every language: one file with what each term is worth to each record, and how it is typed.

All of it lies in one folder, `assets/words`, which is named by its content as a whole: `LANG.json`, fetched with
the first letter, and the stemmers of the languages. `LANG.json` holds the records by address, per term the records
that have it with its worth there, the names of whole titles, irregular forms, stop words, what everyday words say,
and which records count for less. The browser knows no other words than these; how it ranks is in `find.js`.

A term's worth in a record grows with where it stands (`passages.py`), hardly with how often, and in a title of few
words more than in one of many: the idea of BM25F (https://doi.org/10.1561/1500000019) for texts that are short.

>>> worth(((8.0, "benefit pay"), (1.0, "pay pay"), (10.0, "k3x")))
{'benefit': 16, 'pay': 19}
"""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from publish.languages import ROWS
from publish.places import NODE
from publish.search.everyday import stops
from publish.search.passages import TITLE, WHOLE, Record
from publish.search.terms import Terms

FOLDER = "words"
STEMMERS = NODE / "@orama" / "stemmers" / "dist"
STEPS = 2  # of worth, to the unit of a weight
USUAL_TITLE = 4  # terms; a title of more says less with each
Weighted = Sequence[tuple[float, str]]


def write(into: Path, records: list[Record], terms: dict[str, Terms]) -> None:
    """Write the folder."""
    into.mkdir(parents=True)
    for lang, told in terms.items():
        shutil.copy(STEMMERS / f"{ROWS[lang].stemmer}.js", into / f"stemmer.{lang}.js")
        own = [each for each in records if each.lang == lang]
        (into / f"{lang}.json").write_text(index(lang, own, told), "utf-8")


def index(lang: str, records: list[Record], told: Terms) -> str:
    """All that the browser knows of a language, as small JSON."""
    terms: dict[str, list[int]] = {}
    titles: dict[str, list[int]] = {}
    for number, weighted in enumerate(told.records):
        for term, each in worth(weighted).items():
            terms.setdefault(term, []).extend((number, each))
        for name in {terms for weight, terms in weighted if weight == WHOLE}:
            titles.setdefault(name, []).append(number)
    here = {
        "records": [each.url for each in records],
        "terms": {term: steps(told) for term, told in sorted(terms.items())},
        "titles": dict(sorted(titles.items())),
        "irregular": {term: " ".join(forms) for term, forms in told.irregular.items()},
        "stop": " ".join(sorted(stops(lang))),
        "means": told.means,
        "less": {number: each.share for number, each in enumerate(records) if each.share != 1},
    }
    return json.dumps(here, ensure_ascii=False, separators=(",", ":"))


def steps(told: list[int]) -> list[int]:
    """Records and worths in turns, each record as its distance from the one before: small numbers compress well.

    >>> steps([3, 16, 5, 2, 40, 1])
    [3, 16, 2, 2, 35, 1]
    """
    before = [0, *told[:-2:2]]
    return [
        each
        for last, number, worth in zip(before, told[::2], told[1::2], strict=True)
        for each in (number - last, worth)
    ]


def worth(weighted: Weighted) -> dict[str, int]:
    """What each term of a record is worth there, from its weighted passages."""
    best: dict[str, float] = {}
    often: Counter[str] = Counter()
    for weight, text in weighted:
        if weight == WHOLE:
            continue
        terms = text.split()
        share = min(1, USUAL_TITLE / len(terms)) ** 0.5 if weight >= TITLE / 2 and terms else 1
        for term in terms:
            best[term] = max(best.get(term, 0), weight * share)
            often[term] += 1
    return {term: round(STEPS * (each + 2 - 2 ** (2 - often[term]))) for term, each in best.items()}
