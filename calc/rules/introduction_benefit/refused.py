"""Answers about a month that cannot both be true: they are refused with a message that names both.

A month has its days, a day has 24 hours, and a 25th birthday fits the age.

>>> within_month(IntroductionBenefit({"date": "2026-02-10", "days_in_programme": "29"}), "days_in_programme")
Traceback (most recent call last):
    ...
calc.frame.problem.Invalid: days_in_programme: beyond-month; date: beyond-month
"""

from __future__ import annotations

from fractions import Fraction

from calc.frame.contradictions import contradict
from calc.rules.introduction_benefit.form import ADULT, IntroductionBenefit, days_of_month

HOURS_OF_DAY = 24


def within_month(form: IntroductionBenefit, name: str) -> None:
    """Raise `Invalid` where a day, or a number of days, is beyond the month of the form's day."""
    last = days_of_month(form)
    if getattr(form, name) > last:
        raise contradict(name, "date", "beyond-month", date=form.date, last=last)


def fitting_birthday(form: IntroductionBenefit) -> int:
    """The day of the month of the 25th birthday, 0 if in another month. Raises `Invalid` beside the age."""
    if form.age not in (ADULT - 1, ADULT):
        if form.given("turns_25_on") and form.values["turns_25_on"]:
            raise contradict("turns_25_on", "age", "age-and-birthday", date=form.date)
        return 0
    day = form.turns_25_on
    within_month(form, "turns_25_on")
    if day and (form.age >= ADULT) != (day <= form.date.day):
        raise contradict("turns_25_on", "age", "age-and-birthday", date=form.date)
    return int(day)


def within_days(form: IntroductionBenefit, name: str, hours: Fraction, days: int) -> None:
    """Raise `Invalid` where an answer is more hours than the days in the programme have."""
    if hours > HOURS_OF_DAY * days:
        other = "days_in_programme" if form.given("days_in_programme") else "date"
        raise contradict(name, other, "away-too-long", days=days)
