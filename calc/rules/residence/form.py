"""Permanent residence and citizenship: the questions, and the groups of permits.

Immigration Act (*utlendingsloven*) § 62, https://lovdata.no/lov/2008-05-15-35, and
Citizenship Act (*statsborgerloven*), https://lovdata.no/lov/2005-06-10-51. A question that
only sometimes matters has an assumed answer, and is read only where it changes the result.

>>> Residence({"goal": "permanent"}).goal
'permanent'
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import ClassVar

from calc.frame.fields import Amount, Choice, Day, Whole, YesNo, YesNoUnsure
from calc.frame.form import CAN, FACT, TIME, UNTOLD, Form, optional

ACT_OF = {"permanent": "utlendingsloven", "citizenship": "statsborgerloven"}
ADULT = 18
OLD = 67
PROTECTION = ("s28", "s35")  # time is counted from the application for protection, or from the arrival
FIVE_YEARS = ("s28", "s35", "s38", "family_of_refugee")
USUALLY_COUNTS = ("worker", "family_of_worker", "family_other")
THREE_YEARS = ("s53", *USUALLY_COUNTS, "other_permanent_basis", "after_s34")
NOT_COUNTING = ("s38_limited", "family_of_collective", "student", "other_temporary")
FREE_MOVEMENT = ("eea", "nordic")
COUNTING = (*FIVE_YEARS, *THREE_YEARS)
COMMON = ("s34", "s28", "family_of_refugee", "worker")  # the permits most readers have
LEVELS = ("none", "A1", "A2", "B1", "B2", "C1")
DOCUMENTED = ("school", "studies", "municipality")  # exemptions from a test that a paper shows


class Residence(Form):
    """The questions, in the order of the page. `first_permit_date` is the first day that counts."""

    goal = Choice("permanent", "citizenship", group="goal")
    application_date = Day(2010, group="goal", mostly_today=True)
    permit = Choice("s34", *FIVE_YEARS, *THREE_YEARS, *NOT_COUNTING, *FREE_MOVEMENT, common=COMMON)
    first_permit_date = Day()
    former_norwegian = YesNo(assumed=False)
    has_permanent = YesNoUnsure(assumed=None)
    protection_applied_on = optional(Day())
    had_collective = YesNoUnsure(assumed=None)
    permanent_basis = YesNoUnsure(assumed=None)
    family_of_protected = YesNoUnsure(assumed=None)
    eea_before = YesNo(assumed=False)
    eea_since = Day()
    age = Whole(0, 120, age_on="application_date")
    child_case = Choice("born_here", "adopted", "no", "unsure", assumed="unsure")
    understands_norwegian = YesNoUnsure(assumed=None)
    oral_level = Choice(*LEVELS, group="tests")
    senior_ground = YesNoUnsure(assumed=None)
    oral_exemption = Choice("none", *DOCUMENTED, "health", "unsure", assumed="unsure")
    social_studies_test = YesNo(group="tests")
    test_exemption = Choice("none", *DOCUMENTED, "health", "unsure", assumed="unsure")
    months_abroad = Whole(0, 240, assumed=0, group="time", unit="months")
    income = Amount("kroner", 10_000_000, assumed=Fraction(0), group="time")
    tax_year = Choice("last", "before_last", "unsure", assumed="unsure")
    ill_treated = YesNoUnsure(assumed=None)
    income_exception = Choice(
        "none", "full_time_work", "disability_benefit", "illness", "school", "student", "unsure", assumed="unsure"
    )
    resident_since = optional(Day(group="time"))
    stateless = YesNo(assumed=False)
    arrived_before_18 = YesNo(assumed=False)
    partner_norwegian = YesNo(assumed=False)
    years_with_partner = Whole(0, 100, unit="years")
    months_with_partner = Whole(0, 11, assumed=0, unit="months")

    usual: ClassVar[Mapping[str, str]] = {
        "goal": "permanent",
        "permit": "s28",
        "first_permit_date": "2020-01-15",
        "former_norwegian": "no",
        "has_permanent": "yes",
        "age": "30",
        "stateless": "no",
        "oral_level": "B1",
        "social_studies_test": "yes",
        "income": "400000",
        "resident_since": "2016-01-15",
        "months_abroad": "0",
        "arrived_before_18": "no",
    }
    timeline = (
        ("eea_since", "first_permit_date", "application_date"),
        ("protection_applied_on", "application_date"),
        ("resident_since", "application_date"),
    )
    unrelated: ClassVar = {
        ("protection_applied_on", "first_permit_date"): "a resettlement refugee arrives after the permit",
        ("protection_applied_on", "eea_since"): "somebody with a right under EEA rules may apply for protection",
        ("resident_since", "first_permit_date"): "a permit given abroad begins before the residence",
        ("resident_since", "protection_applied_on"): "earlier permits of another kind count as residence",
        ("resident_since", "eea_since"): "residence with permits may begin before or after that right",
        ("months_abroad", "months_with_partner"): "months in other places and of other years",
    }
    changing: ClassVar = {
        TIME: "application_date age years_with_partner",
        CAN: "oral_level social_studies_test income",
        FACT: "permit has_permanent oral_exemption test_exemption months_abroad income_exception",
        UNTOLD: (
            "goal first_permit_date former_norwegian protection_applied_on had_collective permanent_basis "
            "family_of_protected eea_before eea_since child_case understands_norwegian senior_ground tax_year "
            "ill_treated resident_since stateless arrived_before_18 partner_norwegian months_with_partner"
        ),
    }
