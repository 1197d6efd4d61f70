"""`docs/law.toml`: the words of each provision that rules and pages rest on, and the day somebody read them.

    ["lov/2020-11-06-127/§20/ledd/1"]
    hash = "…"            of the words, so that a slip of the hand in this file is seen
    of = 2026-07-28       the day of the text
    read = 2026-11-30     the day somebody read it for the rules
    words = "…"
    now = "…"             the words that Lovdata has now, until somebody has read them
    seen = 2027-01-04     the day of that text
    changed = 2027-01-01  the day the amendment came into force, or of that text if no day is told
    coming = ["…"]        amendments that are passed and not in force

What is changed and not read is compiled for the calculators into `calc/law_changed.json`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from publish.places import ROOT
from publish.problem import Problem, read_toml, write
from publish.upkeep.law.text import order
from publish.upkeep.law.words import digest

RECORD = "law.toml"
COMPILED = ROOT / "calc" / "law_changed.json"
HEAD = """\
# The words that the rules and the pages rest on, and the day somebody read them: kept by python -m publish law.
# They come from Lovdata's public data, under the Norwegian Licence for Open Government Data (NLOD) 2.0:
# https://data.norge.no/nlod/en/2.0 . Layout, footnotes and the letters of lists are left out.
"""


@dataclass(frozen=True)
class Recorded:
    """What is known of one provision; `words` is None until somebody has read it for the first time."""

    words: str | None = None
    of: date | None = None
    read: date | None = None
    now: str | None = None
    seen: date | None = None
    changed: date | None = None
    coming: tuple[str, ...] = ()

    def compared(self, words: str, day: date, since: date | None, coming: tuple[str, ...]) -> Recorded:
        """After a look at the text of a day, which may say since when its words are in force."""
        same = self.words is not None and digest(self.words) == digest(words)
        if same:
            return replace(self, now=None, seen=None, changed=None, coming=coming)
        if self.now is not None and digest(self.now) == digest(words):
            return replace(self, coming=coming)
        new = since if since and self.of and since > self.of else day
        return replace(self, now=words, seen=day, changed=new if self.words is not None else None, coming=coming)

    def accepted(self, day: date) -> Recorded:
        """After somebody has read what it says now, on a day."""
        if self.now is None:
            return replace(self, read=day)
        return Recorded(self.now, self.seen, day, coming=self.coming)


def load(docs: Path) -> dict[str, Recorded]:
    """All that is recorded, by the name of the provision. Raises `Problem` where words and hash differ."""
    path = docs / RECORD
    found = {}
    for name, row in (read_toml(path) if path.exists() else {}).items():
        if "words" in row and row.get("hash") != digest(row["words"]):
            raise Problem(f"{path}: {name}: the words are not those of the hash; bring them back with git")
        told = {key: value for key, value in row.items() if key != "hash"}
        found[name] = Recorded(**{**told, "coming": tuple(row.get("coming", ()))})
    return found


def save(docs: Path, known: Mapping[str, Recorded], compiled: Path = COMPILED) -> None:
    """Write the record, sorted, and compile what is changed and not read."""
    rows = (row(name, known[name]) for name in sorted(known, key=order))
    write(docs / RECORD, HEAD + "".join(rows))
    write(compiled, compile_changed(known))


def compile_changed(known: Mapping[str, Recorded]) -> str:
    """The provisions that are changed and not read, each with its day, as the calculators read them."""
    changed = {name: str(known[name].changed) for name in sorted(known, key=order) if known[name].changed}
    return json.dumps(changed, ensure_ascii=False) + "\n"


def row(name: str, each: Recorded) -> str:
    """One table of the file."""
    told: dict[str, Any] = {}
    if each.words is not None:
        told |= {"hash": digest(each.words), "of": each.of, "read": each.read, "words": each.words}
    told |= {"now": each.now, "seen": each.seen, "changed": each.changed}
    lines = [f"{key} = {written(value)}\n" for key, value in told.items() if value is not None]
    if each.coming:
        lines.append(f"coming = [{', '.join(map(written, each.coming))}]\n")
    return f"\n[{written(name)}]\n{''.join(lines)}"


def written(value: str | date) -> str:
    """A value as TOML."""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else str(value)
