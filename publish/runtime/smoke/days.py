"""Dates and times."""

# ruff: noqa
# fmt: off
# mypy: ignore-errors

import copy
import datetime as dt
import time


def days() -> None:
    every(time.time, time.perf_counter, time.monotonic, time.process_time)
    d, t = dt.date(2024, 2, 29), dt.timedelta(days=40, seconds=5)
    every(lambda: d + t, lambda: d - t, lambda: d - dt.date(2020, 1, 1), lambda: d.replace(year=2023), lambda: d.replace(day=1), lambda: d.isoformat(), lambda: d.weekday(), lambda: d.isocalendar(), lambda: d.strftime("%d.%m.%Y %B"), lambda: d.toordinal(), lambda: dt.date.fromordinal(738000), lambda: dt.date.fromisoformat("2026-05-01"), lambda: dt.date.fromisoformat("20260501"), lambda: dt.date.fromisoformat("x"), lambda: dt.date(2026, 13, 1), lambda: dt.date(10000, 1, 1), lambda: d < dt.date.max, lambda: d == 1, lambda: d < 1, lambda: hash(d), lambda: repr(d), lambda: str(d), lambda: d.timetuple(), lambda: f"{d:%Y}", lambda: dt.date.today())
    every(lambda: t * 2, lambda: t / 3, lambda: t // dt.timedelta(days=1), lambda: t.days, lambda: t.total_seconds(), lambda: -t, lambda: abs(t), lambda: t > dt.timedelta(0), lambda: divmod(t, dt.timedelta(7)), lambda: str(t), lambda: repr(t), lambda: hash(t), lambda: t % dt.timedelta(days=7), lambda: dt.timedelta(weeks=1, hours=0.5), lambda: dt.timedelta(10**10))
    every(lambda: dt.datetime(2026, 1, 1, 12) - dt.datetime(2025, 1, 1), lambda: dt.datetime.fromisoformat("2026-01-01T10:00:00+01:00").isoformat(), lambda: dt.datetime.now(dt.UTC), lambda: dt.datetime(2026, 1, 1).date(), lambda: dt.datetime.combine(d, dt.time(1)), lambda: dt.time(1, 2).isoformat(), lambda: d.__reduce__(), lambda: copy.copy(d), lambda: {d: 1, dt.date(2024, 2, 29): 2}, lambda: sorted([d, dt.date.min]), lambda: d.ctime(), lambda: dt.date.fromisocalendar(2026, 53, 7))
