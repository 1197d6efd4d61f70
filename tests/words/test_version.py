"""Which commit a reader has: at the foot of the page, handed over by the page, and on the sheet of a result."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from calc.browser import respond
from calc.words import LANGUAGES
from publish.manuscript.history import DIGITS, version
from publish.places import LOOKS
from publish.text import word


def sheet(lang: str, **more: str) -> str:
    """The sheet of one calculation, as the page asks for it."""
    typed = {
        "date": "2026-05-01",
        "age": "30",
        "has_children": "no",
        "partner_in_programme": "no",
        "payment": "no",
    }
    asked = {"calculator": "introduction-benefit", "lang": lang, "typed": typed, "today": "2026-11-30", **more}
    told = json.loads(respond(json.dumps(asked)))
    assert told["state"] == "result", told["html"][:300]
    return str(told["sheet"])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_sheet_names_the_version_that_the_page_hands_over(lang: str) -> None:
    told = word("footer.version", lang, version="abc1234")
    assert told.endswith("abc1234.")
    assert told in sheet(lang, version="abc1234"), "in the same words as the foot of the page"
    assert "&lt;b&gt;" in sheet(lang, version="<b>")


def test_a_page_without_a_version_has_a_sheet_without_one() -> None:
    """Pages that were saved before versions were named go on asking as they did."""
    assert re.sub(r" Version abc1234\.", "", sheet("en", version="abc1234")) == sheet("en")


def test_the_page_says_it_and_the_script_reads_it_there() -> None:
    page, script = ((LOOKS / each).read_text("utf-8") for each in ("main.html", "assets/calculator.js"))
    assert 'data-version="{{ version }}"' in page
    assert 'querySelector("[data-version]")' in script


def git(folder: Path, *arguments: str) -> str:
    who = ("-c", "user.name=x", "-c", "user.email=x@example.org")
    done = subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def test_the_version_is_the_commit_and_tells_when_files_differ(tmp_path: Path) -> None:
    assert version(tmp_path) == "unknown"
    git(tmp_path, "init", "-q")
    (tmp_path / "a").write_text("one", "utf-8")
    git(tmp_path, "add", "a")
    assert version(tmp_path) == "unknown", "nothing is committed yet"
    git(tmp_path, "commit", "-qm", "one")
    commit = git(tmp_path, "rev-parse", "HEAD")
    assert version(tmp_path) == commit[:DIGITS]
    (tmp_path / "b").write_text("not of the project", "utf-8")
    assert version(tmp_path) == commit[:DIGITS]
    (tmp_path / "a").write_text("two", "utf-8")
    assert version(tmp_path) == commit[:DIGITS] + "+"
