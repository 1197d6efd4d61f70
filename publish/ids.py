"""The ledger of published ids, `docs/ids.txt`: one line `page#id` for every question that was ever given out.

An address passed on by somebody must keep working, so lines are added and never
removed. A line that was committed counts even where the file no longer has it.

>>> name("why.md", "how")
'why#how'
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from publish.faults import Fault, at
from publish.history import committed
from publish.pages import LEAD, Page

LEDGER = "ids.txt"
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def name(file: str, id: str) -> str:
    """A question's name in the ledger and on the command line."""
    return f"{file.removesuffix('.md')}#{id}"


def names(pages: dict[str, Page]) -> list[str]:
    """The questions of one language's pages."""
    return [
        name(file, part.id) for file, page in pages.items() for part in page.parts if part.id not in ("", LEAD)
    ]


def published(docs: Path) -> dict[str, int]:
    """Every published name, with its line in the ledger."""
    path = docs / LEDGER
    now = path.read_text("utf-8").split() if path.exists() else []
    before = (committed(path) or "").split()
    return {each: number for number, each in enumerate(dict.fromkeys([*now, *before]), 1)}


def record(docs: Path, pages: dict[str, Page]) -> list[str]:
    """Append the names that are new; returns them."""
    known = published(docs)
    new = [each for each in names(pages) if each not in known]
    (docs / LEDGER).write_text("".join(f"{each}\n" for each in [*known, *new]), "utf-8")
    return new


def id_faults(pages: dict[str, Page]) -> Iterator[Fault]:
    """Questions without an id of their own, or with one that another question has."""
    seen: dict[str, str] = {}
    for file, page in pages.items():
        for part in page.parts[1:]:
            if not part.id:
                remedy = f"write ## {part.heading} {{ #id }}"
                yield at(page, part.line, f"the question “{part.heading}” has only an automatic id", remedy)
            elif not ID.fullmatch(part.id) or part.id == LEAD:
                yield at(
                    page, part.line, f"the id {part.id} cannot be used", "write small letters a-z, digits, hyphens"
                )
            elif part.id in seen:
                remedy = "choose another; ids are the same for all pages together"
                yield at(page, part.line, f"the id {part.id} is used already in {seen[part.id]}", remedy)
            else:
                seen[part.id] = f"{file}:{part.line}"


def ledger_faults(docs: Path, pages: dict[str, Page]) -> Iterator[Fault]:
    """Published ids that vanished, and ids not yet in the ledger."""
    before, now = published(docs), names(pages)
    file = f"docs/{LEDGER}"
    for each in (each for each in before if each not in now):
        remedy = "put the question back under this id: addresses that were passed on must keep working"
        yield Fault(file, before[each], f"the published id {each} has vanished", remedy)
    for each in now:
        if each not in before:
            yield Fault(file, len(before) + 1, f"{each} is new", "run python -m publish translations ledger")
