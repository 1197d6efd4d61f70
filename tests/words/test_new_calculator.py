"""A calculator of ten lines, added as the handbook's list says: it appears wherever calculators do.

On the command line, in its page with first question, example and decision tree (which is where the booklet
takes it from), and in what the browser's worker answers.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement

from publish.check import catalogues
from tests.copies import build_pages, copy_of_sources, put, python

MODULE = '''"""Whether somebody votes in municipal elections: three years in Norway, and 18 years of age."""

from calc.frame.core import Calculator, Outcome, Sentence, Step, rule
from calc.frame.fields import Whole
from calc.frame.form import Form


class Vote(Form):
    age = Whole(0, 120)
    years_in_norway = Whole(0, 120)


@rule
def vote(form):
    """Adults who have lived here for three years vote."""
    old, long = form.age >= 18, form.years_in_norway >= 3
    yield Step("age" if old else "too-young", Outcome.MET if old else Outcome.NOT_MET)
    yield Step("years" if long else "too-short", Outcome.MET if long else Outcome.NOT_MET)
    return old and long


def summary(value):
    return (Sentence(f"summary-{value}".lower()),)


CALCULATOR = Calculator("vote", Vote, vote, summary)
'''
WORDS = {
    "title": "Can you vote?",
    "decider": "The municipality keeps the register.",
    "changes": "What changes it: your age, and your years in Norway.",
    "field.age": "How old are you?",
    "field.age.name": "Age",
    "field.years_in_norway": "How many years have you lived in Norway?",
    "field.years_in_norway.name": "Years in Norway",
    "step.age": "You are an adult.",
    "step.too-young": "You are under 18.",
    "step.years": "You have lived here for three years.",
    "step.too-short": "You have not lived here for three years.",
    "summary-true": "You can vote.",
    "summary-false": "You cannot vote yet.",
}
CASE = """[[case]]
name = "An adult after three years"
law = "valgloven § 2-2"
why = "Both are met."
answers = { age = "30", years_in_norway = "3" }
example = true
"""
PAGE = "---\ntitle: Valg\ndescription: Om valg.\nchecked: 2026-11-21\n---\n\n# Valg\n\n"
PAGE += "## Kan jeg stemme? { #stemme }\n\nJa.\n\n:calculator: vote\n\n:sources: integreringsloven-3\n"


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy with the calculator, made by following the list."""
    made = copy_of_sources(tmp_path_factory.mktemp("calculator") / "copy", ("index.md",))
    (made / "calc" / "rules" / "vote.py").write_text(MODULE, "utf-8")
    put(made / "calc" / "__init__.py", ", residence, study_support\n", ", vote")
    put(made / "calc" / "__init__.py", ")\n}", ", vote")
    said = "".join(f'\nmsgctxt "vote.{id}"\nmsgid "{text}"\nmsgstr ""\n' for id, text in WORDS.items())
    template = made / "calc" / "text" / "messages.pot"
    template.write_text(template.read_text("utf-8") + said, "utf-8")
    python(made, "-m", "publish.check.catalogues")
    translate(made / "calc" / "text" / "nb.po")
    told = python(made, "-m", "publish.check.catalogues")
    assert {line.split(":")[0] for line in told.stdout.split("\n") if ".po:" in line} == {
        "calc/text/ru.po",
        "calc/text/uk.po",
    }, told.stdout
    (made / "calc" / "cases" / "vote.toml").write_text(CASE, "utf-8")
    (made / "docs" / "nb" / "valg.md").write_text(PAGE, "utf-8")
    put(made / "mkdocs.yml", "  - index.md", "  - valg.md\n")
    return made


def translate(path: Path) -> None:
    """Norwegian words for all of it."""
    catalogue = catalogues.read(path, "nb")
    for message in catalogue:
        if str(message.context).startswith("vote."):
            message.string = f"Norsk: {message.id}"
    catalogues.write(path, catalogue)


@pytest.fixture(scope="module")
def page(copy: Path) -> HtmlElement:
    return html.parse(str(build_pages(copy) / "valg" / "index.html")).getroot()


def test_it_is_listed_and_runs_on_the_command_line(copy: Path) -> None:
    assert "vote" in python(copy, "-m", "calc", "--lang", "nb").stdout
    assert "years_in_norway          0 to 120" in python(copy, "-m", "calc", "--help").stdout
    done = python(copy, "-m", "calc", "vote", "age=30", "years_in_norway=2", "--json")
    assert (done.returncode, json.loads(done.stdout)["value"]) == (0, False)
    asked = python(copy, "-m", "calc", "vote", "age=30")
    assert asked.returncode == 1
    assert "How many years have you lived in Norway?" in asked.stdout


def test_it_stands_in_its_page_with_question_example_and_tree(page: HtmlElement) -> None:
    (calculator,) = page.find_class("calculator")
    assert calculator.get("data-calculator") == "vote"
    assert "Norsk: How old are you?" in calculator.text_content()
    example, tree = page.find_class("examples")
    assert "Norsk: You can vote." in example.text_content()
    told = tree.text_content()
    for id in ("step.age", "step.too-young", "step.years", "step.too-short"):
        assert WORDS[id] in told


def test_the_worker_answers_for_it(copy: Path) -> None:
    request = json.dumps({"calculator": "vote", "lang": "nb", "typed": {"age": "17", "years_in_norway": "9"}})
    told = python(copy, "-c", f"from calc.browser import respond; print(respond({request!r}))").stdout
    answer = json.loads(told)
    assert answer["state"] == "result"
    assert "Norsk: You cannot vote yet." in answer["html"]


def test_the_check_asks_for_what_the_list_names(copy: Path) -> None:
    told = python(copy, "-m", "publish", "translations", "check").stdout
    assert "calc/text/uk.po" in told
    assert "valg#stemme is new, run python -m publish translations ledger" in told
    assert "docs/uk/valg.md:1: the page is missing" in told
