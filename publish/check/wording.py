"""The words of a page: letters of the other language, banned terms, typed amounts, and long sentences.

What stands in `<span lang="…">` is another language's, and is left out.

>>> text = "Це вы. <span lang='nb'>kommune</span>"
>>> [(said.line, said.what) for said in letters(text, "uk")]
[(1, 'the letter “ы” is not Ukrainian')]
>>> sentences("Du får 1. mai 2026 **{{ rate.x }}**. Ja, «alt».\\n\\n- Et punkt")
((1, 'Du får 1. mai 2026 0.'), (1, 'Ja, «alt».'), (3, 'Et punkt'))
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from publish.check.kinds import Kind
from publish.check.kinds import faults as kinds_faults
from publish.languages import ROWS
from publish.manuscript.glossary import Term

LONGEST, MEDIAN = 25, 12  # words in a sentence
MARKED = re.compile(r"<(\w+)[^>]*\blang=[^>]*>.*?</\1>", re.DOTALL)
FIGURE = re.compile(r"\{\{.*?\}\}")
TARGET = re.compile(r"\]\([^)]*\)")
MARKUP = re.compile(r"<[^>]*>|\{[:\s#.][^}]*\}|\*\*|[\[\]`]")
DIRECTIVE = re.compile(r"^:[a-z]+:.*$", re.MULTILINE)
START = re.compile(r'^\s*(?:title:|description:|#+ |[-*+] |\d+[.)] |!!! \w+|\|)\s*"?')
# A sentence begins with anything but a small letter: not every script has capitals.
END = re.compile(r"(?<=[.!?…:؟])[»”\"]?\s+(?=[«“\"]?(?![a-zæøåа-яёіїєґ])\w)")
WORD = re.compile(r"[^ \t\n]*\w[^ \t\n]*")
AMOUNT = re.compile(r"(\d{1,3}(?:[ \u00a0\u202f.,]\d{3})+|\d{4,})[ \u00a0\u202f]?(?:kr\b|kroner|крон|NOK)")


class Said(NamedTuple):
    """A fault of wording: the line in the part, what is wrong, and what to do."""

    line: int
    what: str
    remedy: str


def faults(
    text: str, lang: str, terms: Iterable[Term], kinds: Iterable[Kind], rates: dict[int, str]
) -> Iterator[Said]:
    """Everything at fault in the words of a part."""
    yield from letters(text, lang)
    yield from banned(text, lang, terms)
    yield from (Said(*each) for each in kinds_faults(own(text), kinds))
    yield from amounts(text, rates)
    yield from long_sentences(text)


def own(text: str) -> str:
    """The text in the page's language alone; lines stay where they are."""
    return MARKED.sub(lambda found: "\n" * found[0].count("\n"), TARGET.sub("]", text))


def letters(text: str, lang: str) -> Iterator[Said]:
    """Letters that the language does not have."""
    language = ROWS[lang]
    for number, line in enumerate(own(text).split("\n"), 1):
        for letter in dict.fromkeys(language.foreign.findall(line)):
            remedy = 'correct the word, or mark another language with <span lang="…">'
            yield Said(number, f"the letter “{letter}” is not {language.english}", remedy)


def banned(text: str, lang: str, terms: Iterable[Term]) -> Iterator[Said]:
    """Forms that the glossary tells to avoid."""
    lines = own(text).split("\n")
    for term in terms:
        for form in term.avoid.get(lang, ()):
            for number, line in enumerate(lines, 1):
                found = form.search(line)
                if found:
                    yield Said(number, f"“{found[0]}” is to be avoided", f"write “{term.word(lang)}”")


def amounts(text: str, rates: dict[int, str]) -> Iterator[Said]:
    """Amounts in kroner that a rate row holds."""
    for number, line in enumerate(FIGURE.sub("", text).split("\n"), 1):
        for typed in AMOUNT.findall(line):
            value = int(re.sub(r"\D", "", typed))
            if value in rates:
                remedy = f"write {{{{ {rates[value]} }}}}"
                yield Said(number, f"the amount {typed} kr is typed, and a rate row holds it", remedy)


@functools.cache  # asked for their length, for what is still Norwegian in three languages, and for the median
def sentences(text: str) -> tuple[tuple[int, str], ...]:
    """The sentences of a part with their lines. Every list item, heading and cell ends one."""
    plain = MARKUP.sub("", FIGURE.sub("0", TARGET.sub("]", DIRECTIVE.sub("", text))))
    found: list[tuple[int, str]] = []
    for number, line in enumerate(plain.split("\n"), 1):
        for piece in START.sub("", line).split("|"):
            told = [each.strip(' "') for each in END.split(piece)]
            found += [(number, each) for each in told if re.search(r"\w", each)]
    return tuple(found)


@functools.cache
def words(sentence: str) -> int:
    """How many words; an amount with no-break spaces is one."""
    return len(WORD.findall(sentence))


def long_sentences(text: str) -> Iterator[Said]:
    """Sentences above the limit."""
    for number, sentence in sentences(text):
        if words(sentence) > LONGEST:
            yield Said(number, f"a sentence of {words(sentence)} words: “{sentence[:60]}…”", "make two of it")
