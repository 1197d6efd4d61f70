"""Every way the Act lets a month's deductions be counted, and what each of them pays.

Integration Act (*integreringsloven*) §§ 20-25, https://lovdata.no/lov/2020-11-06-127.
The Act gives several deductions no order, and does not say whether a day away is
1/30 of the month or its hours. So a payment is worked out in every reading; where
all agree, nothing is unclear.

>>> from calc.kroner import Kroner
>>> month = Month(Fraction(19770), Fraction(1), (Fraction(1),), absences=((Fraction(0), Fraction(2)),))
>>> [str(Kroner(account.payment)) for account in Readings(month).accounts.values()]
['18452.00', '17846.43']
>>> Readings(month).differ("counted"), Readings(month).differ("order")
(True, False)
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import product

from calc.rules.introduction_benefit.amount import DAYS, HOURS

HOURS_A_DAY = Fraction(75, 10)  # a full-time programme is 37.5 hours a week
NONE = Fraction(0)
WAYS = ("worth", "others", "absence", "counted", "work", "order")
Way = tuple[int, ...]


@dataclass(frozen=True)
class Month:
    """What is known of a month, in kroner before tax; where something can be two things, both are there.

    `full` is the full benefit of a month, `part` the part of the month in the
    programme, `worths` what these days are worth in months of full benefit.
    Absence (hours, days) and hours of work are weighted by the rate of their days.
    """

    full: Fraction
    part: Fraction
    worths: tuple[Fraction, ...]
    others: tuple[Fraction, ...] = (NONE,)
    absences: tuple[tuple[Fraction, Fraction], ...] = ((NONE, NONE),)
    work: tuple[Fraction, ...] = (NONE,)
    pay: Fraction | None = None
    transitional: Fraction = NONE
    taken_back: Fraction = NONE

    @property
    def hour(self) -> Fraction:
        """An hour at the full rate."""
        return self.full * 12 / HOURS

    @property
    def day(self) -> Fraction:
        """A day at the full rate."""
        return self.full / DAYS


@dataclass(frozen=True)
class Account:
    """One reading of a month: what is due, and what is taken off it, in kroner."""

    due: Fraction
    benefits: Fraction
    absence: Fraction
    work: Fraction
    taken_back: Fraction

    @property
    def deductions(self) -> Fraction:
        """All that is taken off, also beyond what is due."""
        return self.benefits + self.absence + self.work + self.taken_back

    @property
    def payment(self) -> Fraction:
        """What is paid: never less than nothing."""
        return max(self.due - self.deductions, NONE)


@dataclass(frozen=True)
class Readings:
    """All readings of a month by their way: for each of `WAYS` the place of the choice that was made."""

    month: Month

    @cached_property
    def accounts(self) -> dict[Way, Account]:
        """Each way with its account; the first is the plainest reading."""
        month = self.month
        counted = 2 if any(days for _, days in month.absences) else 1
        reduces = month.transitional or any(month.others)
        hourly = any(hours or days for hours, days in month.absences) or any(month.work)
        sizes = (
            len(month.worths),
            len(month.others),
            len(month.absences),
            counted,
            len(month.work),
            2 if reduces and hourly else 1,
        )
        return {way: account(month, way) for way in product(*map(range, sizes))}

    def differ(self, name: str) -> bool:
        """Whether this choice alone changes what is paid, whatever the others are."""
        if len(self.accounts) == 1:
            return False
        place = WAYS.index(name)
        paid: dict[Way, Fraction] = {}
        return any(
            paid.setdefault(way[:place] + way[place + 1 :], each.payment) != each.payment
            for way, each in self.accounts.items()
        )

    def one(self, **choices: int) -> Account:
        """The plainest account with some other choices."""
        return self.accounts[tuple(choices.get(name, 0) for name in WAYS)]


def account(month: Month, way: Way) -> Account:
    """The account of one reading. §§ 21-23 and 25."""
    worth, others, absence, counted, work, order = way
    due = month.full * month.worths[worth]
    benefits = month.others[others] + month.transitional * month.part
    left = max(due - benefits, NONE) / due if order and due else Fraction(1)
    hours, days = month.absences[absence]
    if counted:
        hours, days = hours + days * HOURS_A_DAY, NONE
    away = (hours * month.hour + days * month.day) * left
    worked = month.work[work] * month.hour * left
    if month.pay is not None:
        worked = min(worked, month.pay)
    return Account(due, benefits, away, worked, month.taken_back)
