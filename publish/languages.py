"""What the press knows of each language beside `calc.words`: one row a language, in the same order.

>>> ROWS["uk"].locale, ROWS["uk"].foreign.findall("Цены"), ROWS["en"].foreign.search("Prices")
('uk_UA', ['ы'], None)
>>> ORDER[:2]
('en', 'nb')
>>> folders()["ua"], folders()["no"]
(['uk/', 'uk/'], ['', 'nb/'])
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from calc.words import TABLE


@dataclass(frozen=True)
class Language:
    """One language.

    - `english` is its name in what is said of a fault, `locale` what previews in chats are told (https://ogp.me).
    - `stemmer` is the file of its stemmer in npm's `@orama/stemmers`, `inflected` whether pymorphy3 has its forms.
    - `lacks` are letters that it does not have, `lacks_words` small words of languages that are confused with it.
    - Where a page exists in other languages alone, the one with the lowest `instead` is offered.
    - `typed` are other names that people type for it at the beginning of an address.
    - `like` is the language whose sentence may have been left in place of a translation; a sentence of
      `like_words` words cannot be alike in both by chance.
    """

    english: str
    locale: str
    stemmer: str
    instead: int
    lacks: str
    lacks_words: str
    inflected: bool = False
    typed: tuple[str, ...] = ()
    like: str = "en"
    like_words: int = 2

    @cached_property
    def foreign(self) -> re.Pattern[str]:
        """Finds a letter that the language does not have."""
        return re.compile(f"[{self.lacks}]", re.IGNORECASE)

    @cached_property
    def foreign_words(self) -> re.Pattern[str]:
        """Finds a small word that the language does not have."""
        return re.compile(rf"\b(?:{'|'.join(self.lacks_words.split())})\b", re.IGNORECASE)


ROWS = {
    "nb": Language(
        english="Norwegian",
        locale="nb_NO",
        stemmer="no",
        instead=2,
        lacks="а-яёіїєґ",
        lacks_words="the and you your with this that from are have",
        typed=("no",),
    ),
    "en": Language(
        english="English",
        locale="en_GB",
        stemmer="en",
        instead=1,
        lacks="а-яёіїєґ",
        lacks_words="og ikke eller du deg din ditt må som til på av",
    ),
    "ru": Language(
        english="Russian",
        locale="ru_RU",
        stemmer="ru",
        instead=4,
        lacks="іїєґ",
        lacks_words="що або якщо коли це цей ця як немає",
        inflected=True,
    ),
    "uk": Language(
        english="Ukrainian",
        locale="uk_UA",
        stemmer="uk",
        instead=3,
        lacks="ыэъё",
        lacks_words="и или что если когда только также нет как это вы его",
        inflected=True,
        typed=("ua",),  # the country's
        like="ru",  # the two have short sentences in common
        like_words=4,
    ),
}
ORDER = tuple(sorted(ROWS, key=lambda lang: ROWS[lang].instead))
ROOTED = "nb"  # its pages lie at the root

if ROWS.keys() != TABLE.keys():
    raise LookupError(f"calc/words.py and publish/languages.py differ in {sorted(ROWS.keys() ^ TABLE.keys())}")


def folders() -> dict[str, list[str]]:
    """Where pages and shared questions of a language lie, by all names that are typed for it; "" where none is."""
    named = {name: lang for lang, row in ROWS.items() for name in (lang, *row.typed)} | {"": ROOTED}
    return {name: ["" if lang == ROOTED else f"{lang}/", f"{lang}/"] for name, lang in named.items()}
