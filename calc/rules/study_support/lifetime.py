"""Answers that cannot both be true of one life: a time in Norway longer than it, a child of another age.

A year of birth leaves the birthday open, so only what no birthday allows is refused; both answers are named.

>>> born = StudySupport({"birth_year": "2006", "start_date": "2026-08-17", "eea_years": "21"})
>>> check_time(born, "eea_years", born.eea_years)
Traceback (most recent call last):
    ...
calc.frame.problem.Invalid: birth_year: longer-than-life; eea_years: longer-than-life
"""

from __future__ import annotations

from calc.calendar import year_of
from calc.frame.contradictions import contradict
from calc.rules.study_support.form import StudySupport, support_year
from calc.rules.study_support.provisions import STUDY_YEAR

ADULT = 21  # below it, and from it on, another letter of § 8 second paragraph holds for a worker's child


YOUNGEST = 15  # nobody works full time, has passed studies or is married before


def check_time(form: StudySupport, field: str, years: int, since_age: int = 0) -> None:
    """Raise `Invalid` if so many full years are more than those since birth, or since an age."""
    if years > max(support_year(form) - form.birth_year - since_age, 0):
        raise contradict("birth_year", field, "longer-than-life", birth_year=str(form.birth_year))


def check_grown(form: StudySupport, field: str) -> None:
    """Raise `Invalid` if somebody below 15 says to be married, a parent, or a worker."""
    if support_year(form) - form.birth_year < YOUNGEST:
        raise contradict("birth_year", field, "too-young-for-this", birth_year=str(form.birth_year))


def check_child(form: StudySupport) -> None:
    """Raise `Invalid` if a worker's child cannot be below 21, or must be, in the study year."""
    relative, turns = form.worker_relative, year_of(STUDY_YEAR) - form.birth_year
    if (relative == "child_under_21" and turns > ADULT) or (relative == "child_other" and turns < ADULT - 1):
        born = str(form.birth_year)
        raise contradict("birth_year", "worker_relative", "child-of-another-age", birth_year=born)


def check_arrival(form: StudySupport) -> None:
    """Raise `Invalid` if a British citizen came before the year of her birth; the day may be another person's."""
    if form.uk_role == "citizen" and year_of(form.uk_arrival) < form.birth_year:
        raise contradict("birth_year", "uk_arrival", "arrival-before-birth", birth_year=str(form.birth_year))
