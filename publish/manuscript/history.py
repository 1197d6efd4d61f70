"""What the pages' git history remembers; without git, nothing.

>>> committed(Path("/nowhere/x.md")) is None, version(Path("/nowhere"))
(True, 'unknown')
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

DIGITS = 7  # always as many: what git itself shortens to depends on how much of the history is there


def git(folder: Path, *arguments: str) -> str | None:
    """What git prints in a folder, or nothing if it fails or is not there."""
    try:
        done = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=False)
    except OSError:
        return None
    return None if done.returncode else done.stdout.decode("utf-8")


def committed(path: Path) -> str | None:
    """A file as it was last committed."""
    return git(path.parent, "show", f"HEAD:./{path.name}")


def version(folder: Path) -> str:
    """The commit a site is made from, as a reader can tell it: seven digits, a plus if files differ from it."""
    commit = git(folder, "rev-parse", "HEAD")
    if commit is None:
        return "unknown"
    return commit[:DIGITS] + ("+" if git(folder, "status", "--porcelain", "--untracked-files=no") else "")


def versions(path: Path) -> Iterator[tuple[str, str]]:
    """Every committed version of a file, the newest first: commit and content."""
    for commit in (git(path.parent, "log", "--format=%h", "--", path.name) or "").split():
        text = git(path.parent, "show", f"{commit}:./{path.name}")
        if text is not None:
            yield commit, text
