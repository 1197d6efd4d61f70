"""The generator can be left: another one that runs the same pages makes the same HTML.

A page of each kind is enough, in Norwegian and one more language: what a generator does, it does alike to all.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from publish.places import ROOT

# Home; questions, their calculator, its trees and its cases; the word list; changes; state of translations.
PAGES = (
    "index.md",
    "norskopplaering.md",
    "kalkulatorer/norskopplaering.md",
    "regler/norskopplaering.md",
    "ordliste.md",
    "endringer.md",
    "oversettelser.md",
)
LANGUAGES = ("nb", "uk")


@pytest.fixture
def configuration(tmp_path: Path) -> Path:
    """The site's own configuration with fewer pages; links to those left out are no fault."""
    for lang in LANGUAGES:
        for page in PAGES:
            target = tmp_path / "docs" / lang / page
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / "docs" / lang / page, target)
    text = (ROOT / "mkdocs.yml").read_text("utf-8").partition("nav:\n")[0]
    text = re.sub(rf"(?m)^ +- \{{ locale: (?!{'|'.join(LANGUAGES)}).*\n", "", text)
    text = text.replace("docs_dir: docs", f"docs_dir: {tmp_path / 'docs'}")
    for place in ("overrides", "publish/hooks.py"):
        text = re.sub(rf"(?m)(?<= ){place}$", str(ROOT / place), text)
    text = re.sub("(anchors|omitted_files): warn", r"\1: ignore", text) + "  not_found: ignore\n"
    made = tmp_path / "mkdocs.yml"
    made.write_text(text + "nav:\n" + "".join(f"  - {page}\n" for page in PAGES), "utf-8")
    return made


def built_by(generator: str, configuration: Path) -> dict[str, str]:
    """The pages that a generator makes, strictly, by their place in the site."""
    into = configuration.parent / generator
    command = [sys.executable, "-m", generator, "build", "--strict", "--quiet"]
    command += ["--config-file", str(configuration), "--site-dir", str(into)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return {path.relative_to(into).as_posix(): path.read_text("utf-8") for path in into.rglob("*.html")}


def test_properdocs_makes_the_same_pages(configuration: Path) -> None:
    ours, theirs = (built_by(generator, configuration) for generator in ("mkdocs", "properdocs"))
    pages = [name for name, html in ours.items() if " data-page=" in html]
    assert len(pages) == len(PAGES) * len(LANGUAGES)
    assert all(any(said in ours[name] for name in pages) for said in ("<form", 'class="tree"'))
    assert theirs.keys() == ours.keys()
    assert [name for name, html in ours.items() if theirs[name] != html] == []
