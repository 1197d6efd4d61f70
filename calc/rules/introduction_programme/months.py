"""Months, working days and the last day of an introduction programme.

Leave and absence under the rules, more than ten working days together, are
added to the programme: Integration Regulation (*integreringsforskriften*) §§ 10
and 19, wording from 1 January 2026, https://lovdata.no/forskrift/2020-12-15-2912.
The Act does not say how the months are counted day by day, so a last day is an estimate.

>>> add_workdays(date(2027, 2, 26), 11)
datetime.date(2027, 3, 15)
"""

from __future__ import annotations

from datetime import date, timedelta

from calc.calendar import monotone, months_later
from calc.frame.core import Outcome, Step, Steps, rule
from calc.law import Law
from calc.rules.introduction_programme.form import NOT_GIVEN, IntroductionProgramme

FREE_DAYS = 10  # working days of leave and absence that do not lengthen the programme
LEAVE_RULE = date(2026, 1, 1)
REGULATION_19 = Law("integreringsforskriften", "19", 0, LEAVE_RULE)


@monotone
def last_day_of(start: date, months: int) -> date:
    """The last of so many months: the day before the same day, or the month's last day where that is missing.

    >>> last_day_of(date(2026, 3, 2), 12), last_day_of(date(2023, 8, 31), 6)
    (datetime.date(2027, 3, 1), datetime.date(2024, 2, 29))
    """
    later = months_later(start, months)
    return later if later.day < start.day else later - timedelta(1)


@monotone
def add_workdays(day: date, days: int) -> date:
    """The day that many working days later, Monday to Friday; public holidays are not looked at."""
    start = day - timedelta(max(day.weekday() - 4, 0)) if days else day
    weeks, rest = divmod(days, 5)
    over_weekend = 2 if rest and start.weekday() + rest > 4 else 0
    return start + timedelta(weeks * 7 + rest + over_weekend)


@rule
def added_workdays(form: IntroductionProgramme, offered: date) -> Steps[int | None]:
    """The working days that leave adds: all of them, once they are more than ten. Regulation §§ 10, 19."""
    days = form.leave_days
    if not form.given("leave_days"):
        return None
    if offered < LEAVE_RULE:
        yield Step("leave-before-2026", Outcome.UNCLEAR, REGULATION_19, {"since": LEAVE_RULE})
        return None
    if days > FREE_DAYS:
        yield Step("leave-added", Outcome.COMPUTED, REGULATION_19, {"days": days})
        return days
    yield Step("leave-not-added", Outcome.NOT_MET, REGULATION_19, {"days": days})
    return 0


@rule
def end_days(
    form: IntroductionProgramme, months: int, extension: int, added: int | None
) -> Steps[tuple[date, date] | None]:
    """The last day without an extension and with all of it, or None without a start day."""
    start = form.start_date
    if start == NOT_GIVEN:
        return None
    if added is None:
        yield Step("leave-not-counted", Outcome.UNCLEAR)
    end = add_workdays(last_day_of(start, months), added or 0)
    latest = add_workdays(last_day_of(start, months + extension), added or 0)
    yield Step("last-day", Outcome.UNCLEAR, facts={"start": start, "end": end})
    if extension:
        yield Step("last-day-extended", Outcome.UNCLEAR, facts={"start": start, "latest": latest})
    return end, latest
