"""What the watch found, as Markdown that a terminal shows and an issue can hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from calc.law import ACTS, LOVDATA
from publish.upkeep.law.notes import day_in
from publish.upkeep.law.record import Recorded
from publish.upkeep.law.text import order, parts
from publish.upkeep.law.uses import Resting, Uses
from publish.upkeep.law.words import difference

NONE = Uses(set(), set(), set())
NAMES = {act.url.removeprefix(f"{LOVDATA}/"): name for name, act in ACTS.items()}


def spoken(name: str) -> str:
    """A provision as one says it.

    >>> spoken("lov/2020-11-06-127/§14a/ledd/3")
    'integreringsloven § 14 a ledd 3'
    """
    act, section, paragraph = parts(name)
    number = section.rstrip("abcdefghijklmnopqrstuvwxyzæøå")
    letter = f" {section[len(number) :]}" if len(number) < len(section) else ""
    return f"{NAMES.get(act, act)} § {number}{letter}{f' ledd {paragraph}' if paragraph else ''}"


def together(names: Iterable[str]) -> str:
    """Provisions in a row, each act named once.

    >>> together(["lov/2020-11-06-127/§8/ledd/1", "lov/2020-11-06-127/§9"])
    'integreringsloven § 8 ledd 1, § 9'
    """
    acts: dict[str, list[str]] = {}
    for act, section in (spoken(name).split(" ", 1) for name in names):
        acts.setdefault(act, []).append(section)
    return "; ".join(f"{act} {', '.join(sections)}" for act, sections in acts.items())


def report(known: Mapping[str, Recorded], resting: Resting) -> Iterator[str]:
    """Line by line: the changes with their words and what rests on them, what was never read, what is to come."""
    for name in sorted((name for name in known if known[name].changed), key=order):
        yield from change(name, known[name], resting.get(name, NONE))
    unread = sorted((name for name in resting if known.get(name, Recorded()).words is None), key=order)
    if unread:
        yield f"### Never read\n\n{together(unread)}\n"
    ahead = amendments(known)
    if ahead:
        yield "### Passed and not in force\n"
        for (day, said), found in ahead:
            yield f"- {day or 'no day yet'} · {together(found)}: {said}"
        yield ""


def change(name: str, each: Recorded, uses: Uses) -> Iterator[str]:
    """One change: since when, the words taken out and put in, and exactly what rests on them."""
    yield f"### Changed: {spoken(name)}, as of {each.changed}\n"
    yield f"{LOVDATA}/{name}\n"
    yield "```diff"
    yield from difference(each.words or "", each.now or "")
    yield "```\n"
    for kind, found in zip(("rules", "named cases", "questions"), uses, strict=True):
        yield f"- {kind}: {'; '.join(sorted(found)) or 'none'}"
    yield f"\n<details><summary>The words before ({each.of}) and after ({each.seen})</summary>\n"
    yield f"{each.words or '(none)'}\n\n{each.now or '(none: repealed)'}\n\n</details>\n"


def amendments(known: Mapping[str, Recorded]) -> list[tuple[tuple[str, str], list[str]]]:
    """What is passed and not in force, the soonest first, with the provisions it changes."""
    found: dict[tuple[str, str], list[str]] = {}
    for name in sorted(known, key=order):
        for said in known[name].coming:
            found.setdefault((str(day_in(said) or ""), said), []).append(name)
    return sorted(found.items(), key=lambda each: (each[0][0] or "9", each[0][1]))
