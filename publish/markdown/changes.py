"""The page of changes as a time line: each change has its day, a stone on the line, and whom it touches.

What is in force on no day that is known, or not on the day the page was compared, has a hollow stone; the script
fills it when its day has come. Buttons above leave what touches somebody; without script all of it is seen.

>>> from datetime import date
>>> import markdown
>>> from publish.markdown import questions
>>> page = "## New? { #a }\\n\\nYes.\\n\\n## Old? { #b }\\n\\nNo."
>>> mine = makeExtension(lang="en", changes={"a": Change(date(2026, 7, 1), ("protection",))}, checked="2026-11-30")
>>> html = markdown.markdown(page, extensions=["attr_list", "toc", questions.makeExtension(lang="en"), mine])
>>> html.count('class="faq change"'), '<time datetime="2026-07-01">1 July 2026</time>' in html, "to-come" in html
(1, True, False)
"""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from calc.telling.markup import Html, tag
from calc.words import day
from publish.manuscript.changes import TOUCHED, Change
from publish.markdown.extension import extension
from publish.text import word

AFTER_QUESTIONS = 3


class TimeLine(Treeprocessor):
    """Puts the changes of a page on a line, in their order, with a choice above the first."""

    def __init__(self, md: Markdown, lang: str, changes: Mapping[str, Change], checked: str) -> None:
        super().__init__(md)
        self.lang = lang
        self.changes = changes
        self.checked = checked

    def run(self, root: Element) -> None:
        first: int | None = None
        for number, section in enumerate(root):
            answer = section.find("div[@id]") if section.tag == "section" else None
            change = self.changes.get(answer.get("id", "")) if answer is not None else None
            if change is None:
                continue
            first = number if first is None else first
            since = change.since.isoformat() if change.since else ""
            section.set("class", "faq change" if since and since <= self.checked else "faq change to-come")
            section.set("data-touches", " ".join(change.touches))
            told = SubElement(section, "p")
            told.text = self.md.htmlStash.store(whom(change, self.lang))
            section.remove(told)
            section.insert(1, told)
        if first is not None:
            choice = Element("p")
            choice.text = self.md.htmlStash.store(choice_html(self.lang, len(self.changes)))
            root.insert(first, choice)


def whom(change: Change, lang: str) -> Html:
    """The day of a change and whom it touches."""
    if change.since:
        when = tag("time", day(change.since, lang), datetime=change.since.isoformat())
    else:
        when = tag("b", word("changes.to-come", lang))
    return tag(
        "p",
        when,
        *(tag("span", word(f"changes.{each}", lang), data_whom=each) for each in change.touches),
        css="for-whom",
    )


def choice_html(lang: str, total: int) -> Html:
    """The buttons that leave what touches somebody; the script shows them and counts."""
    buttons = (
        tag(
            "button",
            word(f"changes.{each or 'all'}", lang),
            type="button",
            css="quiet",
            value=each,
            aria_pressed="false" if each else "true",
        )
        for each in ("", *TOUCHED)
    )
    return tag(
        "div",
        tag("p", word("changes.for", lang), id="for-whom"),
        *buttons,
        tag("p", role="status", css="aside"),
        css="choice",
        role="group",
        aria_labelledby="for-whom",
        data_changes=True,
        data_shown=word("changes.shown", lang, count="{count}", total=str(total)),
        hidden=True,
    )


def extend(md: Markdown, lang: str, changes: dict[str, Change], checked: str) -> None:
    """Register the line."""
    md.treeprocessors.register(TimeLine(md, lang, changes, checked), "time-line", AFTER_QUESTIONS)


makeExtension = extension(
    extend,
    changes=({}, "the changes by the ids of their questions"),
    checked=("", "the day the page was last compared"),
)
