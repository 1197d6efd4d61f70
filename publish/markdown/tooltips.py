"""Norwegian words in a page of another language show their meaning when pointed at.

The meaning comes from `docs/glossary.toml`; a word that is not in it is left alone.

>>> meanings({"asylmottak / mottak": "центр прийому"})
{'asylmottak': 'центр прийому', 'mottak': 'центр прийому'}
>>> explained('a <span lang="nb">Mottak</span>', {"mottak": "центр прийому"})
'a <span lang="nb" title="центр прийому">Mottak</span>'
"""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

from markdown import Markdown
from markdown.postprocessors import Postprocessor

from calc.telling.markup import tag
from publish.manuscript.glossary import load
from publish.markdown.extension import extension

SPAN = re.compile(r'<span lang="nb">([^<]+)</span>')
AFTER_RAW_HTML = 20


def meanings(words: dict[str, str]) -> dict[str, str]:
    """Each Norwegian word in small letters with its meaning; a row may name several words."""
    return {form.strip().lower(): meaning for word, meaning in words.items() for form in word.split(" / ")}


def explained(html: str, known: dict[str, str]) -> str:
    """The same HTML, the marked Norwegian words with their meaning as title."""

    def with_title(span: re.Match[str]) -> str:
        meaning = known.get(span[1].strip().lower())
        return tag("span", unescape(span[1]), lang="nb", title=meaning) if meaning else span[0]

    return SPAN.sub(with_title, html)


class Explain(Postprocessor):
    """Explains the words of a page when it is whole."""

    def __init__(self, md: Markdown, known: dict[str, str]) -> None:
        super().__init__(md)
        self.known = known

    def run(self, text: str) -> str:
        return explained(text, self.known)


def extend(md: Markdown, lang: str, file: str) -> None:
    """Register the explanation, in every language but Norwegian."""
    if lang != "nb":
        words = {term.word("nb"): term.word(lang) for term in load(Path(file))}
        md.postprocessors.register(Explain(md, meanings(words)), "tooltips", AFTER_RAW_HTML)


makeExtension = extension(extend, file=("docs/glossary.toml", "where the terms are kept"))
