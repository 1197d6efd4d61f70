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
from calc.frame.days import Milestone
from calc.law import Law
from calc.rules.introduction_programme.form import IntroductionProgramme
from calc.rules.introduction_programme.spans import Span
from calc.rules.introduction_programme.versions import RULES_2026

LATE_START = 6  # months after the offer; the Act says three after settlement
FREE_DAYS = 10  # working days of leave and absence that do not lengthen the programme
REGULATION_19 = Law("integreringsforskriften", "19", 0, RULES_2026)


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


def workdays_from(start: date, end: date) -> int:
    """Monday to Friday from one day to another, both included; none if the end comes first.

    >>> workdays_from(date(2025, 12, 26), date(2025, 12, 31)), workdays_from(date(2026, 1, 1), date(2025, 12, 31))
    (4, 0)
    """
    weeks, rest = divmod(max((end - start).days + 1, 0), 7)
    return weeks * 5 + sum((start.weekday() + day) % 7 < 5 for day in range(rest))


@rule
def added_workdays(form: IntroductionProgramme, offered: date, span: Span) -> Steps[int | None]:
    """The working days that leave adds: all of them, once they are more than ten. Regulation §§ 10, 19.

    The rule has no transition: it is for leave from 2026, whenever the programme was offered.
    """
    days = form.leave_days
    if not form.given("leave_days"):
        return None
    earlier = (yield from before_the_rule(form, offered, span)) if offered < RULES_2026 and days else 0
    counted = days - earlier
    if earlier and counted <= FREE_DAYS < days:
        yield Step("leave-together", Outcome.UNCLEAR, REGULATION_19, {"since": RULES_2026})
        return None
    if counted > FREE_DAYS:
        yield Step("leave-added", Outcome.COMPUTED, REGULATION_19, {"days": counted})
        return counted
    yield Step("leave-not-added", Outcome.COMPUTED, REGULATION_19, {"days": counted})
    return None if earlier else 0


@rule
def before_the_rule(form: IntroductionProgramme, offered: date, span: Span) -> Steps[int]:
    """How many of the days were before 2026; the rule of that time was not read."""
    begins = form.start_date or months_later(offered, LATE_START)
    facts = {"since": RULES_2026}
    if add_workdays(last_day_of(begins, span.months + span.extension), form.leave_days) < RULES_2026:
        yield Step("leave-before-2026", Outcome.UNCLEAR, REGULATION_19, facts)
        return form.leave_days
    earlier = form.leave_before_2026
    if not form.given("leave_before_2026"):
        yield Step("leave-from-2026-assumed", Outcome.UNCLEAR, REGULATION_19, facts)
    if earlier:
        yield Step("leave-before-2026", Outcome.UNCLEAR, REGULATION_19, facts)
    return earlier


@rule
def end_days(form: IntroductionProgramme, span: Span, added: int | None) -> Steps[tuple[date, date] | None]:
    """The last day without an extension and with all of it, or None without a start day."""
    start = form.start_date
    if start is None:
        return None
    if added is None:
        yield Step("leave-not-counted", Outcome.UNCLEAR)
    end = add_workdays(last_day_of(start, span.months), added or 0)
    latest = add_workdays(last_day_of(start, span.months + span.extension), added or 0)
    days = (Milestone("programme-end", end, certain=False, law=span.law),)
    yield Step("last-day", Outcome.UNCLEAR, facts={"start": start, "end": end}, by=end, days=days)
    if span.extension:
        days = (Milestone("programme-end-extended", latest, certain=False, law=span.law),)
        facts = {"start": start, "latest": latest}
        yield Step("last-day-extended", Outcome.UNCLEAR, facts=facts, by=latest, days=days)
    return end, latest
