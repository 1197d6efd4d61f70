"""Pictures show what the rules say: their figures, another picture for a changed row, and bars to scale."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from pathlib import Path

import markdown
import pytest

from calc import CALCULATORS
from calc.frame.core import Outcome, Result, outcome_of
from calc.rates import load
from calc.rules.introduction_programme.spans import spans_of
from calc.telling.pictures.chart import chart
from calc.telling.teller import Teller
from calc.words import LANGUAGES, day, money
from publish.booklet.paper import DRAWN
from publish.markdown.figures import figure
from publish.pictures import PICTURES, absence, who_decides
from publish.places import DOCS
from publish.problem import read_toml
from tests.named_cases import cases
from tests.rules.walked import results

WIDTH = re.compile(r'<rect class="(\w+)"[^>]* width="([\d.]+)%"')
AMOUNT = re.compile(r'<b class="amount">(.*?)</b>')
TAG = re.compile(r"<(\w+)")
SENTENCE = re.compile(r'aria-label="(.*?)"')
BENEFIT = "introduction-benefit.month date={} age=30"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_new_basic_amount_draws_another_picture_and_fills_the_table(
    lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    newest = load("basic_amount")["rows"][-1]
    told = {name: str(PICTURES[name](lang)) for name in PICTURES}
    table = figure(BENEFIT.format(newest["since"]), lang)
    assert table in told["benefit"], "the picture and the table below it say the same"
    assert money(newest["value"], lang, 0) in told["basic-amount"]
    monkeypatch.setitem(newest, "value", 2 * newest["value"])
    changed = {name for name in PICTURES if str(PICTURES[name](lang)) != told[name]}
    assert changed == {"basic-amount", "benefit"}
    again = figure(BENEFIT.format(newest["since"]), lang)
    assert again != table
    assert again in str(PICTURES["benefit"](lang))
    assert money(newest["value"], lang, 0) in str(PICTURES["basic-amount"](lang))


def test_the_bars_of_the_basic_amount_are_to_scale() -> None:
    rows = load("basic_amount")["rows"]
    most = max(row["value"] for row in rows)
    widths = [float(width) for css, width in WIDTH.findall(PICTURES["basic-amount"]("en")) if css == "lit"]
    assert widths == [pytest.approx(100 * row["value"] / most, abs=0.01) for row in reversed(rows)]


def test_every_length_of_a_programme_is_drawn_with_its_extension() -> None:
    html = str(PICTURES["programme-length"]("en"))
    on = date(2026, 6, 1)
    lengths = {each.months: each.extension for way in ("yes", "no") for each in spans_of(on, way, "").values()}
    for months, extension in lengths.items():
        assert f">{months}{f' + {extension}' if extension else ''} months<" in html
    longest = max(months + extension for months, extension in lengths.items())
    drawn = [float(width) for css, width in WIDTH.findall(html) if css == "lit"]
    for months in lengths:
        assert any(abs(width - 100 * months / longest) < 0.01 for width in drawn), months


@pytest.mark.parametrize("name", [name for name, each in CALCULATORS.items() if each.bars])
def test_every_bar_of_every_path_lies_within_its_whole_and_every_amount_is_a_fact_of_its_step(name: str) -> None:
    teller = Teller(CALCULATORS[name], "en")
    drawn = set()
    for end in results(name):
        for step, row in zip(end.steps, chart(teller, Result(end.value, end.steps, {}, ())), strict=True):
            bar = teller.calculator.bars.get(step.id)
            assert bool(row) == bool(bar and step.outcome is not Outcome.UNCLEAR), step.id
            if row and bar:
                drawn.add(step.id)
                places = re.findall(r'x="([\d.]+)%"[^>]* width="([\d.]+)%"', row.bar)
                assert all(float(at) + float(width) <= 100.02 for at, width in places), (step.id, places)
                digits = re.sub(r"\D", "", row.amount)
                assert digits.startswith(str(int(Fraction(step.facts[bar.amount])))[:2]), row.amount
    unclear = {step.id for end in results(name) for step in end.steps if step.outcome is Outcome.UNCLEAR}
    assert drawn == set(teller.calculator.bars) - unclear, "no bar without a step"


def test_what_is_taken_off_is_taken_from_what_was_left() -> None:
    calculator = CALCULATORS["introduction-benefit"]
    teller = Teller(calculator, "en")
    for name, case in cases():
        outcome = outcome_of(calculator, case["answers"]) if name == calculator.name else None
        if not isinstance(outcome, Result):
            continue
        left = 100.0
        for step, row in zip(outcome.steps, chart(teller, outcome), strict=True):
            if row and calculator.bars[step.id].minus and row.bar:
                widths = dict(WIDTH.findall(row.bar))
                kept, off = float(widths.get("full", 0)), float(widths.get("minus", 0))
                assert kept + off == pytest.approx(left, abs=0.02), case["name"]
                left = kept


@pytest.mark.parametrize("lang", LANGUAGES)
def test_one_row_changes_the_picture_of_absence_its_sentence_and_its_table(
    lang: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    before = str(PICTURES["absence"](lang))
    file = tmp_path / "absence.toml"
    file.write_text(absence.FILE.read_text("utf-8").replace("benefit = true", "benefit = false", 1), "utf-8")
    monkeypatch.setattr(absence, "FILE", file)
    after = str(PICTURES["absence"](lang))
    for part in (SENTENCE, re.compile(r"<ol>.*</ol>"), re.compile(r"<table.*</table>")):
        assert part.findall(before) != part.findall(after)
    for html, kept in ((before, 5), (after, 4)):
        figure, _, table = html.partition("</figure>")
        assert figure.count('<li class="yes">') == table.count('<td class="yes"') == kept
        assert figure.count('<li class="no">') == table.count('<td class="no"') == 8 - kept


@pytest.mark.parametrize("lang", LANGUAGES)
def test_one_row_changes_the_lanes_of_who_decides_their_sentence_and_their_table(
    lang: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    before = str(PICTURES["who-decides"](lang))
    file = tmp_path / "deciders.toml"
    une = '"une"\nsource = "statsborgerloven-27"'
    text = who_decides.FILE.read_text("utf-8")
    assert une in text
    file.write_text(text.replace(une, une.replace('"une"', '"county-governor"')), "utf-8")
    monkeypatch.setattr(who_decides, "FILE", file)
    after = str(PICTURES["who-decides"](lang))
    for part in (SENTENCE, re.compile(r"<ol>.*</ol>"), re.compile(r"<table.*</table>")):
        assert part.findall(before) != part.findall(after)
    # Permanent residence and citizenship share a lane as long as the same office hears both.
    assert (before.count("<svg"), after.count("<svg")) == (4, 5)
    assert before.count("<tr>") == after.count("<tr>")


def test_paper_keeps_every_shape_that_a_picture_is_drawn_with() -> None:
    shapes = {
        each
        for name in PICTURES
        for svg in re.findall(r"<svg.*?</svg>", PICTURES[name]("en"))
        for each in TAG.findall(svg)
    }
    assert shapes - {*DRAWN} == set()


@pytest.mark.parametrize("file", [absence.FILE, who_decides.FILE])
def test_every_row_of_a_picture_names_a_source_that_was_read(file: Path) -> None:
    sources = read_toml(DOCS / "sources.toml")
    for id, row in read_toml(file).items():
        assert sources[row["source"]]["seen"] == "text", id
        assert sources[row["source"]]["checked"], id


def test_where_there_is_no_appeal_or_no_known_rule_the_lane_says_so() -> None:
    for lang in LANGUAGES:
        told = str(PICTURES["who-decides"](lang))
        for row in read_toml(who_decides.FILE).values():
            for key in ("since", "changed"):
                if key in row:
                    assert told.count(day(row[key], lang)) >= 3, "in the sentence, the lane, and the table"


@pytest.mark.parametrize("name", PICTURES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_picture_has_words_for_who_does_not_see_it_and_no_style_of_its_own(name: str, lang: str) -> None:
    made = markdown.markdown(
        f":picture: {name}",
        extensions=["publish.markdown.pictures"],
        extension_configs={"publish.markdown.pictures": {"lang": lang}},
    )
    assert "style=" not in made
    assert "[" not in made.replace("[[", ""), "no message is missing"
    if "<svg" in made:
        assert re.match(r'<figure class="picture( \w+)?" role="img" aria-label="[^"]{20,}">', made)
        assert made.count("<svg") == made.count('aria-hidden="true"')
        assert re.findall(r"<(?:rect|ellipse|circle|path)(?![^>]* fill=)", made) == [], (
            "paper applies no classes inside a picture"
        )
    else:
        assert made.startswith('<ol class="path">')
