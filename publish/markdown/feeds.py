"""Where a reader's own program is told of changes: `:feeds:` becomes a line with both (`publish.share.feeds`).

>>> import markdown
>>> markdown.markdown(":feeds:", extensions=[makeExtension(lang="en")])[:71]
'<p class="feeds">In a feed reader (Atom): <a href="endringer.xml" type='
"""

from __future__ import annotations

from markdown import Markdown

from calc.telling.markup import Html, tag, together
from publish import addresses
from publish.markdown.directives import register
from publish.markdown.extension import extension
from publish.text import word


def feeds_html(lang: str) -> Html:
    """The line; it stands on the page of changes alone, beside which the feeds lie."""
    own = addresses.page(addresses.CHANGES, lang)
    links = (
        tag("a", word(name, lang), href=address.removeprefix(own), type=addresses.FEED_KIND)
        for name, address in addresses.feeds(lang).items()
    )
    return tag("p", word("feeds", lang), " ", together(*links, between=" · "), css="feeds")


def extend(md: Markdown, lang: str) -> None:
    """Register the directive."""
    register(md, "feeds", lambda _: feeds_html(lang))


makeExtension = extension(extend)
