"""The words of a provision, and their hash, on which layout has no hold.

Compared are letters, digits and signs in their order. Spaces of any kind, soft
hyphens, and the kind of dash or quotation mark are typesetting. One other word,
figure or comma is a change.

>>> digest("1/1\\u00a0850 av\\u00ad stønaden") == digest("1/1 850  av stønaden")
True
>>> digest("inntil tre år") == digest("inntil fire år")
False
>>> difference("kan vare i inntil tre år og kan forlenges", "kan vare i inntil fire år og kan forlenges")
['- … vare i inntil tre år og kan …', '+ … vare i inntil fire år og kan …']
"""

from __future__ import annotations

import difflib
import hashlib
import re
import unicodedata

UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")  # soft hyphens, and marks without a width
DASHES = re.compile("[\u2010-\u2015\u2212]")
QUOTES = re.compile("[\u00ab\u00bb\u2018-\u201f]")
AROUND = 3  # words shown on each side of a change


def normalised(text: str) -> str:
    """The words as they are kept and shown: one space between them, one kind of dash and quotation mark."""
    plain = UNSEEN.sub("", unicodedata.normalize("NFKC", text))
    return " ".join(QUOTES.sub('"', DASHES.sub("-", plain)).split())


def digest(words: str) -> str:
    """The first sixteen digits of the hash of the words without their spaces; SHA-256."""
    return hashlib.sha256("".join(normalised(words).split()).encode()).hexdigest()[:16]


def difference(before: str, after: str) -> list[str]:
    """What was taken out and what was put in, each with a few words around it."""
    old, new = before.split(), after.split()
    told = []
    for kind, first, last, begin, end in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            told += [f"- {shown(old, first, last)}"] if old else []
            told += [f"+ {shown(new, begin, end)}"] if new else []
    return told


def shown(words: list[str], first: int, last: int) -> str:
    """Some words with those around them."""
    begin, end = max(first - AROUND, 0), last + AROUND
    return " ".join(["…"] * (begin > 0) + words[begin:end] + ["…"] * (end < len(words)))
