"""What the study support calculator finds: the ground, the grants, and the papers.

Lånekassen's page "Foreign nationals", and the regulation on study support,
https://lovdata.no/forskrift/2020-04-15-798.

>>> Grant("refugee_grant", "eligible", 3).max_years
3
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date

from calc.frame.core import Paper


@dataclass(frozen=True)
class Grant:
    """One kind of support: whether it is given, for how many years at most, and its last day."""

    id: str
    result: str
    max_years: int | None = None
    until: Date | None = None


@dataclass(frozen=True)
class Support:
    """What the calculator finds.

    `result` is `eligible`, `course_materials_only`, `not_eligible` or `unclear`; `ground` the best ground;
    `failed` the grounds that do not fit; `date` the day the education starts, or the study year read.
    """

    result: str
    ground: str | None
    failed: tuple[str, ...]
    grants: tuple[Grant, ...]
    documents: tuple[Paper, ...]
    collected_from: tuple[str, ...]
    date: Date
