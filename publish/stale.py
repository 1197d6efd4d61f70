"""When a page's check grows old: six months after it was last compared with its sources.

>>> months_later("2026-08-31")
'2027-02-28'
"""

from __future__ import annotations

from datetime import date

from calc.fields import last_day

MONTHS = 6


def months_later(checked: date | str) -> str:
    """The ISO day from which a page checked on that day says that it may be old."""
    day = checked if isinstance(checked, date) else date.fromisoformat(checked)
    months = day.year * 12 + day.month - 1 + MONTHS
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(day.day, last_day(year, month))).isoformat()
