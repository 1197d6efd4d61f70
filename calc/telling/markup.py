"""Sentences as HTML: escaped, with the language of their Norwegian words.

>>> marked("Acts (<b>[[integreringsloven]]</b>)")
'Acts (&lt;b&gt;<span lang="nb">integreringsloven</span>&lt;/b&gt;)'
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from calc.text import NORWEGIAN, say


def escaped(text: str) -> str:
    """A text safe in HTML and in attributes (the `html` module costs a slow phone 0.1 s to import)."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def marked(text: str) -> str:
    """A sentence as HTML, its Norwegian words with their language."""
    return NORWEGIAN.sub(r'<span lang="nb">\1</span>', escaped(text))


def html(id: str, lang: str, facts: Mapping[str, Any] | None = None) -> str:
    """A message as HTML."""
    return marked(say(id, lang, facts))
