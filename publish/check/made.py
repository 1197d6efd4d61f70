"""A page as Markdown makes it, read with lxml (https://lxml.de): what counts is what the reader's browser gets.

Markdown has many ways to write a link or a heading; HTML has one. The extensions are those of `mkdocs.yml` that
are not the house's own, with the fences that MkDocs adds. A figure `{{ … }}` is text here.

>>> page = made("# T\\n\\nSo.\\n\\n## How? { #how }\\n\\n[a][b], <https://nav.no/>\\n\\n[b]: om.md\\n")
>>> {id: links(each) for id, each in parts(page).items()}
{'page': [], 'how': ['om.md', 'https://nav.no/']}
"""

from __future__ import annotations

import functools
from collections.abc import Iterable

import markdown
from lxml import html
from lxml.html import HtmlElement

from publish.manuscript.pages import FIGURE, LEAD

EXTENSIONS = ("admonition", "attr_list", "fenced_code", "md_in_html", "tables")


@functools.cache
def made(body: str) -> HtmlElement:
    """The page in one element. Raises `RecursionError` for what is nested too deep."""
    told = markdown.markdown(FIGURE.sub("…", body), extensions=list(EXTENSIONS))
    return html.fragment_fromstring(told, create_parent="div")


def parts(page: HtmlElement) -> dict[str, list[HtmlElement]]:
    """What stands under each question's id, its heading first; before the first question stands the lead."""
    found: dict[str, list[HtmlElement]] = {LEAD: []}
    id = LEAD
    for element in page:
        id = element.get("id", "") if element.tag == "h2" else id
        found.setdefault(id, []).append(element)
    return found


def links(elements: Iterable[HtmlElement]) -> list[str]:
    """Where the links lead, in their order."""
    return [link.get("href") for element in elements for link in element.iter("a") if link.get("href") is not None]
