"""The catalogues: complete in four languages, compiled, in the right letters; no id missing or unused."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
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
    shown = catalogues.to_show(catalogues.read(folder / "nb.po", "nb"))
    for path in [*folder.glob("*.po"), folder / "messages.pot"]:
        lang = path.stem if path.suffix == ".po" else "en"
        catalogues.compile_to(tmp_path / "x.json", catalogues.read(path, None if lang == "en" else lang), shown)
        assert (tmp_path / "x.json").read_text("utf-8") == (folder / f"{lang}.json").read_text("utf-8")


@pytest.mark.parametrize("lang", FOREIGN)
def test_letters_of_the_other_language_do_not_slip_in(lang: str) -> None:
    for folder in catalogues.FOLDERS:
        for id, message in json.loads((folder / f"{lang}.json").read_text("utf-8")).items():
            assert not FOREIGN[lang].search(str(message)), id


Text = str | tuple[str, ...]
YES = {"nb": "Ja, det kan du", "ru": "Да, конечно", "uk": "Так, можна"}


def test_a_changed_english_sentence_turns_the_others_fuzzy_and_each_keeps_its_own(tmp_path: Path) -> None:
    write_catalogues(tmp_path, "Yes, indeed", YES)
    assert catalogues.press(tmp_path) == []
    for english in ("Certainly", "Of course"):
        write_template(tmp_path, english)
        for _ in range(2):
            assert [fault.split(": ", 1)[1] for fault in catalogues.press(tmp_path)] == [
                "answer.yes: the English sentence changed; compare, then remove the fuzzy mark"
            ] * len(catalogues.TRANSLATED)
        assert json.loads((tmp_path / "nb.json").read_text("utf-8")) == {"answer.yes": english}
        for lang, own in YES.items():
            text = (tmp_path / f"{lang}.po").read_text("utf-8")
            assert f'#, fuzzy\n#| msgid "Yes, indeed"\nmsgctxt "answer.yes"\nmsgid "{english}"\n' in text
            assert f'msgstr "{own}"' in text, "its own sentence, not another language's"
    for lang in YES:
        path = tmp_path / f"{lang}.po"
        path.write_text(path.read_text("utf-8").replace("#, fuzzy\n", ""), "utf-8")
    assert catalogues.press(tmp_path) == []
    assert "#|" not in (tmp_path / "uk.po").read_text("utf-8")


def test_a_long_sentence_and_a_plural_keep_what_they_were_made_from(tmp_path: Path) -> None:
    long = "A sentence that is longer than one line of a catalogue, " * 3 + "and says “so”."
    write_catalogues(tmp_path, (long, long + " All"), {lang: (own, own, own) for lang, own in YES.items()})
    write_template(tmp_path, "Short")
    for _ in range(2):
        catalogues.press(tmp_path)
    (message,) = (each for each in catalogues.read(tmp_path / "uk.po", "uk") if each.id)
    assert message.previous_id == [long, long + " All"]
    assert (message.id, message.string, message.user_comments) == ("Short", YES["uk"], [])


def test_a_missing_translation_and_a_lost_place_are_named(tmp_path: Path) -> None:
    write_catalogues(tmp_path, "From {low}", {"nb": "Fra {hoy}", "ru": "От {low}", "uk": "Від {low}"})
    assert [fault.partition("yes: ")[2][:16] for fault in catalogues.press(tmp_path)] == ["the places in br"]
    write_catalogues(tmp_path, "Yes, indeed", YES | {"nb": ""})
    assert [fault.partition("yes: ")[2] for fault in catalogues.press(tmp_path)] == ["the translation is missing"]


FOREIGN_SENTENCES = {
    "Norwegian in Ukrainian": ("uk", YES["nb"], "“Ja, det kan du” has no letter of Ukrainian"),
    "Norwegian in Russian": ("ru", "Det kan du {low}", "“Det kan du {low}” has no letter of Russian"),
    "a word of English": ("ru", "Print", "“Print” has no letter of Russian"),
    "a name in a Norwegian sentence": ("uk", "Spør Nav", "“Spør Nav” has no letter of Ukrainian"),
    "Russian by its letter": ("uk", "Вы можете", "the letter “ы” is not Ukrainian"),
    "Russian by its words": ("uk", "Так или так", "the word “или” is not Ukrainian"),
    "the Russian sentence": ("uk", "Да, можно так и так", "“"),
    "Ukrainian in Russian": ("ru", "Так, якщо хочете", "the word “якщо” is not Russian"),
    "Ukrainian by its letter": ("ru", "Так, її", "the letter “ї” is not Russian"),
    "Russian in Norwegian": ("nb", "Да", "the letter “Д” is not Norwegian"),
    "the English sentence in Norwegian": ("nb", "Yes, indeed", "“Yes, indeed” is the same as in English"),
    "other English in Norwegian": ("nb", "Sure, with the card", "the word “with” is not Norwegian"),
}


@pytest.mark.parametrize("name", FOREIGN_SENTENCES)
def test_a_sentence_of_another_language_is_refused_with_its_line(name: str, tmp_path: Path) -> None:
    lang, sentence, said = FOREIGN_SENTENCES[name]
    write_catalogues(tmp_path, "Yes, indeed", YES | {lang: sentence})
    told = [fault for fault in catalogues.press(tmp_path) if "places" not in fault]
    assert len(told) == 1, told
    assert re.search(rf"/{lang}\.po:\d+: answer\.yes: ", told[0])
    assert said in told[0]


ALIKE = (
    "A1",
    "12 000 kr",
    "{act} § {section}",
    "Fotfeste",
    "PDF",
    "CC BY 4.0",
    "{kilobytes} kB",
    "imdi.no",
    "Nav",
)


@pytest.mark.parametrize("text", ALIKE)
def test_what_no_language_says_in_words_may_be_alike_in_all(text: str, tmp_path: Path) -> None:
    write_catalogues(tmp_path, text, dict.fromkeys(YES, text))
    assert catalogues.press(tmp_path) == []


def write_catalogues(
    folder: Path, english: str | tuple[str, ...], own: Mapping[str, str | tuple[str, ...]]
) -> None:
    write_template(folder, english)
    for lang in catalogues.TRANSLATED:
        catalogue = Catalog(locale=lang, charset="utf-8")
        catalogue.add(english, own[lang], context="answer.yes")
        catalogues.write(folder / f"{lang}.po", catalogue)


def write_template(folder: Path, english: Text) -> None:
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
KINDS = {field.kind for calculator in CALCULATORS.values() for field in calculator.form.fields.values()}
PUT_TOGETHER = {f"{head}-{kind}" for head in ("required", "not") for kind in KINDS}
PUT_TOGETHER |= {f"{part}-missing" for part in ("day", "month", "year")}


def test_no_problem_has_words_that_are_never_said() -> None:
    code = "\n".join(path.read_text("utf-8") for path in (ROOT / "calc").rglob("*.py"))
    for id in json.loads((catalogues.FOLDERS[0] / "en.json").read_text("utf-8")):
        kind, _, last = id.partition(".")
        if kind == "problem":
            assert last in PUT_TOGETHER or f'{last}"' in code, f"{id} is said nowhere"
