"""Numbers, days and plurals against Babel, which carries Unicode's own data."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal, format_percent
from hypothesis import given
from hypothesis import strategies as st

from calc import words

LANGUAGES = pytest.mark.parametrize("lang", words.LANGUAGES)


def ours(text: str, lang: str = "en") -> str:
    """Babel's text with our no-break space, and with the language's own minus, which Babel leaves out."""
    return text.replace("\u202f", "\u00a0").replace("-", Locale(lang).number_symbols["latn"]["minusSign"])


@LANGUAGES
@given(value=st.integers(-(10**9), 10**9))
def test_whole_numbers(lang: str, value: int) -> None:
    assert words.number(value, lang) == ours(format_decimal(value, locale=lang), lang)


@LANGUAGES
@given(ore=st.integers(-(10**9), 10**9))
def test_two_decimals(lang: str, ore: int) -> None:
    expected = format_decimal(Decimal(ore) / 100, "#,##0.00", locale=lang)
    assert words.number(Fraction(ore, 100), lang, 2) == ours(expected, lang)


def test_money_is_written_alike() -> None:
    told = [words.money(Fraction(39541, 2), lang) for lang in words.LANGUAGES]
    no_break = "\u00a0"
    assert told == [
        f"19{no_break}770,50{no_break}kr",
        f"19,770.50{no_break}kr",
        f"19{no_break}770,50{no_break}kr",
        f"19{no_break}770,50{no_break}kr",
    ]


@LANGUAGES
@pytest.mark.parametrize("value", [Fraction(22, 100), Fraction(79, 1000), Fraction(1), Fraction(0)])
def test_per_cent(lang: str, value: Fraction) -> None:
    sign = Locale(lang).percent_formats[None].pattern.removeprefix("#,##0")
    assert words.percent(value, lang) == ours(format_percent(float(value), f"#,##0.#{sign}", locale=lang))


@LANGUAGES
def test_every_day_of_two_years(lang: str) -> None:
    day = date(2026, 1, 1)
    pattern = {"nb": "d. MMMM y", "en": "d MMMM y", "ru": "d MMMM y\u00a0'г'.", "uk": "d MMMM y\u00a0'р'."}[lang]
    while day < date(2028, 1, 1):
        assert words.day(day, lang) == ours(format_date(day, pattern, locale=lang))
        day += timedelta(days=1)


@LANGUAGES
def test_plural_of_every_count_to_a_thousand(lang: str) -> None:
    rule = Locale(lang).plural_form
    names = {"nb": ["one", "other"], "en": ["one", "other"]}.get(lang, ["one", "few", "many"])
    for count in range(1001):
        assert names[words.plural(count, lang)] == rule(count), count


@LANGUAGES
def test_a_month_is_understood_as_it_is_written(lang: str) -> None:
    for month in range(1, 13):
        name = words.month_name(month, lang)
        assert words.month_number(name) == month
        assert words.month_number(name.upper()) == month
    assert words.month_number("fo") is None
    assert words.month_number("месяц") is None
