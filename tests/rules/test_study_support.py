"""Study support as its reader meets it: deadlines seen from her day, and no more questions than the law needs."""

from __future__ import annotations

import re
from datetime import date

import pytest

from calc import CALCULATORS
from calc.frame.core import Ask, Result, outcome_of, run
from calc.telling.teller import Teller
from calc.words import LANGUAGES

SUPPORT = CALCULATORS["study-support"]
PERMANENT = {"ground": "permanent_residence", "birth_year": "1990", "study_in": "norway", "had_protection": "no"}


def told(start: str, today: date, lang: str = "en") -> str:
    """All sentences for an education in Norway that starts on a day, as read on another."""
    result = outcome_of(SUPPORT, {**PERMANENT, "start_date": start})
    assert isinstance(result, Result)
    return " ".join(Teller(SUPPORT, lang, today).sentences(result)).replace("\xa0", " ")


@pytest.mark.parametrize(
    ("start", "today", "words"),
    [
        ("2026-08-17", date(2026, 11, 15), "you must apply by 15 November 2026"),
        ("2026-08-17", date(2026, 11, 16), "The deadline for autumn 2026 was 15 November 2026"),
        ("2026-08-17", date(2026, 11, 16), "you must apply by 15 March 2027"),
        ("2026-08-17", date(2027, 3, 16), "The deadline for spring 2027 was 15 March 2027"),
        ("2027-01-10", date(2026, 11, 30), "both semesters of 2026–27 you must apply by 15 March 2027"),
        ("2027-01-10", date(2027, 3, 16), "The deadline for both semesters of 2026–27 was 15 March 2027"),
        ("2027-03-01", date(2027, 3, 16), "you must apply before the education ends"),
    ],
)
def test_a_deadline_is_told_as_open_to_its_last_day_and_as_passed_after_it(
    start: str, today: date, words: str
) -> None:
    assert words in told(start, today)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_who_starts_in_november_is_not_told_of_a_day_in_november(lang: str) -> None:
    for today in (date(2026, 11, 30), date(2027, 3, 16)):
        sentences = told("2026-11-01", today, lang)
        assert re.search(r"\b15\b", sentences)
        assert sentences.count("2026") == 1, "the study year alone"


PROTECTION = {"ground": "protection", "in_reception": "no", "study_in": "norway"}
NO_PROGRAMME = {"receives_introduction_benefit": "no", "completed_introduction_programme": "no"}
PROFILES = {
    "permanent residence": (5, PERMANENT),
    "protection, university": (8, {**PROTECTION, "course": "higher", **NO_PROGRAMME}),
    "protection, upper secondary": (
        9,
        {**PROTECTION, "course": "upper_secondary", **NO_PROGRAMME, "protection_date": "2024-01-10"},
    ),
    "family": (
        6,
        {
            "ground": "family_immigration",
            "nordic_citizen": "no",
            "relative_stays_for": "other_than_studies",
            "study_in": "norway",
        },
    ),
    "not known": (1, {"ground": "unsure"}),
}


@pytest.mark.parametrize("profile", PROFILES)
def test_the_common_case_has_no_more_questions_than_it_had(profile: str) -> None:
    most, answers = PROFILES[profile]
    given: dict[str, str] = {}
    known = {"start_date": "2026-08-17", "birth_year": "1990", **answers}
    while isinstance(asked := run(SUPPORT.rule, SUPPORT.form(given, thorough=True)), Ask):
        given[asked.field] = known[asked.field]
    assert len(given) <= most, list(given)
