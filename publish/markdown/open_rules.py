"""The files for other programs: `:open-rules:` becomes a table of them, with links (`publish.open_rules`).

>>> import markdown
>>> html = markdown.markdown(":open-rules:", extensions=[makeExtension(lang="en", root="../../")])
>>> '<a href="../../data/rates.json">rates.json</a>' in html and '<a href="../../data/rates.schema.json">' in html
True
"""

from __future__ import annotations

from markdown import Markdown

from calc.telling.markup import Html, tag
from publish import addresses
from publish.markdown.directives import register
from publish.markdown.extension import extension
from publish.text import word


def open_rules_html(lang: str, root: str) -> Html:
    """The table: a file, what it holds, its schema; a cell knows its column, as in `publish.markdown.tables`."""

    def link(file: str) -> Html:
        return tag("a", file, href=root + addresses.DATA + file)

    def row(file: str, what: str, schema: Html) -> Html:
        told = tag("td", word(f"open.{what}", lang), data_label=names[1])
        return tag("tr", tag("td", link(file)), told, tag("td", schema, data_label=names[2]))

    names = (word("open.file", lang), word("open.what", lang), "JSON Schema")
    heads = (tag("th", each, scope="col") for each in names)
    rows = [row(addresses.WHEEL, "wheel", tag("span", "–"))]
    rows += [row(file, name, link(addresses.schema_of(name))) for name, file in addresses.DATA_FILES.items()]
    return tag("table", tag("thead", tag("tr", *heads)), tag("tbody", *rows), css="pair")


def extend(md: Markdown, lang: str, root: str) -> None:
    """Register the directive."""
    register(md, "open-rules", lambda _: open_rules_html(lang, root))


makeExtension = extension(extend, root=("", "the way from the page to the site's root"))
