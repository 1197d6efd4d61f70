"""The tail of an answer: its sources on a line that opens, three quiet signs that pass it on, what is asked next.

It stands beside the folded part, not in it, and is seen when that is open: no fold lies inside another. Each sign
is named with its question for who hears the page. The buttons wait for the script, which shows those that work.

>>> import markdown
>>> from publish.markdown import questions
>>> page = "## Why? { #why }\\n\\nBecause.\\n\\nIndeed."
>>> made = questions.makeExtension(lang="en", root="../", onward={"why": [("how/#how", "How?", "en")]})
>>> html = markdown.markdown(page, extensions=["attr_list", "toc", made])
>>> html.index("</details>") < html.index('<div class="tail">') < html.index('<a href="../en/how/#how"><span>How?')
True
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from calc.telling.markup import Html, tag, together
from publish import addresses
from publish.contact import read
from publish.manuscript.onward import Link
from publish.text import word

MARKED = re.compile(r'<span lang="nb">(.*?)</span>')
SOURCES = '<details class="sources"'


class Tail(Treeprocessor):
    """Ends every answer with what passes it on.

    It comes after the generator has checked the links: share pages and posters are made from the finished site.
    """

    def __init__(
        self, md: Markdown, lang: str, root: str, contact: str, page: str, onward: Mapping[str, Sequence[Link]]
    ) -> None:
        super().__init__(md)
        self.lang = lang
        self.root = root
        self.contact = read(contact)
        self.page = page
        self.onward = onward

    def run(self, root: Element) -> None:
        for section in root.iterfind("section"):
            heading, answer = section.find("h2"), section.find("div[@id]")
            if heading is None or answer is None:
                continue
            id, title = answer.get("id", ""), " ".join("".join(heading.itertext()).split())
            tail = answer.find("div[@class='tail']")
            self.offer(SubElement(answer, "div", {"class": "tail"}) if tail is None else tail, id, title)
            self.lead_on(answer, id)

    def offer(self, tail: Element, id: str, title: str) -> None:
        """Add the signs; the buttons are hidden until the script can do what they say."""
        address = self.root + addresses.share(id, self.lang)
        place = SubElement(tail, "p", {"class": "copy", "lang": self.lang, "data-address": address})
        for name in ("copy", "share"):
            button = SubElement(
                place, "button", {"type": "button", "class": f"quiet {name}-link", "hidden": "hidden"}
            )
            self.named(button, word(name, self.lang), title)
        poster = SubElement(place, "a", {"class": "poster", "href": self.root + addresses.poster(id, self.lang)})
        self.named(poster, word("poster", self.lang), title)
        if self.contact:
            wrong = SubElement(place, "a", {"href": self.contact.link(self.lang, self.page, id)})
            wrong.text = word("wrong", self.lang)
        said = {"data-copied": word("copied", self.lang), "data-failed": word("copy-failed", self.lang)}
        SubElement(place, "span", {"role": "status", **said})

    def named(self, control: Element, name: str, title: str) -> None:
        """Give a sign its name, seen where there is room, and the question behind it, which is heard alone."""
        SubElement(control, "span").text = name
        SubElement(control, "span", {"class": "aside"}).text = f": {title}"

    def lead_on(self, answer: Element, id: str) -> None:
        """Add what is often asked next."""
        after = self.onward.get(id)
        if not after:
            return
        links = (
            tag(
                "li",
                tag(
                    "a",
                    tag("span", titled(title)),
                    href=self.root + addresses.page(place, self.lang),
                    lang=None if lang == self.lang else lang,
                ),
            )
            for place, title, lang in after
        )
        asked = tag("div", tag("p", word("asked-next", self.lang)), tag("ul", *links), css="asked-next")
        SubElement(answer, "p").text = self.md.htmlStash.store(asked)


def titled(title: str) -> Html:
    """A heading as it stands in a page's source as HTML; the words of another language in it keep their mark.

    >>> titled('From <span lang="nb">Lånekassen</span>').startswith('From <span lang="nb"')
    True
    """
    return together(MARKED.sub(r"[[\1]]", title))
