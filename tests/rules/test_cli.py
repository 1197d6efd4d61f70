"""The command line, as a person runs it: from a bare checkout, with a plain Python."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys

import pytest

from calc.__main__ import main
from publish.places import ROOT

BENEFIT = "introduction-benefit"
CASE = ("date=2026-05-01", "age=30", "lives_with_parent=no")


def run(*arguments: str, python: str = sys.executable) -> subprocess.CompletedProcess[str]:
    """Run `python -m calc` in the checkout, without anything installed (-S leaves site-packages out)."""
    command = [python, "-S", "-m", "calc", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_without_a_name_it_lists_the_calculators() -> None:
    done = run()
    assert done.returncode == 0
    assert BENEFIT in done.stdout


def test_a_result_in_sentences() -> None:
    done = run(BENEFIT, *CASE, "--lang", "uk")
    assert done.returncode == 0
    assert "22\u00a0758,17\u00a0kr" in done.stdout
    assert "закону про інтеграцію" in done.stdout
    assert "[[" not in done.stdout


def test_an_option_may_stand_before_and_between_the_answers() -> None:
    last = run(BENEFIT, *CASE, "--lang", "uk").stdout
    assert run("--lang", "uk", BENEFIT, *CASE).stdout == last
    assert run(BENEFIT, CASE[0], "--lang", "uk", *CASE[1:]).stdout == last


def test_a_result_as_json() -> None:
    done = run(BENEFIT, "date=2023-08-15", "age=30", "lives_with_parent=no", "--json")
    said = json.loads(done.stdout)
    assert (done.returncode, said["value"]["month"], said["value"]["hour"]) == (0, "19770.00", "128.24")
    assert {"id", "outcome", "law", "facts", "text"} <= said["steps"][0].keys()
    assert said["answers"] == {"date": "2023-08-15", "age": "30"}


def test_a_missing_answer_is_asked_for() -> None:
    done = run(BENEFIT, "--json")
    assert (done.returncode, json.loads(done.stdout)) == (1, {"ask": "date"})
    assert "date=" in run(BENEFIT).stdout


@pytest.mark.parametrize("lang", ["nb", "en", "ru", "uk"])
def test_bad_input_exits_2_and_says_the_same_on_stderr(lang: str) -> None:
    wrong = ("date=2026-02-31", "age=200", "absent_hours=-1", "colour=red")
    done = run(BENEFIT, *wrong, "--json", "--lang", lang)
    told = json.loads(done.stdout)["errors"]
    assert done.returncode == 2
    assert set(told) == {"date", "age", "absent_hours", "colour"}
    assert done.stderr.splitlines() == list(told.values())


@pytest.mark.parametrize(
    "arguments", [["nothing"], [BENEFIT, "age"], [BENEFIT, "age="], [BENEFIT, *CASE, "--lang", "xx"]]
)
def test_what_cannot_be_understood_exits_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert capsys.readouterr().err.strip()


def test_the_help_lists_every_field_with_its_values() -> None:
    told = run("--help").stdout
    assert "lives_with_parent        yes | no" in told
    assert "age                      18 to 99" in told


def test_the_oldest_python_that_the_rules_run_on() -> None:
    old = shutil.which("python3.11") or shutil.which("python3")
    if old is None:
        pytest.skip("no other Python on this machine")
    done = run(BENEFIT, *CASE, "--json", python=old)
    assert json.loads(done.stdout)["value"]["month"] == "22758.17", done.stderr


def test_papers_are_a_checklist_with_who_brings_each() -> None:
    work = ("ground=full_time_work", "work_permit=worker", "work_months=24", "paid_tax=yes", "work_break=none")
    card = ("ground=permanent_residence", "had_protection=no")
    rest = ("start_date=2026-08-17", "birth_year=1990", "study_in=norway")
    for answers, box, by, count in ((work, "[ ] ", "you", 2), (card, "[x] ", "udi", 1)):
        lines = run("study-support", *answers, *rest).stdout.splitlines()
        papers = json.loads(run("study-support", *answers, *rest, "--json").stdout)["papers"]
        assert [line.removeprefix(box) for line in lines if line.startswith(box)] == [p["text"] for p in papers]
        assert [paper["by"] for paper in papers] == [by] * count


def test_a_pipe_that_closes_early_ends_quietly() -> None:
    command = f"{sys.executable} -S -m calc --help | head -c 1"
    done = subprocess.run(command, shell=True, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("u", "")
