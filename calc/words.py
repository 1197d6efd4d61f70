"""The languages, and how each writes numbers, money, days and plurals.

This table is the one place in the code that names them; a fifth language begins with a row here.

A small table in the place of a locale library, which would weigh more than
the runtime's whole start; tested against Babel, and in the browser against `Intl`.
Follows Unicode CLDR, https://cldr.unicode.org; kroner are always written `kr`.

>>> number(1234567, "en"), number(-5, "nb")
('1,234,567', '−5')
>>> from datetime import date
>>> day(date(2026, 5, 1), "uk")
'1 травня 2026\\xa0р.'
>>> [plural(n, "uk") for n in (1, 2, 5, 11, 21)]
[0, 1, 2, 2, 0]
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

NO_BREAK = "\u00a0"


@dataclass(frozen=True)
class Language:
    """One language: its own name, its script and direction, its signs for numbers, its days, its plurals.

    `day` is a pattern of day, month and year. `months` are as they stand in a
    date (in Russian and Ukrainian the genitive), `alone` as they stand by
    themselves where that differs; people type these too. `plural` gives the
    index of the form for a count, in the order of the catalogues.
    """

    name: str
    group: str
    decimal: str
    minus: str
    percent: str
    day: str
    months: str
    plural: Callable[[int], int]
    alone: str = ""
    script: str = "latin"
    direction: str = "ltr"


def germanic(count: int) -> int:
    """One, and all others."""
    return 0 if count == 1 else 1


def slavic(count: int) -> int:
    """One (1, 21), few (2 to 4, 22), many (0, 5 to 20, 111)."""
    if count % 10 == 1 and count % 100 != 11:
        return 0
    return 1 if 2 <= count % 10 <= 4 and not 12 <= count % 100 <= 14 else 2


TABLE = {
    "nb": Language(
        name="Norsk",
        group=NO_BREAK,
        decimal=",",
        minus="\u2212",
        percent=NO_BREAK + "%",
        day="{day}. {month} {year}",
        months="januar februar mars april mai juni juli august september oktober november desember",
        plural=germanic,
    ),
    "en": Language(
        name="English",
        group=",",
        decimal=".",
        minus="-",
        percent="%",
        day="{day} {month} {year}",
        months="January February March April May June July August September October November December",
        plural=germanic,
    ),
    "ru": Language(
        name="Русский",
        group=NO_BREAK,
        decimal=",",
        minus="-",
        percent=NO_BREAK + "%",
        day="{day} {month} {year}\u00a0г.",  # the word for year stays on the line of its number
        months="января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
        plural=slavic,
        alone="январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
        script="cyrillic",
    ),
    "uk": Language(
        name="Українська",
        group=NO_BREAK,
        decimal=",",
        minus="-",
        percent="%",
        day="{day} {month} {year}\u00a0р.",
        months="січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
        plural=slavic,
        alone="січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень",
        script="cyrillic",
    ),
}
LANGUAGES = tuple(TABLE)


def month_number(text: str) -> int | None:
    """The month (1 to 12) that a word of at least three letters names in any of the languages."""
    word = text.lower().rstrip(".")
    for names in (names for language in TABLE.values() for names in (language.months, language.alone)):
        for index, name in enumerate(names.lower().split(), start=1):
            if len(word) >= 3 and name.startswith(word):
                return index
    return None


def month_name(month: int, lang: str) -> str:
    """The name of a month (1 to 12) as it stands in a date."""
    return TABLE[lang].months.split()[month - 1]


def number(value: int | Fraction, lang: str, decimals: int = 0) -> str:
    """A number with grouped thousands and a fixed count of decimals, halves up."""
    language = TABLE[lang]
    scaled = int(abs(value) * 10**decimals + Fraction(1, 2))
    whole, rest = divmod(scaled, 10**decimals)
    grouped = f"{whole:,}".replace(",", language.group)
    tail = f"{language.decimal}{rest:0{decimals}}" if decimals else ""
    return f"{language.minus if value < 0 and scaled else ''}{grouped}{tail}"


def money(value: int | Fraction, lang: str, decimals: int = 2) -> str:
    """An amount in kroner: `19 770,00 kr`."""
    return f"{number(value, lang, decimals)}{NO_BREAK}kr"


def percent(value: int | Fraction, lang: str) -> str:
    """A part of one as per cent, with no more decimals than it needs (at most one)."""
    hundredfold = Fraction(value) * 100
    return number(hundredfold, lang, 0 if hundredfold.denominator == 1 else 1) + TABLE[lang].percent


def day(value: date, lang: str) -> str:
    """A day in words: `1. mai 2026`."""
    return TABLE[lang].day.format(day=value.day, month=month_name(value.month, lang), year=value.year)


def plural(count: int, lang: str) -> int:
    """The index of the plural form for a count, in the order of the catalogues."""
    return TABLE[lang].plural(count)
