"""Which letters the pages are set in: each file of the typeface is cut to those that its pages show.

A page says in `data-letters` which file it is set in. What scripts say lies in the page; what the rules say of a
result lies in their catalogues, and belongs to the file that the language's pages are set in.

>>> from lxml import html
>>> shown(html.fragment_fromstring("<div><p title='a'>b<script>c</script>d</p><input placeholder='e'>f</div>"))
'badef'
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from lxml.html import HtmlElement

from calc.words import TABLE
from publish.check.letters import texts as texts_of
from publish.finished import Page
from publish.letters import screen
from publish.letters.typeface import file
from publish.places import RULES_TEXT, SITE_TEXT

UNSEEN = frozenset(("script", "style"))
SHOWN = ("title", "placeholder", "content")  # attributes; those of data hold what scripts say


def cut(pages: Iterable[Page], into: Path) -> None:
    """Cut the typeface to what these pages show, into a folder."""
    texts: dict[str, list[str]] = {}
    for lang, language in TABLE.items():
        if name := file(language.script):
            written = (language.group, language.decimal, language.minus, language.percent, language.months)
            read = (json.loads((folder / f"{lang}.json").read_text("utf-8")) for folder in (RULES_TEXT, SITE_TEXT))
            sentences = (sentence for catalogue in read for sentence in texts_of([*catalogue.values()]))
            texts.setdefault(name, []).extend((*written, *sentences))
    for page in pages:
        if name := page.root.get("data-letters"):
            texts.setdefault(name, []).append(shown(page.root.find("body")))
    screen.cut(into, {name: "".join(said) for name, said in texts.items()})


def shown(element: HtmlElement) -> str:
    """The text of an element and of what it holds, with what its attributes and scripts may show."""
    said = []
    for each in element.iter():
        if isinstance(each.tag, str) and each.tag not in UNSEEN:
            said.append(each.text or "")
            said += [value for name, value in each.attrib.items() if name in SHOWN or name.startswith("data-")]
        said.append((each.tail or "") if each is not element else "")
    return "".join(said)
