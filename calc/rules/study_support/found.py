"""What the study support calculator finds: the ground, the grants, and the papers.

Lånekassen's page "Foreign nationals", and the regulation on study support,
https://lovdata.no/forskrift/2020-04-15-798.

>>> Grant("refugee_grant", "eligible", 3).max_years
3
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date
from typing import Final, Literal

from calc.frame.core import Paper

Verdict = Literal["eligible", "course_materials_only", "tuition_loan_only", "not_eligible", "unclear"]
ELIGIBLE: Final = "eligible"
COURSE_MATERIALS: Final = "course_materials_only"
TUITION: Final = "tuition_loan_only"
NOT_ELIGIBLE: Final = "not_eligible"
UNCLEAR: Final = "unclear"


@dataclass(frozen=True)
class Grant:
    """One kind of support: whether it is given, for how many years at most, and its last day."""

    id: str
    result: Verdict
    max_years: int | None = None
    until: Date | None = None


@dataclass(frozen=True)
class Support:
    """What the calculator finds.

    `ground` is the best ground, `failed` the grounds that do not fit; `date` the day the education starts, or
    that the study year read starts if it began before; `autumn_deadline` and `spring_deadline` the last days to
    apply, where there are any, and `apprentice_deadline` that of apprentices where the course was not asked about.
    """

    result: Verdict
    ground: str | None
    failed: tuple[str, ...]
    grants: tuple[Grant, ...]
    documents: tuple[Paper, ...]
    collected_from: tuple[str, ...]
    date: Date
    autumn_deadline: Date | None = None
    spring_deadline: Date | None = None
    apprentice_deadline: Date | None = None
