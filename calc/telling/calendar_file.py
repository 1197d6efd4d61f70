"""The days of a result as a calendar file, made where the rules run: iCalendar, RFC 5545.

https://www.rfc-editor.org/rfc/rfc5545. Every event is a whole day without a time zone (`VALUE=DATE`), so
it stands on the same day in Oslo and in Kyiv. The file holds the day, its sentence and its provision, and
no answer; the same result seen from the same day gives the same bytes. A UID is made of the calculator,
the day's id and the day, so a second import doubles nothing. A day that has passed is left out.

>>> from calc import CALCULATORS
>>> from calc.frame.core import outcome_of
>>> benefit = Teller(CALCULATORS["introduction-benefit"], "en", date(2026, 3, 1))
>>> result = outcome_of(benefit.calculator, {"date": "2026-02-15", "age": "30"})
>>> [each for each in calendar_file(benefit, result).split("\\r\\n") if each[:3] in ("DTS", "TRI")]
['DTSTAMP:20260301T000000Z', 'DTSTART;VALUE=DATE:20260501', 'TRIGGER:-P7D']
"""

from __future__ import annotations

from datetime import date
from typing import Any

from calc.frame.core import Result
from calc.telling.days import ToldDay, told_days
from calc.telling.teller import Teller
from calc.text import plain

LONGEST = 75  # octets of a line, section 3.1
WEEK = 7  # days before the day, when the alarm rings; the day before where less is left


def calendar_file(teller: Teller, result: Result[Any]) -> str:
    """The file as text with CRLF, of the days from the teller's today on; empty without a today or days."""
    if teller.today is None:
        return ""
    ahead = [each for each in told_days(teller, result) if not each.passed]
    if not ahead:
        return ""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Fotfeste//calc//EN", "CALSCALE:GREGORIAN"]
    for each in ahead:
        lines += event(teller, each, teller.today)
    return "".join(folded(line) for line in [*lines, "END:VCALENDAR"])


def left_out(teller: Teller, result: Result[Any]) -> str:
    """The sentence that passed days are not in the file; empty where the file has every day, or there is none."""
    passed = [each for each in told_days(teller, result) if each.passed]
    return teller.say("page.calendar-ahead") if passed and calendar_file(teller, result) else ""


def event(teller: Teller, told: ToldDay, today: date) -> list[str]:
    """One day as an event, section 3.6.1; a day that is not sure is tentative."""
    milestone = told.milestone
    language = f";LANGUAGE={teller.lang}"
    notes = [] if milestone.certain else [teller.say("page.day-unsure")]
    notes += [teller.cite(milestone.law)] if milestone.law else []
    return [
        "BEGIN:VEVENT",
        f"UID:{teller.calculator.name}.{milestone.id}.{milestone.day:%Y%m%d}@fotfeste",
        f"DTSTAMP:{today:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{milestone.day:%Y%m%d}",
        f"SUMMARY{language}:{escaped(plain(told.text))}",
        *([f"DESCRIPTION{language}:{escaped(plain(' '.join(notes)))}"] if notes else []),
        f"STATUS:{'CONFIRMED' if milestone.certain else 'TENTATIVE'}",
        "TRANSP:TRANSPARENT",
        *alarm(plain(told.text), (milestone.day - today).days),
        "END:VEVENT",
    ]


def alarm(text: str, left: int) -> list[str]:
    """A reminder a week before the day, or the day before; none for today. Section 3.6.6."""
    days = WEEK if left >= WEEK else 1
    if not left:
        return []
    return ["BEGIN:VALARM", "ACTION:DISPLAY", f"TRIGGER:-P{days}D", f"DESCRIPTION:{escaped(text)}", "END:VALARM"]


def escaped(text: str) -> str:
    """A value of type TEXT, section 3.3.11.

    >>> escaped("a, b; c\\nd")
    'a\\\\, b\\\\; c\\\\nd'
    """
    for sign, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = text.replace(sign, written)
    return text


def folded(line: str) -> str:
    """A line with its end, folded so that none is longer than 75 octets and no letter is torn. Section 3.1.

    >>> [len(each.encode()) for each in folded("Ї" * 60).split("\\r\\n")]
    [74, 47, 0]
    """
    told, room = "", LONGEST
    for letter in line:
        size = len(letter.encode())
        if size > room:
            told += "\r\n "
            room = LONGEST - 1
        told += letter
        room -= size
    return told + "\r\n"
