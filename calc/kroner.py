"""An exact amount in kroner."""

from __future__ import annotations

from fractions import Fraction


class Kroner(Fraction):
    """An exact amount in kroner; it is rounded once, when it is shown.

    >>> Kroner(237240) / 1850, str(Kroner(Fraction(237240, 1850)))
    (Fraction(23724, 185), '128.24')
    """

    def __str__(self) -> str:
        """Two decimals, halves up: the form of `--json`."""
        ore = int(abs(self) * 100 + Fraction(1, 2))
        return f"{'-' if self < 0 and ore else ''}{ore // 100}.{ore % 100:02}"
