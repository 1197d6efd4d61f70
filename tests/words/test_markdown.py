"""The Markdown extensions with plain Python-Markdown: they need no generator."""

from __future__ import annotations

import re

import markdown
import pytest

from calc import CALCULATORS
from calc.rates import NoRate
from publish.manuscript.calculators import at, doors, title_of
from publish.markdown import calculators, figures, questions, sources, tables, tooltips
from publish.places import DOCS, ROOT


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
def test_a_calculator_brings_its_first_questions_and_one_worked_example(lang: str) -> None:
    html = convert(":calculator: introduction-benefit", lang)
    assert 'name="date.day"' in html
    assert 'name="age"' in html
    assert 'name="payment"' not in html
    assert html.count('<section class="example">') == 1
    assert "hidden>" in html.split("<h3")[0]
    assert re.findall(r"<input[^>]* checked", html) == re.findall(r"<input[^>]*value=\"today\" checked", html)
    assert "placeholder" not in html
    assert 'class="tree"' not in html


@pytest.mark.parametrize("name", CALCULATORS)
def test_a_calculator_names_its_rules_and_every_question_with_a_door_to_it(name: str) -> None:
    html = convert(f":calculator: {name}", "nb")
    for place in (at(DOCS, "rules", name), *doors(DOCS, name)):
        page, mark, id = place.partition("#")
        assert f'href="{page}/{mark}{id}"' in html


def test_rules_bring_every_example_and_the_trees_with_nothing_folded() -> None:
    html = convert(":rules: introduction-benefit")
    assert html.count('<section class="example">') >= 3
    assert '<ul class="tree">' in html
    assert "<details" not in html


def test_the_first_door_of_a_page_has_the_calculators_name() -> None:
    html = convert(":door: residence\n\n:door: study-support\n\n:door: residence")
    assert [html.count(f' id="{name}"') for name in ("residence", "study-support")] == [1, 1]
    assert html.count('href="uk/kalkulatorer/opphold/"') == 2


def test_the_list_has_every_calculator_with_its_own_title() -> None:
    html = convert(":calculators:", "nb")
    for name in CALCULATORS:
        place = at(DOCS, "calculator", name)
        assert f'<a href="{place}/">{title_of(DOCS, "nb", place)[0]}</a>' in html


def explained(text: str, lang: str = "ru") -> str:
    own = tooltips.makeExtension(lang=lang, file=str(ROOT / "docs" / "glossary.toml"), root="../")
    return markdown.markdown(text, extensions=["attr_list", own])


def test_a_norwegian_word_leads_to_the_word_list_and_carries_its_meaning() -> None:
    html = explained('коммуна (<span lang="nb">kommune</span>), <span lang="nb">ukjent ord</span>')
    link = '<a class="term" href="../ru/ordliste/#ord-kommune" data-meaning="коммуна">kommune</a>'
    assert f'<span lang="nb" translate="no">{link}</span>' in html
    assert '<span lang="nb" translate="no">ukjent ord</span>' in html
    assert "title=" not in html


def test_a_word_is_explained_once_in_an_answer_and_never_inside_a_link_or_a_heading() -> None:
    word = '<span lang="nb">kommune</span>'
    html = explained(f"## {word}?\n\n[{word}](x.md) {word} {word}\n\n## Ещё\n\n{word}")
    assert html.count('class="term"') == 2
    assert html.count('translate="no"') == 5
    assert '<a class="term"' not in html.split("</h2>")[0]


def test_a_word_that_the_list_writes_with_more_in_brackets_is_found_too() -> None:
    assert 'href="../uk/ordliste/#ord-grunnbelop"' in explained('<span lang="nb">grunnbeløpet</span>', "uk")


def test_cells_know_their_column() -> None:
    assert '<td data-label="B">2</td>' in convert("|A|B|\n|-|-|\n|1|2|")


def table(*rows: str, lang: str = "en") -> str:
    return markdown.markdown("\n".join(rows), extensions=["tables", tables.makeExtension(lang=lang)])


def test_a_table_is_known_by_its_cells() -> None:
    amounts = table("|From|G|A month|", "|-|-|-|", "|1 May 2026|136\u00a0549\u00a0kr|22\u00a0758\u00a0kr|")
    assert '<table class="short">' in amounts
    long = "a new report to parliament, and what is said in it about work and school"
    assert '<table class="pair">' in table("|Topic|Then|Now|", "|-|-|-|", f"|The plan|{long}|{long}|")
    assert '<table class="cards">' in table("|A|B|C|D|", "|-|-|-|-|", "|1|2|3|4|")


@pytest.mark.parametrize(("lang", "yes", "no"), [("nb", "ja", "nei"), ("ru", "да", "нет"), ("uk", "так", "ні")])
def test_yes_and_no_have_signs_and_stand_in_groups(lang: str, yes: str, no: str) -> None:
    html = table("|A|B|", "|-|-|", f"|1|{no}|", f"|2|{yes}, 3|", f"|3|{no}|", lang=lang)
    assert html.count('<td class="no"') == 2
    assert html.count("<tbody") == 2
    assert html.index(f"{yes}, 3") < html.index(f">{no}<")
    other = table("|A|B|", "|-|-|", f"|1|{no}|", "|2|7|", lang=lang)
    assert 'class="no"' not in other, "a column that says something else is no answer"
    two = table("|A|B|C|", "|-|-|-|", f"|1|{no}|{yes}|", f"|2|{yes}|{no}|", lang=lang)
    assert two.index("<td>1</td>") < two.index("<td>2</td>"), "two columns keep their order"


def test_the_tail_names_the_sources_shortly_and_lies_beside_the_fold() -> None:
    html = convert("## One? { #one }\n\nYes.\n\nMore.\n\n:sources: integreringsloven-20 nav-grunnbelop")
    assert html.index("</details>") < html.index('<div class="tail">') < html.index('<details class="sources">')
    told = html.partition("<summary><span>")[2].partition("</summary>")[0]
    assert "§ 20" in told
    assert ">Nav<" in told
    assert html.count(": One?</span>") >= 3, "each sign is named with its question"
