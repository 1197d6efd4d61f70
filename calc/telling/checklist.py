"""The papers of a result as a checklist: below each who-brings-it the papers, the reader's own first.

The same for the page, the sheet of paper, the command line and `--json`. What
you send has an open box; what the office fetches itself is ticked already.

>>> from calc import CALCULATORS
>>> from calc.frame.core import run
>>> support = CALCULATORS["study-support"]
>>> answers = {"ground": "permanent_residence", "birth_year": "1990", "study_in": "norway",
...     "start_date": "2026-08-17", "had_protection": "no"}
>>> for group in checklist(Teller(support, "en"), run(support.rule, support.form(answers))):
...     print(group.by, [paper.text for paper in group.papers])
udi ['Information about your residence permit']
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from calc.frame.core import Result
from calc.telling.teller import Teller

YOU = "you"


@dataclass(frozen=True)
class ToldPaper:
    """A paper in words."""

    id: str
    text: str


@dataclass(frozen=True)
class Group:
    """The papers that one party brings, below a sentence that says so."""

    by: str
    heading: str
    papers: tuple[ToldPaper, ...]

    @property
    def fetched(self) -> bool:
        """Whether the reader need not bring them."""
        return self.by != YOU


def checklist(teller: Teller, result: Result[Any]) -> list[Group]:
    """The groups of papers of a result; none where no paper is known to be needed."""
    papers = teller.calculator.papers(result.value)
    return [
        Group(
            by,
            teller.own(f"papers-{by}", {"papers": sum(paper.by == by for paper in papers)}),
            tuple(ToldPaper(each.id, teller.own(f"paper.{each.id}")) for each in papers if each.by == by),
        )
        for by in dict.fromkeys(paper.by for paper in sorted(papers, key=lambda paper: paper.by != YOU))
    ]
