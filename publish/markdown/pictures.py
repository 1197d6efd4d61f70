"""A picture that the rules draw: `:picture: basic-amount`. A table or text below it has every figure.

>>> import markdown
>>> markdown.markdown(":picture: basic-amount", extensions=[makeExtension(lang="en")])[:35]
'<figure class="picture" role="img" '
"""

from __future__ import annotations

from markdown import Markdown

from publish.markdown.directives import register
from publish.markdown.extension import extension
from publish.pictures import PICTURES


def extend(md: Markdown, lang: str) -> None:
    """Register the directive."""
    register(md, "picture", lambda names: PICTURES[names[0]](lang))


makeExtension = extension(extend)
