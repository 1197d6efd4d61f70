"""The tables of dated values, `calc/rates/*.toml`, held to what a table can be.

Rows follow each other in time, without gap or overlap; none begins long after
the day it was read; each names its source; and none jumps as only a wrong
unit would. The same rules judge a new row that `publish.upkeep.update` proposes.

>>> last = {"value": 130160, "since": date(2025, 5, 1)}
>>> new = {"value": 13654900, "since": date(2026, 5, 1), "retrieved": date(2026, 5, 21), "source": "https://nav.no"}
>>> [what for what, _ in row_faults(new, last, date(2026, 5, 21))]
['the value 13654900 is 104.91 times the last one: it may be in øre']
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from calc.calendar import months_later
from publish.manuscript.faults import Fault
from publish.places import RATES
from publish.problem import named, parse_toml

LONGEST = 18  # months from one row to the next: every value here is fixed each year
AHEAD = 3  # months that a row may begin after the day it was read
LEAST, MOST = Fraction(4, 5), Fraction(13, 10)  # of the last value
UNITS = {
    "øre": Fraction(100),
    "kroner a month": Fraction(1, 12),
    "hundreds of kroner": Fraction(1, 100),
    "thousands of kroner": Fraction(1, 1000),
}
HTTPS = re.compile(r"https://[^\s/]+\.[^\s/]+")
Row = dict[str, Any]
Said = tuple[str, str]  # what is wrong, and what to do about it


def all_faults(folder: Path = RATES, today: date | None = None) -> list[Fault]:
    """Everything at fault in the tables of a folder. Raises `Problem` for one that is not TOML."""
    tables = sorted(folder.glob("*.toml"))
    return [
        fault for path in tables for fault in table_faults(path, path.read_text("utf-8"), today or date.today())
    ]


def table_faults(path: Path, text: str, today: date) -> Iterator[Fault]:
    """What is at fault in one table, with the line of its row. Raises `Problem` for what is not TOML."""
    table = parse_toml(path, text)
    begins = [number for number, line in enumerate(text.split("\n"), 1) if line.strip() == "[[rows]]"]
    rows = table.get("rows", [])
    for name, kind in (("review", date), ("page", str), ("unit", str)):
        if not isinstance(table.get(name), kind):
            yield Fault(named(path), 1, f"the table lacks {name}", f"add {name} above its rows")
    if not rows:
        yield Fault(named(path), 1, "the table has no rows", "bring them back")
    for line, row, last in zip(begins, rows, [None, *rows], strict=False):
        for what, remedy in row_faults(row, last, today):
            yield Fault(named(path), line, what, remedy)
    if rows and isinstance(table.get("review"), date) and isinstance(rows[-1].get("since"), date):
        since = rows[-1]["since"]
        if not since < table["review"] <= months_later(since, LONGEST):
            what = f"review is {table['review']}, and the last row begins {since}"
            yield Fault(named(path), 1, what, "set review to the day the next row is due")


def row_faults(row: Row, last: Row | None, today: date) -> Iterator[Said]:
    """What is at fault in a row that follows another one."""
    value, since, retrieved = row.get("value"), row.get("since"), row.get("retrieved")
    if not isinstance(value, int) or isinstance(value, bool) or value <= 0:
        yield f"the value is {value!r}", "write it as a whole number above nought"
        return
    if not isinstance(since, date) or not isinstance(retrieved, date):
        yield "the row lacks since or retrieved", "write both as 2026-05-01"
        return
    if not HTTPS.match(str(row.get("source", ""))):
        yield "the row names no source", 'add source = "https://…"'
    if retrieved > today:
        yield f"the row was retrieved on {retrieved}, which is still to come", "write the day it was read"
    if since > months_later(retrieved, AHEAD):
        yield f"the row begins {since}, more than {AHEAD} months after it was read", "check the year"
    if last is not None and isinstance(last.get("since"), date):
        yield from following_faults(row, last)


def following_faults(row: Row, last: Row) -> Iterator[Said]:
    """What is at fault between a row and the one before it."""
    if row["since"] <= last["since"]:
        yield f"the row begins {row['since']}, not after {last['since']}: they overlap", "put the rows in order"
    elif row["since"] > months_later(last["since"], LONGEST):
        yield f"no row between {last['since']} and {row['since']}: a gap", "add the row that is missing"
    if not isinstance(last.get("value"), int) or last["value"] <= 0:
        return
    times = Fraction(row["value"], last["value"])
    if not LEAST <= times <= MOST:
        units = [f": it may be in {unit}" for unit, factor in UNITS.items() if LEAST <= times / factor <= MOST]
        told = f"{float(times):.2f}" if times >= LEAST else f"{float(times):.2g}"
        what = f"the value {row['value']} is {told} times the last one{units[0] if units else ''}"
        yield what, "compare with the regulation; the table is in kroner a year"
