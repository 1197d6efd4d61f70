"""Numbers, money, days and plurals in Norwegian Bokmål, English, Russian and Ukrainian.

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

from datetime import date
from fractions import Fraction

LANGUAGES = ("nb", "en", "ru", "uk")
NO_BREAK = "\u00a0"
GROUP = {"nb": NO_BREAK, "en": ",", "ru": NO_BREAK, "uk": NO_BREAK}
DECIMAL = {"nb": ",", "en": ".", "ru": ",", "uk": ","}
MINUS = {"nb": "\u2212", "en": "-", "ru": "-", "uk": "-"}
PERCENT = {"nb": NO_BREAK + "%", "en": "%", "ru": NO_BREAK + "%", "uk": "%"}
DAY = {
    "nb": "{day}. {month} {year}",
    "en": "{day} {month} {year}",
    "ru": "{day} {month} {year}\u00a0г.",  # the word for year stays on the line of its number
    "uk": "{day} {month} {year}\u00a0р.",
}
# As they stand in a date: in Russian and Ukrainian the genitive.
MONTHS = {
    "nb": "januar februar mars april mai juni juli august september oktober november desember",
    "en": "January February March April May June July August September October November December",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
}
# As they stand alone; people type these too.
ALONE = (
    "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
    "січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень",
)


def month_number(text: str) -> int | None:
    """The month (1 to 12) that a word of at least three letters names in any of the languages."""
    word = text.lower().rstrip(".")
    for names in (*MONTHS.values(), *ALONE):
        for index, name in enumerate(names.lower().split(), start=1):
            if len(word) >= 3 and name.startswith(word):
                return index
    return None


def month_name(month: int, lang: str) -> str:
    """The name of a month (1 to 12) as it stands in a date."""
    return MONTHS[lang].split()[month - 1]


def number(value: int | Fraction, lang: str, decimals: int = 0) -> str:
    """A number with grouped thousands and a fixed count of decimals, halves up."""
    scaled = int(abs(value) * 10**decimals + Fraction(1, 2))
    whole, rest = divmod(scaled, 10**decimals)
    grouped = f"{whole:,}".replace(",", GROUP[lang])
    tail = f"{DECIMAL[lang]}{rest:0{decimals}}" if decimals else ""
    return f"{MINUS[lang] if value < 0 and scaled else ''}{grouped}{tail}"


def money(value: int | Fraction, lang: str, decimals: int = 2) -> str:
    """An amount in kroner: `19 770,00 kr`."""
    return f"{number(value, lang, decimals)}{NO_BREAK}kr"


def percent(value: int | Fraction, lang: str) -> str:
    """A part of one as per cent, with no more decimals than it needs (at most one)."""
    hundredfold = Fraction(value) * 100
    return number(hundredfold, lang, 0 if hundredfold.denominator == 1 else 1) + PERCENT[lang]


def day(value: date, lang: str) -> str:
    """A day in words: `1. mai 2026`."""
    return DAY[lang].format(day=value.day, month=month_name(value.month, lang), year=value.year)


def plural(count: int, lang: str) -> int:
    """The index of the plural form for a count: two forms in nb and en, three in ru and uk."""
    if lang in ("nb", "en"):
        return 0 if count == 1 else 1
    if count % 10 == 1 and count % 100 != 11:
        return 0
    if 2 <= count % 10 <= 4 and not 12 <= count % 100 <= 14:
        return 1
    return 2
