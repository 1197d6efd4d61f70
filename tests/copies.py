"""A copy of the sources that the pages are made from, for tests that change them; and the commands."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from unittest.mock import patch

from publish.__main__ import main
from publish.manuscript.pages import folder_of, name_of
from publish.markdown.trees import STORE
from publish.places import ROOT

CACHES = {"__pycache__", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis"}


def copy_of_sources(into: Path, pages: tuple[str, ...]) -> Path:
    """The sources in a folder of their own, with some of the pages, in Norwegian alone."""
    skip = shutil.ignore_patterns("__pycache__")
    for folder in ("calc", "publish", "overrides", "docs"):
        shutil.copytree(ROOT / folder, into / folder, ignore=skip)
    shutil.copytree(STORE, into / "build" / "trees")
    head, _, _ = (ROOT / "mkdocs.yml").read_text("utf-8").partition("nav:\n")
    nav = "".join(f"  - {page}\n" for page in pages)
    (into / "mkdocs.yml").write_text(head.replace("strict: true", "strict: false") + "nav:\n" + nav, "utf-8")
    for page in (into / "docs").rglob("*.md"):
        if folder_of(page).name != "nb" or name_of(page) not in pages:
            page.unlink()
    return into


def whole_copy(into: Path) -> Path:
    """All that is written by hand, in all languages, with its tests; what is installed is lent to it."""
    unwritten = {"build", "site", ".venv", "node_modules", ".git"}

    def left_out(folder: str, names: list[str]) -> set[str]:
        top = Path(folder) == ROOT
        return {each for each in names if each in CACHES or each == "node_modules" or (top and each in unwritten)}

    shutil.copytree(ROOT, into, ignore=left_out)
    (into / "node_modules").symlink_to(ROOT / "node_modules")
    return into


def put(path: Path, mark: str, text: str) -> None:
    """Insert a text before a mark in a file."""
    before = path.read_text("utf-8")
    assert mark in before, f"{path.name} no longer holds {mark}"
    path.write_text(before.replace(mark, text + mark, 1), "utf-8")


def python(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run this Python in the copy, where `calc` and `publish` are the copy's."""
    command, known = [sys.executable, *arguments], {**os.environ, **environment}
    return subprocess.run(command, cwd=folder, env=known, capture_output=True, text=True, check=False)


def command(*arguments: str) -> subprocess.CompletedProcess[str]:
    """`python -m publish …` without a second Python; one test of each command starts a real one."""
    out, err = StringIO(), StringIO()
    with patch.object(sys, "argv", ["publish", *arguments]), redirect_stdout(out), redirect_stderr(err):
        try:
            main()
            status = 0
        except SystemExit as stopped:
            status = int(stopped.code or 0)
    return subprocess.CompletedProcess(arguments, status, out.getvalue(), err.getvalue())


def build_pages(folder: Path, address: str = "") -> Path:
    """The pages of the copy, as MkDocs alone makes them, for a site with or without an address."""
    done = python(folder, "-m", "mkdocs", "build", "--quiet", "--site-dir", "out", SITE_URL=address)
    assert done.returncode == 0, done.stderr[-3000:]
    return folder / "out"
