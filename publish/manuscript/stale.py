"""When a page's check grows old: six months after it was last compared with its sources.

>>> stale_after("2026-08-31")
'2027-02-28'
"""

from __future__ import annotations

from datetime import date

from calc.calendar import months_later

MONTHS = 6


def stale_after(checked: date | str) -> str:
    """The ISO day from which a page checked on that day says that it may be old."""
    day = checked if isinstance(checked, date) else date.fromisoformat(checked)
    return months_later(day, MONTHS).isoformat()
