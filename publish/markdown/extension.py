"""How the Markdown extensions are made: a function that changes a `Markdown`, and its options with their defaults.

Each is told the language of the page as `lang`; `makeExtension` is the name that Python-Markdown asks a module for
(https://python-markdown.github.io/extensions/api/#makeextension).

>>> import markdown
>>> from calc.telling.markup import tag
>>> from publish.markdown.directives import register
>>> def extend(md: markdown.Markdown, lang: str, word: str) -> None:
...     register(md, "review", lambda _: tag("p", f"{word} ({lang})"))
>>> makeExtension = extension(extend, word=("Hello", "what is said"))
>>> markdown.markdown(":review:", extensions=[makeExtension(lang="en")])
'<p>Hello (en)</p>'
"""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension

LANG = ("nb", "the language of the page")
Make = Callable[..., Extension]


def extension(extend: Callable[..., None], **options: tuple[Any, str]) -> Make:
    """What makes an extension that calls `extend` with a Markdown and its options by name."""

    class Made(Extension):
        def __init__(self, **given: Any) -> None:
            self.config = {name: [*deepcopy(option)] for name, option in {"lang": LANG, **options}.items()}
            super().__init__(**given)

        def extendMarkdown(self, md: Markdown) -> None:
            extend(md, **self.getConfigs())

    return Made
