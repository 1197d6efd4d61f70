"""Answers that mean the same in two calculators, so that nobody types them twice.

This is the one place that says which. `SHARED` has a row for each such answer, with the question of each
calculator; the texts of these questions were compared in four languages on 30 November 2026. An age is known
by its day (`Whole.age_on`), so it needs no row: on the same day one is equally old everywhere, in a calculator
of tomorrow too. Not shared is what only sounds alike, see `ALIKE_IN_NAME`.

An answer may rest on another: the day of a permit is that of the permit named. It is offered only where
that answer is the same, and together with it. How an answer is found and offered is in `calc.frame.offer`.

>>> next(row for row in SHARED if row.name == "permit-day").of
'permit'
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

BENEFIT, PROGRAMME, STUDY = "introduction-benefit", "introduction-programme", "study-support"
TRAINING, RESIDENCE = "norwegian-training", "residence"


@dataclass(frozen=True)
class Shared:
    """One answer of several calculators: the name of its question in each.

    `values` are the options that mean the same, each with the calculators where it does; without them every
    value does. `of` is the answer it rests on, by its name in this table, and `only` the values of that one
    with which the two questions mean the same.
    """

    name: str
    fields: Mapping[str, str]
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    of: str = ""
    only: tuple[str, ...] = ()


ALL = (PROGRAMME, TRAINING, RESIDENCE)
# Left out is what one calculator divides otherwise than another: whose family somebody is, and who in the
# programme has a permit "for work", which may be for a season.
PERMITS = {
    **dict.fromkeys(("s28", "s34", "s35", "s38_limited", "student"), ALL),
    **dict.fromkeys(("s38", "asylum_seeker"), (PROGRAMME, TRAINING)),
    **dict.fromkeys(("s53", "worker", "family_of_worker", "family_other", "eea", "nordic"), (TRAINING, RESIDENCE)),
}
BOTH = (PROGRAMME, TRAINING)
SHARED = (
    Shared("day", {BENEFIT: "date", TRAINING: "date"}),
    Shared("permit", {PROGRAMME: "permit", TRAINING: "permit", RESIDENCE: "permit"}, PERMITS),
    Shared("permit-day", {PROGRAMME: "permit_date", TRAINING: "permit_date"}, of="permit"),
    # Of other permits residence counts from the report to the police, and with earlier permits.
    Shared(
        "collective-day",
        {PROGRAMME: "permit_date", TRAINING: "permit_date", RESIDENCE: "first_permit_date"},
        of="permit",
        only=("s34",),
    ),
    Shared("arrival", dict.fromkeys(BOTH, "arrival_date")),
    Shared("settled-by-agreement", dict.fromkeys(BOTH, "settled_by_agreement")),
    Shared("collective-decision", dict.fromkeys(BOTH, "had_collective_decision")),
    # Who answers no in the programme may go to school now, which the training asks about.
    Shared("upper-secondary", dict.fromkeys(BOTH, "upper_secondary"), {"yes": BOTH, "ukrainian": BOTH}),
    Shared("basic-school", {STUDY: "basic_school", TRAINING: "lower_secondary"}),
    Shared("permanent-basis", dict.fromkeys((TRAINING, RESIDENCE), "permanent_basis"), of="permit"),
)

# Questions of one name in several calculators that are not the same, and why.
ALIKE_IN_NAME: Mapping[str, str] = {
    "date": "in the programme the day on which the municipality decides; shared by the other two",
    "goal": "the end goal of the programme, and what one applies for",
    "begun": "a programme, and Norwegian training, with other answers",
    "start_date": "the first day of the programme, and of an education",
    "start_offered": "two offers, of the programme and of the training",
    "leave_days": "leave from the programme, in working days, and from the training",
    "in_reception": "the training leaves out arrival and transit centres",
}
