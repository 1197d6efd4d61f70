"""The tables of dated values, `calc/rates/*.toml`, held to what each says of itself.

Rows follow each other in time, without overlap; none begins long after the day it was read; each names its
source. A table says its `unit`, and between how many times the last value a new one lies (`least_change`,
`most_change`): beyond that it is likely in a wrong unit. One that is fixed at regular times says the longest
distance from row to row, `every_months`; then a longer one is a gap. Without it, rows come when they come, as of
a benefit that stood still for twenty years. The same judge a new row that `publish.upkeep.update` proposes.

>>> yearly = Habits("kroner a year", every_months=18, least=Fraction(4, 5), most=Fraction(13, 10))
>>> last = {"value": 130160, "since": date(2025, 5, 1)}
>>> new = {"value": 13654900, "since": date(2026, 5, 1), "retrieved": date(2026, 5, 21), "source": "https://nav.no"}
>>> [what for what, _ in row_faults(new, last, date(2026, 5, 21), yearly)]
['the value 13654900 is 104.91 times the last one: it may be in øre']
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from calc.calendar import months_later
from publish.check import hosts, letters
from publish.manuscript.faults import Fault
from publish.places import DOCS, RATES
from publish.problem import named, parse_toml

LONGEST = 18  # months after which every table is looked at again, even one without a rhythm
AHEAD = 3  # months that a row may begin after the day it was read
UNITS = {
    "øre": Fraction(100),
    "hundreds of kroner": Fraction(1, 100),
    "thousands of kroner": Fraction(1, 1000),
}
PERIODS = {"kroner a year": 1, "kroner a month": 12}  # how many there are in a year
NEEDED = (
    ("review", date, "a day"),
    ("page", str, "an address"),
    ("unit", str, 'such as "kroner a year"'),
    ("least_change", float, "such as 0.8, times the last value"),
    ("most_change", float, "such as 1.3, times the last value"),
)
NAV = "https://github.com/navikt/"  # on a host where anybody has pages
LARGEST = 10**9  # no amount, percentage or number of days in a table comes near
Row = dict[str, Any]
Said = tuple[str, str]  # what is wrong, and what to do about it


@dataclass(frozen=True)
class Habits:
    """What a table says of itself: its unit, its rhythm in months (or none), and how far a value moves."""

    unit: str
    every_months: int | None
    least: Fraction
    most: Fraction

    def units(self) -> dict[str, Fraction]:
        """Other units that a value may be typed in by mistake, with what they make of it."""
        own = PERIODS.get(self.unit, 0)
        periods = {unit: Fraction(own, per) for unit, per in PERIODS.items() if own and own != per}
        return {**periods, **(UNITS if self.unit.startswith("kroner") else {})}


def habits(table: dict[str, Any]) -> Habits:
    """The habits of a table in which nothing is lacking."""
    least, most = (Fraction(str(table[name])) for name in ("least_change", "most_change"))
    return Habits(table["unit"], table.get("every_months"), least, most)


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
    lacking = [(name, example) for name, kind, example in NEEDED if not isinstance(table.get(name), kind)]
    for name, example in lacking:
        yield Fault(named(path), 1, f"the table lacks {name}", f"add {name} above its rows, {example}")
    if not rows:
        yield Fault(named(path), 1, "the table has no rows", "bring them back")
    if lacking or not rows:
        return
    yield from text_faults(path, text, table)
    own = habits(table)
    for line, row, last in zip(begins, rows, [None, *rows], strict=False):
        for what, remedy in row_faults(row, last, today, own):
            yield Fault(named(path), line, what, remedy)
    for what in review_faults(table["review"], rows[-1], own):
        yield Fault(
            named(path), 1, what, "set review to the day the next row is due, or the table is looked at again"
        )


def text_faults(path: Path, text: str, table: dict[str, Any]) -> Iterator[Fault]:
    """Addresses that a reader is sent to and no source has, and characters that nobody sees."""
    lines, known = text.split("\n"), hosts.known(DOCS)
    for address in dict.fromkeys((table["page"], *(row.get("source") for row in table["rows"]))):
        if isinstance(address, str) and hosts.host(address) not in known and not address.startswith(NAV):
            line = next((number for number, each in enumerate(lines, 1) if address in each), 1)
            what = f"{address[:60]} is no address of a source"
            yield Fault(named(path), line, what, "write https://…, and name the office in docs/sources.toml")
    for what in dict.fromkeys(what for each in letters.texts(table) for _, what in letters.faults(each)):
        yield Fault(named(path), 1, f"the table holds {what}", "write it with letters that are seen")


def review_faults(review: date, last: Row, own: Habits) -> Iterator[str]:
    """Whether a table is looked at again in time: after its rhythm, or a while after it was read last."""
    since, retrieved = last.get("since"), last.get("retrieved")
    if isinstance(since, date) and isinstance(retrieved, date):
        latest = months_later(since, own.every_months) if own.every_months else months_later(retrieved, LONGEST)
        if not since < review <= max(latest, since):
            yield f"review is {review}, and the last row begins {since}"


def row_faults(row: Row, last: Row | None, today: date, own: Habits) -> Iterator[Said]:
    """What is at fault in a row that follows another one."""
    value, since, retrieved = row.get("value"), row.get("since"), row.get("retrieved")
    if not isinstance(value, int) or isinstance(value, bool) or not 0 < value < LARGEST:
        said = "longer than any" if isinstance(value, int) and value >= LARGEST else repr(value)[:60]
        yield f"the value is {said}", "write it as a whole number above nought"
        return
    if not isinstance(since, date) or not isinstance(retrieved, date):
        yield "the row lacks since or retrieved", "write both as 2026-05-01"
        return
    if not hosts.host(str(row.get("source", ""))):
        yield "the row names no source", 'add source = "https://…"'
    if retrieved > today:
        yield f"the row was retrieved on {retrieved}, which is still to come", "write the day it was read"
    if since > months_later(retrieved, AHEAD):
        yield f"the row begins {since}, more than {AHEAD} months after it was read", "check the year"
    if last is not None and isinstance(last.get("since"), date):
        yield from following_faults(row, last, own)


def following_faults(row: Row, last: Row, own: Habits) -> Iterator[Said]:
    """What is at fault between a row and the one before it."""
    if row["since"] <= last["since"]:
        yield f"the row begins {row['since']}, not after {last['since']}: they overlap", "put the rows in order"
    elif own.every_months and row["since"] > months_later(last["since"], own.every_months):
        yield f"no row between {last['since']} and {row['since']}: a gap", "add the row that is missing"
    if not isinstance(last.get("value"), int) or last["value"] <= 0:
        return
    times = Fraction(row["value"], last["value"])
    if not own.least <= times <= own.most:
        likely = (unit for unit, factor in own.units().items() if own.least <= times / factor <= own.most)
        meant = next((f": it may be in {unit}" for unit in likely), "")
        told = f"{float(times):.2f}" if times >= own.least else f"{float(times):.2g}"
        what = f"the value {row['value']} is {told} times the last one{meant}"
        yield what, f"compare with the regulation; the table is in {own.unit}"
