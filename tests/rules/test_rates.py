"""G, day by day, against Nav's own table."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from calc.calendar import years_later
from calc.rates import NoRate, load, rate_on
from publish.places import RATES, ROOT

NAV = json.loads((ROOT / "tests" / "oracles" / "grunnbelop-nav.json").read_text("utf-8"))


def test_g_equals_navs_table() -> None:
    """Row by row, as far as the copy of Nav's table goes; ours may be newer."""
    last = max(row["dato"] for row in NAV)
    ours = {(row["since"].isoformat(), row["value"]) for row in load("basic_amount")["rows"]}
    assert {(since, value) for since, value in ours if since <= last} == {
        (row["dato"], row["grunnbeløp"]) for row in NAV
    }


def test_g_on_every_day_since_1967() -> None:
    nav = {date.fromisoformat(row["dato"]): row["grunnbeløp"] for row in NAV}
    day, value = min(nav), 0
    while day <= max(nav):
        value = nav.get(day, value)
        assert rate_on("basic_amount", day).value == value, day
        day += timedelta(days=1)


@pytest.mark.parametrize("table", [path.stem for path in sorted(RATES.glob("*.toml"))])
def test_every_row_has_its_source_and_the_day_it_was_read(table: str) -> None:
    rows = load(table)["rows"]
    days = [row["since"] for row in rows]
    assert days == sorted(set(days))
    for row in rows:
        assert row["source"].startswith("https://")
        assert isinstance(row["retrieved"], date)
        assert row["value"] > 0
    assert load(table)["review"] > days[-1]


def test_before_the_first_row_is_an_error() -> None:
    with pytest.raises(NoRate, match="1967-01-01"):
        rate_on("basic_amount", date(1966, 12, 31))


def test_from_the_review_day_on_the_rate_may_be_old() -> None:
    review = load("basic_amount")["review"]
    assert not rate_on("basic_amount", review - timedelta(days=1)).may_be_old
    assert rate_on("basic_amount", review).may_be_old
    assert rate_on("basic_amount", years_later(review, 4)).may_be_old
