"""What has to be looked at again, and from which day: one list of pages, rates, laws, sources and links.

Every day in it follows from a day that is written down: a page's `checked`, a
table's `review`, the day a law's wording was read. So the list is the same
whenever it is made, and only what is due depends on today. What is announced
beforehand is looked at a month before it is due.

>>> Item(date(2027, 4, 1), "rate", ("basic_amount",), "").is_due(date(2027, 3, 31))
False
>>> month_before(date(2028, 3, 31)), month_before(date(2029, 1, 31))
(datetime.date(2028, 2, 29), datetime.date(2028, 12, 31))
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Literal, NamedTuple

from calc.calendar import months_later
from calc.law import ACTS
from publish.manuscript import ids
from publish.manuscript.pages import load
from publish.manuscript.sources import load as load_sources
from publish.manuscript.stale import stale_after
from publish.manuscript.translations import states
from publish.places import COMMAND, RATES
from publish.problem import read_toml
from publish.upkeep import links
from publish.upkeep.law.notes import day_in
from publish.upkeep.law.record import load as load_law
from publish.upkeep.law.told import amendments, spoken, together

Kind = Literal["rate", "law", "amendment", "page", "source", "link", "translation"]


class Item(NamedTuple):
    """Something to look at from a day on, or at once; what it is called, and what to do."""

    day: date | None
    kind: Kind
    names: tuple[str, ...]
    todo: str

    def is_due(self, today: date) -> bool:
        """Whether its day has come."""
        return self.day is None or self.day <= today


def items(docs: Path, rates: Path = RATES) -> list[Item]:
    """The whole list, the soonest first."""
    found = [*rate_items(rates), *law_items(), *changed_items(docs), *amendment_items(docs), *page_items(docs)]
    return sorted(
        [*found, *source_items(docs), *link_items(docs), *translation_items(docs)],
        key=lambda item: (item.day or date.min, item.kind, item.names),
    )


def month_before(day: date) -> date:
    """When to begin to look for what is announced ahead: a month before it is due."""
    return months_later(day, -1)


def rate_items(folder: Path) -> Iterator[Item]:
    """Tables whose next row is due."""
    for path in sorted(folder.glob("*.toml")):
        review = read_toml(path)["review"]
        todo = f"due on {review}: {COMMAND} update, or a row by hand"
        yield Item(month_before(review), "rate", (path.stem,), todo)


def law_items() -> Iterator[Item]:
    """Acts whose wording was read up to a day, together where both days are the same."""
    alike: dict[tuple[date, date], list[str]] = {}
    for name, act in ACTS.items():
        alike.setdefault((act.may_change_from, act.read_on), []).append(name)
    for (until, read), names in sorted(alike.items()):
        todo = f"read on {read}, applied until {until}: read the new wording, amounts and deadlines"
        yield Item(month_before(until), "law", tuple(names), todo)


def changed_items(docs: Path) -> Iterator[Item]:
    """Provisions that have other words than those that were read."""
    changed = [name for name, each in load_law(docs).items() if each.changed]
    if changed:
        yield Item(None, "law", acts_of(changed), f"{together(changed)}: read it, {COMMAND} law accept")


def amendment_items(docs: Path) -> Iterator[Item]:
    """Amendments that are passed: a month before they come into force, or when the act is read anew anyway."""
    for (_, said), names in amendments(load_law(docs)):
        acts = acts_of(names)
        day = day_in(said) or min((ACTS[act].may_change_from for act in acts if act in ACTS), default=None)
        yield Item(month_before(day) if day else None, "amendment", acts, f"{said}: {together(names)}")


def acts_of(names: Iterable[str]) -> tuple[str, ...]:
    """The acts of provisions, by the name that the rules know them by if they do."""
    return tuple(sorted({spoken(name).split(" ")[0] for name in names}))


def page_items(docs: Path) -> Iterator[Item]:
    """Pages by the age of their oldest check in any language."""
    oldest: dict[str, date] = {}
    for pages in load(docs).values():
        for name, page in pages.items():
            checked = page.meta.get("checked")
            if isinstance(checked, date):
                oldest[name] = min(checked, oldest.get(name, checked))
    todo = "compare with the sources, then set checked: in each language"
    yield from by_day("page", {name.removesuffix(".md"): checked for name, checked in oldest.items()}, todo)


def source_items(docs: Path) -> Iterator[Item]:
    """Sources by the day they were last looked at."""
    checked = {id: source["checked"] for id, source in load_sources(docs / "sources.toml").items()}
    yield from by_day("source", checked, "open them, then set checked in docs/sources.toml")


def link_items(docs: Path) -> Iterator[Item]:
    """Addresses by the day they were last tried; what is dead, moved or was never tried is due."""
    known = links.remembered(docs)
    open_: dict[str, date] = {}
    at_once = []
    for url in links.used(docs):
        found = known.get(url)
        if found and found.state(found.checked) == "works":
            open_[url] = found.checked
        else:
            at_once.append(url)
    if at_once:
        yield Item(None, "link", tuple(sorted(at_once)), f"{COMMAND} links --live, then mend what it names")
    yield from by_day("link", open_, f"{COMMAND} links --live")


def translation_items(docs: Path) -> Iterator[Item]:
    """Translations that are behind or missing."""
    behind = [
        f"{each.lang} {ids.name(each.page, each.id)}" for each in states(load(docs)) if each.state != "current"
    ]
    if behind:
        yield Item(None, "translation", tuple(behind), f"{COMMAND} translations diff, translate, accept")


def by_day(kind: Kind, checked: dict[str, date], todo: str) -> Iterator[Item]:
    """One item for all that grows old on the same day."""
    for day in sorted({stale_after(each) for each in checked.values()}):
        names = tuple(sorted(name for name, each in checked.items() if stale_after(each) == day))
        yield Item(date.fromisoformat(day), kind, names, todo)
