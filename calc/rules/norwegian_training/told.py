"""The result of the training in sentences, the answer first.

>>> from datetime import date
>>> [each.id for each in summary(Entitlement("ended", date(2026, 5, 1), right=False, duty=False))]
['summary-ended']
"""

from __future__ import annotations

from calc.frame.core import Outcome, Sentence
from calc.rules.norwegian_training.form import Entitlement

SAYS = {
    "right_and_duty": Outcome.MET,
    "duty": Outcome.MET,
    "right": Outcome.MET,
    "right_only": Outcome.MET,
    "complete_and_duty": Outcome.MET,
    "may_complete": Outcome.MET,
    "reception": Outcome.MET,
    "not_yet": Outcome.NOT_MET,
    "outside": Outcome.NOT_MET,
    "ended": Outcome.NOT_MET,
    "finished": Outcome.NOT_MET,
    "stopped": Outcome.UNCLEAR,
    "left": Outcome.UNCLEAR,
    "old_act": Outcome.UNCLEAR,
    "unclear": Outcome.UNCLEAR,
}
WITH_MONTHS = ("right_and_duty", "right", "right_only")


def summary(found: Entitlement) -> tuple[Sentence, ...]:
    """The result in sentences, the answer first."""
    told = [headline(found)]
    if found.ends is not None and found.time_may_be_over:
        told.append(Sentence("summary-ends-perhaps", {"ends": found.ends}, by=found.ends))
    elif found.ends is not None and found.group != "ended":
        told.append(Sentence("summary-ends", {"ends": found.ends}, by=found.ends))
    elif found.max_months is not None and found.group in WITH_MONTHS:
        which = "summary-months-from-start" if found.group == "right" else "summary-months"
        if found.counted_since is not None:
            which = "summary-months-from-right"
        told.append(Sentence(which, {"months": found.max_months}))
    if found.time_may_be_over and found.ends is None:
        told.append(Sentence("summary-time-may-be-over"))
    if found.max_hours is not None and found.group != "old_act":
        told.append(Sentence("summary-hours", {"hours": found.max_hours}))
    if found.social_studies_hours:
        told.append(Sentence("summary-social-studies", {"hours": found.social_studies_hours}))
    if found.extension and found.max_extension_months:
        told.append(Sentence("summary-extension", {"months": found.max_extension_months}))
    elif found.written_level is not None:
        facts = {"written": found.written_level, "oral": found.oral_level}
        told.append(Sentence("summary-levels", facts))
    return tuple(told)


def headline(found: Entitlement) -> Sentence:
    """The first sentence: what she has, or that it is unclear, since the time may have run out."""
    name, facts = f"summary-{found.group.replace('_', '-')}", {"date": found.date}
    if found.time_may_be_over:
        return Sentence(f"{name}-perhaps", facts, outcome=Outcome.UNCLEAR)
    if found.group == "may_complete" and found.duty is None:
        return Sentence("summary-may-complete-duty-unclear", facts, outcome=Outcome.MET)
    if found.group == "exempted":  # who can document Norwegian may have lost the right too, or kept it
        says = Outcome.UNCLEAR if found.right is None else Outcome.NOT_MET
        return Sentence(f"{name}-perhaps" if found.right is None else name, facts, outcome=says)
    return Sentence(name, facts, outcome=SAYS[found.group])
