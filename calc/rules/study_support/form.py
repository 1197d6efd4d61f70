"""Study support (*lån og stipend* from Lånekassen) for foreign nationals: the questions.

Act on study support (*utdanningsstøtteloven*) § 3, https://lovdata.no/lov/2005-06-03-37, and chapters 2,
3, 9 and 11 of its regulation, https://lovdata.no/forskrift/2020-04-15-798, read as they stood on
29 April 2026 with the figures of the study year 2026-27.

>>> StudySupport({"ground": "full_time_work", "work_months": "24"}).work_months
24
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from calc.calendar import year_of
from calc.frame.fields import Choice, Day, Whole, YesNo, YesNoUnsure
from calc.frame.form import CAN, FACT, TIME, UNTOLD, Form
from calc.rules.study_support.provisions import STUDY_YEAR

GROUNDS = (
    "permanent_residence",
    "protection",
    "humanitarian",
    "married_to_norwegian",
    "family_immigration",
    "independent_permit",
    "eea_family",
    "eea_permanent",
    "eea_worker",
    "uk_citizen",
    "full_time_work",
    "studies_in_norway",
    "residence_applicant",
)
COMMON = ("protection", "full_time_work", "family_immigration", "permanent_residence")  # of most readers
BESIDE = "a break may lie between the time that counts and the new studies"


class StudySupport(Form):
    """The questions, in the order of the page: the ground, time and age, its conditions, then the rest."""

    of_others = ("uk_arrival",)  # of the British citizen, who may be another person
    unrelated: ClassVar = {
        ("start_date", "uk_arrival"): "an education may begin before a move to Norway, abroad or online",
        ("start_date", "protection_date"): "young people begin school while they wait for protection",
        ("uk_arrival", "protection_date"): "they belong to two grounds, and maybe to two persons",
        ("work_months", "study_months"): "work and studies may overlap or follow each other",
        ("work_months", "work_break_months"): BESIDE,
        ("work_months", "study_break_months"): BESIDE,
        ("study_months", "work_break_months"): BESIDE,
        ("study_months", "study_break_months"): BESIDE,
        ("work_break_months", "study_break_months"): "the breaks belong to two grounds",
    }

    usual: ClassVar[Mapping[str, str]] = {
        "start_date": "2026-08-17",
        "birth_year": "1990",
        "work_permit": "worker",
        "work_months": "24",
        "paid_tax": "yes",
        "work_break": "none",
        "study_months": "36",
        "credits": "180",
        "public_study_support": "no",
        "in_reception": "no",
        "study_in": "norway",
        "course": "upper_secondary",
        "receives_introduction_benefit": "no",
        "protection_date": "2024-01-15",
        "completed_introduction_programme": "yes",
    }
    ground = Choice(*GROUNDS, "unsure", "none", common=COMMON)
    start_date = Day(2010, group="time")
    birth_year = Whole(1900, 2015, group="time", birth_year=True)
    basic_school = YesNo()
    # Permits and family
    couple = Choice("married", "cohabiting_with_joint_children", "cohabiting", "parted")
    both_live_in_norway = YesNo()
    nordic_citizen = YesNo()
    relative = Choice("parent", "spouse", "cohabitant_with_joint_children", "other")
    relative_stays_for = Choice("norwegian_citizen", "other_than_studies", "studies", "parted", "unsure")
    # The EEA and the United Kingdom
    permanent_card = YesNo()
    eea_role = Choice("eea_citizen", "eea_family_member", "family_member")
    eea_years = Whole(0, 80, unit="years")
    permanent_early = YesNo()
    lived_together = YesNo()
    eea_apart = Choice("divorce", "death", "other", "unsure", assumed="unsure")
    eea_work = Choice(
        "working",
        "left_related_studies",
        "left_other_studies",
        "unemployed",
        "ill",
        "self_employed",
        "family",
    )
    uk_role = Choice("citizen", "family", assumed="citizen")
    uk_arrival = Day(1930)
    uk_stayed = YesNo()
    uk_worker_or_permanent = YesNo()
    uk_lawful_years = YesNoUnsure(assumed=True)
    uk_family = Choice("worker", "permanent", "neither")
    # Family of a worker from an EEA or EFTA country, or of a British worker
    worker_relative = Choice(
        "spouse", "child_under_21", "child_supported", "child_other", "parent_supported", "other"
    )
    worker_now = YesNoUnsure()
    lived_with_worker = YesNo()
    # Full-time work
    work_permit = Choice("worker", "au_pair", "other", group="work")
    work_months = Whole(0, 900, group="work", unit="months")
    work_break = Choice("none", "illness_or_birth", "other", group="work")
    work_break_months = Whole(0, 240, unit="months")
    paid_tax = YesNoUnsure(group="work")
    # Studies in Norway
    study_months = Whole(0, 900, group="studies", unit="months")
    credits = Whole(0, 2000, group="studies", unit="credits")
    public_study_support = YesNo(group="studies")
    study_break = Choice("none", "illness_or_birth", "other", group="studies")
    study_break_months = Whole(0, 240, unit="months")
    # No permit yet
    youth_right = YesNoUnsure()
    # Another ground, when the first one does not carry
    other_ground = Choice(*GROUNDS, "none", common=(*COMMON, "none"))
    third_ground = Choice(*GROUNDS, "none", common=(*COMMON, "none"))
    # Home and place of study
    in_reception = YesNo(group="place")
    course = Choice("preparatory", "upper_secondary", "apprentice", "higher", "other", group="place")
    study_competence = YesNoUnsure(assumed=False)
    study_in = Choice("norway", "exchange", "online", "abroad", group="place")
    online_school = Choice("norway", "eea", "elsewhere")
    exchange_approved = YesNoUnsure()
    ties = Choice("lived_two_years", "school_three_years", "family_and_b1", "border_work_and_b1", "other")
    ties_with_worker = YesNo()
    # The refugee grant
    had_protection = YesNo()
    receives_introduction_benefit = YesNo(group="refugee")
    completed_introduction_programme = YesNo(group="refugee")
    protection_date = Day(1967, group="refugee")
    young_child = YesNo()
    changing: ClassVar = {
        TIME: "start_date eea_years work_months study_months",
        CAN: (
            "permanent_card paid_tax credits course study_competence study_in online_school exchange_approved "
            "completed_introduction_programme"
        ),
        FACT: (
            "ground basic_school couple both_live_in_norway relative_stays_for eea_work worker_now "
            "work_permit public_study_support youth_right other_ground third_ground in_reception ties "
            "ties_with_worker receives_introduction_benefit young_child"
        ),
        UNTOLD: (
            "birth_year nordic_citizen relative eea_role permanent_early lived_together eea_apart uk_role "
            "uk_arrival uk_stayed uk_worker_or_permanent uk_lawful_years uk_family worker_relative "
            "lived_with_worker work_break work_break_months study_break study_break_months had_protection "
            "protection_date"
        ),
    }


def support_year(form: StudySupport) -> int:
    """The calendar year the answer looks at: of the start, or of the study year for what began before it."""
    return max(year_of(form.start_date), year_of(STUDY_YEAR))
