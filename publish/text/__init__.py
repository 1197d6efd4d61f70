"""The site's own words: menus, notices and labels, in the reader's language.

>>> word("sources", "uk")
'Джерела'
"""

from __future__ import annotations

import functools
import json

from calc.text import TWO_STOPS
from calc.words import TABLE
from publish.places import SITE_TEXT

LANGUAGE_NAMES = {lang: language.name for lang, language in TABLE.items()}


@functools.cache
def words(lang: str) -> dict[str, str]:
    """All words of a language by id."""
    loaded: dict[str, str] = json.loads((SITE_TEXT / f"{lang}.json").read_text("utf-8"))
    return loaded


def word(id: str, lang: str, **facts: str) -> str:
    """A word or sentence with its places filled. Raises `KeyError` for an unknown id."""
    return TWO_STOPS.sub("", words(lang)[id].format(**facts))
