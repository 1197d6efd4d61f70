"""The shares of the full introduction benefit, each with the days of a month on which it holds.

Integration Act (*integreringsloven*) § 20 third and fourth paragraphs, https://lovdata.no/lov/2020-11-06-127.

>>> moved_out = AgeShare(TWO_THIRDS, before=ONE_THIRD, day=16)
>>> moved_out.on(15), moved_out.on(16), CoupleShare(COUPLE, first=10).on(9)
(Fraction(1, 3), Fraction(2, 3), Fraction(1, 1))
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from calc.rules.introduction_benefit.form import LONGEST_MONTH

COUPLE = Fraction(5, 6)
TWO_THIRDS, ONE_THIRD = Fraction(2, 3), Fraction(1, 3)


@dataclass(frozen=True)
class AgeShare:
    """What the age and the home leave of the benefit: one share before a day of the month, one from that day."""

    share: Fraction
    before: Fraction | None = None
    day: int = 1

    def on(self, day: int) -> Fraction:
        """The share on a day of the month."""
        return self.before if self.before is not None and day < self.day else self.share


@dataclass(frozen=True)
class CoupleShare:
    """What a couple's rule leaves of the benefit, from the first to the last day of the month it holds.

    `perhaps` is true where the Act does not say whether the rule reaches them.
    """

    share: Fraction = Fraction(1)
    first: int = 1
    last: int = LONGEST_MONTH
    perhaps: bool = False

    def on(self, day: int) -> Fraction:
        """The share on a day of the month."""
        return self.share if self.first <= day <= self.last else Fraction(1)
