"""Every question names its sources, and a rate's row changes every page without a word."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from calc import rates
from publish.manuscript.translations import behind
from publish.markdown import figures
from publish.markdown.calculators import Ways, calculator_html
from publish.places import DOCS
from publish.upkeep import sources_used


def test_every_question_has_a_source_and_every_source_is_used() -> None:
    rows, faults = sources_used.table(DOCS)
    assert faults == []
    assert {row[2] for row in rows} == set(sources_used.load_sources(DOCS / "sources.toml"))


def test_a_question_without_a_source_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "sources.toml").write_text("", "utf-8")
    for lang in ("nb", "en", "ru", "uk"):
        (tmp_path / lang).mkdir()
    page = "---\ntitle: T\ndescription: D.\nchecked: 2026-11-21\n---\n\n# T\n\n## Hva? { #hva }\n\nDet.\n"
    (tmp_path / "nb" / "t.md").write_text(page, "utf-8")
    assert sources_used.table(tmp_path)[1] == ["docs/nb/t.md:9: “Hva?” names no source; add :sources: id …"]


def test_one_changed_row_changes_figures_examples_and_calculators_and_turns_nothing_behind(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = {
        lang: calculator_html("introduction-benefit", Ways(lang, "", DOCS)) for lang in ("nb", "en", "ru", "uk")
    }
    stale = {page: behind(page) for page in DOCS.rglob("*.md")}
    real = rates.load
    table = json.loads(json.dumps(real("basic_amount"), default=str), object_hook=rates.with_days)
    (row,) = (row for row in table["rows"] if row["since"] == date(2026, 5, 1))
    row["value"] = 140_000
    monkeypatch.setattr(rates, "load", lambda name: table if name == "basic_amount" else real(name))
    for lang, html in before.items():
        assert figures.figure("rate.basic_amount 2026-05-01", lang).replace("\u00a0", " ")[:3] == "140"
        month = figures.figure("introduction-benefit.month:kr0 date=2026-05-01 age=30", lang)
        assert month.replace(",", "\u00a0") == "23\u00a0333\u00a0kr"
        assert calculator_html("introduction-benefit", Ways(lang, "", DOCS)) != html
    assert {page: behind(page) for page in stale} == stale
