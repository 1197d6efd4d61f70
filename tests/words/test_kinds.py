"""Kinds of wording that editors refused: each pattern finds its wrong sentence and lets its right one be."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Message
from lxml import html

from calc.words import LANGUAGES
from publish.check import kinds, messages, tongues, wording
from publish.letters.hyphens import SOFT
from publish.manuscript import glossary
from publish.places import DOCS, SITE
from publish.problem import read_toml
from publish.search.passages import runs

ROWS = [(lang, row) for lang, rows in read_toml(DOCS / kinds.FILE).items() for row in rows]


@pytest.mark.parametrize(("lang", "row"), ROWS, ids=[f"{lang} {row['wrong']}" for lang, row in ROWS])
def test_finds_the_wrong_sentence_and_not_the_right_one(lang: str, row: dict[str, Any]) -> None:
    (kind,) = [each for each in kinds.load()[lang] if each.found.pattern == row["found"]]
    assert [said for _, said, _ in kinds.faults(row["wrong"], [kind])]
    assert not [*kinds.faults(row["right"], kinds.load()[lang])]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_catalogue_and_a_page_are_refused_alike(lang: str) -> None:
    row = next(row for each, row in ROWS if each == lang)
    refused = kinds.load()[lang]
    on_page = [said.what for said in wording.faults(row["wrong"], lang, (), refused, {})]
    message = Message(row["wrong"] if lang == "en" else "x", row["wrong"], context="one")
    in_catalogue = [
        said.what for text in messages.forms(message, lang) for said in messages.said_of(text, lang, [], refused)
    ]
    assert on_page == in_catalogue != []


def test_the_words_of_another_language_are_left_out() -> None:
    kind = kinds.load()["nb"]
    wrong = next(row["wrong"] for lang, row in ROWS if lang == "nb")
    assert not [*wording.faults(f'<span lang="nb">{wrong}</span>', "uk", (), kind, {})]
    assert not [*messages.said_of(f"[[{wrong}]]", "uk", [], kind)]


def test_no_message_of_ours_is_of_a_refused_kind() -> None:
    assert [str(fault) for fault in messages.all_faults(DOCS)] == []


def names() -> set[str]:
    """What stands in Latin letters where others are used: names of the glossary, of sources, of a standard."""
    publishers = {row["publisher"] for row in read_toml(DOCS / "sources.toml").values()}
    terms = [term.word(lang) for term in glossary.load(DOCS / "glossary.toml") for lang in ("ru", "uk")]
    return {"Fotfeste", "Schema", *publishers, *(word for term in terms for word in tongues.LATIN.findall(term))}


def test_every_text_of_every_finished_page_is_in_the_language_it_says() -> None:
    assert foreign(SITE) == []


def test_a_text_in_another_language_is_found(tmp_path: Path) -> None:
    page = '<html lang="uk"><title>Довідка</title><p>Довідка <span>The law was read</span></p></html>'
    (tmp_path / "index.html").write_text(page, "utf-8")
    assert foreign(tmp_path) == ["index.html: “The law was read” has no letter of Ukrainian"]


def foreign(site: Path) -> list[str]:
    """What is not in the language of its page or part: controls, notices and tables too."""
    found, known = [], names()
    for file in sorted(site.rglob("index.html")):
        root = html.document_fromstring(file.read_text("utf-8").replace(SOFT, ""))
        for each in root.xpath("//script | //style | //svg | //*[contains(text(), '/q/')]"):
            each.drop_tree()
        for lang, text in runs(root, root.get("lang")):
            said = tongues.said(" ".join(text.split()).partition("§")[0], lang, known) if text.strip() else None
            if said and lang in LANGUAGES:
                found.append(f"{file.relative_to(site)}: {said}")
    return found
