"""Norwegian language training and social studies: the questions, and the value that is found.

Integration Act (*integreringsloven*) chapter 6, https://lovdata.no/lov/2020-11-06-127.
Permits are named by their ground: § 27 gives a right and a duty, § 28 a duty only.
`permit`, its day and the age are those of today's permit; `begun` says how far the
training has come, also with an earlier one.

>>> Training({"permit": "s28"}).permit in RIGHT_AND_DUTY
True
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from datetime import date as Date
from typing import ClassVar, Literal

from calc.frame.fields import Choice, Day, Whole, YesNo, YesNoUnsure
from calc.frame.form import FACT, TIME, UNTOLD, Form, optional

RIGHT_AND_DUTY = ("s28", "s34", "s35", "s38", "s38_limited", "s53", "family_of_refugee")
DUTY_ONLY = ("worker", "family_of_worker")
OUTSIDE = ("student", "other_temporary", "eea", "nordic", "citizen")
# Permits that people often have before they come; the others are granted in Norway.
FROM_ABROAD = ("s35", "family_of_refugee", *DUTY_ONLY, "family_other", "other_permanent_basis")
NOT_BEGUN = ("no", "decided")
ANY_DAY = "the day asked about may lie before or after it"
EARLIER = "training of an earlier permit may have been offered before this permit and this arrival"

Group = Literal[
    "right_and_duty",
    "duty",
    "right",
    "right_only",
    "complete_and_duty",
    "may_complete",
    "not_yet",
    "outside",
    "ended",
    "finished",
    "exempted",
    "stopped",
    "left",
    "reception",
    "old_act",
    "unclear",
]


class Training(Form):
    """The questions, in the order of the page. `date` is the day asked about."""

    date = Day(2004, mostly_today=True)
    permit = Choice(
        *RIGHT_AND_DUTY,
        *DUTY_ONLY,
        "family_other",
        "other_permanent_basis",
        *OUTSIDE,
        "asylum_seeker",
        common=("s34", "s28", "family_of_refugee", "worker"),
    )
    permit_date = Day(group="permit_details")
    age_at_permit = Whole(0, 120, group="permit_details", age_on="permit_date")
    applied_from_abroad = YesNo(assumed=False, group="permit_details")
    arrival_date = Day()
    settled_by_agreement = YesNoUnsure(group="home")
    renewed = YesNo()
    permanent_basis = YesNoUnsure(assumed=True)
    begun = Choice(
        "no",
        "decided",
        "yes",
        "otherwise",
        "finished",
        "stopped",
        "left",
        "exempt_knowledge",
        "exempt_health",
        assumed="no",
        group="so_far",
        common=("no", "yes", "finished"),
    )
    begun_programme = YesNoUnsure(assumed=None)
    had_collective_decision = YesNo(assumed=False)
    registered_on = optional(Day(group="so_far"))
    upper_secondary = Choice("yes", "ukrainian", "no", "attending", "unsure", group="so_far")
    lower_secondary = YesNoUnsure(assumed=None)
    start_offered = optional(Day())
    leave_days = optional(Whole(0, 1500, unit="days"))
    kept_from_starting = Choice("no", "care", "held", assumed="no")
    age = Whole(0, 120, age_on="date")
    in_reception = YesNo(group="home")
    collective_group = YesNo(group="home")

    usual: ClassVar[Mapping[str, str]] = {
        "permit": "s28",
        "permit_date": "2026-01-15",
        "age_at_permit": "30",
        "applied_from_abroad": "no",
        "permanent_basis": "yes",
        "settled_by_agreement": "yes",
        "begun": "no",
        "registered_on": "2026-02-15",
    }
    lasting = (("leave_days", "start_offered", "date"),)
    timeline = (("permit_date", "date"), ("permit_date", "arrival_date"))
    unrelated: ClassVar[Mapping[tuple[str, str], str]] = {
        ("date", "arrival_date"): ANY_DAY,
        ("date", "start_offered"): ANY_DAY,
        ("date", "registered_on"): ANY_DAY,
        ("permit_date", "start_offered"): EARLIER,
        ("arrival_date", "start_offered"): EARLIER,
        ("permit_date", "registered_on"): "one may be registered with another permit, or long after this one",
        ("arrival_date", "registered_on"): "one may be registered from an earlier stay",
        ("registered_on", "start_offered"): "training in a reception centre is offered before the registration",
    }
    changing: ClassVar = {
        TIME: "date age",
        FACT: (
            "permit settled_by_agreement renewed begun upper_secondary lower_secondary leave_days "
            "kept_from_starting in_reception"
        ),
        UNTOLD: (
            "permit_date age_at_permit applied_from_abroad arrival_date permanent_basis begun_programme "
            "had_collective_decision registered_on start_offered collective_group"
        ),
    }


@dataclass(frozen=True)
class Entitlement:
    """What the calculator finds. None is what is unclear or was not asked about.

    `group` is the kind of entitlement. Months are counted from the offered start,
    or from the right's first day for permits before August 2023; `ends` is the
    first day after them, where that is known. The levels are guiding, for reading,
    listening and writing, and for speaking.
    """

    group: Group
    date: date
    right: bool | None = None
    duty: bool | None = None
    max_months: int | None = None
    time_may_be_over: bool | None = None
    max_hours: int | None = None
    social_studies_hours: int | None = None
    extension: bool | None = None
    max_extension_months: int | None = None
    fee_possible: bool | None = None
    test_duty: bool | None = None
    written_level: str | None = None
    oral_level: str | None = None
    ends: Date | None = None
    counted_since: Date | None = None
