"""The catalogues: complete in four languages, compiled, in the right letters; no id missing or unused."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from calc import CALCULATORS
from calc.frame.core import Result, outcome_of
from calc.frame.fields import Choice
from calc.text import has
from calc.words import LANGUAGES
from publish.check import catalogues
from publish.places import ROOT
from tests.named_cases import cases
from tests.rules.verdict import told

CATALOGUES = [(folder, lang) for folder in catalogues.FOLDERS for lang in catalogues.TRANSLATED]
FOREIGN = {"uk": re.compile("[ыэъёЫЭЪЁ]"), "ru": re.compile("[іїєґІЇЄҐ]")}


@pytest.mark.parametrize(("folder", "lang"), CATALOGUES)
def test_complete(folder: Path, lang: str) -> None:
    path = folder / f"{lang}.po"
    assert list(catalogues.faults_of(path, catalogues.read(path, lang))) == []
    template, own = catalogues.read(folder / "messages.pot", None), catalogues.read(path, lang)
    assert {m.context: m.id for m in own} == {m.context: m.id for m in template}


@pytest.mark.parametrize("folder", catalogues.FOLDERS)
def test_compiled_files_are_up_to_date(folder: Path, tmp_path: Path) -> None:
    for path in [*folder.glob("*.po"), folder / "messages.pot"]:
        lang = path.stem if path.suffix == ".po" else "en"
        catalogues.compile_to(tmp_path / "x.json", catalogues.read(path, None if lang == "en" else lang))
        assert (tmp_path / "x.json").read_text("utf-8") == (folder / f"{lang}.json").read_text("utf-8")


@pytest.mark.parametrize("lang", FOREIGN)
def test_letters_of_the_other_language_do_not_slip_in(lang: str) -> None:
    for folder in catalogues.FOLDERS:
        for id, message in json.loads((folder / f"{lang}.json").read_text("utf-8")).items():
            assert not FOREIGN[lang].search(str(message)), id


def test_a_changed_english_sentence_turns_the_others_fuzzy(tmp_path: Path) -> None:
    write_catalogues(tmp_path, english="Yes", norwegian="Ja")
    assert catalogues.press(tmp_path) == []
    write_template(tmp_path, "Certainly")
    assert [fault.split(": ", 1)[1] for fault in catalogues.press(tmp_path)] == [
        "answer.yes: the English sentence changed; compare, then remove the fuzzy mark"
    ] * len(catalogues.TRANSLATED)
    assert json.loads((tmp_path / "nb.json").read_text("utf-8")) == {"answer.yes": "Certainly"}


def test_a_missing_translation_and_a_lost_place_are_named(tmp_path: Path) -> None:
    write_catalogues(tmp_path, english="From {low}", norwegian="Fra {hoy}")
    assert "places in braces" in catalogues.press(tmp_path)[0]
    write_catalogues(tmp_path, english="Yes", norwegian="")
    assert "missing" in catalogues.press(tmp_path)[0]


def write_catalogues(folder: Path, english: str, norwegian: str) -> None:
    write_template(folder, english)
    for lang in catalogues.TRANSLATED:
        catalogue = Catalog(locale=lang, charset="utf-8")
        catalogue.add(english, norwegian, context="answer.yes")
        catalogues.write(folder / f"{lang}.po", catalogue)


def write_template(folder: Path, english: str) -> None:
    template = Catalog(charset="utf-8")
    template.add(english, context="answer.yes")
    catalogues.write(folder / "messages.pot", template)


PASSED = ".passed"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_field_option_and_step_has_its_words(lang: str) -> None:
    for name, calculator in CALCULATORS.items():
        for needed in ("title", "decider"):
            assert has(f"{name}.{needed}", lang)
        for field_name, field in calculator.form.fields.items():
            assert has(f"{name}.field.{field_name}", lang)
            assert has(f"{name}.field.{field_name}.name", lang)
            for option in field.options if isinstance(field, Choice) else ():
                assert has(f"{name}.option.{field_name}.{option}", lang)


def test_every_step_of_a_calculator_is_said_in_a_named_case() -> None:
    """No step without words, no words without a step, and none that no case has proved."""
    ids = set(json.loads((catalogues.FOLDERS[0] / "en.json").read_text("utf-8")))
    written = {id for id in ids if re.match(r"([\w-]+\.)?step\.", id) and not id.endswith(PASSED)}
    said = set()
    for name, case in cases():
        for step in told(name, case["answers"]).get("steps", []):
            own = f"{name}.step.{step['id']}"
            said.add(own if own in ids else f"step.{step['id']}")
    assert said ^ written == set()


def test_what_has_a_deadline_has_words_for_before_and_after() -> None:
    ids = set(json.loads((catalogues.FOLDERS[0] / "en.json").read_text("utf-8")))
    assert {id.removesuffix(PASSED) for id in ids if id.endswith(PASSED)} <= ids
    for name, case in cases():
        result = outcome_of(CALCULATORS[name], case["answers"])
        if isinstance(result, Result):
            timed = {f"{name}.{each.id}" for each in CALCULATORS[name].summary(result.value) if each.by}
            timed |= {f"{name}.step.{step.id}" for step in result.steps if step.by}
            assert {id + PASSED for id in timed} <= ids, case["name"]


# Problems whose ids the fields put together from their kind or part.
KINDS = ("whole", "amount", "day", "choice", "yes-no")
PUT_TOGETHER = {f"{head}-{kind}" for head in ("required", "not") for kind in KINDS}
PUT_TOGETHER |= {f"{part}-missing" for part in ("day", "month", "year")}


def test_no_problem_has_words_that_are_never_said() -> None:
    code = "\n".join(path.read_text("utf-8") for path in (ROOT / "calc").rglob("*.py"))
    for id in json.loads((catalogues.FOLDERS[0] / "en.json").read_text("utf-8")):
        kind, _, last = id.partition(".")
        if kind == "problem":
            assert last in PUT_TOGETHER or f'{last}"' in code, f"{id} is said nowhere"
