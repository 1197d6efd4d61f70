"""What tells a reader's own program of changes: two Atom feeds a language, beside the page of changes.

    /uk/endringer/endringer.xml   changes in the rules, an entry for each answer of that page
    /uk/endringer/satser.xml      amounts, an entry for each row in `calc/rates/` since the Integration Act

Atom is RFC 4287 (https://www.rfc-editor.org/rfc/rfc4287). An entry's id hangs on the question or row alone, not
on the host, so a mirror's entries are the same ones. Its day is that of the change, or of an amount's
announcement; it is never the clock's, so the same pages give the same bytes. An answer without a day of its own
has that of the one above it; what stands above all days is yet to come, and has the day on which the page was
compared with its sources.

>>> dated(["ikke-i-kraft", "2026-07-01", "studiear", "2021-01-01"], date(2026, 11, 30))
[datetime.date(2026, 11, 30), datetime.date(2026, 7, 1), datetime.date(2026, 7, 1), datetime.date(2021, 1, 1)]
>>> identity("endringer#2026-07-01", "uk")
'urn:uuid:e16fa799-1d9d-534f-959b-84bbab8bd227'
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import NamedTuple
from uuid import UUID, uuid5

from lxml import etree
from lxml.builder import ElementMaker

from calc import words
from calc.law import IN_FORCE
from calc.rates import load
from publish import addresses
from publish.finished import Page
from publish.places import RATES
from publish.text import word

ATOM = "http://www.w3.org/2005/Atom"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
MAKE = ElementMaker(namespace=ATOM, nsmap={None: ATOM})
OURS = UUID("2f6f5dd7-70b5-4c8e-8e57-5a3a1c5ac9a1")  # the namespace of our ids, drawn once; it stays for ever


class Entry(NamedTuple):
    """A change: its name, day and title, what is told of it in which language, where it stands, its source."""

    name: str
    day: date
    title: str
    told: str
    lang: str
    there: str
    source: str = ""


def add(site: Path, root: str, pages: Iterable[Page]) -> None:
    """Write the feeds of every language that has the page of changes."""
    for page in pages:
        if page.path != addresses.CHANGES:
            continue
        for kind, title, entries in (
            ("feeds.changes", page.title, [*changes(page)]),
            ("feeds.rates", word("booklet.rates", page.lang), [*amounts(page)]),
        ):
            address = addresses.feeds(page.lang)[kind]
            made = feed(root, page, address, title, entries)
            content = etree.tostring(made, encoding="utf-8", xml_declaration=True, pretty_print=True)
            (site / address).write_bytes(content)


def changes(page: Page) -> Iterator[Entry]:
    """The answers of the page."""
    days = dated([each.id for each in page.questions], page.checked or IN_FORCE)
    for question, day in zip(page.questions, days, strict=True):
        there = f"{page.address}#{question.id}"
        yield Entry(f"endringer#{question.id}", day, question.title, question.short, question.lang, there)


def dated(ids: Iterable[str], checked: date) -> list[date]:
    """The day of each answer, none after the page was last compared: what is announced is known that day."""
    days, last = [], checked
    for id in ids:
        with suppress(ValueError):
            last = min(date.fromisoformat(id), checked)
        days.append(last)
    return days


def amounts(page: Page) -> Iterator[Entry]:
    """The rows of all rate tables, the newest first."""
    found = []
    for path in sorted(RATES.glob("*.toml")):
        table = load(path.stem)
        for row in table["rows"]:
            if row["since"] < IN_FORCE:
                continue
            since = words.day(row["since"], page.lang)
            name, amount = word(f"review.rate.{path.stem}", page.lang), words.money(row["value"], page.lang, 0)
            title = word("feeds.rate", page.lang, name=name, amount=amount, since=since)
            day = row.get("announced", row["since"])
            title = title[:1].upper() + title[1:]
            entry = Entry(f"{path.stem}#{row['since']}", day, title, "", page.lang, page.address, row["source"])
            found.append(entry)
    yield from sorted(found, key=lambda entry: entry.day, reverse=True)


def feed(root: str, page: Page, address: str, title: str, entries: list[Entry]) -> etree._Element:
    """A feed; it is as new as its newest entry."""
    made: etree._Element = MAKE.feed(
        {XML_LANG: page.lang},
        MAKE.id(identity(address.rpartition("/")[2], page.lang)),
        MAKE.title(f"{word('name', page.lang)}: {title}"),
        MAKE.updated(instant(max(entry.day for entry in entries))),
        MAKE.author(MAKE.name(word("name", page.lang))),
        MAKE.rights("CC BY 4.0"),
        MAKE.link(rel="self", type=addresses.FEED_KIND, href=root + address),
        MAKE.link(rel="alternate", type="text/html", hreflang=page.lang, href=root + page.address),
        *(entry_element(root, page.lang, entry) for entry in entries),
    )
    return made


def entry_element(root: str, lang: str, entry: Entry) -> etree._Element:
    """One entry."""
    source = [MAKE.link(rel="via", href=entry.source)] if entry.source else []
    made: etree._Element = MAKE.entry(
        {XML_LANG: entry.lang},
        MAKE.id(identity(entry.name, lang)),
        MAKE.title(entry.title),
        MAKE.updated(instant(entry.day)),
        MAKE.link(rel="alternate", type="text/html", hreflang=lang, href=root + entry.there),
        *source,
        *([MAKE.summary(entry.told)] if entry.told else []),
    )
    return made


def identity(name: str, lang: str) -> str:
    """The id of a feed or an entry: the same on every host, and whatever its words become."""
    return uuid5(OURS, f"{lang} {name}").urn


def instant(day: date) -> str:
    """The beginning of a day, as Atom writes time."""
    return f"{day.isoformat()}T00:00:00Z"
