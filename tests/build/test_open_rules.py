"""The rules for other programs are the site's own: valid by their schemas, and the same in the wheel as here."""

from __future__ import annotations

import copy
import json
import os
import subprocess
import sys
import venv
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from calc import CALCULATORS
from calc.law import ACTS, CITED
from calc.rates import load
from calc.telling.report import as_json
from publish import addresses, open_rules
from publish.finished import pages, sitemap
from publish.places import RATES, ROOT
from publish.runtime import OUT
from tests.named_cases import cases
from tests.reader import current
from tests.rules.verdict import agrees, told

CLIENT = """
import json, sys
from calc import CALCULATORS
from calc.frame.core import outcome_of
from calc.telling.report import outcome_json
from calc.telling.teller import Teller
said = {}
for name, listed in json.load(open(sys.argv[1], encoding="utf-8"))["cases"].items():
    for case in listed:
        teller = Teller(CALCULATORS[name], "en")
        said[name + ": " + case["name"]] = outcome_json(teller, outcome_of(teller.calculator, case["answers"]))
json.dump(said, sys.stdout)
"""
TYPED = """
from datetime import date
from typing import Any
from calc import CALCULATORS
from calc.frame.core import Ask, Result, outcome_of
from calc.frame.form import Invalid
from calc.rates import rate_on

def month(answers: dict[str, str]) -> str:
    outcome = outcome_of(CALCULATORS["introduction-benefit"], answers)
    if isinstance(outcome, Ask):
        return outcome.field
    if isinstance(outcome, Invalid):
        return outcome.problems[0].id
    result: Result[Any] = outcome
    return result.steps[0].id

amount: int = rate_on("basic_amount", date(2026, 5, 1)).value
"""


def read(site: Path, name: str) -> Any:
    return json.loads((site / addresses.DATA / addresses.DATA_FILES[name]).read_text("utf-8"))


def validator(site: Path, name: str) -> Draft202012Validator:
    schema = json.loads((site / addresses.DATA / addresses.schema_of(name)).read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


@pytest.mark.parametrize("name", addresses.DATA_FILES)
def test_a_file_is_what_its_schema_says(site: Path, name: str) -> None:
    data = read(site, name)
    validator(site, name).validate(data)
    assert data["$schema"] == addresses.schema_of(name)
    assert "decision" in data["note"]


def spoilt_rate(data: Any) -> None:
    data["rates"]["basic_amount"]["rows"][0]["since"] = "1 May 1967"


def spoilt_value(data: Any) -> None:
    data["rates"]["basic_amount"]["rows"][0]["value"] = "5400"


def spoilt_field(data: Any) -> None:
    del data["fields"]["introduction-benefit"]["fields"][0]["low"]


def spoilt_word(data: Any) -> None:
    data["fields"]["residence"]["title"]["uk"] = ""


def spoilt_outcome(data: Any) -> None:
    first(data["trees"]["residence"])["outcome"] = "no"


def spoilt_tree(data: Any) -> None:
    data["trees"]["residence"][0]["colour"] = "red"


def spoilt_case(data: Any) -> None:
    del data["cases"]["residence"][0]["why"]


def first(tree: Any) -> Any:
    """The first step that is found below a tree."""
    return next(steps(tree))


def steps(tree: Any) -> Iterator[Any]:
    """All steps below a tree or a list of trees."""
    if isinstance(tree, list):
        for each in tree:
            yield from steps(each)
    elif "one_of" in tree:
        yield from (step for listed in tree["one_of"] for step in listed)
    elif "branches" in tree:
        yield from steps([branch["then"] for branch in tree["branches"]])


@pytest.mark.parametrize(
    ("name", "spoil"),
    [
        ("rates", spoilt_rate),
        ("rates", spoilt_value),
        ("fields", spoilt_field),
        ("fields", spoilt_word),
        ("trees", spoilt_outcome),
        ("trees", spoilt_tree),
        ("cases", spoilt_case),
    ],
)
def test_a_schema_refuses_what_is_spoilt(site: Path, name: str, spoil: Callable[[Any], None]) -> None:
    data = copy.deepcopy(read(site, name))
    spoil(data)
    assert not validator(site, name).is_valid(data)


def test_rates_and_cases_are_those_of_the_sources(site: Path) -> None:
    assert read(site, "rates")["rates"] == {path.stem: as_json(load(path.stem)) for path in RATES.glob("*.toml")}
    listed = read(site, "cases")["cases"]
    assert [(name, case) for name in sorted(listed) for case in listed[name]] == sorted(
        ((name, as_json(case)) for name, case in cases()), key=lambda each: each[0]
    )


def test_every_question_and_answer_of_a_form_is_told(site: Path) -> None:
    for name, told_of in read(site, "fields")["fields"].items():
        form = CALCULATORS[name].form
        assert [each["name"] for each in told_of["fields"]] == [*form.fields]
        for each in told_of["fields"]:
            field = form.fields[each["name"]]
            assert [option["value"] for option in each.get("options", [])] == [*field.options]
            for edge in ("low", "high"):
                if edge in each:
                    assert field.parse(each[edge]) == field.span()[edge == "high"]


def test_the_trees_ask_what_forms_have_and_rest_on_law_that_is_cited(site: Path) -> None:
    cited = {(law.act, law.section, law.paragraph) for law in CITED}
    asked = set()

    def follow(name: str, tree: Any) -> None:
        if "ask" in tree:
            field = CALCULATORS[name].form.fields[tree["ask"]]
            asked.add((name, tree["ask"]))
            for branch in tree["branches"]:
                for answer in branch["answers"]:
                    for text in answer.values() if isinstance(answer, dict) else [answer] if answer else []:
                        assert field.write(field.parse(text)) == text
                follow(name, branch["then"])

    for name, trees in read(site, "trees")["trees"].items():
        assert trees
        for tree in trees:
            follow(name, tree)
        for step in steps(trees):
            assert step["law"] is None or step["law"]["act"] in ACTS
            assert step["law"] is None or tuple(step["law"][k] for k in ("act", "section", "paragraph")) in cited
    assert len(asked) > 40


def test_the_same_rules_are_the_same_bytes(site: Path, tmp_path: Path) -> None:
    open_rules.add(tmp_path, OUT)
    made = {path.name: path.read_bytes() for path in (tmp_path / addresses.DATA).iterdir()}
    there = (site / addresses.DATA).glob("*")
    assert made == {path.name: path.read_bytes() for path in there if path.suffix in (".json", ".whl")}


def test_the_wheel_is_the_one_that_the_browser_installs_without_what_changes(site: Path) -> None:
    wheel = site / addresses.DATA / addresses.WHEEL
    other = current(site, f"assets/python.*/complete/{addresses.WHEEL}")
    assert wheel.read_bytes() == other.read_bytes()
    with zipfile.ZipFile(wheel) as archive:
        assert {each.date_time[:3] for each in archive.infolist()} == {(2026, 1, 1)}
        assert {oct(each.external_attr >> 16 & 0o777) for each in archive.infolist()} <= {"0o644", "0o664"}
        names = set(archive.namelist())
    assert {"calc/py.typed", "calc/law_changed.json", "calc/rates/basic_amount.json", "calc/text/uk.json"} <= names
    assert any(each.endswith("licenses/LICENSE") for each in names)
    assert not [each for each in names if each.endswith(".toml") or "/cases/" in each]


@pytest.fixture(scope="module")
def elsewhere(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Python of its own with the wheel alone; its executable."""
    folder = tmp_path_factory.mktemp("elsewhere")
    venv.create(folder / "own", with_pip=False)
    python = folder / "own" / "bin" / "python"
    wheel = site / addresses.DATA / addresses.WHEEL
    command = [sys.executable, "-m", "pip", "--python", str(python), "install", "-q", "--no-index", "--no-deps"]
    done = subprocess.run([*command, str(wheel)], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return python


def run(python: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """That Python, where nothing of this folder is within reach."""
    command = [str(python), "-I", *arguments]
    return subprocess.run(command, cwd=python.parent, capture_output=True, text=True, check=False)


def test_the_installed_wheel_answers_every_published_case_as_it_must(site: Path, elsewhere: Path) -> None:
    done = run(elsewhere, "-c", CLIENT, str(site / addresses.DATA / "cases.json"))
    assert done.returncode == 0, done.stderr[-2000:]
    said = json.loads(done.stdout)
    assert len(said) == len(cases()) > 1000
    for name, case in cases():
        found = said[f"{name}: {case['name']}"]
        assert found == told(name, case["answers"]), case["name"]
        for value, expected in case.get("expect", {}).items():
            assert agrees(found["value"][value], expected), case["name"]


def test_its_own_guide_is_true(elsewhere: Path) -> None:
    """The guide that the wheel carries, as PyPI would show it, read by that Python's doctest."""
    code = """
import doctest, importlib.metadata, pathlib, sys
told = importlib.metadata.metadata("fotfeste-calc").get_payload()
guide = pathlib.Path(sys.argv[1])
guide.write_text(told.replace("```", ""), "utf-8")
failed, tried = doctest.testfile(str(guide), module_relative=False)
sys.exit(failed or tried < 8)
"""
    done = run(elsewhere, "-c", code, str(elsewhere.parent / "guide.txt"))
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    assert run(elsewhere, "-m", "calc", "introduction-benefit", "date=2026-05-01", "age=30").returncode == 0


def test_it_tells_its_types(elsewhere: Path, tmp_path: Path) -> None:
    for source, fault in ((TYPED, ""), (TYPED + "amount = 'much'\n", "Incompatible types")):
        (tmp_path / "client.py").write_text(source, "utf-8")
        command = [sys.executable, "-m", "mypy", "--strict", "--python-executable", str(elsewhere), "client.py"]
        environment = {name: value for name, value in os.environ.items() if name != "MYPYPATH"}
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
        assert (done.returncode == 0) == (fault == ""), done.stdout
        assert fault in done.stdout


def test_no_saved_copy_and_no_map_holds_them(site: Path, tmp_path: Path) -> None:
    sitemap.add(tmp_path, "https://fotfeste.example/", pages(site))  # a site without an address has no map
    told_to = [*site.glob("offline/*.json"), *tmp_path.glob("sitemap.xml")]
    assert len(told_to) > 8
    assert not [
        path for path in told_to if '"data/' in path.read_text("utf-8") or "/data/" in path.read_text("utf-8")
    ]


def test_a_wheel_by_another_name_stops_the_build(tmp_path: Path) -> None:
    (tmp_path / "complete").mkdir()
    with pytest.raises(open_rules.Problem, match=r"publish/addresses\.py"):
        open_rules.add(tmp_path, tmp_path)
    assert f'version = "{addresses.WHEEL.split("-")[1]}"' in (ROOT / "pyproject.toml").read_text("utf-8")
