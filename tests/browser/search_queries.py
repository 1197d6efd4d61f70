"""What readers type, made from the glossary by rule, with the questions that answer it.

A term's right questions are those whose Norwegian title or short answer uses it, and the
one that uses it in most of its paragraphs. A term with more than five says nothing about
ranking and is left out, and so is a row of two words, and one that only changes and policy answer,
since these come last. Nothing is chosen by what the search finds. The kinds:

- the reader's word as in the glossary, and in three cases (Russian and Ukrainian, by the dictionary),
  or in the plural (English) or definite and plural (Norwegian)
- the Norwegian word of a letter: as it is, without æøå, in the definite form
- a whole question around the word
- one letter left out, doubled, or swapped with the next, in the middle of the word
- three apostrophes, and none, in every word that has one
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from publish.finished import Page
from publish.manuscript.glossary import Term
from publish.search.forms import analyzer
from publish.search.passages import mentions, url, written

MOST_RIGHT = 5
LAST = ("endringer/", "integreringspolitikk/")
CASES = ({"gent", "plur"}, {"ablt", "sing"}, {"datv", "sing"})
NEUTER = (
    "program",
    "stipend",
    "bidrag",
    "fradrag",
    "kort",
    "bevis",
    "mottak",
    "mål",
    "fravær",
    "vedtak",
    "skap",
    "nummer",
)
DEFINITE = ("loven", "forskriften", "registeret", "beløpet", "kassen", "penger", "midler", "hensyn")
ASKED = {
    "nb": ("Hva er {}?", "Hvordan kan jeg få {}?"),
    "en": ("What is {}?", "How do I get {}?"),
    "ru": ("Что такое {}?", "Как мне получить {}?"),
    "uk": ("Що таке {}?", "Як мені отримати {}?"),
}
APOSTROPHES = ("'", "\u2019", "\u02bc", "")


@dataclass(frozen=True)
class Query:
    """What is typed, of which kind it is, and the questions that answer it."""

    kind: str
    typed: str
    right: frozenset[str]


def queries(pages: list[Page], terms: list[Term], lang: str) -> list[Query]:
    """All queries of a language, each once."""
    norwegian = [
        (
            url(page, question),
            f"{question.title} {question.short}",
            [each.text for each in written(page, question)],
        )
        for page in pages
        if page.lang == "nb"
        for question in page.questions
    ]
    right = {term.id: answers(norwegian, term.word("nb")) for term in terms}
    named: dict[str, set[str]] = {}
    for term in terms:
        for word in {("own", own_word(term, lang)), ("letter", own_word(term, "nb"))}:
            named.setdefault(word[1].lower(), set()).update(right[term.id])
    made = [
        Query(kind, typed, frozenset(named[word.lower()]))
        for term in terms
        if " / " not in term.word(lang) + term.word("nb")
        for word, all_kinds in ((own_word(term, lang), True), (own_word(term, "nb"), False))
        if 0 < len(named[word.lower()]) <= MOST_RIGHT
        if not all(each.startswith(LAST) for each in named[word.lower()])
        for kind, typed in (own_kinds(word, lang) if all_kinds else letter_kinds(word))
    ]
    made += [
        Query("title", question.title, frozenset({url(page, question)}))
        for page in pages
        if page.lang == lang and page.path != "endringer/"
        for question in page.questions[::4]
    ]
    return list({query.typed.lower(): query for query in made}.values())


def answers(norwegian: list[tuple[str, str, list[str]]], word: str) -> set[str]:
    """The questions that a word asks for; each is given by its address, its top, and its paragraphs."""
    uses = {name: sum(mentions(word, each) for each in texts) for name, _, texts in norwegian}
    at_top = {name for name, top, _ in norwegian if mentions(word, top)}
    most = max(uses.values())
    return at_top | {name for name, count in uses.items() if count == most > 0}


def own_word(term: Term, lang: str) -> str:
    """A term's first word in a language, without what stands in brackets."""
    return re.split(r" / |, ", re.sub(r"\s*\([^)]*\)\s*", " ", term.word(lang)).strip())[0]


def own_kinds(word: str, lang: str) -> Iterator[tuple[str, str]]:
    """What may be typed for a word of the reader's language."""
    yield "word", word
    yield from (("inflected", form) for form in inflected(word, lang))
    yield from (("asked", asked.format(word)) for asked in ASKED[lang])
    yield from (("mistyped", typed) for typed in mistyped(word))
    if any(each in word for each in APOSTROPHES[:3]):
        yield from (("apostrophe", re.sub("['\u2019\u02bc]", each, word)) for each in APOSTROPHES)


def letter_kinds(word: str) -> Iterator[tuple[str, str]]:
    """What may be typed from a Norwegian letter."""
    yield "letter", word
    yield from (("letter", form) for form in inflected(word, "nb")[:1])
    for a, o, ae in (("a", "o", "ae"), ("aa", "oe", "ae")):
        plain = word.replace("å", a).replace("ø", o).replace("æ", ae).replace("Å", a).replace("Ø", o)
        if plain != word:
            yield "without æøå", plain


def inflected(word: str, lang: str) -> list[str]:
    """Other forms of a word or phrase."""
    if lang in ("ru", "uk"):
        return [form for case in CASES if (form := in_case(word, lang, frozenset(case)))]
    if lang == "en":
        return [word[:-1] + "ies" if re.search("[^aeiou]y$", word) else word + "s"]
    if " " in word or word.endswith(DEFINITE) or not word.islower():
        return []
    if word.endswith(NEUTER):
        return [word + "et", word + "ene"]
    return [word + "n", word + "r"] if word.endswith("e") else [word + "en", word + "er"]


@functools.cache
def in_case(phrase: str, lang: str, case: frozenset[str]) -> str:
    """A noun with its adjectives in a case; what follows the noun stays. Empty if there is no such form."""
    words = phrase.split()
    readings = [nominative(word, lang) for word in words]
    head = next((index for index, each in enumerate(readings) if each and "NOUN" in each.tag), None)
    if head is None:
        return ""
    gender = readings[head].tag.gender
    for index in range(head + 1):
        reading = readings[index]
        wanted = {*case, gender} if reading and "ADJF" in reading.tag and "sing" in case else set(case)
        form = reading.inflect({each for each in wanted if each}) if reading else None
        if form is None:
            return ""
        words[index] = form.word
    return " ".join(words)


def nominative(word: str, lang: str) -> Any:
    """The reading of a word as a noun or adjective in the nominative, if it has one."""
    known = [each for each in analyzer(lang).parse(word.lower()) if each.is_known and "nomn" in each.tag]
    return next((each for kind in ("ADJF", "NOUN") for each in known if kind in each.tag), None)


def mistyped(phrase: str) -> Iterator[str]:
    """The longest word with one slip in its middle: a letter left out, doubled, swapped with the next."""
    word = max(phrase.split(), key=len)
    if len(word) < 6:
        return
    at = len(word) // 2
    for slip in (word[at + 1 :], word[at] + word[at:], word[at + 1] + word[at] + word[at + 2 :]):
        yield phrase.replace(word, word[:at] + slip)
