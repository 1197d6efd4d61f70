"""Compare what is recorded with a text: what has changed, and what is passed and still to come."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from calc.law import CITED
from publish.upkeep.law.notes import coming, in_force
from publish.upkeep.law.record import Recorded
from publish.upkeep.law.text import ActText, parts


def watched(resting: Collection[str], today: date) -> set[str]:
    """The provisions that are watched: all that rules or pages rest on, but for wordings that have ended."""
    current = {law.provision for law in CITED if law.until is None or law.until >= today}
    ended = {law.provision for law in CITED} - current
    return current | (set(resting) - ended)


def compared(
    known: Mapping[str, Recorded], names: Collection[str], acts: Mapping[str, ActText], today: date
) -> dict[str, Recorded]:
    """The record after a look at these acts; what is in no act that was looked at stays as it was."""
    found = {name: known[name] for name in names if name in known}
    for name in names:
        act, section, paragraph = parts(name)
        if act not in acts:
            continue
        text = acts[act].sections.get(section)
        day = acts[act].day or today
        words = text.words(paragraph) if text else ""
        note = text.note if text else ""
        before = known.get(name, Recorded())
        found[name] = before.compared(words, day, in_force(note, day), coming(note))
    return found
