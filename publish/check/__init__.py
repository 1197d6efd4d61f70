"""What keeps the pages from being published: each fault with its file, its line, and what to do about it.

The four languages must have the same questions in the same order, alike in
shape (`publish.check.parity`); each its own words (`publish.check.wording`); each page its
front matter; each id for ever (`publish.manuscript.ids`).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from statistics import median

from calc.words import LANGUAGES
from publish.check import directives, hostile, kinds, messages, needed, parity, rate_tables, tongues, wording
from publish.check.hostile_markdown import readable
from publish.manuscript import changes, glossary, ids, onward
from publish.manuscript.faults import Fault, at
from publish.manuscript.pages import ORIGINAL, TRANSLATED, Page, load
from publish.places import RATES
from publish.problem import read_toml

Pages = dict[str, dict[str, Page]]


def faults(docs: Path, rates: Path = RATES, today: date | None = None) -> list[Fault]:
    """Everything at fault in the pages, on a day."""
    if oversized := hostile.oversized(docs):
        return oversized
    pages = load(docs)
    plain = {
        lang: {file: page for file, page in each.items() if readable(page.body)} for lang, each in pages.items()
    }
    return [
        *parity.missing_pages(pages),
        *(fault for lang in LANGUAGES for fault in ids.id_faults(pages[lang])),
        *ids.ledger_faults(docs, pages[ORIGINAL]),
        *onward.faults(docs),
        *changes.faults(docs),
        *(fault for lang in TRANSLATED for fault in parity.parity_faults(pages, lang)),
        *wording_faults(docs, plain, typed_rates(rates)),
        *glossary_faults(docs),
        *messages.all_faults(docs),
        *foreign_faults(plain),
        *before_building(docs, today),
        *rate_tables.all_faults(rates, today),
        *needed.faults(),
    ]


def before_building(docs: Path, today: date | None = None) -> list[Fault]:
    """What could harm a reader, or would reach her as raw text: refused before anything is built."""
    return hostile.oversized(docs) or [*hostile.all_faults(docs, today), *directives.all_faults(docs)]


def foreign_faults(pages: Pages) -> Iterator[Fault]:
    """Sentences that are not in the language of their page; letters are told by `publish.check.wording`."""
    for lang in LANGUAGES:
        for page in pages[lang].values():
            for part in page.parts:
                sisters = [pages[each][page.name].part(part.id) for each in pages if page.name in pages[each]]
                names = tongues.names({str(n): sister.text for n, sister in enumerate(sisters) if sister})
                for line, sentence in wording.sentences(wording.own(part.text)):
                    what = tongues.said(sentence, lang, names)
                    if what and not what.startswith("the letter"):
                        yield at(page, part.line + line - 1, what, 'translate it, or mark it <span lang="…">')


def glossary_faults(docs: Path) -> Iterator[Fault]:
    """Terms without a word in every language."""
    for term in glossary.load(docs / "glossary.toml"):
        for lang in term.lacking():
            what = f"[{term.id}] has no word in {lang}"
            yield Fault("docs/glossary.toml", 1, what, f'add {lang} = "…" to its row')


def wording_faults(docs: Path, pages: Pages, rates: dict[int, str]) -> Iterator[Fault]:
    """Faults of letters, terms, amounts and length."""
    terms, refused = glossary.load(docs / "glossary.toml"), kinds.load(docs)
    for lang in LANGUAGES:
        for page in pages[lang].values():
            for part in page.parts:
                for said in wording.faults(part.text, lang, terms, refused.get(lang, ()), rates):
                    yield at(page, part.line + said.line - 1, said.what, said.remedy)
        typical = median_length(pages[lang])
        if typical > wording.MEDIAN:
            what = f"the median sentence has {typical:g} words, more than {wording.MEDIAN}"
            yield Fault(f"docs/{lang}", 1, what, "make long sentences shorter")


def median_length(pages: dict[str, Page]) -> float:
    """How long the sentences of a language are, in words."""
    lengths = [
        wording.words(sentence)
        for page in pages.values()
        for part in page.parts
        for _, sentence in wording.sentences(part.text)
        if sentence[-1] in ".?!…"  # a cell or an item of two words is no sentence
    ]
    return median(lengths) if lengths else 0


def typed_rates(folder: Path) -> dict[int, str]:
    """The values that no page may type, with the figure to write instead; a table's last row wins."""
    return {
        row["value"]: f"rate.{path.stem} {row['since']}"
        for path in sorted(folder.glob("*.toml"))
        for row in read_toml(path).get("rows", [])
        if isinstance(row.get("value"), int) and row["value"] >= 1000
    }
