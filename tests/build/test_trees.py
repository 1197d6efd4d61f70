"""The decision trees are kept between builds, until what decides about them changes."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from types import FrameType

import pytest

from calc import CALCULATORS, rates
from calc.frame.core import outcome_of
from calc.paths.tree import Leaf
from publish.markdown import decided
from publish.markdown import trees as kept
from publish.places import ROOT
from tests.named_cases import cases


def test_trees_are_kept_until_a_rule_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = iter([(Leaf(()),), ()])
    monkeypatch.setattr(kept, "trees", lambda _: next(made))
    for rules, expected in (("old", (Leaf(()),)), ("old", (Leaf(()),)), ("new", ())):
        monkeypatch.setattr(decided, "key", lambda _, rules=rules: rules)
        assert kept.looked_up.__wrapped__(CALCULATORS["residence"], tmp_path, True) == expected
        assert [file.name for file in tmp_path.iterdir()] == [f"residence-{rules}.pickle"]
    monkeypatch.setattr(decided, "key", lambda _: "newer")
    assert kept.looked_up.__wrapped__(CALCULATORS["residence"], tmp_path, False) == (), "the last will do"


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
    assert changed("rates/basic_amount.toml", "136549", "136550") == {
        each.rpartition(".")[2] for each in rules if "basic_amount" in decided.tables(each)
    }
    assert len(changed("paths/walk.py", "QUIET, RUNS = 1500", "QUIET, RUNS = 1501")) == len(rules)
