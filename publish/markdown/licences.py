"""All that others made, with its licences: `:licences:` becomes a link to the list (`publish.finished.licences`).

>>> link_html("en", "../")
'<p><a href="../licences/licences.txt" hreflang="en">All that others made, with its licences</a></p>'
"""

from __future__ import annotations

from markdown import Markdown

from calc.telling.markup import Html, tag
from publish.markdown.directives import register
from publish.markdown.extension import extension
from publish.text import word

LIST = "licences/licences.txt"


def link_html(lang: str, root: str) -> Html:
    """The link, by the way to the site's root."""
    return tag("p", tag("a", word("licences.list", lang), href=root + LIST, hreflang="en"))


def extend(md: Markdown, lang: str, root: str) -> None:
    """Register the directive."""
    register(md, "licences", lambda _: link_html(lang, root))


makeExtension = extension(extend, root=("", "the way from the page to the site's root"))
