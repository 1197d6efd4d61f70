"""What the editors' note below a section says: which amendments came into force when, and which are still to come.

Lovdata writes what has been done in the past tense (*Endret ved lov …*) and
what was passed and is not in force in the present (*Endres ved lov …*).

>>> note = ("Endret ved lov 20 juni 2025 nr. 35 (i kraft 1 jan 2026 iflg. res. 20 juni 2025 nr. 1102). "
...     "Endres ved lov 20 juni 2025 nr. 35 (i kraft fra den tid Kongen bestemmer, gjelder første ledd). "
...     "Oppheves ved lov 12 juni 2026 nr. 22 (i kraft 1 juli 2028).")
>>> for each in coming(note):
...     print(each, "|", day_in(each))
Endres ved lov 20 juni 2025 nr. 35 (i kraft fra den tid Kongen bestemmer, gjelder første ledd) | None
Oppheves ved lov 12 juni 2026 nr. 22 (i kraft 1 juli 2028) | 2028-07-01
>>> in_force(note, date(2026, 11, 30))
datetime.date(2026, 1, 1)
"""

from __future__ import annotations

import re
from datetime import date

MONTHS = ("jan", "feb", "mar", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "des")
TO_COME = re.compile(r"\b(?:Endres|Oppheves|Tilføyes)\b")
DONE = re.compile(r"\b(?:Endret|Opphevet|Tilføyd|endret|opphevet|tilføyd|Overskrift\w*|Kapit\w+)\b")
IN_FORCE = re.compile(r"(?:i kraft|ikr\.|med virkning fra)\s+(?:fra\s+)?(\d{1,2})\.? (\w{3})\w*\.? (\d{4})")


def coming(note: str) -> tuple[str, ...]:
    """The amendments that are passed and not in force, each in the note's own words."""
    starts = [found.start() for found in TO_COME.finditer(note)]
    ends = [*starts, len(note)][1:]
    return tuple(until_done(note[start:end]).strip(" .,;") for start, end in zip(starts, ends, strict=True))


def until_done(told: str) -> str:
    """A part of the note up to where it goes on about what has been done."""
    found = DONE.search(told, 1)
    return told[: found.start()] if found and not inside(told, found.start()) else told


def inside(told: str, place: int) -> bool:
    """Whether a place lies within brackets."""
    return told.count("(", 0, place) > told.count(")", 0, place)


def day_in(told: str) -> date | None:
    """The first day on which something comes into force; none if the King is still to decide."""
    return min(days(told), default=None)


def in_force(note: str, today: date) -> date | None:
    """The last day on which an amendment came into force up to today."""
    done = note
    for each in coming(note):
        done = done.replace(each, "")
    return max((day for day in days(done) if day <= today), default=None)


def days(told: str) -> list[date]:
    """The days of coming into force that a note names; a day that does not exist is no day."""
    found = []
    for day, month, year in IN_FORCE.findall(told):
        if month[:3] in MONTHS and 1 <= int(day) <= 31:
            try:
                found.append(date(int(year), MONTHS.index(month[:3]) + 1, int(day)))
            except ValueError:
                continue
    return found
