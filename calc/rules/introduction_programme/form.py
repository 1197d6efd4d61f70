"""The introduction programme (*introduksjonsprogram*): its questions, and which of its two sides is asked about.

Integration Act (*integreringsloven*) chapter 4, https://lovdata.no/lov/2020-11-06-127. A reader
asks about the right or the length; `wanted` tells which from the answers that are there.
What is found is in `calc.rules.introduction_programme.found`, which answers cannot both be
true in `calc.rules.introduction_programme.agreement`.

>>> wanted(IntroductionProgramme({"start_offered": "2026-03-01"}))
(False, True)
>>> wanted(IntroductionProgramme({"months_in_municipality": "5"}))
(True, False)
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import ClassVar

from calc.frame.fields import Amount, Choice, Day, Whole, YesNo, YesNoUnsure
from calc.frame.form import CAN, FACT, TIME, UNTOLD, Form, afterwards, optional

PROTECTED = ("s28", "s34", "s35", "s38", "s38_limited")  # § 9 first paragraph letters a to e
TO_REFUGEE = ("family_of_refugee", "family_of_permanent")  # letter f, and the second paragraph
OTHER_FAMILY = ("family_other", "s53_death")  # chapter 6 of the Immigration Act, and not in § 9
NAMED = (*PROTECTED, "s53", *TO_REFUGEE)  # the permits of § 9
OTHERS = ("worker", "student", "asylum_seeker", "other")
COMMON = ("s34", "s28", "family_of_refugee", "worker")  # the permits most readers have
PERMITS = (*PROTECTED, "s53", "s53_death", *TO_REFUGEE, "family_other", *OTHERS)
GOALS = (
    "work",
    "parts_of_upper_secondary",
    "complete_upper_secondary",
    "trade_certificate",
    "higher_education",
    "vocational_requalification",
)
NEVER, BEGUN, MOVED, FINISHED, LEFT, STOPPED, REFUSED = BEGINNINGS = (
    "no",
    "yes",
    "moved",
    "finished",
    "left",
    "stopped",
    "refused",
)
ADULT, YOUNG, OLDEST = 18, 25, 55  # years: from 18 to 55 there is a right; below 25 and over 55 other goals
GROWN_UP = 40  # years; any age from 25 to 55 gives the same answers

SETTLEMENT_FIELDS = ("settled_by_agreement", "months_in_municipality")
LENGTH_FIELDS = ("start_offered", "permit_at_offer", "upper_secondary", "goal", "start_date", "leave_days")

UNRELATED = {
    ("arrival_date", "permit_date"): "a permit may be granted before or after the arrival",
    ("date", "start_offered"): "the right may be asked about before and after an offer",
    ("date", "start_date"): "the right may be asked about before and after the start",
    ("permit_date", "settlement_date"): "with an earlier permit the settlement may come first: `agreement`",
    ("permit_date", "start_offered"): "a permit may come after the offer: `agreement`",
    ("permit_date", "start_date"): "a permit may come after the start: `agreement`",
    ("settlement_date", "start_offered"): "who moves may be settled again after the offer",
    ("settlement_date", "start_date"): "who moves may be settled again after the start",
}


class IntroductionProgramme(Form):
    """The questions, in the order of the page."""

    about = Choice("right", "length", assumed="right")
    # The right to take part
    date = Day(2004, group="now", mostly_today=True)
    permit = Choice(*PERMITS, group="now", common=COMMON)
    begun = Choice(*BEGINNINGS, assumed=NEVER, common=(NEVER, BEGUN, FINISHED))
    nordic_or_eea = YesNo(assumed=False)
    permit_date = optional(Day(group="permit"))
    arrival_date = optional(Day())
    had_collective_decision = YesNo(assumed=False)
    reference_under_5_years = YesNoUnsure(assumed=True)
    age_at_permit = Whole(0, 120, group="permit", age_on="permit_date")
    months_in_municipality = Whole(0, 1200, group="home", unit="months")
    earlier_permit = YesNo(assumed=True)
    settled_by_agreement = YesNoUnsure(group="home")
    family_permit_before = YesNo(assumed=False)
    job_hours = Amount("hours", 168, assumed=Fraction(0), group="home")
    one_job = YesNo(assumed=True)
    job_ended_in_time = YesNo(assumed=False)
    settlement_date = afterwards(optional(Day(2004)))
    # The length
    start_offered = Day(2004)
    permit_at_offer = optional(Choice(*PERMITS, common=COMMON))
    upper_secondary = Choice("yes", "ukrainian", "no", "unsure", group="goal")
    goal = Choice(*GOALS, "unsure", group="goal")
    age = Whole(0, 120, assumed=GROWN_UP, age_on="start_offered")
    start_date = afterwards(optional(Day(2004)))
    leave_days = afterwards(Whole(0, 600, assumed=0, unit="days"))
    leave_before_2026 = Whole(0, 600, assumed=0, unit="days")

    usual: ClassVar[Mapping[str, str]] = {
        "permit": "s28",
        "begun": NEVER,
        "nordic_or_eea": "no",
        "permit_date": "2026-01-15",
        "had_collective_decision": "no",
        "age_at_permit": "30",
        "months_in_municipality": "5",
        "settled_by_agreement": "yes",
    }
    timeline = (
        ("permit_date", "date"),
        ("settlement_date", "date"),
        ("arrival_date", "date"),
        ("arrival_date", "settlement_date"),
        ("arrival_date", "start_offered", "start_date"),
    )
    within = (("leave_before_2026", "leave_days"),)
    unrelated = UNRELATED
    changing: ClassVar = {
        TIME: "date months_in_municipality",
        CAN: "goal",
        FACT: "permit begun settled_by_agreement job_hours permit_at_offer upper_secondary leave_days",
        UNTOLD: (
            "about nordic_or_eea permit_date arrival_date had_collective_decision reference_under_5_years "
            "age_at_permit earlier_permit family_permit_before one_job job_ended_in_time settlement_date "
            "start_offered age start_date leave_before_2026"
        ),
    }


def wanted(form: IntroductionProgramme) -> tuple[bool, bool]:
    """Whether the right and whether the length is asked about; asks only when no answer tells."""
    if not form.given("about") and form.given(*LENGTH_FIELDS):
        return form.given(*SETTLEMENT_FIELDS), True
    if not form.given("about") and form.given(*SETTLEMENT_FIELDS):
        return True, False
    return form.about == "right", form.about == "length"


def nordic_or_eea(form: IntroductionProgramme) -> bool:
    """Whether the reader is a Nordic or EEA citizen. Whoever has collective protection is not asked."""
    return (form.permit != "s34" or form.given("nordic_or_eea")) and form.nordic_or_eea
