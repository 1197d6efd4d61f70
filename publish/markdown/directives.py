"""A line `:name: arguments` that stands alone, replaced by HTML that a function makes.

>>> import markdown
>>> from calc.telling.markup import tag
>>> class Shout(markdown.Extension):
...     def extendMarkdown(self, md):
...         register(md, "sources", lambda arguments: tag("p", " ".join(arguments).upper()))
>>> markdown.markdown(":sources: hello you", extensions=[Shout()])
'<p>HELLO YOU</p>'
"""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor

from calc.telling.markup import Html
from publish.manuscript.directives import KNOWN

Make = Callable[[list[str]], Html]
PRIORITY = 95  # after code blocks, before paragraphs


class Directive(BlockProcessor):
    """Replaces one kind of directive line."""

    def __init__(self, md: Markdown, name: str, make: Make) -> None:
        super().__init__(md.parser)
        self.md = md
        self.line = re.compile(rf"^:{name}:(.*)$")
        self.make = make

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 (the library passes it)
        return bool(self.line.match(block.strip()))

    def run(self, parent: Element, blocks: list[str]) -> None:
        found = self.line.match(blocks.pop(0).strip())
        arguments = found[1].split() if found else []
        SubElement(parent, "p").text = self.md.htmlStash.store(self.make(arguments))


def register(md: Markdown, name: str, make: Make) -> None:
    """Let `md` replace lines `:name: …` by what `make` returns. Raises `KeyError` for a name not `KNOWN`."""
    if name not in KNOWN:
        raise KeyError(f"name the directive {name} in publish/manuscript/directives.py")
    md.parser.blockprocessors.register(Directive(md, name, make), f"directive-{name}", PRIORITY)
