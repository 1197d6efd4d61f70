"""Days after the newest text of a law that was read: every calculator says the same of them.

>>> [step.facts["read"].year for step in may_have_changed(date(2027, 1, 1), "integreringsloven")]
[2026]
>>> list(may_have_changed(date(2026, 12, 31), "integreringsloven"))
[]
"""

from __future__ import annotations

from datetime import date

from calc.frame.core import Outcome, Step, Steps, rule
from calc.law import ACTS


@rule
def may_have_changed(day: date, act: str) -> Steps[None]:
    """Say so from the day on which the act may have another wording than the one that was read."""
    if day >= ACTS[act].may_change_from:
        facts = {"read": ACTS[act].read_on}
        yield Step("law-may-have-changed", Outcome.UNCLEAR, facts=facts, aside=True)
