"""Tables that can be read on a phone: every cell knows the heading of its column.

The style sheet turns a wide table into cards and shows `data-label` before each
cell. A heading without a word is an empty cell: a screen reader would announce
a heading that says nothing.

>>> import markdown
>>> markdown.markdown("|a|b|\\n|-|-|\\n|1|2|", extensions=["tables", makeExtension()]).count("data-label")
1
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from publish.markdown.extension import extension

AFTER_INLINE = 15
STASHED = re.compile("\x02.*?\x03")  # markup that Markdown keeps aside until the end; a label is text


class Label(Treeprocessor):
    """Gives every cell but the first of its row the text of its column's heading."""

    def run(self, root: Element) -> None:
        for table in root.iter("table"):
            headings = [STASHED.sub("", "".join(cell.itertext())).strip() for cell in table.iter("th")]
            for row in table.iter("tr"):
                for cell, heading in list(zip(row.findall("td"), headings, strict=False))[1:]:
                    cell.set("data-label", heading)
            for cell in table.iter("th"):
                if not len(cell) and not (cell.text or "").strip():
                    cell.tag = "td"


def extend(md: Markdown, lang: str) -> None:  # noqa: ARG001 (labels are the page's own words)
    """Register the labels."""
    md.treeprocessors.register(Label(md), "table-labels", AFTER_INLINE)


makeExtension = extension(extend)
