"""Field kinds: how an answer is typed, checked, and written back into an address.

A field parses what people really type and names exactly what is wrong.
`write(parse(text))` is the one language-free text of an answer, as it stands
in addresses; parsing it again gives the same value.

>>> Whole(0, 120).parse(" 27 ")
27
>>> Amount("kroner", 500_000).parse("19 770,50 kr")
Fraction(39541, 2)
>>> Day().parse("1. mai 2026"), Day().parse("2026-05-01")
(datetime.date(2026, 5, 1), datetime.date(2026, 5, 1))
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from fractions import Fraction

from calc.calendar import last_day
from calc.frame.form import REQUIRED, Field
from calc.frame.typed import day_parts, without_unit
from calc.words import month_number

ORE = Fraction(1, 100)
UNSURE = "unsure"  # the option of who does not know


class Amount(Field[Fraction]):
    """A number that is not negative, with at most two decimals, in `unit` (kroner or hours)."""

    kind = "amount"
    keyboard = "decimal"

    def __init__(self, unit: str, high: int, *, assumed: Fraction = REQUIRED, group: str = "") -> None:
        super().__init__(assumed=assumed, group=group)
        self.unit = unit
        self.low, self.high = 0, high

    def read(self, text: str) -> Fraction:
        value = in_range(self, typed_number(self, text))
        if (value * 100).denominator != 1:
            raise self.problem("decimals")
        return value

    def span(self) -> tuple[Fraction, Fraction, Fraction]:
        return Fraction(self.low), Fraction(self.high), ORE

    def help(self) -> str:
        return f"{self.low} to {self.high} {self.unit}"

    def write(self, value: Fraction) -> str:
        return str(value) if value.denominator == 1 else f"{float(value):.2f}"


class Whole(Field[int]):
    """A whole number from `low` to `high`: an age, a year of birth, or a count.

    `age_on` names the field of the day on which the reader has that age. `unit` is what is
    counted: days, months, years.
    """

    kind = "whole"
    keyboard = "numeric"

    def __init__(
        self,
        low: int,
        high: int,
        *,
        assumed: int = REQUIRED,
        group: str = "",
        age_on: str = "",
        birth_year: bool = False,
        unit: str = "",
    ) -> None:
        super().__init__(assumed=assumed, group=group)
        self.low, self.high = low, high
        self.age_on, self.birth_year, self.unit = age_on, birth_year, unit

    def read(self, text: str) -> int:
        value = typed_number(self, re.sub(r"(?<=\d)\.$", "", text))  # an ordinal: 5.
        if value.denominator != 1:
            raise self.problem("not-whole", typed=text)
        return int(in_range(self, value))

    def span(self) -> tuple[int, int, int]:
        return self.low, self.high, 1

    def help(self) -> str:
        return f"{self.low} to {self.high}"


class Choice(Field[str]):
    """One of a few named, language-free values; of many, those most people have are `common`, and seen first."""

    kind = "choice"
    may_be_blank = False

    def __init__(
        self, *options: str, assumed: str = REQUIRED, group: str = "", common: tuple[str, ...] = ()
    ) -> None:
        super().__init__(assumed=assumed, group=group)
        self.options, self.common = options, common
        self.certain = tuple(each for each in options if each != UNSURE)
        self.unsure = tuple(each for each in options if each == UNSURE)

    def read(self, text: str) -> str:
        if text not in self.options:
            raise self.problem("not-an-option", options=", ".join(self.options))
        return text


class YesNo(Field[bool]):
    """Yes or no."""

    kind = "yes-no"
    may_be_blank = False
    options = ("yes", "no")
    certain = (True, False)

    def read(self, text: str) -> bool:
        if text.lower() not in self.options:
            raise self.problem("not-an-option", options="yes, no")
        return text.lower() == "yes"

    def write(self, value: bool) -> str:
        return "yes" if value else "no"


class YesNoUnsure(Field[bool | None]):
    """Yes, no, or a true "I don't know", which is `None`; the rule then answers for both cases."""

    kind = "yes-no"
    may_be_blank = False
    options = ("yes", "no", UNSURE)
    certain = (True, False)
    unsure = (None,)

    def read(self, text: str) -> bool | None:
        if text.lower() not in self.options:
            raise self.problem("not-an-option", options=", ".join(self.options))
        return {"yes": True, "no": False}.get(text.lower())

    def write(self, value: bool | None) -> str:
        return UNSURE if value is None else "yes" if value else "no"


class Day(Field[date]):
    """A calendar day from 1 January of year `low` to 31 December of year `high`.

    Reads `2026-05-01`, `1.5.2026`, and month names in the four languages. The
    form's three boxes arrive joined as year-month-day, some perhaps empty. A day that is
    `mostly_today` is offered as the reader's today; there is no clock here.
    """

    kind = "day"

    def __init__(
        self,
        low: int = 1967,
        high: int = 2099,
        *,
        assumed: date = REQUIRED,
        group: str = "",
        mostly_today: bool = False,
    ) -> None:
        super().__init__(assumed=assumed, group=group)
        self.low, self.high, self.mostly_today = low, high, mostly_today

    def is_blank(self, text: str) -> bool:
        """Three empty boxes arrive as two hyphens."""
        return text.strip() in ("", "--")

    def read(self, text: str) -> date:
        parts = day_parts(text)
        if len(parts) != 3:
            raise self.problem("not-day", typed=text)
        return self.calendar_day(*parts)

    def calendar_day(self, year_text: str, month_text: str, day_text: str) -> date:
        """The day of three texts, or the first thing that is wrong with them."""
        for name, part in (("day", day_text), ("month", month_text), ("year", year_text)):
            if not part:
                raise self.problem(f"{name}-missing")
        if not re.fullmatch(r"\d{1,2}", day_text) or not 1 <= int(day_text) <= 31:
            raise self.problem("day-range", typed=day_text)
        month = int(month_text) if re.fullmatch(r"\d{1,2}", month_text) else month_number(month_text)
        if month is None or not 1 <= month <= 12:
            raise self.problem("month-range", typed=month_text)
        if not re.fullmatch(r"\d{4}", year_text) or not self.low <= int(year_text) <= self.high:
            raise self.problem("year-range", low=str(self.low), high=str(self.high))
        year, day = int(year_text), int(day_text)
        last = last_day(year, month)
        if day > last:
            raise self.problem("no-such-day", last=date(year, month, last))
        return date(year, month, day)

    def span(self) -> tuple[date, date, timedelta]:
        return date(self.low, 1, 1), date(self.high, 12, 31), timedelta(days=1)

    def help(self) -> str:
        return "YYYY-MM-DD"

    def write(self, value: date) -> str:
        return value.isoformat()


def typed_number(field: Amount | Whole, text: str) -> Fraction:
    """The number a person typed: `19 770,50 kr`, `19,770.50`, `١٩٧٧٠`, `19770,-`.

    Raises `Invalid` for this field: not a number, negative, or ambiguous.
    """
    digits = "".join(str(int(c)) if c.isdecimal() else c for c in without_unit(text.lower(), field.unit))
    digits = re.sub(r"(kroner|kr|nok|крон|кр)\.?|[\s'’]", "", digits).replace("٫", ",").replace("٬", "")
    digits = re.sub(r"[,.:][-–—]$", "", digits)
    if re.fullmatch(r"[-−–]\d[\d.,]*", digits):
        raise field.problem("negative")
    if re.fullmatch(r"[1-9]\d{0,2}[.,]\d{3}", digits):
        # One separator before three digits: thousands to some, decimals to others.
        whole = re.sub("[.,]", "", digits)
        raise field.problem("ambiguous", typed=text, whole=whole)
    if re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d+)?|\d{1,3}(,\d{3})+(\.\d+)?", digits):
        decimal = "," if digits.rfind(",") > digits.rfind(".") else "."
        if digits.count(decimal) > 1:
            decimal = ""
        digits = re.sub("[.,]", lambda sign: "." if sign[0] == decimal else "", digits)
    if not re.fullmatch(r"\d+([.,]\d+)?", digits):
        raise field.problem(f"not-{field.kind}", typed=text)
    return Fraction(digits.replace(",", "."))


def in_range(field: Amount | Whole, value: Fraction) -> Fraction:
    """The value again, or a problem that names the range."""
    if not field.low <= value <= field.high:
        raise field.problem("range", low=field.low, high=field.high)
    return value
