"""`python -m publish update g [FILE]`: proposes the rows of G that Nav's public table has and ours does not.

Nav keeps its table at https://github.com/navikt/g as JSON, one object a row
with `dato` and `grunnbeløp`; FILE is a copy of it. A proposal is refused where
the table disagrees with ours, or holds what a table cannot (`publish.check.rate_tables`).
A person accepts it with `--accept`, which appends the rows and moves `review` on.
"""

from __future__ import annotations

import argparse
import json
import re
from datetime import date
from fractions import Fraction
from http.client import HTTPException
from pathlib import Path
from typing import Any
from urllib.parse import quote
from urllib.request import urlopen

from calc.calendar import years_later
from calc.words import money, percent
from publish.check.rate_tables import habits, row_faults, table_faults
from publish.places import COMMAND, RATES
from publish.problem import Problem, named, read_toml, refuse, visible, write
from publish.upkeep.patience import within

TABLE = RATES / "basic_amount.toml"
SOURCE = "https://github.com/navikt/g"
LIVE = "https://raw.githubusercontent.com/navikt/g/HEAD/" + quote("grunnbeløp.json")
SECONDS, WHOLE = 30, 60  # for a read, and in all
MOST = 1_000_000  # bytes; the table has a few thousand
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
REVIEW = re.compile(r"^review = \d{4}-\d\d-\d\d", re.MULTILINE)
NEXT = f"""Accepted. Check next:
- the regulation at https://lovdata.no and https://www.nav.no/grunnbelopet give the same amount; add `announced`
- copy Nav's table to tests/oracles/grunnbelop-nav.json, which the tests compare with
- make test, then read the calculators' examples once
- {COMMAND} review shows the next day"""
Row = dict[str, Any]


def add_to(parser: argparse.ArgumentParser) -> None:
    """Add the options to the parser of `update`."""
    parser.add_argument("table", choices=["g"], help="g, the basic amount")
    parser.add_argument(
        "file", nargs="?", type=Path, help="a copy of Nav's table; without it the live one is read"
    )
    parser.add_argument("--accept", action="store_true", help="write the rows that are proposed")
    parser.add_argument("--announced", type=date.fromisoformat, help="the day the regulation was announced")
    parser.add_argument("--today", type=date.fromisoformat, default=None, help="for the day it was read")
    parser.add_argument("--rates", type=Path, default=TABLE, help=argparse.SUPPRESS)


def run(chosen: argparse.Namespace) -> int:
    """Propose, and write if told to; returns the exit status."""
    today = chosen.today or date.today()
    theirs = (
        read(chosen.file.read_text("utf-8", "replace"), str(chosen.file)) if chosen.file else read(fetch(), LIVE)
    )
    ours = read_toml(chosen.rates)
    rows = proposals(theirs, ours, today, chosen.announced)
    if not rows:
        print(f"Nothing new: {len(ours['rows'])} rows, the last from {ours['rows'][-1]['since']}.")
        return 0
    for row, last in zip(rows, [ours["rows"][-1], *rows], strict=False):
        print(f"{as_toml(row)}\n# {difference(row['value'], last['value'])}\n")
    if chosen.accept:
        accept(chosen.rates, rows, today)
        print(NEXT)
    else:
        print("Nothing is written yet. Compare with the regulation, then run it again with --accept.")
    return 0


def fetch() -> str:
    """Nav's table as it is now. Raises `Problem` when it cannot be had."""
    try:
        told = within(WHOLE, lambda: urlopen(LIVE, timeout=SECONDS).read(MOST), None)
        if told is None:
            raise TimeoutError(f"it took more than {WHOLE} s")
        return str(told, "utf-8")
    except (OSError, UnicodeDecodeError, HTTPException) as fault:
        reason = getattr(fault, "reason", fault)
        raise Problem(f"{LIVE} cannot be read ({reason}); save it by hand and name the file") from fault


def read(text: str, name: str) -> dict[date, int]:
    """Nav's table: day to G, in order. Raises `Problem` for anything else."""
    try:
        told = json.loads(text, object_pairs_hook=once)
        rows = [(day(row["dato"]), row["grunnbeløp"]) for row in told]
    except (ValueError, TypeError, LookupError, RecursionError) as fault:
        raise Problem(f"{name}: not Nav's table of G ({fault}); each row needs dato and grunnbeløp") from fault
    table = dict(sorted(rows))
    if len(table) < len(rows):
        raise Problem(f"{name}: two rows begin on the same day; find out which is right")
    return table


def once(pairs: list[tuple[str, Any]]) -> Row:
    """An object of JSON, which may name a thing twice: then nobody knows which counts. Raises `ValueError`."""
    if len(dict(pairs)) < len(pairs):
        raise ValueError("a name stands twice in a row")
    return dict(pairs)


def day(text: str) -> date:
    """A day as 2026-05-01, and in no other of ISO's ways. Raises `ValueError`."""
    if not DAY.fullmatch(text):
        raise ValueError(f"{text!r} is no day")
    return date.fromisoformat(text)


def proposals(
    theirs: dict[date, int], ours: dict[str, Any], today: date, announced: date | None = None
) -> list[Row]:
    """The rows after the last one of our table. Raises `Problem` for what disagrees with ours, or cannot be."""
    known = {row["since"]: row["value"] for row in ours["rows"]}
    last: Row = ours["rows"][-1]
    own = habits(ours)
    rows: list[Row] = []
    for since, value in theirs.items():
        if since in known and known[since] != value:
            other = visible(str(value)[:40])
            raise Problem(f"{since}: Nav has {other}, our table {known[since]}; find out which is right first")
        if since in known:
            continue
        row = {"value": value, "since": since, "source": SOURCE, "retrieved": today}
        before = rows[-1] if rows else last
        refuse(f"{since}: {what}; {remedy}" for what, remedy in row_faults(row, before, today, own))
        rows.append(row)
    if max(theirs, default=date.min) < last["since"]:
        raise Problem(f"the table ends before {last['since']}; it is older than ours, fetch a newer one")
    if rows and announced:
        rows[-1]["announced"] = announced
    return rows


def difference(new: int, old: int) -> str:
    """How a value differs from the one before it: `6,389 kr more than before (4.9%)`."""
    more = "more" if new >= old else "less"
    return f"{money(abs(new - old), 'en', 0)} {more} than before ({percent(Fraction(abs(new - old), old), 'en')})"


def as_toml(row: Row) -> str:
    """A row as it stands in the table."""
    announced = row.get("announced")
    told = f"announced = {announced}" if announced else "# announced = …  the day of the regulation, where known"
    return (
        f"[[rows]]\nvalue = {row['value']}\nsince = {row['since']}\n{told}\n"
        f'source = "{row["source"]}"\nretrieved = {row["retrieved"]}'
    )


def accept(path: Path, rows: list[Row], today: date) -> None:
    """Append the rows and move `review` one year on. Raises `Problem` if the table would be at fault."""
    text = path.read_text("utf-8")
    review = years_later(rows[-1]["since"], 1)
    moved = REVIEW.sub(f"review = {review}", text.rstrip("\n"))
    text = "\n\n".join([moved, *(as_toml(row) for row in rows)]) + "\n"
    refuse(table_faults(path, text, today))
    write(path, text)
    print(f"{named(path)}: {len(rows)} new, review moved to {review}")
