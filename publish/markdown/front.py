"""The front page, known by its list of tasks: what stands above them becomes a panel with a search field.

>>> import markdown
>>> page = "# Hello\\n\\n<nav class='tasks' markdown>\\n\\n- [One](one)\\n\\n</nav>"
>>> made = markdown.markdown(page, extensions=["md_in_html", makeExtension(lang="en")])
>>> made.startswith('<header class="hero">') and 'data-ask="sok/"' in made and 'id="calculators"' in made
True
"""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from publish import templates
from publish.markdown.extension import extension

AFTER_LINKS = -6


class Panel(Treeprocessor):
    """Puts everything above the tasks into the panel."""

    def __init__(self, md: Markdown, lang: str) -> None:
        super().__init__(md)
        self.lang = lang

    def run(self, root: Element) -> None:
        tasks = root.find("nav[@class='tasks']")
        if tasks is None:
            return
        tasks.set("id", "calculators")
        panel = Element("header", {"class": "hero"})
        for each in [*root][: [*root].index(tasks)]:
            root.remove(each)
            panel.append(each)
        field = templates.render("partials/ask.html", lang=self.lang)
        SubElement(panel, "p").text = self.md.htmlStash.store(field)
        root.insert(0, panel)


def extend(md: Markdown, lang: str) -> None:
    """Register the panel."""
    md.treeprocessors.register(Panel(md, lang), "front", AFTER_LINKS)


makeExtension = extension(extend)
