"""The result of the introduction programme in sentences, the answer first.

The first sentence says whether it is a yes, a no, unclear, or a length in months.

>>> from datetime import date
>>> [each.id for each in summary(Programme(date(2026, 3, 1), right="right_and_duty", duty_is_reading=True))]
['summary-right-duty-unsure', 'summary-duty-reading']
"""

from __future__ import annotations

from collections.abc import Iterator

from calc.frame.core import Outcome, Sentence
from calc.rules.introduction_programme.found import Length, Programme, Right

OF_RIGHT: dict[Right, Outcome] = {
    "right_and_duty": Outcome.MET,
    "right_not_duty": Outcome.MET,
    "may_complete": Outcome.MET,
    "municipality_may_offer": Outcome.NOT_MET,
    "municipality_not_bound": Outcome.NOT_MET,
    "no_right": Outcome.NOT_MET,
    "finished": Outcome.NOT_MET,
    "not_covered": Outcome.NOT_MET,
    "unclear": Outcome.UNCLEAR,
}
OF_LENGTH: dict[Length, Outcome] = {
    "known": Outcome.COMPUTED,
    "depends": Outcome.UNCLEAR,
    "goal_not_open": Outcome.NOT_MET,
    "unclear": Outcome.UNCLEAR,
}


def summary(value: Programme) -> tuple[Sentence, ...]:
    """The result in sentences, the answer first."""
    return (*of_right(value), *of_length(value), *of_end(value))


def of_right(value: Programme) -> Iterator[Sentence]:
    """Whether the person may or must take part, and by when the programme must begin."""
    if value.right:
        id = "right-duty-unsure" if value.duty_is_reading else value.right.replace("_", "-")
        yield Sentence(f"summary-{id}", {"date": value.date}, outcome=OF_RIGHT[value.right])
    if value.duty_is_reading:
        yield Sentence("summary-duty-reading")
    if value.latest_start:
        yield Sentence("summary-latest-start", {"latest_start": value.latest_start}, by=value.latest_start)


def of_length(value: Programme) -> Iterator[Sentence]:
    """How long the programme may last, and what an extension can add."""
    if not value.length:
        return
    outcome = OF_LENGTH[value.length]
    if value.length != "known":
        yield Sentence(f"summary-length-{value.length.replace('_', '-')}", outcome=outcome)
        return
    of_offer = {"months": value.max_months, "offered": value.offered}
    yield Sentence("summary-length", of_offer, outcome=outcome, figure=("months",))
    facts = {"extension": value.extension_months, "total": value.total_max_months}
    if value.extension_months:
        yield Sentence("summary-extension", facts)
    else:
        yield Sentence("summary-no-extension")


def of_end(value: Programme) -> Iterator[Sentence]:
    """What leave adds, and the last day."""
    if value.added_workdays:
        yield Sentence("summary-added", {"days": value.added_workdays})
    if value.end and value.end == value.latest_end:
        yield Sentence("summary-end", {"end": value.end}, by=value.end)
    elif value.end:
        # Between the two days it is open whether the programme was extended: told as passed after the last.
        yield Sentence("summary-ends", {"end": value.end, "latest_end": value.latest_end}, by=value.latest_end)
