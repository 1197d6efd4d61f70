"""The words of the catalogues, held to what the pages are held to: refused kinds, terms to avoid, long sentences.

That a message is whole and in its language, `publish.check.catalogues` tells: that stops a build, this a change.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from statistics import median

from babel.messages.catalog import Message

from calc.words import LANGUAGES
from publish.check import catalogues, kinds, wording
from publish.manuscript import glossary
from publish.manuscript.faults import Fault


def all_faults(docs: Path) -> Iterator[Fault]:
    """Everything at fault in the words of both folders."""
    terms, refused = glossary.load(docs / "glossary.toml"), kinds.load(docs)
    for folder in catalogues.FOLDERS:
        for lang in LANGUAGES:
            path = folder / ("messages.pot" if lang == "en" else f"{lang}.po")
            name = f"{folder.parent.name}/text/{path.name}"
            lengths: list[int] = []
            for message in catalogues.read(path, None if lang == "en" else lang):
                for text in forms(message, lang):
                    for said in said_of(text, lang, terms, refused.get(lang, ())):
                        yield Fault(name, message.lineno or 1, f"{message.context}: {said.what}", said.remedy)
                    lengths += [wording.words(each) for _, each in wording.sentences(text) if each[-1] in ".?!…"]
            if lengths and median(lengths) > wording.MEDIAN:
                what = f"the median sentence has {median(lengths):g} words, more than {wording.MEDIAN}"
                yield Fault(name, 1, what, "make long sentences shorter")


def forms(message: Message, lang: str) -> tuple[str, ...]:
    """The texts of a message in a language; none for the head of the file."""
    return () if not message.id else catalogues.sources(message) if lang == "en" else catalogues.strings(message)


def said_of(
    text: str, lang: str, terms: list[glossary.Term], refused: tuple[kinds.Kind, ...]
) -> Iterator[wording.Said]:
    """What is at fault in the words of one text."""
    own = kinds.TERM.sub("", text)
    yield from wording.banned(own, lang, terms)
    yield from (wording.Said(*each) for each in kinds.faults(own, refused))
    yield from wording.long_sentences(text)
