"""A page whose dates, paragraphs and units stay on one line (`publish.letters.binding`), whatever put them there.

>>> import markdown
>>> markdown.markdown("Since § 8 of 1 May 2026", extensions=[makeExtension(lang="en")]).replace(chr(160), "_")
'<p>Since §_8 of 1_May_2026</p>'
"""

from __future__ import annotations

from markdown import Markdown
from markdown.postprocessors import Postprocessor

from publish.letters.binding import in_text
from publish.markdown.extension import extension

AFTER_DIRECTION = 18


class Bind(Postprocessor):
    """Binds a page when it is whole."""

    def run(self, text: str) -> str:
        return in_text(text)


def extend(md: Markdown, **_: str) -> None:
    """Register the binding."""
    md.postprocessors.register(Bind(md), "binding", AFTER_DIRECTION)


makeExtension = extension(extend)
