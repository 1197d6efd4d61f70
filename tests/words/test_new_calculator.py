"""What grows next fits in without a change to a test: a calculator, a table of another rhythm, and a new G in May.

All three are put into a copy of the house by the commands that its editors use. There its own tests are run: of
the rules those that concern them, and all of what the press and the keepers ask.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from datetime import date, timedelta
from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement

from calc.calendar import years_later
from calc.rates import rate_on
from calc.words import LANGUAGES
from publish import addresses
from publish.check import catalogues
from publish.markdown.trees import STORE
from publish.problem import write
from tests import fixtures
from tests.copies import build_pages, python, whole_copy

# Names and a day that nobody else gives, so that a calculator, a table or a row of the house itself stops no test.
NAME = "tried-in-a-copy"
RULE = NAME.replace("-", "_")
TABLE = f"table_{RULE}"
LAST = rate_on("basic_amount", date.max)
NEXT = years_later(LAST.since, 1)
READ = NEXT + timedelta(days=20)
TITLES = {"en": "child benefit", "nb": "barnetrygd", "ru": "детское пособие", "uk": "допомога на дитину"}
ADULT = ("date=2026-05-01", "age=30")


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the house with a new calculator, a new table, and a new row of G."""
    made = whole_copy(tmp_path_factory.mktemp("growing") / "copy")
    shutil.copytree(STORE, made / "build" / "trees")
    done = python(made, "-m", "publish", "new-calculator", NAME)
    assert done.returncode == 0, done.stderr
    shutil.copy(fixtures.CHILD_BENEFIT, made / "calc" / "rates" / f"{TABLE}.toml")
    name_table(made / "publish" / "text", f"review.rate.{TABLE}")
    name_table(made / "calc" / "text", f"rate.{TABLE}")
    oracle = json.loads((made / "tests" / "oracles" / "grunnbelop-nav.json").read_text("utf-8"))
    newest = {"dato": f"{NEXT}", "grunnbeløp": LAST.value + 5_000}
    write(made / "nav.json", json.dumps([newest, *oracle]).encode())
    done = python(made, "-m", "publish", "update", "g", "nav.json", "--accept", "--today", f"{READ}")
    assert done.returncode == 0, done.stderr
    return made


def name_table(folder: Path, id: str) -> None:
    """The name of the table in four languages, as a new one brings it."""
    for path in (folder / "messages.pot", *folder.glob("*.po")):
        lang = path.stem if path.suffix == ".po" else None
        catalogue = catalogues.read(path, lang)
        catalogue.add(TITLES["en"], TITLES[lang] if lang else "", context=id)
        catalogues.write(path, catalogue)
    catalogues.press(folder)


@pytest.fixture(scope="module")
def site(copy: Path) -> Path:
    """Its pages, made strictly with the menu that the command wrote."""
    return build_pages(copy)


def page(site: Path, path: str) -> HtmlElement:
    """One of its pages."""
    return html.parse(str(site / path / "index.html")).getroot()


def run_tests(copy: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the copy's own tests."""
    return python(copy, "-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments)


@pytest.mark.parametrize(
    "which",
    [
        ("tests/rules", "-k", f"{NAME} or {RULE} or rates"),
        ("tests/rules/test_cases.py", f"calc/rules/{RULE}.py", "calc/rates"),
        ("tests/words/test_texts.py", "tests/upkeep/test_upkeep.py"),
    ],
    ids=["rules", "cases", "words"],
)
def test_the_house_holds_with_all_that_is_new(copy: Path, which: tuple[str, ...]) -> None:
    done = run_tests(copy, *which)
    assert done.returncode == 0, done.stdout[-3000:]


def test_the_check_finds_nothing_on_the_day_of_the_new_row(copy: Path) -> None:
    code = f"""
from datetime import date
from publish import check
from publish.places import DOCS
print(*check.faults(DOCS, today=date.fromisoformat("{READ}")), sep="\\n")
"""
    done = python(copy, "-c", code)
    assert (done.stdout.strip(), done.stderr) == ("", "")


def test_it_is_listed_and_runs_on_the_command_line(copy: Path) -> None:
    assert NAME in python(copy, "-m", "calc", "--lang", "nb").stdout
    done = python(copy, "-m", "calc", NAME, *ADULT, "applies=no", "--json")
    said = json.loads(done.stdout)
    assert (done.returncode, said["value"]["result"]) == (0, "no")
    assert said["days"] == []
    steps = {step["kind"]: step for step in said["next"]}  # what all calculators share, until it has its own
    assert list(steps) == ["do", "ask", "appeal"]
    assert steps["ask"]["norwegian"].endswith("?")
    done = python(copy, "-m", "calc", NAME, *ADULT, "applies=no", "--json", "--compare", "applies=yes")
    assert json.loads(done.stdout)["comparison"]["answers"] == {"applies": ["no", "yes"]}
    asked = python(copy, "-m", "calc", NAME, *ADULT, "--json")
    assert (asked.returncode, json.loads(asked.stdout)) == (1, {"ask": "applies"})


def test_it_has_a_page_of_its_own_with_the_form_first_and_an_example(site: Path) -> None:
    own = page(site, f"kalkulatorer/{NAME}")
    (calculator,) = own.xpath(f"//*[@data-calculator='{NAME}']")
    assert calculator.getparent().get("id") == NAME
    told = own.find(".//main").text_content().replace("\u00a0", " ")
    for said in ("Hvilken dag spør du om?", "Du har fylt 18 år."):
        assert said in told, said
    assert len(own.find_class("example")) == 1
    links = [link.get("href") for link in own.xpath("//section[@class='further']//a")]
    assert links == [f"../../regler/{NAME}/", f"../../introduksjonsprogram/#gjelder-{NAME}"]


def test_its_rules_have_a_page_with_every_example_and_the_tree(site: Path) -> None:
    rules = page(site, f"regler/{NAME}")
    assert "Nei, 1. mai 2026 gjelder ikke dette deg." in rules.text_content().replace("\u00a0", " ")
    assert len(rules.find_class("tree")) == 1


def test_the_list_the_menu_and_a_question_lead_to_it_in_every_language(site: Path) -> None:
    for lang in LANGUAGES:
        root = site if lang == "nb" else site / lang
        (card,) = page(root, "kalkulatorer").xpath(f"//main//li//a[contains(@href, 'kalkulatorer/{NAME}/')]")
        assert card.text_content()
        assert page(root, "").xpath(f"//footer//a[@href='kalkulatorer/{NAME}/']")
        (door,) = page(root, "introduksjonsprogram").xpath(f"//*[@data-door='{NAME}']")
        assert (door.get("id"), door.getparent().get("id")) == (NAME, f"gjelder-{NAME}")
        assert door.find("a").get("href").endswith(addresses.page(f"kalkulatorer/{NAME}/", lang))


def test_the_worker_answers_for_it(copy: Path) -> None:
    typed = {"date": "2026-05-01", "age": "17"}
    request = {"calculator": NAME, "lang": "uk", "typed": typed, "beside": "nb"}
    code = f"from calc.browser import respond; print(respond({json.dumps(request)!r}))"
    answer = json.loads(python(copy, "-c", code).stdout)
    assert answer["state"] == "result"
    assert "це вас не стосується" in answer["html"]
    for told in (answer["html"], answer["sheet"]):  # in two languages, for which it has done nothing
        assert told.count('class="beside" lang="nb"') > 5


def test_a_name_that_is_taken_or_will_not_do_is_refused(copy: Path) -> None:
    for name, said in ((NAME, "there is such a calculator"), ("May I", "has small letters and hyphens")):
        done = python(copy, "-m", "publish", "new-calculator", name)
        assert (done.returncode, done.stderr.count("\n")) == (2, 1)
        assert said in done.stderr
