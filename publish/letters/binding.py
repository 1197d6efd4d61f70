"""What stays on one line: a section sign with its number, a day with its month, a month with its year, a unit.

Editors type ordinary spaces. Pages are bound when they are whole, catalogues when they are
compiled, and paper, whose lines are others, once more.

>>> unbroken("§ 8 fra 1. mai 2026, до 3 травня, May 2026").replace(NO_BREAK, "_")
'§_8 fra 1._mai_2026, до 3_травня, May_2026'
>>> unbroken("§§ 8 and 9; 2 MB; May I; in 2026").replace(NO_BREAK, "_")
'§§_8 and 9; 2_MB; May I; in 2026'
>>> in_text('<p title="§ 8">§ 8</p> § 9').replace(NO_BREAK, "_")
'<p title="§ 8">§_8</p> §_9'
"""

from __future__ import annotations

import re

from calc.words import NO_BREAK, TABLE

MONTHS = frozenset(month.lower() for row in TABLE.values() for month in row.months.split())
# The space may be the end of a line of the source.
DAY = re.compile(r"(?<![\w.])(\d{1,2}\.?)\s(?=([^\W\d_]+))")
YEAR = re.compile(r"([^\W\d_]+)\s(?=\d{4}\b)")
UNITS = re.compile(r"(?<=\d) (?=(?:kr|MB|kB|МБ|КБ|km|км)\b)")
SIGN = re.compile(r"(?<=§)\s")
TEXT = re.compile(r"(?<=>)[^<]+|^[^<]+")


def unbroken(text: str) -> str:
    """A text with no-break spaces where its parts belong on one line."""
    for space in (SIGN, UNITS):
        text = space.sub(NO_BREAK, text)
    text = DAY.sub(lambda day: day[1] + NO_BREAK if day[2].lower() in MONTHS else day[0], text)
    return YEAR.sub(lambda month: month[1] + NO_BREAK if month[1].lower() in MONTHS else month[0], text)


def in_text(html: str) -> str:
    """The same for HTML, whose tags stay as they are."""
    return TEXT.sub(lambda found: unbroken(found[0]), html)
