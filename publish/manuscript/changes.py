"""The time line of the page of changes, `docs/changes.toml`: by its question, a change's day and whom it touches.

>>> read({"2026-07-01": {"touches": ["protection"]}, "x": {"to_come": True, "touches": ["benefit"]}})["2026-07-01"]
Change(since=datetime.date(2026, 7, 1), touches=('protection',))
>>> read({"x": {"to_come": True, "touches": ["benefit"]}})["x"].since is None
True
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from publish.manuscript.faults import Fault
from publish.manuscript.onward import titles
from publish.manuscript.pages import ORIGINAL
from publish.problem import read_toml

FILE = "changes.toml"
TOUCHED = ("programme", "benefit", "norwegian", "protection", "residence", "studies")


@dataclass(frozen=True)
class Change:
    """A change in the rules; without a day it is in force on none that is known."""

    since: date | None
    touches: tuple[str, ...]


def load(docs: Path) -> dict[str, Change]:
    """The changes by the ids of their questions; none where the file is not there."""
    file = docs / FILE
    return read(read_toml(file)) if file.exists() else {}


def read(rows: Mapping[str, Mapping[str, Any]]) -> dict[str, Change]:
    """The changes of the file's tables. Raises `ValueError` for a day that is none."""
    return {id: Change(since(id, row), tuple(row.get("touches", ()))) for id, row in rows.items()}


def since(id: str, row: Mapping[str, Any]) -> date | None:
    """The first day of a change: what the row says, else what the id is."""
    if row.get("to_come"):
        return None
    said = row.get("since")
    return said if isinstance(said, date) else date.fromisoformat(id)


def faults(docs: Path) -> Iterator[Fault]:
    """Rows of no question, without a day, or that touch nobody or somebody unknown."""
    file, known = docs / FILE, titles(docs / ORIGINAL)
    lines = file.read_text("utf-8").split("\n") if file.exists() else []
    for id, row in (read_toml(file) if lines else {}).items():
        line = next((number for number, each in enumerate(lines, 1) if each == f"[{id}]"), 1)
        if id not in known:
            yield Fault(f"docs/{FILE}", line, f"[{id}] is no question", "write the id of a question")
        if unknown := set(row.get("touches", ())) - set(TOUCHED) or not row.get("touches"):
            what = f"[{id}] touches {', '.join(sorted(unknown)) if isinstance(unknown, set) else 'nobody'}"
            yield Fault(f"docs/{FILE}", line, what, f"write some of {', '.join(TOUCHED)}")
        try:
            since(id, row)
        except ValueError:
            yield Fault(f"docs/{FILE}", line, f"[{id}] has no day", "write since = 2026-07-01, or to_come = true")
