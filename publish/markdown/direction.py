"""On a page that runs from right to left, or holds such words, each piece in a named language has its direction.

The browser cannot know the direction from `lang`; HTML's `dir` tells it, and
keeps the piece apart (https://www.w3.org/International/questions/qa-html-dir).

>>> with_direction('<p lang="nb" class="x">', {"nb": "ltr", "ar": "rtl"}, "ar")
'<p lang="nb" dir="ltr" class="x">'
>>> with_direction('<p lang="nb">', {"nb": "ltr", "uk": "ltr"}, "uk")
'<p lang="nb">'
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from markdown import Markdown
from markdown.postprocessors import Postprocessor

from calc.words import TABLE
from publish.markdown.extension import extension

MARKED = re.compile(r'(<\w[^>]*?\slang="(\w+)")(?![^>]*\sdir=)')
AFTER_TOOLTIPS = 19


def with_direction(html: str, directions: Mapping[str, str], lang: str) -> str:
    """The same HTML; each element with a language has its direction, unless it and the page run from the left."""

    def mark(found: re.Match[str]) -> str:
        direction = directions.get(found[2], "ltr")
        return found[1] if direction == directions[lang] == "ltr" else f'{found[1]} dir="{direction}"'

    return MARKED.sub(mark, html)


class Mark(Postprocessor):
    """Marks a page when it is whole."""

    def __init__(self, md: Markdown, lang: str) -> None:
        super().__init__(md)
        self.lang = lang

    def run(self, text: str) -> str:
        return with_direction(text, {each: TABLE[each].direction for each in TABLE}, self.lang)


def extend(md: Markdown, lang: str) -> None:
    """Register the marking."""
    md.postprocessors.register(Mark(md, lang), "direction", AFTER_TOOLTIPS)


makeExtension = extension(extend)
