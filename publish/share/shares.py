"""What is passed on in a chat: for each question and language a tiny page that leads to the answer.

The program that draws a chat's preview sees no fragment and runs no script, so
`/uk/q/varighet/` says by itself what is asked and what the short answer is, by
the Open Graph protocol (https://ogp.me), shows a card, and sends the reader on
to the answer. Chats keep a preview for years, so it holds no amount.

A question that moved keeps its old addresses: its share page and poster lead to
the new place, and so does a target on its old page.

>>> lasting("You get money. Now that is 22 758 kr a month. Ask first.")
'You get money. Ask first.'
"""

from __future__ import annotations

import re
import shutil
import textwrap
from collections.abc import Iterable, Mapping
from pathlib import Path

from calc.telling.markup import tag
from publish import addresses, progress, templates
from publish.check.wording import END
from publish.finished import Page, Question
from publish.share.cards import card
from publish.text import word

AMOUNT = re.compile(r"\d[\s.,]?kr\b|\d[\s.,]\d{3}\b")
LONGEST = 220  # characters of a preview; chats cut off more


def add(site: Path, root: str, pages: Iterable[Page]) -> None:
    """Write a share page for every question, and a card for it and for every page."""
    told = list(pages)
    for number, page in enumerate(told):
        progress.far(number, len(told))
        (site / page.address / "card.png").write_bytes(card(page.title, page.lang, path=page.path))
        for question in page.questions:
            place = site / addresses.share(question.id, page.lang)
            templates.write(
                place,
                "share.html",
                lang=page.lang,
                title=question.title,
                written_in=question.lang,
                description=preview(question, page),
                addresses=addresses.in_each_language(root, addresses.share, question.id),
                site_name=word("name", page.lang),
                up=addresses.up(addresses.share(question.id, page.lang)),
                answer=f"{page.address}#{question.id}",
            )
            (place / "card.png").write_bytes(card(question.title, page.lang, page.title, page.path))


def preview(question: Question, page: Page) -> str:
    """The short answer without its amounts, or what the page is about."""
    return textwrap.shorten(lasting(question.short) or page.description, LONGEST, placeholder=" …")


def lasting(text: str) -> str:
    """The sentences of a text without amounts."""
    return " ".join(sentence for sentence in END.split(text) if not AMOUNT.search(sentence))


def lead_on(site: Path, pages: Iterable[Page], moved: Mapping[str, str]) -> None:
    """Let the old addresses of questions that moved lead to the new ones; names as in `publish.manuscript.ids`."""
    by_place = {(page.path.rstrip("/") or "index", page.lang): page for page in pages}
    for old, new in moved.items():
        (was, old_id), (is_, new_id) = (name.split("#") for name in (old, new))
        for (place, lang), page in by_place.items():
            if place != was:
                continue
            if old_id != new_id:
                for kind in (addresses.share, addresses.poster):
                    shutil.copytree(site / kind(new_id, lang), site / kind(old_id, lang))
            put_target(site / page.file, page, old_id, by_place[is_, lang], new_id)


def put_target(file: Path, page: Page, old_id: str, there: Page, new_id: str) -> None:
    """Put a small target for an old id below a page's heading; it is seen only by whom its address brings."""
    title = next(each.title for each in there.questions if each.id == new_id)
    link = tag("a", title, href=f"{addresses.up(page.address)}{there.address}#{new_id}")
    target = tag("p", word("moved", page.lang), " ", link, css="moved", id=old_id)
    before, end, after = file.read_text("utf-8").partition("</h1>")
    file.write_text(f"{before}{end}\n{target}{after}", "utf-8")
