"""G, day by day, against Nav's own table."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from calc.calendar import years_later
from calc.rates import NoRate, load, rate_on
from publish.places import ROOT

NAV = json.loads((ROOT / "tests" / "oracles" / "grunnbelop-nav.json").read_text("utf-8"))


def test_g_equals_navs_table() -> None:
    ours = {(row["since"].isoformat(), row["value"]) for row in load("basic_amount")["rows"]}
    assert ours == {(row["dato"], row["grunnbeløp"]) for row in NAV}
    assert len(ours) >= 73


def test_g_on_every_day_since_1967() -> None:
    day, nav = date(1967, 1, 1), {date.fromisoformat(row["dato"]): row["grunnbeløp"] for row in NAV}
    value = 0
    while day < date(2026, 11, 21):
        value = nav.get(day, value)
        assert rate_on("basic_amount", day).value == value, day
        day += timedelta(days=1)


def test_every_row_has_its_source_and_the_day_it_was_read() -> None:
    table = load("basic_amount")
    days = [row["since"] for row in table["rows"]]
    assert days == sorted(set(days))
    for row in table["rows"]:
        assert row["source"].startswith("https://")
        assert isinstance(row["retrieved"], date)
        assert row["value"] > 0
    assert table["review"] == years_later(days[-1], 1)


def test_before_the_first_row_is_an_error() -> None:
    with pytest.raises(NoRate, match="1967-01-01"):
        rate_on("basic_amount", date(1966, 12, 31))


def test_from_the_review_day_on_the_rate_may_be_old() -> None:
    review = load("basic_amount")["review"]
    assert not rate_on("basic_amount", review - timedelta(days=1)).may_be_old
    assert rate_on("basic_amount", review).may_be_old
    assert rate_on("basic_amount", years_later(review, 4)).may_be_old
