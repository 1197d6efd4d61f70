"""Norwegian language training and social studies: the questions, and the value that is found.

Integration Act (*integreringsloven*) chapter 6, https://lovdata.no/lov/2020-11-06-127.
Permits are named by their ground: § 27 gives a right and a duty, § 28 a duty only.

>>> Training({"permit": "s28"}).permit in RIGHT_AND_DUTY
True
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from calc.frame.fields import Choice, Day, Whole, YesNo, YesNoUnsure
from calc.frame.form import Form

RIGHT_AND_DUTY = ("s28", "s34", "s35", "s38", "s38_limited", "s53", "family_of_refugee")
DUTY_ONLY = ("worker", "family_of_worker")
OUTSIDE = ("student", "other_temporary", "eea", "nordic", "citizen")


class Training(Form):
    """The questions, in the order of the page. `date` is the day asked about."""

    date = Day(2004)
    permit = Choice(
        *RIGHT_AND_DUTY,
        *DUTY_ONLY,
        "family_other",
        "other_permanent_basis",
        *OUTSIDE,
        "asylum_seeker",
    )
    permit_date = Day()
    age_at_permit = Whole(0, 120)
    applied_from_abroad = YesNo(assumed=False)
    arrival_date = Day()
    settled_by_agreement = YesNoUnsure()
    renewed = YesNo()
    permanent_basis = YesNoUnsure(assumed=True)
    had_collective_decision = YesNo(assumed=False)
    upper_secondary = Choice("yes", "ukrainian", "no", "unsure")
    lower_secondary = YesNoUnsure(assumed=None)
    begun = YesNo(assumed=False)
    age = Whole(0, 120)
    in_reception = YesNo()
    collective_group = YesNo()


@dataclass(frozen=True)
class Entitlement:
    """What the calculator finds. None is what is unclear or was not asked about.

    `group` is the kind of entitlement; months are counted from the offered
    start, which is not asked about, so they may be over; the levels are
    guiding, for reading, listening and writing, and for speaking.
    """

    group: str
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
