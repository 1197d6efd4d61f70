"""The ways to enough years for citizenship (*statsborgerskap*), and the day each is complete.

Citizenship Act (*statsborgerloven*) §§ 7 and 10-16 a, https://lovdata.no/lov/2005-06-10-51.
Eight of the last eleven years; six of ten with enough income, seven of ten for
refugees under § 28, five of seven for those who came before 18, five of ten
with a Norwegian partner, three for stateless people, two for Nordic citizens and
former Norwegians.

>>> complete(REFUGEE, date(2019, 5, 1), 3), complete(STATELESS, date(2019, 5, 1), 3)
(datetime.date(2026, 8, 1), None)
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from calc.calendar import months_later, years_later
from calc.law import Law
from calc.rules.residence.tax_year import SECTION_10, SIX_YEARS_SINCE

SECTION_7 = Law("statsborgerloven", "7", 1, SIX_YEARS_SINCE)
SECTION_11 = Law("statsborgerloven", "11", 0, date(2010, 1, 1))
SECTION_12 = Law("statsborgerloven", "12", 1, date(2020, 12, 1))
SECTION_13 = Law("statsborgerloven", "13", 0, date(2006, 9, 1))
SECTION_15 = Law("statsborgerloven", "15", 1, date(2013, 1, 1))
SECTION_16 = Law("statsborgerloven", "16", 1, date(2020, 1, 1))
SECTION_16A = Law("statsborgerloven", "16 a", 0, SIX_YEARS_SINCE)


@dataclass(frozen=True)
class Track:
    """One way to enough years: so many years of residence within a number of last years."""

    id: str
    years: int
    within: int
    law: Law


MAIN = Track("main", 8, 11, SECTION_7)
INCOME = Track("income", 6, 10, SECTION_10)
REFUGEE = Track("refugee", 7, 10, SECTION_16A)
YOUNG = Track("young", 5, 7, SECTION_11)
PARTNER = Track("partner", 5, 10, SECTION_12)
STATELESS = Track("stateless", 3, 3, SECTION_16)
FORMER = Track("former", 2, 2, SECTION_15)
NORDIC = Track("nordic", 2, 2, SECTION_13)


@dataclass(frozen=True)
class Chance:
    """A track that is open, or may be; the first day its years can be complete, and the day they are.

    The day is None where the months abroad do not fit beside the years.
    """

    track: Track
    first: date
    day: date | None
    sure: bool = True


def complete(track: Track, start: date, abroad: int) -> date | None:
    """The day the years are complete with the months abroad taken off; None where it depends on when."""
    if abroad > (track.within - track.years) * 12:
        return None
    return months_later(years_later(start, track.years), abroad)


def chance(track: Track, start: date, abroad: int, *, sure: bool = True) -> Chance:
    """A track for somebody who has lived here since a day."""
    return Chance(track, years_later(start, track.years), complete(track, start, abroad), sure)
