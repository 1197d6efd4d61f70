"""The word list turned round: from the reader's language to Norwegian.

>>> sorted(["яма", "ґанок", "гора", "їжа", "ім’я"], key=alphabetical)
['гора', 'ґанок', 'ім’я', 'їжа', 'яма']
"""

from __future__ import annotations

import copy

from lxml import html
from lxml.html import HtmlElement

from publish.finished import line
from publish.text import LANGUAGE_NAMES, word

ALPHABET = "abcdefghijklmnopqrstuvwxyzабвгґдеєёжзиіїйклмнопрстуфхцчшщъыьэюя"


def turned(table: HtmlElement, lang: str) -> HtmlElement:
    """A heading and the same table with its two columns exchanged, sorted by the reader's language."""
    section = html.fragment_fromstring("<section><h2></h2></section>")
    section[0].text = word("booklet.words-back", lang, language=LANGUAGE_NAMES[lang])
    back = copy.deepcopy(table)
    for row in back.iter("tr"):
        row.append(row[0])
    body = back.find("tbody")
    body[:] = sorted(body, key=lambda row: alphabetical(line(row[0])))
    section.append(back)
    return section


def alphabetical(text: str) -> list[int]:
    """The order of the Latin, Russian and Ukrainian alphabets; signs do not count."""
    return [ALPHABET.index(letter) for letter in text.lower() if letter in ALPHABET]
