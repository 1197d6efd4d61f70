"""A build says how far it is: plain lines for a file, a bar for a person at a terminal."""

from __future__ import annotations

import io
import os
import pty
import re
import subprocess
import sys

import pytest

from publish import build, progress
from publish.places import ROOT


def test_a_file_gets_plain_lines_with_the_number_of_each_stage(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "WORTH_TELLING", 0.0)
    telling = progress.Told(("one", "two [really]"), plain := io.StringIO())
    with telling.shown():
        assert telling.stage("one", lambda: 1) == 1
        assert telling.stage("two [really]", lambda: 2) == 2
    first, done, second, _ = plain.getvalue().splitlines()
    assert first == "[1/2] one"
    assert re.fullmatch(r"\[1/2\] one: done in \d+\.\d s", done)
    assert second == "[2/2] two [really]"


def test_within_a_long_stage_a_file_gets_few_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    telling = progress.Told(("booklets",), plain := io.StringIO())
    hours = iter(range(0, 10_000, 4))
    monkeypatch.setattr(progress.time, "monotonic", lambda: float(next(hours)))
    telling.stage("booklets", lambda: [telling.far(number, 9) for number in range(1, 10)])
    told = [line for line in plain.getvalue().splitlines() if re.search(r"\d/9", line)]
    assert told[0] == "[1/1] booklets 3/9"
    assert 2 <= len(told) <= 4


def test_a_person_sees_a_bar() -> None:
    script = (
        "from publish.progress import Told, far; import publish.progress as p\n"
        "told = p.begin(('pages', 'booklets'))\n"
        "with told.shown():\n"
        "    told.stage('pages', lambda: p.far(1, 4))\n"
        "    told.stage('booklets', lambda: (p.far(3, 8), told.bar.refresh()))\n"
    )
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm"}
    environment.pop("CI", None)
    done = subprocess.Popen(
        [sys.executable, "-c", script], cwd=ROOT, stdout=theirs, stderr=theirs, env=environment
    )
    os.close(theirs)
    seen = b""
    try:
        while part := os.read(ours, 4096):
            seen += part
    except OSError:  # as Linux says that the other end is closed
        pass
    os.close(ours)
    assert done.wait() == 0, seen
    shown = seen.decode()
    assert "[2/2] booklets 3/8" in shown
    assert "━" in shown
    assert "\x1b[" in shown


def test_every_stage_is_counted() -> None:
    """Each is told once, in the order in which they are numbered."""
    source = (ROOT / "publish" / "build.py").read_text("utf-8")
    assert {*re.findall(r'stage\("([^"]+)"', source)} == {*build.STAGES}
    assert len({*build.STAGES}) == len(build.STAGES)
