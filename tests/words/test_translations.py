"""The languages are kept together: what is behind, what is at fault, and who says that they were compared."""

from __future__ import annotations

import json
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import markdown
import pytest

from calc.words import LANGUAGES
from publish import check
from publish.check.shape import differences, shape
from publish.manuscript import glossary, ids, translations
from publish.manuscript.missing import with_missing
from publish.manuscript.pages import TRANSLATED, load, parse
from publish.markdown import questions
from publish.markdown import translations as status_table
from publish.markdown.glossary import glossary_html
from publish.places import COMMAND, ROOT
from tests.copies import command, python
from tests.fixtures import DOCS, RATES

PAGE = "introduksjonsprogram.md"


@pytest.fixture(scope="module")
def accepted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The frozen pages with every answer accepted."""
    copy = tmp_path_factory.mktemp("accepted") / "docs"
    shutil.copytree(DOCS, copy)
    for lang in TRANSLATED:
        translations.accept(copy, lang, "all")
    return copy


@pytest.fixture
def docs(accepted: Path, tmp_path: Path) -> Path:
    """A copy of them, to spoil."""
    return shutil.copytree(accepted, tmp_path / "docs")


def change(docs: Path, lang: str, old: str, new: str, file: str = PAGE) -> None:
    path = docs / lang / file
    text = path.read_text("utf-8")
    assert old in text, f"{file} no longer holds {old}"
    path.write_text(text.replace(old, new, 1), "utf-8")


def waiting(docs: Path) -> list[tuple[str, str, str]]:
    return [(s.lang, s.page, s.id) for s in translations.states(load(docs)) if s.state != "current"]


def run(docs: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return command("translations", "--docs", str(docs), *arguments)


def answer(lang: str, path: Path) -> str:
    """A page as HTML, with the notices that the build would show."""
    extension = questions.makeExtension(lang=lang, behind=translations.behind(path))
    return markdown.markdown(path.read_text("utf-8"), extensions=["attr_list", "toc", extension])


def test_the_pages_are_without_fault() -> None:
    assert [str(fault) for fault in check.faults(ROOT / "docs")] == []


def test_a_changed_answer_is_behind_in_three_languages_and_accepting_clears_one(docs: Path) -> None:
    assert waiting(docs) == []
    change(docs, "nb", "{ #varighet }\n", "{ #varighet }\n\nNoe er nytt.\n")
    assert waiting(docs) == [(lang, PAGE, "varighet") for lang in TRANSLATED]
    for lang in TRANSLATED:
        html = answer(lang, docs / lang / PAGE)
        assert html.count('class="behind"') == 1
        assert '<p class="behind">' in html.split('id="varighet" tabindex="-1">')[1].split("</p>")[0]
    assert 'class="behind"' not in answer("nb", docs / "nb" / PAGE)
    assert translations.accept(docs, "uk", "varighet") == ["introduksjonsprogram#varighet"]
    assert waiting(docs) == [(lang, PAGE, "varighet") for lang in ("en", "ru")]
    assert 'class="behind"' not in answer("uk", docs / "uk" / PAGE)


def test_the_lead_is_a_part_of_its_own(docs: Path) -> None:
    change(docs, "nb", "description: ", "description: Nytt. ")
    assert {id for _, _, id in waiting(docs)} == {"page"}
    assert answer("en", docs / "en" / PAGE).count('class="behind"') == 1
    assert translations.accept(docs, "en", "introduksjonsprogram") == ["introduksjonsprogram#page"]
    assert len(waiting(docs)) == 2


def test_what_is_not_text_turns_nothing_behind(docs: Path, tmp_path: Path) -> None:
    rates = tmp_path / "rates"
    shutil.copytree(RATES, rates)
    table = rates / "basic_amount.toml"
    table.write_text(table.read_text("utf-8").replace("value = 136549", "value = 140001"), "utf-8")
    later = date(2027, 1, 1)
    change(docs, "nb", "checked: ", f"checked: {later} # ")
    assert waiting(docs) == []
    assert check.faults(docs, rates, later) == []


def test_a_question_that_is_not_translated_is_missing(docs: Path) -> None:
    path = docs / "nb" / PAGE
    path.write_text(path.read_text("utf-8") + "\n## Ny? { #helt-ny }\n\nJa.\n", "utf-8")
    states = [s for s in translations.states(load(docs)) if s.id == "helt-ny"]
    assert {s.state for s in states} == {"missing"}
    assert run(docs, "accept", "uk", "helt-ny").returncode == 2
    assert "Mangler: Ny?" in status_table.status_html(load(docs), "nb")


def test_diff_finds_the_version_in_the_history(docs: Path) -> None:
    def git(*arguments: str) -> None:
        who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
        subprocess.run(["git", *who, *arguments], cwd=docs, check=True, capture_output=True)

    change(docs, "nb", "{ #varighet }\n", "{ #varighet }\n\nNoe er nytt.\n")
    assert "not found" in translations.diff(docs, "uk", "varighet")
    change(docs, "nb", "\n\nNoe er nytt.\n", "\n")
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "before")
    change(docs, "nb", "{ #varighet }\n", "{ #varighet }\n\nNoe er nytt.\n")
    git("commit", "-qam", "after")
    told = run(docs, "diff", "uk", "varighet").stdout
    assert "+Noe er nytt." in told
    assert "\n-" not in told.split("+++")[1]
    assert "nothing has changed" in translations.diff(docs, "uk", "introduksjonsprogram#hva-er")
    (docs / ids.LEDGER).write_text("", "utf-8")
    change(docs, "nb", "{ #varighet }", "{ #lengde }")
    assert any("#varighet has vanished" in fault.what for fault in check.faults(docs, RATES))


def swap_questions(docs: Path) -> None:
    path = docs / "uk" / PAGE
    lead, first, second = path.read_text("utf-8").split("\n## ")
    path.write_text("\n## ".join([lead, f"{second}\n", first]), "utf-8")


def add(lang: str, text: str, after: str = "{ #varighet }\n") -> Callable[[Path], None]:
    return lambda docs: change(docs, lang, after, f"{after}\n{text}\n")


def put(lang: str, old: str, new: str) -> Callable[[Path], None]:
    return lambda docs: change(docs, lang, old, new)


SEEDED: dict[str, tuple[Callable[[Path], None], str]] = {
    "other id": (
        put("uk", "{ #varighet }", "{ #tryvalist }"),
        "uk/F:1: the question varighet is missing, translate",
    ),
    "unknown id": (put("uk", "{ #varighet }", "{ #tryvalist }"), "the question tryvalist is not in the Norwegian"),
    "other order": (swap_questions, "the questions are in another order: varighet instead of hva-er, follow"),
    "automatic id": (put("uk", " { #varighet }", ""), "has only an automatic id, write ## "),
    "duplicate id": (put("ru", "{ #varighet }", "{ #hva-er }"), "the id hva-er is used already in F:"),
    "duplicate on another page": (put("nb", "{ #varighet }", "{ #hvem }"), "the id hvem is used already in "),
    "unusable id": (put("ru", "{ #varighet }", "{ #Varighet }"), "the id Varighet cannot be used, write small"),
    "vanished id": (
        put("nb", "{ #varighet }", "{ #lengde }"),
        "the published id introduksjonsprogram#varighet has",
    ),
    "unrecorded id": (
        put("nb", "{ #varighet }", "{ #lengde }"),
        f"introduksjonsprogram#lengde is new, run {COMMAND}",
    ),
    "heading": (add("ru", "### Ещё"), "headings instead of"),
    "list item": (add("ru", "- Да"), "list items instead of"),
    "table": (add("en", "| a | b |\n|---|---|"), "table cells instead of"),
    "note": (add("en", '!!! note "Why"\n    Because.'), "varighet: 2 notes instead of 1"),
    "calculator": (
        add("nb", ":calculator: introduction-benefit"),
        "other calculators: :calculator: introduction-benefit is missing",
    ),
    "number": (add("uk", "Так 77."), "varighet: other numbers: 77 is too much, compare with docs/nb/F:"),
    "date": (put("en", "1 January 2026", "1 June 2026"), "other dates: 1.1 is missing, 1.6 is too much"),
    "paragraph": (add("uk", "Див. §"), "§ instead of"),
    "figure": (
        add("uk", "{{ rate.basic_amount 2026-05-01 }}"),
        "other figures: rate.basic_amount 2026-05-01 is too",
    ),
    "link": (add("uk", "[Так](om.md)"), "other links: om.md is too much"),
    "source": (put("uk", ":sources: ", ":sources: nav-grunnbelop "), "other sources: nav-grunnbelop is too much"),
    "banned term": (
        add("ru", "Это интродукционная программа."),
        "“интродукционная” is to be avoided, write “инте",
    ),
    "russian letter": (add("uk", "Це вы."), "the letter “ы” is not Ukrainian, correct the word"),
    "ukrainian letter": (add("ru", "Это її."), "the letter “ї” is not Russian"),
    "cyrillic in english": (add("en", "This is да."), "the letter “д” is not English"),
    "typed amount": (
        add("nb", "Det er 136\u00a0549 kr."),
        "the amount 136\u00a0549 kr is typed, and a rate row holds",
    ),
    "english amount": (add("en", "It is 136,549 kr."), "holds it, write {{ rate.basic_amount 2026-05-01 }}"),
    "colon in title": (
        put("uk", "title: ", "title: A: "),
        "uk/F:2: the front matter cannot be read (mapping values",
    ),
    "no title": (put("nb", "title: ", "name: "), "nb/F:1: the front matter lacks title, add title: to it"),
    "no description": (put("ru", "description: ", "about: "), "the front matter lacks description"),
    "no check": (put("en", "checked: ", "seen: "), "the front matter lacks checked"),
    "not a day": (put("en", "checked: ", "checked: on "), "checked is not a day: on 20"),
    "long sentence": (add("nb", "ord " * 31 + "."), "a sentence of 31 words: “ord ord"),
    "mistyped directive": (
        add("uk", "\n:source: nav-grunnbelop"),
        "there is no directive :source:, write :sources:",
    ),
    "mistyped name": (
        add("nb", "\n:calculater: residence"),
        "there is no directive :calculater:, write :calculator:",
    ),
    "directive in capitals": (add("en", "\n:Sources: nav-grunnbelop"), "no directive :Sources:, write :sources:"),
    "directive without its second colon": (add("en", "\n:sources nav-grunnbelop"), "and is none, write :sources:"),
    "directive below text": (
        add("ru", "\nДа.\n:calculator: residence"),
        ":calculator: does not stand alone, put an empty line before and after it",
    ),
    "directive above text": (add("ru", "\n:calculator: residence\nДа."), ":calculator: does not stand alone"),
    "directive in a list": (add("uk", "\n- :sources: nav-grunnbelop"), ":sources: does not stand alone, write"),
    "directive in a sentence": (add("uk", "\nТак, :glossary: тут"), ":glossary: does not stand alone, write"),
    "indented directive": (add("nb", "\n    :glossary:"), "write :glossary: at the beginning of a line"),
    "empty directive": (add("nb", "\n:sources:"), ":sources: has no words after it, write the ids of"),
    "unknown calculator": (add("nb", "\n:calculator: residense"), ":calculator: names residense, which does not"),
    "unknown door": (add("nb", "\n:door: residense"), ":door: names residense, which does not"),
    "door in one language": (add("uk", "\n:door: residence"), "other calculators: :door: residence is too much"),
    "unknown source": (add("nb", "\n:sources: navv"), ":sources: names navv, which does not exist, correct it"),
    "Norwegian in Ukrainian": (add("uk", "\nDette gjelder alle."), "“Dette gjelder alle.” has no letter of Ukr"),
    "Norwegian in Russian": (
        add("ru", "\n- Kommune"),
        "“Kommune” has no letter of Russian, translate it, or mark",
    ),
    "Russian in Ukrainian": (add("uk", "\nТак или так."), "the word “или” is not Ukrainian"),
    "Ukrainian in Russian": (add("ru", "\nТак, якщо так."), "the word “якщо” is not Russian"),
    "Norwegian in English": (add("en", "\nSome og mer."), "the word “og” is not English"),
    "English in Norwegian": (add("nb", "\nDet er the sum."), "the word “the” is not Norwegian"),
    "missing page": (
        lambda docs: (docs / "uk" / PAGE).unlink(),
        "docs/uk/F:1: the page is missing, translate docs/nb/F",
    ),
    "no original": (
        lambda docs: (docs / "nb" / PAGE).unlink(),
        "docs/nb/F:1: the page is missing, translate docs/en/F",
    ),
}


@pytest.mark.parametrize("name", SEEDED)
def test_a_seeded_fault_is_named_with_file_line_and_remedy(docs: Path, name: str) -> None:
    seed, message = SEEDED[name]
    seed(docs)
    told = [str(fault) for fault in check.faults(docs, RATES)]
    assert any(message.replace("F", PAGE) in fault for fault in told), told
    for fault in told:
        place, said = fault.split(": ", 1)
        file, line = place.split(":")
        assert file.startswith("docs/")
        assert int(line) >= 1
        assert ", " in said


def test_a_sentence_left_in_norwegian_is_named(docs: Path) -> None:
    for lang in ("nb", "en"):
        add(lang, "Dette er en norsk setning.")(docs)
    told = [str(fault) for fault in check.faults(docs, RATES)]
    assert len(told) == 1
    assert "“Dette er en norsk setning.” is still Norwegian, translate it" in told[0]


def test_long_windedness_is_named(docs: Path) -> None:
    for path in (docs / "en").glob("*.md"):
        path.write_text(path.read_text("utf-8") + ("word " * 20 + ".\n\n") * 400, "utf-8")
    assert any("the median sentence has 20 words" in fault.what for fault in check.faults(docs, RATES))


def test_other_languages_may_stand_in_spans(docs: Path) -> None:
    for lang in LANGUAGES:
        add(lang, '<span lang="ru">Это мы</span>')(docs)
        add(lang, '<span lang="uk">Їжа</span>')(docs)
    assert [str(fault) for fault in check.faults(docs, RATES)] == []


def test_the_commands(docs: Path) -> None:
    checked = python(ROOT, "-m", "publish", "translations", "--docs", str(docs), "check")
    assert (checked.returncode, checked.stderr) == (0, "")
    assert "nb: the median sentence has" in checked.stdout
    change(docs, "nb", "{ #varighet }\n", "{ #varighet }\n\nNoe er nytt.\n")
    found = json.loads(run(docs, "status", "--json").stdout)
    assert [(each["lang"], each["id"]) for each in found["open"]] == [(lang, "varighet") for lang in TRANSLATED]
    assert "behind: uk introduksjonsprogram#varighet" in run(docs, "status").stdout
    assert "accepted in uk: introduksjonsprogram#varighet" in run(docs, "accept", "uk", "varighet").stdout
    unknown = run(docs, "accept", "uk", "no-such")
    assert unknown.returncode == 2
    assert "there is no question no-such" in unknown.stderr
    change(docs, "uk", "{ #varighet }", "{ #varighet2 }")
    assert run(docs, "check").returncode == 1


def test_the_ledger_grows_at_its_end(docs: Path) -> None:
    before = (docs / ids.LEDGER).read_text("utf-8")
    for lang in LANGUAGES:
        path = docs / lang / PAGE
        path.write_text(path.read_text("utf-8") + "\n## Fotfeste? { #helt-ny }\n", "utf-8")
    assert [fault.what for fault in check.faults(docs, RATES)] == ["introduksjonsprogram#helt-ny is new"]
    assert run(docs, "ledger").stdout == "recorded introduksjonsprogram#helt-ny\n"
    assert (docs / ids.LEDGER).read_text("utf-8") == before + "introduksjonsprogram#helt-ny\n"
    assert check.faults(docs, RATES) == []


def test_accepting_keeps_the_rest_of_the_page(docs: Path) -> None:
    before = {path: path.read_text("utf-8") for path in docs.glob("*/*.md")}
    for lang in TRANSLATED:
        translations.accept(docs, lang, "all")
        translations.accept(docs, lang, "varighet")
    assert {path: path.read_text("utf-8") for path in before} == before


def seconds_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def test_status_is_quick_for_three_hundred_questions(tmp_path: Path) -> None:
    for lang in LANGUAGES:
        for number in range(15):
            told = [f"## Q? {{ #q-{number}-{each} }}\n\n{'Word. ' * 200}\n" for each in range(20)]
            path = tmp_path / lang / f"page-{number}.md"
            path.parent.mkdir(exist_ok=True)
            path.write_text(
                "---\ntitle: T\ndescription: D\nchecked: 2026-11-21\n---\n\n# T\n\n" + "\n".join(told), "utf-8"
            )
    for lang in TRANSLATED:
        translations.accept(tmp_path, lang, "all")
    begun = seconds_of_children()
    told_by_command = python(ROOT, "-m", "publish", "translations", "--docs", str(tmp_path), "status").stdout
    assert seconds_of_children() - begun < 2  # of the processor, however busy the machine is
    assert told_by_command.count("page-") == 45


def test_status_needs_no_generator() -> None:
    script = "import sys, publish.__main__; sys.exit('mkdocs' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False).returncode == 0


def test_numbers_are_compared_whatever_their_format() -> None:
    norwegian = shape("Fra 1. mai 2026: 15\u00a0488 kr og 18,5 %, {{ rate.x 2026-05-01 }}", "nb")
    english = shape("From 1 May 2026: 15,488 kr and 18.5%, {{ rate.x 2026-05-01 }}", "en")
    assert list(differences(norwegian, english)) == []


def test_the_glossary_is_complete_and_keeps_its_own_rules() -> None:
    terms = glossary.load(ROOT / "docs" / "glossary.toml")
    for term in terms:
        for lang, forms in term.avoid.items():
            assert not any(form.search(term.word(lang)) for form in forms), term.id
    assert glossary.read("x", {"nb": "a", "en": "a", "ru": "a", "source": "own"}).lacking() == ["uk"]
    with pytest.raises(ValueError, match="lacks nb"):
        glossary.read("x", {"en": "a", "source": "own"})


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_word_list_holds_every_term(lang: str) -> None:
    terms = glossary.load(ROOT / "docs" / "glossary.toml")
    html = glossary_html(terms, lang)
    columns = 4 if lang == "nb" else 2
    assert html.count("<tr") == len(terms) + 1
    assert html.count("<th ") == columns
    assert html.count("<td ") == columns * len(terms)
    assert html.index('<div class="filter">') < html.index("<input"), "hidden where there is no script"
    assert "{count}" in html


def test_a_missing_answer_stands_in_norwegian_and_says_so() -> None:
    head = "---\ntitle: T\ndescription: D.\nchecked: 2026-11-21\n---\n\n# T\n\n"
    norwegian = parse(Path("nb/a.md"), f"{head}## En? {{ #en }}\n\nJa.\n\n## To? {{ #to }}\n\nNei.\n")
    ukrainian = parse(Path("uk/a.md"), f"{head}## Два? {{ #to }}\n\nНі.\n")
    filled, missing = with_missing("# T\n\n## Два? { #to }\n\nНі.\n", ukrainian, norwegian)
    assert missing == ["en"]
    own = questions.makeExtension(lang="uk", missing=missing)
    html = markdown.markdown(filled, extensions=["attr_list", "toc", own])
    assert html.count('<section class="faq" lang="nb">') == 1
    assert '<p class="behind" lang="uk">Цю відповідь ще не перекладено.' in html
    assert html.index("Ja.") < html.index("Ні.")
