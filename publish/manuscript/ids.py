"""The ledger of published ids, `docs/ids.txt`: one line `page#id` for every question that was ever given out.

An address passed on by somebody must keep working, so lines are added and never
removed. A line that was committed counts even where the file no longer has it.
A question that moved says where: `page#id -> page#id`; `publish.share.shares` leads on
from its old addresses to the new one.

>>> name("why.md", "how")
'why#how'
>>> leads_to({"why#how": "why#so", "why#so": "ways#all", "ways#all": ""}, "why#how")
'ways#all'
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from publish.manuscript.faults import Fault, at
from publish.manuscript.history import committed
from publish.manuscript.pages import LEAD, Page
from publish.places import COMMAND

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


def ledger(docs: Path) -> dict[str, str]:
    """Every published name with the name it moved to, or nothing; in the order of the file."""
    path = docs / LEDGER
    now = path.read_text("utf-8") if path.exists() else ""
    known: dict[str, str] = {}
    for line in (*now.splitlines(), *(committed(path) or "").splitlines()):
        old, _, new = line.partition("->")
        if old.strip():
            known.setdefault(old.strip(), new.strip())
    return known


def leads_to(known: dict[str, str], old: str) -> str:
    """Where a name leads in the end. In a circle that is one of its own names, which no question has."""
    seen = set()
    while known.get(old) and old not in seen:
        seen.add(old)
        old = known[old]
    return old


def moved(docs: Path) -> dict[str, str]:
    """The names that moved, each with the name it leads to in the end."""
    known = ledger(docs)
    return {old: leads_to(known, old) for old, new in known.items() if new}


def record(docs: Path, pages: dict[str, Page]) -> list[str]:
    """Append the names that are new; returns them."""
    known = ledger(docs)
    added = [each for each in names(pages) if each not in known]
    lines = [f"{old} -> {new}\n" if new else f"{old}\n" for old, new in known.items()]
    (docs / LEDGER).write_text("".join((*lines, *(f"{each}\n" for each in added))), "utf-8")
    return added


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
    """Published ids that vanished, that lead nowhere or are used again, and ids not yet in the ledger."""
    known, now = ledger(docs), names(pages)
    file = f"docs/{LEDGER}"
    ids = {each.partition("#")[2]: each for each in now}
    for number, (old, new) in enumerate(known.items(), 1):
        page, _, id = old.partition("#")
        end = leads_to(known, old)
        if not new and old not in now:
            remedy = "put the question back under this id: addresses that were passed on must keep working"
            yield Fault(file, number, f"the published id {old} has vanished", remedy)
        elif new and end not in now:
            yield Fault(file, number, f"{old} leads to {end}, which is no question", "write where it moved to")
        elif new and old in now:
            yield Fault(file, number, f"{old} has moved and is still there", "remove one of the two")
        elif new and f"{page}.md" not in pages:
            yield Fault(
                file, number, f"{old} has no page to lead on from", f"keep {page}.md, if only with its lead"
            )
        elif new and ids.get(id, end) != end:
            yield Fault(
                file, number, f"the id of {old} is used again for {ids[id]}", "choose another for that one"
            )
    for each in now:
        if each not in known:
            yield Fault(file, len(known) + 1, f"{each} is new", f"run {COMMAND} translations ledger")
