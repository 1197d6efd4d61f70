"""Study support (*lån og stipend* from Lånekassen) for foreign nationals: questions and provisions.

Act on study support (*utdanningsstøtteloven*) § 3, https://lovdata.no/lov/2005-06-03-37, and chapters 2,
3, 9 and 11 of its regulation, https://lovdata.no/forskrift/2020-04-15-798, read as they stood on
29 April 2026 with the figures of the study year 2026-27.

>>> StudySupport({"ground": "full_time_work", "work_months": "24"}).work_months
24
"""

from __future__ import annotations

from datetime import date as Date
from typing import ClassVar

from calc.frame.fields import Choice, Day, Whole, YesNo, YesNoUnsure
from calc.frame.form import Form
from calc.law import Law

# Study years (16 August to 15 August) whose wording of § 7 was read: the first with today's grounds.
# `calc.law.ACTS` tells until when the figures serve.
KNOWN_FROM = Date(2022, 8, 16)
STUDY_YEAR = Date(2026, 8, 16)

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


def regulation(section: str, paragraph: int = 1, since: Date = Date(2020, 4, 15)) -> Law:
    """A provision of the regulation on study support, forskrift 15 April 2020 nr 798."""
    return Law("utdanningsstøtteforskriften", section, paragraph, since)


SECTION_7 = regulation("7", 1, KNOWN_FROM)
SECTION_8_1 = regulation("8", 1, KNOWN_FROM)
SECTION_8_2 = regulation("8", 2, KNOWN_FROM)
SECTION_9 = regulation("9")
SECTION_10_1 = regulation("10", 1)
SECTION_10_2 = regulation("10", 2)
SECTION_10_3 = regulation("10", 3)
SECTION_11 = regulation("11")
SECTION_12_1 = regulation("12", 1)
SECTION_12_2 = regulation("12", 2)
SECTION_115_1 = Law("utlendingsloven", "115", 1, Date(2010, 1, 1))
SECTION_115_2 = Law("utlendingsloven", "115", 2, Date(2010, 1, 1))
SECTION_116_1 = Law("utlendingsloven", "116", 1, Date(2010, 1, 1))
SECTION_19_35 = Law("utlendingsforskriften", "19-35", 1, Date(2021, 1, 1))
SECTION_1_2 = regulation("1", 2, Date(2024, 8, 16))
SECTION_13 = regulation("13", 1, Date(2024, 8, 16))
SECTION_17 = regulation("17", 1, Date(2026, 8, 1))
SECTION_18 = regulation("18")
SECTION_25 = regulation("25", 1, KNOWN_FROM)
SECTION_25_2 = regulation("25", 2, KNOWN_FROM)
SECTION_48 = regulation("48", 2, Date(2024, 8, 16))
SECTION_70 = regulation("70", 1, Date(2024, 8, 16))
SECTION_89A = regulation("89a", 1, KNOWN_FROM)
# The refugee grant below 21 years (part 2 of the regulation) and from 21 (part 3)
SECTION_61 = regulation("61", 1, KNOWN_FROM)
SECTION_62_1 = regulation("62", 1)
SECTION_62_2 = regulation("62", 2, Date(2024, 8, 16))
SECTION_84 = regulation("84", 1, Date(2024, 8, 16))
SECTION_85_1 = regulation("85", 1)
SECTION_85_2 = regulation("85", 2)

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

    ground = Choice(*GROUNDS, "unsure", "none")
    start_date = Day(2010)
    birth_year = Whole(1900, 2015, birth_year=True)
    basic_school = YesNo()
    # Permits and family
    couple = Choice("married", "cohabiting_with_joint_children", "cohabiting")
    both_live_in_norway = YesNo()
    nordic_citizen = YesNo()
    relative = Choice("parent", "spouse", "cohabitant_with_joint_children", "other")
    relative_stays_for = Choice("norwegian_citizen", "other_than_studies", "studies", "unsure")
    # The EEA and the United Kingdom
    permanent_card = YesNo()
    eea_role = Choice("eea_citizen", "eea_family_member", "family_member")
    eea_years = Whole(0, 80, unit="years")
    permanent_early = YesNo()
    lived_together = YesNo()
    eea_apart = Choice("divorce", "death", "other", "unsure", assumed="unsure")
    eea_work = Choice(
        "working", "left_related_studies", "left_other_studies", "unemployed", "self_employed", "family"
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
    work_permit = Choice("worker", "au_pair", "other")
    work_months = Whole(0, 900, unit="months")
    work_break = Choice("none", "illness_or_birth", "other")
    work_break_months = Whole(0, 240, unit="months")
    paid_tax = YesNoUnsure()
    # Studies in Norway
    study_months = Whole(0, 900, unit="months")
    credits = Whole(0, 2000, unit="credits")
    public_study_support = YesNo()
    study_break = Choice("none", "illness_or_birth", "other")
    study_break_months = Whole(0, 240, unit="months")
    # No permit yet
    youth_right = YesNoUnsure()
    # Another ground, when the first one does not carry
    other_ground = Choice(*GROUNDS, "none")
    third_ground = Choice(*GROUNDS, "none")
    # Home and place of study
    in_reception = YesNo()
    course = Choice("preparatory", "upper_secondary", "apprentice", "higher", "other")
    study_competence = YesNoUnsure(assumed=False)
    study_in = Choice("norway", "exchange", "online", "abroad")
    online_school = Choice("norway", "eea", "elsewhere")
    exchange_approved = YesNoUnsure()
    ties = Choice("lived_two_years", "school_three_years", "family_and_b1", "border_work_and_b1", "other")
    ties_with_worker = YesNo()
    # The refugee grant
    had_protection = YesNo()
    receives_introduction_benefit = YesNo()
    completed_introduction_programme = YesNo()
    protection_date = Day(1967)
    young_child = YesNo()
