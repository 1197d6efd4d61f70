"""A yes or a no that holds whatever the answers are that the reader does not know.

Ten months abroad are too many for three years (Immigration Act, *utlendingsloven*, § 62 first
paragraph), and with five years (second paragraph) the years may not be complete: who does not know
whose family she is cannot get permanent residence either way.

>>> from calc.frame.core import run
>>> from calc.rules.residence import residence
>>> answers = {"goal": "permanent", "application_date": "2026-05-01", "permit": "family_other", "age": "70",
...     "first_permit_date": "2023-01-31", "permanent_basis": "yes", "eea_before": "yes", "months_abroad": "10",
...     "eea_since": "2022-08-01", "family_of_protected": "unsure"}
>>> run(residence, Residence(answers)).value.found
'not_met'
"""

from __future__ import annotations

from dataclasses import fields, replace

from calc.frame.core import Outcome, Rule, Step, Steps, rule
from calc.frame.whichever import every_way
from calc.rules.residence.form import Residence
from calc.rules.residence.way import Way

SETTLED = {"not_met": ("no-either-way", Outcome.NOT_MET), "met": ("yes-either-way", Outcome.MET)}


@rule
def either_way(form: Residence, way: Way, a_rule: Rule[Residence, Way]) -> Steps[Way]:
    """The way again, or where every answer there may be leads to the same yes or no, what all of them share."""
    ways = every_way(form, a_rule) if way.found == "unclear" else []
    held = {each.found for each in ways}
    if len(held) != 1 or not held <= SETTLED.keys():
        return way
    id, outcome = SETTLED[ways[0].found]
    yield Step(id, outcome, settles=True)
    first, *others = ways
    names = [each.name for each in fields(Way)]
    shared = [name for name in names if all(getattr(each, name) == getattr(first, name) for each in others)]
    return replace(way, **{name: getattr(first, name) for name in shared})
