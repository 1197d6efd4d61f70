"""What would change a result, as HTML: by kind, the first few seen, the others folded; on paper the first few.

>>> from calc import CALCULATORS
>>> from calc.frame.core import outcome_of
>>> benefit = Teller(CALCULATORS["introduction-benefit"], "en")
>>> result = outcome_of(benefit.calculator, {"date": "2026-05-01", "age": "22", "lives_with_parent": "no"})
>>> "when you turn 25</li>" in changes_on_paper(benefit, result)
True
"""

from __future__ import annotations

from itertools import groupby
from typing import Any

from calc.frame.core import Result
from calc.telling.changes import ToldChange, heading_of, told_changes
from calc.telling.markup import Html, tag, together
from calc.telling.teller import Teller

SEEN = 5  # of all changes; the others are folded
ON_PAPER = 3


def changes_html(teller: Teller, result: Result[Any], heading: str = "h5") -> Html:
    """The changes below a heading, the others folded; what the editors wrote where there is none."""
    told = told_changes(teller, result)
    title = tag(heading, teller.say("page.could-change"))
    if not told:
        return together(title, tag("p", teller.own("changes"))) if teller.has_own("changes") else Html()
    folded = Html()
    if told[SEEN:]:
        more = tag("summary", teller.say("change.others", {"count": len(told) - SEEN}))
        folded = tag("details", more, groups_html(teller, told[SEEN:]), css="folded")
    return together(
        title, tag("p", teller.say("change.one-each"), css="hint"), groups_html(teller, told[:SEEN]), folded
    )


def groups_html(teller: Teller, told: list[ToldChange]) -> Html:
    """Changes by their kind; where others questions decide, by themselves."""
    groups = groupby(told, key=heading_of)
    return together(*(together(tag("p", tag("b", teller.say(id))), list_html(each)) for id, each in groups))


def list_html(told: Any) -> Html:
    """One line for each change."""
    return tag(
        "ul", *(tag("li", tag("b", each.difference), " – ", each.condition) for each in told), css="changes"
    )


def changes_on_paper(teller: Teller, result: Result[Any]) -> Html:
    """The first few changes whose outcome is known."""
    told = [each for each in told_changes(teller, result) if not each.change.asks][:ON_PAPER]
    return together(tag("h2", teller.say("page.could-change")), groups_html(teller, told)) if told else Html()
