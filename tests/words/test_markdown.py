"""The Markdown extensions with plain Python-Markdown: they need no generator."""

from __future__ import annotations

import markdown
import pytest

from calc.rates import NoRate
from publish.markdown import calculators, figures, questions, sources, tables, tooltips
from publish.places import ROOT


def convert(text: str, lang: str = "uk") -> str:
    own = [
        questions.makeExtension(),
        tables.makeExtension(),
        figures.makeExtension(lang=lang),
        sources.makeExtension(lang=lang, file=str(ROOT / "docs" / "sources.toml")),
        calculators.makeExtension(lang=lang),
    ]
    return markdown.markdown(text, extensions=["attr_list", "tables", "toc", *own])


def test_a_question_shows_its_short_answer_and_its_id_lies_in_the_answer() -> None:
    html = convert("Lead.\n\n## One? { #one }\n\nYes.\n\n### More\n\nText.\n\n## Two? { #two }\n\nNo.")
    assert html.count('<section class="faq">') == 2
    assert html.index('<div class="answer" id="one" tabindex="-1">') < html.index("More") < html.index('id="two"')
    assert html.index("Yes.") < html.index('<details class="rest">') < html.index("More")
    assert html.count('<details class="rest">') == 1, "a short answer alone leaves nothing to open"
    assert html.startswith("<p>Lead.</p>")
    assert '<h2 id="one"' not in html


def test_a_question_without_an_id_of_its_own_is_refused() -> None:
    with pytest.raises(ValueError, match="How much"):
        convert("## How much?\n\nThis much.")


def test_figures_are_computed_in_the_readers_language() -> None:
    text = "{{ introduction-benefit.month date=2023-08-15 age=30 }} {{ rate.basic_amount 2026-05-01 }}"
    assert convert(text).replace("\u00a0", " ") == "<p>19 770,00 kr 136 549 kr</p>"
    assert convert(text, "en").replace("\u00a0", " ") == "<p>19,770.00 kr 136,549 kr</p>"


def test_a_figure_that_lacks_an_answer_or_a_rate_stops_the_build() -> None:
    with pytest.raises(ValueError, match="age"):
        convert("{{ introduction-benefit.month date=2023-08-15 }}")
    with pytest.raises(NoRate):
        convert("{{ rate.basic_amount 1950-01-01 }}")


def test_sources_say_their_language() -> None:
    html = convert(":sources: nav-grunnbelop imdi-kollektiv-beskyttelse")
    assert 'hreflang="nb"' in html
    assert "(норвезькою)" in html
    assert "українською" not in html
    assert "(на украинском)" in convert(":sources: imdi-kollektiv-beskyttelse", "ru")


def test_an_unknown_source_stops_the_build() -> None:
    with pytest.raises(ValueError, match="no-such-source"):
        convert(":sources: no-such-source")


@pytest.mark.parametrize("lang", ["nb", "en", "ru", "uk"])
def test_a_calculator_brings_its_first_questions_and_worked_examples(lang: str) -> None:
    html = convert(":calculator: introduction-benefit", lang)
    assert 'name="date.day"' in html
    assert 'name="age"' in html
    assert 'name="payment"' not in html
    assert html.count('<section class="example">') >= 3
    assert "hidden>" in html.split("<h3>")[0]
    assert " checked" not in html
    assert "placeholder" not in html


def test_a_norwegian_word_shows_its_meaning_in_another_language() -> None:
    text = 'коммуна (<span lang="nb">kommune</span>), <span lang="nb">ukjent ord</span>'
    own = tooltips.makeExtension(lang="ru", file=str(ROOT / "docs" / "glossary.toml"))
    html = markdown.markdown(text, extensions=[own])
    assert '<span lang="nb" title="коммуна">kommune</span>' in html
    assert '<span lang="nb">ukjent ord</span>' in html


def test_cells_know_their_column() -> None:
    assert '<td data-label="B">2</td>' in convert("|A|B|\n|-|-|\n|1|2|")
