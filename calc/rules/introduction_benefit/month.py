"""A month in stretches of one rate each: what its days are worth, in months of full benefit.

Integration Act (*integreringsloven*) § 20, https://lovdata.no/lov/2020-11-06-127:
a day is 1/30 of the month's benefit, and a whole month is a whole month,
however many days it has. The rate changes inside a month on the 25th birthday,
and when a partner starts or stops.

>>> august = stretches(31, lambda day: Fraction(2, 3) if day < 16 else Fraction(1))
>>> august
(Stretch(first=1, last=15, rate=Fraction(2, 3)), Stretch(first=16, last=31, rate=Fraction(1, 1)))
>>> worth_of_whole(august)
Fraction(5, 6)
>>> worth_between(august, 16, 31), worth_of_some(august, 10)
(Fraction(8, 15), (Fraction(1, 3), Fraction(2, 9)))
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from calc.rules.introduction_benefit.amount import DAYS
from calc.rules.introduction_benefit.shares import AgeShare, CoupleShare

Stretches = tuple["Stretch", ...]


@dataclass(frozen=True)
class Stretch:
    """The days of a month from `first` to `last`, all at one rate."""

    first: int
    last: int
    rate: Fraction


def stretches(last_day: int, rate_on: Callable[[int], Fraction]) -> Stretches:
    """The days of a month with a rate each, joined where the rate stays the same."""
    found: list[Stretch] = []
    for day in range(1, last_day + 1):
        rate = rate_on(day)
        if found and found[-1].rate == rate:
            found[-1] = Stretch(found[-1].first, day, rate)
        else:
            found.append(Stretch(day, day, rate))
    return tuple(found)


def rates_by_day(
    couple: CoupleShare, turns_25: int, young: AgeShare, grown: AgeShare
) -> Callable[[int], Fraction]:
    """The rate on a day of the month: by age and home, with the 25th birthday on that day, and for a couple."""
    return lambda day: (young if day < turns_25 else grown).on(day) * couple.on(day)


def within(month: Stretches, first: int, last: int) -> Stretches:
    """The part of the stretches from one day to another."""
    cut = (Stretch(max(each.first, first), min(each.last, last), each.rate) for each in month)
    return tuple(each for each in cut if each.first <= each.last)


def worth_between(month: Stretches, first: int, last: int) -> Fraction:
    """What some days in a row are worth: 1/30 of their rate each."""
    days = ((each.last - each.first + 1) * each.rate for each in within(month, first, last))
    return sum(days, Fraction(0)) / DAYS


def worth_of_whole(month: Stretches) -> Fraction:
    """What the whole month is worth: 1/30 for each day, the last stretch takes what is left of the month."""
    left, worth = DAYS, Fraction(0)
    for each in month[:-1]:
        days = min(each.last - each.first + 1, left)
        left -= days
        worth += days * each.rate
    return (worth + left * month[-1].rate) / DAYS


def worth_of_some(month: Stretches, days: int) -> tuple[Fraction, Fraction]:
    """The most and the least that so many days can be worth, when nobody says which days they were."""
    rates = sorted(each.rate for each in month for _ in range(each.first, each.last + 1))
    return sum(rates[len(rates) - days :], Fraction(0)) / DAYS, sum(rates[:days], Fraction(0)) / DAYS
