"""`python -m publish links`: the official addresses, where each is used, and whether it still works.

Addresses come from `docs/sources.toml`, from the laws that the rules cite, and
from the tables of rates. What was found is remembered in `docs/links.toml`. A
status is the answer of HTTP (https://www.rfc-editor.org/rfc/rfc9110#section-15),
or 0 where there was none.

>>> [Found(status, date(2026, 11, 21)).state(date(2026, 11, 22)) for status in (404, 0, 301)]
['dead', 'unreachable', 'moved']
>>> Found(200, date(2026, 1, 1)).state(date(2026, 11, 22))
'not checked since'
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from calc import law
from publish.manuscript.pages import ORIGINAL, load
from publish.manuscript.sources import load as load_sources
from publish.manuscript.stale import stale_after
from publish.places import RATES
from publish.problem import Problem, read_toml, write

MEMORY = "links.toml"
HEAD = "# Whether the official addresses work: kept by python -m publish links. A status of 0: no answer.\n"
STATES = ("dead", "moved", "unreachable", "not checked since", "never checked", "works")
GONE = (400, 404, 410, 451)
ARCHIVE = "https://web.archive.org/web/2026*/"
LINK = re.compile(r"\]\((https://[^)\s]+)\)")
SOURCES = re.compile(r"^:sources:(.*)$", re.MULTILINE)


class Found(NamedTuple):
    """What an address answered on a day, and where it has moved to."""

    status: int
    checked: date
    moved: str = ""

    def state(self, today: date) -> str:
        """What that means today: one of `STATES`."""
        if self.status in GONE:
            return "dead"
        if self.moved or self.status in (301, 308):
            return "moved"
        if not 200 <= self.status < 400:
            return "unreachable"
        return "works" if today.isoformat() < stale_after(self.checked) else "not checked since"


def used(docs: Path) -> dict[str, list[str]]:
    """Every official address with where it is used: questions, sources, laws, rates."""
    places: dict[str, list[str]] = {}
    questions: dict[str, list[str]] = {}
    for name, page in load(docs)[ORIGINAL].items():
        for part in page.parts:
            for id in (id for found in SOURCES.findall(part.text) for id in found.split()):
                questions.setdefault(id, []).append(f"{name.removesuffix('.md')}#{part.id}")
        for url in LINK.findall("\n".join(part.text for part in page.parts)):
            places.setdefault(url, []).append(name.removesuffix(".md"))
    for id, source in load_sources(docs / "sources.toml").items():
        for url in source["url"].values():
            places.setdefault(url, []).extend(questions.get(id, [f"sources.toml [{id}]"]))
    for name, act in law.ACTS.items():
        places.setdefault(act.url, []).append(f"calc.law {name}")
    for provision in sorted(law.CITED, key=lambda each: each.url):
        places.setdefault(provision.url, []).append(f"calc {provision.act}")
    for path in sorted(RATES.glob("*.toml")):
        table = read_toml(path)
        for url in {table["page"], *(row["source"] for row in table["rows"])}:
            places.setdefault(url, []).append(path.name)
    return {url: list(dict.fromkeys(where)) for url, where in places.items()}


def remembered(docs: Path) -> dict[str, Found]:
    """What was found before."""
    path = docs / MEMORY
    return {url: Found(**row) for url, row in read_toml(path).items()} if path.exists() else {}


def remember(docs: Path, found: dict[str, Found], known: Iterable[str]) -> None:
    """Write what was found, sorted; an address that is used no longer is forgotten."""
    rows = [
        f"\n[{json.dumps(url, ensure_ascii=False)}]\nstatus = {each.status}\nchecked = {each.checked}\n"
        + (f"moved = {json.dumps(each.moved, ensure_ascii=False)}\n" if each.moved else "")
        for url, each in sorted(found.items())
        if url in set(known)
    ]
    write(docs / MEMORY, HEAD + "".join(rows))


def from_file(path: Path, today: date) -> dict[str, Found]:
    """A list of statuses: a line each with address, status, and where it has moved to, if it has."""
    found = {}
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        parts = line.split()
        if parts and not line.startswith("#"):
            if len(parts) not in (2, 3) or not re.fullmatch(r"[0-9]{1,3}", parts[1]):
                raise Problem(f"{path}:{number}: write address, status, and where it moved, not {line}")
            found[parts[0]] = Found(int(parts[1]), today, *parts[2:])
    return found


def table(places: dict[str, list[str]], known: dict[str, Found], today: date) -> list[tuple[str, ...]]:
    """Rows of state, status, day, address, where used, and what is proposed; the worst first."""
    rows = []
    for url, where in places.items():
        found = known.get(url)
        state = found.state(today) if found else "never checked"
        proposal = found.moved if found and found.moved else f"{ARCHIVE}{url}" if state == "dead" else ""
        told = (str(found.status), str(found.checked)) if found else ("", "")
        rows.append((state, *told, url, ", ".join(where), proposal))
    return sorted(rows, key=lambda row: (STATES.index(row[0]), row[3]))
