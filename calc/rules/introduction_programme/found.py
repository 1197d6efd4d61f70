"""What the introduction programme's calculator finds, and the words for it.

The values stand in `--json`; once published they stay. What was not asked
about, or is not known, is None.

>>> from datetime import date
>>> Programme(date(2026, 3, 1), right="may_complete").max_months is None
True
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

Right = Literal[
    "right_and_duty",
    "right_not_duty",
    "may_complete",
    "municipality_may_offer",
    "municipality_not_bound",
    "no_right",
    "finished",
    "not_covered",
    "unclear",
]
Length = Literal["known", "depends", "goal_not_open", "unclear"]

RIGHTS: tuple[Right, ...] = ("right_and_duty", "right_not_duty")


@dataclass(frozen=True)
class Programme:
    """What the calculator finds.

    `right`: a right and a duty, or a right alone; `may_complete` what was begun; the municipality
    may offer, or is not bound any more after a refusal; `no_right` where only the offer is uncertain;
    `finished`; `not_covered`; `unclear`.
    `length` is known, depends on an answer that is not certain, the goal is not open, or
    unclear. `date` is the day of the right, `offered` that of the length; `duty_is_reading`
    marks a duty that is not certain. `end` is the last day without an extension,
    `latest_end` the last with all of it.
    """

    date: datetime.date
    offered: datetime.date | None = None
    right: Right | None = None
    latest_start: datetime.date | None = None
    duty_is_reading: bool = False
    length: Length | None = None
    min_months: int | None = None
    max_months: int | None = None
    extension_months: int | None = None
    total_max_months: int | None = None
    allowed_goals: tuple[str, ...] | None = None
    added_workdays: int | None = None
    end: datetime.date | None = None
    latest_end: datetime.date | None = None
