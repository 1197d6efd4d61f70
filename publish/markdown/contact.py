"""How to reach us, or that there is no way yet: `:contact:` becomes a paragraph.

>>> import markdown
>>> markdown.markdown(":contact:", extensions=[makeExtension(lang="en")])
'<p>We have no fixed address for this yet. It will be here when it is ready.</p>'
>>> mail = makeExtension(lang="en", contact="feil@fotfeste.example", page="om/")
>>> 'href="mailto:feil@fotfeste.example?subject=Fotfeste%3A%20en%2Fom%2F"' in markdown.markdown(
...     ":contact:", extensions=[mail]
... )
True
"""

from __future__ import annotations

from markdown import Markdown

from publish.contact import how_html
from publish.markdown.directives import register
from publish.markdown.extension import extension


def extend(md: Markdown, lang: str, contact: str, page: str) -> None:
    """Register the directive."""
    register(md, "contact", lambda _: how_html(contact, lang, page, ""))


makeExtension = extension(
    extend,
    contact=("", "the address that is configured, or nothing"),
    page=("", "the page's path, alike in all languages"),
)
