"""What the pages' git history remembers; without git, nothing.

>>> committed(Path("/nowhere/x.md")) is None
True
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path


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


def versions(path: Path) -> Iterator[tuple[str, str]]:
    """Every committed version of a file, the newest first: commit and content."""
    for commit in (git(path.parent, "log", "--format=%h", "--", path.name) or "").split():
        text = git(path.parent, "show", f"{commit}:./{path.name}")
        if text is not None:
            yield commit, text
