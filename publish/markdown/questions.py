"""Questions: a second-level heading with an explicit id, and its answer, of which the first paragraph is seen.

    ## How much do I get? { #hvor-mye }

The id moves from the heading to the answer, which can take the focus; the browser gives it on arrival, with
script and without. The short answer, and the door to a calculator if there is one, are seen at once; what else
there is to say waits in a `<details>` that names its question. Its tail (`publish.markdown.tail`) is told `root`,
the way to the site's root; `contact`, where one is configured, and the `page`, to tell that it is wrong; and where
it leads `onward`.
An answer whose id is among `behind` says at its top that it may be older than the
Norwegian one; `page` stands for the lead. A question among `missing` is
Norwegian, and says so. One among `changed`, each with a day, rests on a law
that has other words since then, which nobody has read for it yet.

>>> import markdown
>>> page = "## Why? { #why }\\n\\nBecause."
>>> html = markdown.markdown(page, extensions=["attr_list", "toc", makeExtension()])
>>> html.replace(chr(10), "").startswith('<section class="faq"><h2>Why?</h2><div class="answer" id="why"')
True
>>> old = makeExtension(lang="en", behind=["why"])
>>> 'id="why" tabindex="-1"><p class="behind">' in markdown.markdown(page, extensions=["attr_list", "toc", old])
True
"""

from __future__ import annotations

from datetime import date
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE

from calc.text import say
from publish.manuscript.onward import Link
from publish.manuscript.pages import LEAD
from publish.markdown.extension import extension
from publish.markdown.tail import SOURCES, Tail
from publish.text import word

# The contents are taken from the headings at priority 5; MkDocs looks at links at 0.
BEFORE_TOC, AFTER_TOC, AFTER_LINKS = 6, 4, -5
DOOR = '<p class="door"'
HEADINGS = ("h1", "h3", "h4", "h5", "h6")


class NeedId(Treeprocessor):
    """Refuses a question without an id of its own: an automatic one differs in every language."""

    def run(self, root: Element) -> None:
        for heading in root.iter("h2"):
            if "id" not in heading.attrib:
                text = "".join(heading.itertext())
                raise ValueError(f"the question “{text}” has no id: write ## {text} {{ #id }}")


class Fold(Treeprocessor):
    """Gathers what follows a second-level heading, and folds what follows its short answer."""

    def __init__(
        self, md: Markdown, lang: str, behind: list[str], missing: list[str], changed: dict[str, str]
    ) -> None:
        super().__init__(md)
        self.lang = lang
        self.behind = behind
        self.missing = missing
        self.changed = changed

    def run(self, root: Element) -> None:
        for heading in root.iter():
            if heading.tag in HEADINGS:  # no address leads here, so no automatic id is needed
                heading.attrib.pop("id", None)
        answer: Element | None = None
        answers: list[Element] = []
        titles: dict[str, str] = {}
        for child in list(root):
            if child.tag == "h2":
                root.remove(child)
                answer = section(root, child, self.missing)
                answers.append(answer)
                titles[answer.get("id", "")] = "".join(child.itertext())
                id = answer.get("id", "")
                if id in self.missing:
                    self.notice(answer, 0, "missing")
                elif id in self.behind:
                    self.notice(answer, 0, "behind")
                if id in self.changed:
                    self.notice(answer, len(answer), "changed", self.changed[id])
            elif answer is not None:
                root.remove(child)
                answer.append(child)
        for each in answers:
            self.fold(each, titles[each.get("id", "")])
        if len(answers) > 1:
            self.offer_all(root)
        top = 1 if len(root) and root[0].tag == "h1" else 0
        if LEAD in self.changed:
            self.notice(root, top, "changed", self.changed[LEAD])
        if LEAD in self.behind:
            self.notice(root, top, "behind")

    def fold(self, answer: Element, title: str) -> None:
        """Fold all but the notices, the short answer, the door to a calculator next to it, and the sources."""
        parts = list(answer)
        short = next((number for number, each in enumerate(parts, 1) if each.get("class") != "behind"), 0)
        doors = [each for each in parts[short:] if self.holds(each, DOOR)]
        sources = [each for each in parts[short:] if self.holds(each, SOURCES)]
        rest = [each for each in parts[short:] if each not in (*doors, *sources)]
        for each in parts[short:]:
            answer.remove(each)
        answer.extend(doors)
        if rest:
            details = SubElement(answer, "details", {"class": "rest"})
            summary = SubElement(details, "summary", {"lang": self.lang})
            summary.text = word("more", self.lang)
            question = SubElement(summary, "span", {"class": "aside"})
            question.text = f": {title}"
            details.extend(rest)
        if sources:
            SubElement(answer, "div", {"class": "tail"}).extend(sources)

    def offer_all(self, root: Element) -> None:
        """A button above the first question that opens all of them, for a script to bring to life."""
        place = Element("p", {"class": "open-all"})
        said = {"data-open": word("open-all", self.lang), "data-close": word("close-all", self.lang)}
        button = SubElement(place, "button", {"type": "button", "class": "quiet", "hidden": "hidden", **said})
        button.text = said["data-open"]
        root.insert(next(number for number, each in enumerate(root) if each.get("class") == "faq"), place)

    def holds(self, element: Element, beginning: str) -> bool:
        """Whether an element stands for HTML that begins so, which waits in the stash."""
        found = HTML_PLACEHOLDER_RE.fullmatch(element.text or "")
        return found is not None and str(self.md.htmlStash.rawHtmlBlocks[int(found[1])]).startswith(beginning)

    def notice(self, place: Element, at: int, said: str, day: str = "") -> None:
        """Say, in the page's language, that this is older than the Norwegian text or the law, or is Norwegian."""
        paragraph = Element(
            "p", {"class": "behind"} if said == "behind" else {"class": "behind", "lang": self.lang}
        )
        known = {"day": date.fromisoformat(day)} if day else {}
        paragraph.text = say("law.changed", self.lang, known) if day else word(said, self.lang)
        place.insert(at, paragraph)


def section(root: Element, heading: Element, norwegian: list[str]) -> Element:
    """Append the question to the page and return the place of its answer."""
    id = heading.attrib.pop("id", "")
    place = SubElement(root, "section", {"class": "faq", "lang": "nb"} if id in norwegian else {"class": "faq"})
    place.append(heading)
    return SubElement(place, "div", {"class": "answer", "id": id, "tabindex": "-1"})


def extend(
    md: Markdown,
    lang: str,
    behind: list[str],
    missing: list[str],
    changed: dict[str, str],
    root: str,
    contact: str,
    page: str,
    onward: dict[str, list[Link]],
) -> None:
    """Register the folding."""
    md.treeprocessors.register(NeedId(md), "question-ids", BEFORE_TOC)
    md.treeprocessors.register(Fold(md, lang, behind, missing, changed), "questions", AFTER_TOC)
    md.treeprocessors.register(Tail(md, lang, root, contact, page, onward), "pass-on", AFTER_LINKS)


makeExtension = extension(
    extend,
    behind=([], "the ids of the answers that are older than the Norwegian ones"),
    missing=([], "the ids of the questions that stand here in Norwegian"),
    changed=({}, "the ids of the answers whose law has changed, each with the day"),
    root=("", "the way from the page to the site's root"),
    contact=("", "the address that is configured to reach us, or nothing"),
    page=("", "the page's path, alike in all languages"),
    onward=({}, "the questions that are often asked after each id: place, title and its language"),
)
