"""What a translation must have in common with its original, whatever the words: counted, then compared.

Headings, list items, table cells, notes, calculators; figures, numbers, dates
and §§; links and sources. Numbers are compared as runs of digits, since
`15 488` and `15,488` are the same amount.

>>> norwegian = shape("Fra 1. mai 2026: 15 488 kr, se [§ 20](a.md#b).\\n\\n- En\\n- To", "nb")
>>> english = shape("From 1 June 2026: 15,488 kr, see [§ 20](a.md#c).\\n\\n- One", "en")
>>> for difference in differences(norwegian, english):
...     print(difference)
1 list items instead of 2
other dates: 1.5 is missing, 1.6 is too much
other links: a.md#b is missing, a.md#c is too much
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator

from calc.words import TABLE

FIGURE = re.compile(r"\{\{\s*(.+?)\s*\}\}")
LINK = re.compile(r"\]\(([^)\s]+)\)")
SOURCES = re.compile(r"^:sources:\s*(.*)$", re.MULTILINE)
CALCULATOR = re.compile(r"^:calculator:\s*(\S+)", re.MULTILINE)
ATTRIBUTES = re.compile(r"\{[:\s#.][^}]*\}|<[^>]*>")
COUNTED = {
    "headings": re.compile(r"^#{1,6} ", re.MULTILINE),
    "list items": re.compile(r"^\s*(?:[-*+]|\d+[.)])\s", re.MULTILINE),
    "table rows": re.compile(r"^\s*\|", re.MULTILINE),
    "table cells": re.compile(r"^\s*\||(?<!\\)\|(?=.)", re.MULTILINE),
    "notes": re.compile(r"^\s*!!! ", re.MULTILINE),
    "§": re.compile("§"),
}
DATES = {
    lang: re.compile(rf"(\d{{1,2}})\.?[ \u00a0]({'|'.join(language.months.split())})\b", re.IGNORECASE)
    for lang, language in TABLE.items()
}
Shape = dict[str, Counter[str]]


@functools.cache  # an original is compared with three translations
def shape(text: str, lang: str) -> Shape:
    """What is counted in a part: kind to values."""
    counted = {name: Counter({"": len(found.findall(text))}) for name, found in COUNTED.items()}
    prose = ATTRIBUTES.sub(" ", LINK.sub("]", FIGURE.sub(" ", SOURCES.sub("", CALCULATOR.sub("", text)))))
    prose = re.sub(r"^\d+[.)]\s", "", prose, flags=re.MULTILINE)  # the numbers of a list are not the text's
    months = TABLE[lang].months.lower().split()
    return {
        **counted,
        "calculators": Counter(CALCULATOR.findall(text)),
        "figures": Counter(FIGURE.findall(text)),
        "numbers": Counter(re.findall(r"\d+", prose)),
        "dates": Counter(f"{day}.{months.index(month.lower()) + 1}" for day, month in DATES[lang].findall(prose)),
        "links": Counter(LINK.findall(text)),
        "sources": Counter(id for line in SOURCES.findall(text) for id in line.split()),
    }


def differences(original: Shape, translation: Shape) -> Iterator[str]:
    """Each kind in which two shapes differ, in words."""
    for kind, expected in original.items():
        found = translation[kind]
        if kind in COUNTED and found != expected:
            yield f"{found['']} {kind} instead of {expected['']}"
        elif found != expected:
            missing = [f"{value} is missing" for value in (expected - found).elements()]
            extra = [f"{value} is too much" for value in (found - expected).elements()]
            yield f"other {kind}: {', '.join(missing + extra)}"
