"""The characters that a text of the site may hold: those that a reader sees, and that are what they look like.

Whatever is not named here is refused, so nobody needs to know every trick of Unicode
(https://www.unicode.org/reports/tr36/, https://www.unicode.org/reports/tr39/): what shows nothing, what turns text
round, what heaps marks on a letter, signs that are blank, and words of two alphabets whose letters look alike.
A language brings its own script, told by its row in `calc.words`.

>>> [*faults("Ви маєте право, §\\u00a020 – №\\u00a05")]
[]
>>> [what for _, what in faults("Na\\u200bv")], [what for _, what in faults("Nаv")]
(['the unseen character U+200B'], ['a word of two alphabets: “Nаv”'])
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from calc.words import TABLE

# Ranges: tab, line and ASCII; Latin-1 without controls and soft hyphen; Latin, some marks, the Cyrillic of Slavic
# languages (others have letters that look like I and h), Latin with two marks, punctuation,
# money, № and ™, arrows and mathematics. The no-break spaces are among them; no wider space is.
PLAIN = (
    "\t\n -~\xa0-\xac\xae-\u017e\u0218-\u021b\u02bc\u0300-\u030c\u0327\u0328\u0400-\u045f\u0490\u0491\u1e80-\u1ef9"
    "\u2010-\u2023\u2025-\u2027\u202f\u2030-\u205e\u20a0-\u20c0\u2116\u2122\u2190-\u22ff"
)
OTHER = re.compile(f"[^{PLAIN}]")
LATIN, CYRILLIC, MARK = "A-Za-z\xc0-\xd6\xd8-\xf6\xf8-\u024f\u1e00-\u1eff", "\u0400-\u052f", "\u0300-\u036f"
MIXED = re.compile(f"(?<!\\w)\\w*(?:[{LATIN}][{MARK}]*[{CYRILLIC}]|[{CYRILLIC}][{MARK}]*[{LATIN}])\\w*")
HEAPED = re.compile(f"[{MARK}]{{3}}")
UNSEEN = (
    "C",
    "Z",
)  # the first letters of Unicode's categories of controls, formats, what is unassigned, and spaces
OWN = ("L", "M", "P")  # what a script of its own brings: letters, marks, punctuation
SCRIPTS = tuple({language.script.upper() for language in TABLE.values()} - {"LATIN", "CYRILLIC"})
Said = tuple[int, str]  # the offset in the text, and what is at fault


def faults(text: str) -> Iterator[Said]:
    """Every character that no text of the site needs, each word of two alphabets, and heaps of marks."""
    for found in OTHER.finditer(text):
        category, name = unicodedata.category(found[0]), unicodedata.name(found[0], "without a name")
        if category[0] in UNSEEN:
            yield found.start(), f"the unseen character U+{ord(found[0]):04X}"
        elif category[0] not in OWN or not name.startswith(SCRIPTS):
            yield found.start(), f"the character U+{ord(found[0]):04X} ({name.lower()})"
    for found in HEAPED.finditer(text):
        yield found.start(), "more than two marks on a letter"
    for found in MIXED.finditer(text):
        yield found.start(), f"a word of two alphabets: “{found[0][:40]}”"


def said(text: str) -> str | None:
    """The first of them, if there is one."""
    return next((what for _, what in faults(text)), None)


def texts(value: Any) -> Iterator[str]:
    """Every text in what was read from TOML, the names too: an escape there is a character here.

    >>> [*texts({"a": ["b", {"c": 1}], "d": "e"})]
    ['a', 'b', 'c', 'd', 'e']
    """
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from texts(name)
            yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)
