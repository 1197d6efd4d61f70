"""Dated values from TOML: each row says its value, from which day, from where, and when it was read.

`review` is the day a newer row is due; an amount for that day or later is
marked as possibly old. Before the first row there is no value, and that is an error.

>>> from datetime import date
>>> rate_on("basic_amount", date(2026, 5, 1)).value
136549
>>> rate_on("basic_amount", date(2026, 4, 30)).value
130160
"""

from __future__ import annotations

import functools
import json
import pkgutil
from dataclasses import dataclass
from datetime import date
from typing import Any


class NoRate(LookupError):
    """The day asked about is before the first row of a table."""


@dataclass(frozen=True)
class Rate:
    """A value and its period, and whether a newer one may exist on the day asked about."""

    name: str
    value: int
    since: date
    source: str
    retrieved: date
    page: str
    may_be_old: bool


def rate_on(name: str, on: date) -> Rate:
    """The row of a table in force on a day. Raises `NoRate` before the first row."""
    table = load(name)
    for row in reversed(table["rows"]):
        if row["since"] <= on:
            return Rate(
                name,
                row["value"],
                row["since"],
                row["source"],
                row["retrieved"],
                table["page"],
                may_be_old=on >= table["review"],
            )
    raise NoRate(f"{name} is known from {table['rows'][0]['since']}, not on {on}")


def beside(name: str, on: date) -> dict[str, int]:
    """The other figures of the row in force on a day, by their names: a year of tax has several.

    >>> beside("income_tax", date(2026, 7, 1))["bracket_1"]
    226100
    """
    row = next(row for row in reversed(load(name)["rows"]) if row["since"] <= on)
    return {key: value for key, value in row.items() if type(value) is int and key != "value"}


@functools.cache
def load(name: str) -> dict[str, Any]:
    """A table as written. In the wheel it is JSON, since the browser is spared a TOML parser."""
    try:
        compiled = pkgutil.get_data(__name__, f"{name}.json")
    except FileNotFoundError:
        compiled = None
    if compiled is None:
        import tomllib

        source = pkgutil.get_data(__name__, f"{name}.toml") or b""
        return tomllib.loads(source.decode())
    table: dict[str, Any] = json.loads(compiled, object_hook=with_days)
    return table


def with_days(table: dict[str, Any]) -> dict[str, Any]:
    """A JSON object with its days as dates again."""
    days = ("since", "retrieved", "announced", "review")
    return {key: date.fromisoformat(value) if key in days else value for key, value in table.items()}
