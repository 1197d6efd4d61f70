"""The forms of Russian and Ukrainian words, from the dictionaries of pymorphy3.

https://github.com/no-plagiarism/pymorphy3. They do not change from build to build, so they are kept by the
version of the dictionaries: looking up every word of the site takes two seconds, reading them none.

>>> lexeme("дітей", "uk")[0], "дітьми" in lexeme("дітей", "uk")
('дитина', True)
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any

from publish import remembered
from publish.places import BUILD

FOLDER = BUILD / "forms"
NOT_INFLECTED = {"PREP", "CONJ", "PRCL", "INTJ", "NPRO", "ADVB", "PRED"}
RARE = {"PRTF", "PRTS", "GRND", "COMP", "Supr", "ADJS", "impr", "voct"}
Lexeme = tuple[str, ...]


def of(lang: str, words: Iterable[str], folder: Path = FOLDER) -> list[Lexeme]:
    """The lexemes of different words, in their order; only what is not remembered in the folder is looked up."""
    made_by = remembered.made_by(__file__, "pymorphy3", f"pymorphy3-dicts-{lang}")
    found = remembered.of(folder / f"{lang}-{made_by}.json", words, partial(lexeme, lang=lang))
    return [(*forms,) for forms in found.values()]


def lexeme(word: str, lang: str) -> list[str]:
    """A word's normal form and its usual forms; a word that does not change or is not in the dictionary, alone."""
    readings = [each for each in analyzer(lang).parse(word) if each.is_known]
    if not readings or any(NOT_INFLECTED & set(each.tag.grammemes) for each in readings):
        return [word]
    best = next((each for each in readings if "VERB" not in each.tag), readings[0])
    usual = [form.word for form in best.lexeme if is_usual(form.tag.grammemes)]
    return [*dict.fromkeys([best.normal_form, *usual])]


def is_usual(grammemes: set[str]) -> bool:
    """Whether people search by such a form: not by participles, commands, comparatives or drawn-out futures."""
    return not grammemes & RARE and not {"futr", "impf"} <= grammemes


@functools.cache
def analyzer(lang: str) -> Any:
    """The dictionary of a language."""
    import pymorphy3  # a word that is not kept alone needs it

    return pymorphy3.MorphAnalyzer(lang=lang)
