"""The same commit gives the same bytes, whenever it is built: who saved a copy is told only of what is new.

A whole build twice takes minutes (`handbook/docs/how-to/deploy.md` says how). Here two processes make what once
differed, of a few pages, with another order of sets and at another time.
"""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from publish.places import ROOT

MAKING = """
import sys
from pathlib import Path
from publish.booklet.document import booklet
from publish.booklet.press import press
from publish.finished import pages
from publish.letters import screen, typeface
from publish.search import everyday, index, passages, terms

site, into = map(Path, sys.argv[1:])
few = [page for page in pages(site) if page.path in ("", "om/")]
(into / "pdf").mkdir(parents=True)
press(booklet([page for page in few if page.lang == "uk"]), typeface.of_weights(into / "fonts"), into / "pdf")
screen.cut(into / "screen", {"latin": "Fotfeste", "cyrillic": "Опора"}, into / "cut")
records = passages.records(few)
there = {each.url for each in records}
terms.said = lambda lang: {
    what: phrases for what, phrases in everyday.said(lang).items() if "#" not in what or what in there
}
index.write(into / "search", records, terms.terms(records))
"""
ELSEWHEN = {"1": "1600000000", "2": "1700000000"}  # the clock that libraries for fonts go by, if they are asked to


def made(site: Path, into: Path, seed: str) -> dict[str, bytes]:
    """The files that a process of its own makes."""
    environment = {**os.environ, "PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": ELSEWHEN[seed]}
    command = [sys.executable, "-c", MAKING, str(site), str(into)]
    subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
    return {path.relative_to(into).as_posix(): path.read_bytes() for path in into.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def twice(site: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], ...]:
    """The same, made twice."""
    with ThreadPoolExecutor() as threads:
        return tuple(threads.map(lambda seed: made(site, tmp_path_factory.mktemp("made") / seed, seed), ELSEWHEN))


@pytest.mark.parametrize("folder", ["pdf", "fonts", "screen", "search"])
def test_the_same_pages_are_the_same_bytes(twice: tuple[dict[str, bytes], ...], folder: str) -> None:
    first, second = ({name: each[name] for name in each if name.startswith(f"{folder}/")} for each in twice)
    assert first.keys() == second.keys()
    assert len(first) > 1
    assert [name for name in first if first[name] != second[name]] == []
