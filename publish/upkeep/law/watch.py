"""Compare what is recorded with a text: what has changed, and what is passed and still to come."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from publish.upkeep.law.notes import coming, in_force
from publish.upkeep.law.record import Recorded
from publish.upkeep.law.text import ActText, parts


def compared(
    known: Mapping[str, Recorded], names: Iterable[str], acts: Mapping[str, ActText], today: date
) -> dict[str, Recorded]:
    """The record of these provisions after a look at these acts.

    What is in no act that was looked at stays as it was. A section that is gone has no words any
    more; one that was never there, by a slip in a rule or an address, stays unread.
    """
    found = {}
    for name in names:
        act, section, paragraph = parts(name)
        before = known.get(name, Recorded())
        text = acts[act].sections.get(section) if act in acts else None
        if text or (act in acts and before.words is not None):
            day = acts[act].day or today
            words, note = (text.words(paragraph), text.note) if text else ("", "")
            found[name] = before.compared(words, day, in_force(note, day), coming(note))
        elif name in known:
            found[name] = before
    return found
