"""Study support (*lån og stipend* from Lånekassen) for foreign nationals: questions and provisions.

Act on study support (*utdanningsstøtteloven*) § 3, https://lovdata.no/lov/2005-06-03-37, and chapters 2,
3, 9 and 11 of its regulation, https://lovdata.no/forskrift/2020-04-15-798, read as they stood on
29 April 2026 with the figures of the study year 2026-27.

>>> StudySupport({"ground": "full_time_work", "work_months": "24"}).work_months
24
"""

from __future__ import annotations

from datetime import date as Date

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
SECTION_115_2 = Law("utlendingsloven", "115", 2, Date(2010, 1, 1))
SECTION_13 = regulation("13", 1, Date(2024, 8, 16))
SECTION_17 = regulation("17", 1, Date(2026, 8, 1))
SECTION_18 = regulation("18")
# The refugee grant below 21 years (part 2 of the regulation) and from 21 (part 3)
SECTION_61 = regulation("61", 1, KNOWN_FROM)
SECTION_62_1 = regulation("62", 1)
SECTION_62_2 = regulation("62", 2, Date(2024, 8, 16))
SECTION_84 = regulation("84", 1, Date(2024, 8, 16))
SECTION_85_1 = regulation("85", 1)
SECTION_85_2 = regulation("85", 2)


class StudySupport(Form):
    """The questions, in the order of the page: the ground, time and age, its conditions, then the rest."""

    ground = Choice(*GROUNDS, "unsure", "none")
    start_date = Day(2010)
    birth_year = Whole(1900, 2015)
    # Permits and family
    couple = Choice("married", "cohabiting_with_joint_children", "cohabiting")
    both_live_in_norway = YesNo()
    nordic_citizen = YesNo()
    relative = Choice("parent", "spouse", "cohabitant_with_joint_children", "other")
    relative_stays_for = Choice("norwegian_citizen", "other_than_studies", "studies", "unsure")
    # The EEA and the United Kingdom
    permanent_card = YesNo()
    eea_years = Whole(0, 80)
    permanent_early = YesNo()
    eea_role = Choice("eea_citizen", "family_member")
    lived_together = YesNo()
    eea_work = Choice("working", "left_related_studies", "left_other_studies", "unemployed", "family")
    uk_arrival = Day(1930)
    uk_stayed = YesNo()
    uk_worker_or_permanent = YesNo()
    # Full-time work
    work_permit = Choice("worker", "au_pair", "other")
    work_months = Whole(0, 900)
    work_break = Choice("none", "illness_or_birth", "other")
    work_break_months = Whole(0, 240)
    paid_tax = YesNoUnsure()
    # Studies in Norway
    study_months = Whole(0, 900)
    credits = Whole(0, 2000)
    public_study_support = YesNo()
    study_break = Choice("none", "illness_or_birth", "other")
    study_break_months = Whole(0, 240)
    # No permit yet
    youth_right = YesNoUnsure()
    # Another ground, when the first one does not carry
    other_ground = Choice(*GROUNDS, "none")
    third_ground = Choice(*GROUNDS, "none")
    # Home and place of study
    in_reception = YesNo()
    course = Choice("preparatory", "upper_secondary", "higher", "other")
    study_in = Choice("norway", "exchange", "online", "abroad")
    exchange_approved = YesNoUnsure()
    ties = Choice("lived_two_years", "school_three_years", "family_and_b1", "border_work_and_b1", "other")
    # The refugee grant
    had_protection = YesNo()
    receives_introduction_benefit = YesNo()
    completed_introduction_programme = YesNo()
    protection_date = Day(1967)
    young_child = YesNo()
