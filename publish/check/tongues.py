"""Each language in its own words: nothing that is left in, or pasted from, another one.

A sentence of a language with a script of its own has a letter of that script, unless it is made of numbers, places
to fill, codes (A2, PDF, CC BY), units, addresses, or names that stand alike in every language. A letter or a small
word that the language does not have gives the rest away. Norwegian terms stand in `<span lang="nb">` or `[[ ]]`.

>>> [said(text, "uk") for text in ("Ви маєте право", "A2", "{act} § {section}", "imdi.no", "99 650 kr")]
[None, None, None, None, None]
>>> said("Du har rett", "uk"), said("Он тут или там", "uk"), said("Цей закон", "ru")
('“Du har rett” has no letter of Ukrainian', 'the word “или” is not Ukrainian', 'the word “Цей” is not Russian')
>>> said("Fotfeste", "ru", {"Fotfeste"}), said("Jeg og you", "en"), said("Så du", "nb")
(None, 'the word “og” is not English', None)
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Collection, Mapping

from calc.words import TABLE
from publish.check.wording import words
from publish.languages import ROWS

MARKED = re.compile(r"\[\[.*?\]\]")
PLACE = re.compile(r"\{[^}]*\}")
LATIN = re.compile(r"(?<![\w.@/-])[A-Za-zÀ-ÿ]+(?![\w@/-]|\.\w)")
UNITS = {"kr", "kB", "MB", "km"}
REMEDY = "translate it; mark a Norwegian term as one"


def said(text: str, lang: str, names: Collection[str] = ()) -> str | None:
    """What tells that a sentence is not in its language, if anything does."""
    own = PLACE.sub(" ", MARKED.sub(" ", text))
    language = ROWS[lang]
    if letter := language.foreign.search(own):
        return f"the letter “{letter[0]}” is not {language.english}"
    if word := language.foreign_words.search(own):
        return f"the word “{word[0]}” is not {language.english}"
    script = TABLE[lang].script.upper()
    if script != "LATIN" and latin_words(own, names) and not any(map(functools.partial(is_of, script), own)):
        return f"“{text[:60]}” has no letter of {language.english}"
    return None


def is_of(script: str, letter: str) -> bool:
    """Whether a letter is of a script; its name in Unicode begins with it."""
    return unicodedata.name(letter, "").startswith(script)


def latin_words(text: str, names: Collection[str] = ()) -> list[str]:
    """The words in Latin letters that somebody must translate: no codes in capitals, units, addresses or names.

    >>> latin_words("CC BY 4.0, B1, 20 kr, imdi.no, HK-dir, Nav: menyen", {"Nav"})
    ['menyen']
    """
    return [word for word in LATIN.findall(text) if not (word.isupper() or word in UNITS or word in names)]


def names(texts: Mapping[str, str]) -> set[str]:
    """The words with a capital that stand alike in the text of every language: names.

    >>> names({"nb": "Nav svarer", "en": "Nav answers", "uk": "Nav відповідає"})
    {'Nav'}
    """
    found = [set(LATIN.findall(text)) for text in texts.values()]
    return {word for word in set.intersection(*found) if word[0].isupper()} if found else set()


def same(text: str, other: str, lang: str) -> str | None:
    """What tells that a sentence is still the other one, if it has words enough to differ in.

    >>> same("Open the menu", "Open the menu", "nb"), same("{act} § 3", "{act} § 3", "nb")
    ('“Open the menu” is the same as in English', None)
    >>> same("Ваш результат", "Ваш результат", "uk")
    """
    own = PLACE.sub(" ", MARKED.sub(" ", text))
    language = ROWS[lang]
    count = len(latin_words(own)) if language.like == "en" else words(own)
    if text != other or count < language.like_words:
        return None
    return f"“{text[:60]}” is the same as in {ROWS[language.like].english}"
