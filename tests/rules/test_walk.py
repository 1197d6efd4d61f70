"""Every path of every rule, and every day: nothing raises, everything has its words, one version at a time."""

from __future__ import annotations

import re
import shutil
import sys
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from calc import CALCULATORS, rates
from calc.frame.core import Outcome, Result, Step, outcome_of, rule, run
from calc.frame.fields import Whole, YesNo
from calc.frame.form import Form
from calc.paths import tree as paths_tree
from calc.paths.ranges import Span
from calc.paths.tree import Leaf, Node, tree_of
from calc.paths.walk import walk
from calc.telling import tree_page
from calc.telling.teller import Teller
from calc.text import UNKNOWN
from calc.words import LANGUAGES
from publish.markdown import decided
from publish.markdown import trees as kept
from publish.places import ROOT
from tests.named_cases import cases
from tests.rules.verdict import told
from tests.rules.walked import walked

LACKING = re.compile(r"\[[\w.-]+\]$")  # a message that no catalogue has
NAMES = pytest.mark.parametrize("name", CALCULATORS)


@NAMES
def test_every_path_ends_and_every_step_and_summary_has_its_words(name: str) -> None:
    calculator = CALCULATORS[name]
    steps = {(step.id, tuple(step.facts)): step for path in walked(name).paths for step in path.steps}
    for lang in LANGUAGES:
        for step in steps.values():
            assert not LACKING.match(Teller(calculator, lang).step(step)), step.id
        for end in walked(name).ends[:: max(1, len(walked(name).ends) // 500)]:
            for problem in end.problems:
                assert not LACKING.match(Teller(calculator, lang).problem(problem)), problem.id
            if not end.problems:
                for said in Teller(calculator, lang).sentences(Result(end.value, end.steps, {}, ())):
                    assert not LACKING.match(said)


@NAMES
def test_answers_that_contradict_each_other_name_two_fields(name: str) -> None:
    for end in walked(name).ends:
        fields = {problem.field for problem in end.problems}
        assert len(fields) != 1 or name == "introduction-benefit", end.problems


@NAMES
def test_the_walk_finds_nearly_every_step_that_the_named_cases_prove(name: str) -> None:
    """The walk follows each rule's own conditions; a few steps need two days that fit each other closely."""
    proved = {
        step["id"]
        for calculator, case in cases()
        if calculator == name
        for step in told(name, case["answers"]).get("steps", [])
    }
    found = {step.id for path in walked(name).paths for step in path.steps}
    assert found - proved == set()
    assert len(proved - found) <= len(proved) // 50 + 1, proved - found


def test_the_ends_of_the_walk_are_what_the_command_line_says() -> None:
    for name, calculator in CALCULATORS.items():
        for end in walked(name).ends[:200]:
            answers = {field: text for field, text in end.texts.items() if text}
            said = told(name, answers)
            if end.problems:
                assert set(said.get("errors", {})) == {problem.field for problem in end.problems}, answers
                continue
            assert calculator.form(answers).texts == answers, "an address read and written again is the same"
            if "value" in said:
                assert Counter(step["id"] for step in said["steps"]) == Counter(step.id for step in end.steps)


def by_day() -> list[tuple[str, str, dict[str, str]]]:
    """One ordinary case a calculator, with the name of the field that is its day."""
    return [
        ("introduction-benefit", "date", {"age": "30", "partner_in_programme": "yes", "has_children": "no"}),
        (
            "introduction-programme",
            "date",
            {
                "about": "right",
                "permit": "s28",
                "age_at_permit": "30",
                "months_in_municipality": "3",
                "settled_by_agreement": "yes",
                "job_hours": "0",
            },
        ),
        (
            "introduction-programme",
            "start_offered",
            {"permit": "s34", "upper_secondary": "ukrainian", "goal": "work", "age": "30"},
        ),
        (
            "norwegian-training",
            "date",
            {
                "permit": "s28",
                "permit_date": "2021-01-01",
                "age_at_permit": "30",
                "settled_by_agreement": "yes",
                "upper_secondary": "yes",
            },
        ),
        (
            "residence",
            "application_date",
            {
                "goal": "permanent",
                "permit": "s28",
                "first_permit_date": "2015-06-01",
                "age": "40",
                "oral_level": "A2",
                "social_studies_test": "yes",
                "months_abroad": "0",
                "income": "900000",
            },
        ),
    ]


@pytest.mark.parametrize(("name", "day_field", "answers"), by_day())
def test_on_every_day_from_2021_to_2028_there_is_one_answer(
    name: str, day_field: str, answers: dict[str, str]
) -> None:
    """No gap and no overlap: each day gives a result whose steps cite no provision out of its time."""
    day, calculator = date(2021, 1, 1), CALCULATORS[name]
    fields = calculator.form.fields
    known = {field: text for field, text in answers.items() if field in fields}
    while day <= date(2028, 12, 31):
        result: Any = run(calculator.rule, calculator.form({**known, day_field: day.isoformat()}))
        assert isinstance(result, Result), (day, result)
        assert max(Counter(step.id for step in result.steps).values()) == 1, day
        # Support for an education that began earlier goes by the rules of the study year it is given for.
        in_force = result.value.date if name == "study-support" else day
        for step in result.steps:
            # A sure step rests on a provision in force that day; an unsure one may name the other wording.
            if step.law and step.outcome in (Outcome.MET, Outcome.COMPUTED):
                assert step.law.since <= in_force, (day, step)
                assert step.law.until is None or in_force <= step.law.until, (day, step)
        if day >= date(2027, 1, 1):
            assert any(step.outcome is Outcome.UNCLEAR for step in result.steps), day
        day += timedelta(days=1)


class Household(Form):
    age = Whole(0, 120)
    married = YesNo()
    children = Whole(0, 20)


@rule
def allowance(form: Household) -> Any:
    if form.age < 18:
        yield Step("child", Outcome.NOT_MET)
    elif form.married and form.children > 2:
        yield Step("large-family", Outcome.MET, facts={"children": form.children})
    else:
        yield Step("adult", Outcome.MET)


def test_a_tree_has_the_conditions_of_the_rule_and_merges_what_agrees() -> None:
    tree = tree_of(walk(Household, allowance).paths)
    assert isinstance(tree, Node)
    assert [answers for answers, _ in tree.branches] == [(Span(0, 17),), (Span(18, 120),)]
    grown = tree.branches[1][1]
    assert isinstance(grown, Node)
    assert grown.field == "married"
    assert {answers for answers, _ in grown.branches} == {("yes",), ("no",)}
    family = next(branch for answers, branch in grown.branches if answers == ("yes",))
    assert isinstance(family, Node)
    assert [answers for answers, _ in family.branches] == [(Span(0, 2),), (Span(3, 20),)]


def test_a_calculator_is_always_walked_alike() -> None:
    calculator = CALCULATORS["norwegian-training"]
    again = walk(calculator.form, calculator.rule)
    assert again.paths == walked("norwegian-training").paths


@NAMES
def test_the_trees_hold_the_steps_and_no_amount_of_a_made_up_case(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths_tree, "walk", lambda *_: walked(name))  # it is always walked alike

    def leaves(tree: Node | Leaf) -> list[Step]:
        if isinstance(tree, Leaf):
            return [step for steps in tree.said for step in steps]
        return [step for _, branch in tree.branches for step in leaves(branch)]

    trees = paths_tree.trees(CALCULATORS[name])
    told = {step.id for tree in trees for step in leaves(tree)}
    assert told == {step.id for path in walked(name).paths for step in path.steps}
    html = tree_page.trees_html(Teller(CALCULATORS[name], "en"), trees)
    assert "500,000" not in html
    assert UNKNOWN in html or name != "introduction-benefit"
    assert html.count("<ul") == html.count("</ul")


def test_trees_are_kept_until_a_rule_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = iter([(Leaf(()),), ()])
    monkeypatch.setattr(kept, "trees", lambda _: next(made))
    for rules, expected in (("old", (Leaf(()),)), ("old", (Leaf(()),)), ("new", ())):
        monkeypatch.setattr(decided, "key", lambda _, rules=rules: rules)
        assert kept.kept_trees.__wrapped__(CALCULATORS["residence"], tmp_path) == expected
        assert [file.name for file in tmp_path.iterdir()] == [f"residence-{rules}.pickle"]
    monkeypatch.setattr(decided, "key", lambda _: "newer")
    assert kept.kept_trees.__wrapped__(CALCULATORS["residence"], tmp_path, walk=False) == (), "the last will do"


@pytest.mark.parametrize("name", CALCULATORS)
def test_all_that_rules_read_decides_about_their_trees(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every module that the rules run through, and every table that they ask, in the named cases."""
    read, entered = set(), set()
    load, calculator = rates.load, CALCULATORS[name]

    def watch(frame: FrameType, *_: object) -> None:
        entered.add(str(frame.f_globals.get("__name__")))

    monkeypatch.setattr(rates, "load", lambda table: read.add(table) or load(table))
    sys.setprofile(watch)
    try:
        for case in [case for of, case in cases() if of == name]:
            outcome_of(calculator, case["answers"])
    finally:
        sys.setprofile(None)
    rules = kept.rules_of(calculator)
    assert read <= decided.tables(rules)
    assert {each for each in entered if each.startswith("calc.")} <= decided.modules(rules, *decided.WALKERS)


def test_trees_are_walked_anew_for_a_rule_or_a_rate_and_not_for_a_comment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROOT / "calc", tmp_path / "calc")
    monkeypatch.setattr(decided, "ROOT", tmp_path)
    monkeypatch.setattr(decided, "RATES", tmp_path / "calc" / "rates")
    rules = [kept.rules_of(calculator) for calculator in CALCULATORS.values()]

    def changed(file: str, old: str, new: str) -> set[str]:
        before = {each: decided.key(each) for each in rules}
        path = tmp_path / "calc" / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")
        decided.imported.cache_clear()
        return {each.rpartition(".")[2] for each in rules if decided.key(each) != before[each]}

    benefit = "rules/introduction_benefit/__init__.py"
    assert changed(benefit, '"""', '"""Another word. ') == set()
    assert changed(benefit, "from __future__", "# why\nfrom __future__") == set()
    assert changed("telling/result_page.py", "def ", "def other() -> None: ...\n\n\ndef ") == set()
    assert changed(
        benefit, "from __future__ import annotations\n", "from __future__ import annotations\nX = 1\n"
    ) == {"introduction_benefit"}
    assert changed("rates/basic_amount.toml", "136549", "136550") == {"introduction_benefit", "residence"}
    assert len(changed("paths/walk.py", "QUIET, RUNS = 1500", "QUIET, RUNS = 1501")) == len(rules)


def test_study_support_on_every_day_answers_or_says_that_the_rules_of_that_day_were_not_read() -> None:
    """What began in earlier years is told about 2026-27 as well, by the rules of that year."""
    day, calculator = date(2021, 1, 1), CALCULATORS["study-support"]
    answers = {"ground": "permanent_residence", "birth_year": "1990", "study_in": "norway", "course": "higher"}
    more = {"in_reception": "no", "had_protection": "no", "other_ground": "none", "third_ground": "none"}
    results = {}
    while day <= date(2028, 12, 31):
        result: Any = run(calculator.rule, calculator.form({**answers, **more, "start_date": day.isoformat()}))
        assert isinstance(result, Result), (day, result)
        results[day] = result.value.result
        day += timedelta(days=1)
    known = [day for day, found in results.items() if found == "eligible"]
    assert (min(known), max(known)) == (date(2021, 1, 1), date(2027, 8, 15))
    assert set(results.values()) == {"eligible", "unclear"}
    assert all(results[day] == "eligible" for day in results if min(known) <= day <= max(known))
