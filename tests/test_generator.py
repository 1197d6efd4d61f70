"""The generator can be left: another one that runs the same pages makes the same HTML."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT


def built_by(generator: str, into: Path) -> dict[str, str]:
    """The pages that a generator makes, strictly, by their place in the site."""
    command = [sys.executable, "-m", generator, "build", "--strict", "--quiet", "--site-dir", str(into)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return {path.relative_to(into).as_posix(): path.read_text("utf-8") for path in into.rglob("*.html")}


def test_properdocs_makes_the_same_pages(tmp_path: Path) -> None:
    ours = built_by("mkdocs", tmp_path / "mkdocs")
    theirs = built_by("properdocs", tmp_path / "properdocs")
    assert len(ours) >= 45
    assert theirs.keys() == ours.keys()
    assert [name for name, html in ours.items() if theirs[name] != html] == []
