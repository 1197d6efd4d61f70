"""`python -m publish law [PLACE …]`: whether the words that rules and pages rest on are still those of the law.

Without a place it fetches Lovdata's public data; a place is such an archive, a
folder or a file. It records what is changed, so that readers are told at
exactly those answers and results, and names the rules, cases and questions that rest on it.

    python -m publish law accept integreringsloven 20      somebody has read what § 20 says now
    python -m publish law accept all                       the same of everything that is changed or was never read

Exit status: 1 if something is changed or was never read.
"""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from calc.law import ACTS, LOVDATA
from publish.places import COMMAND, DOCS
from publish.problem import Problem
from publish.upkeep.law.places import acts
from publish.upkeep.law.record import COMPILED, Recorded, load, save
from publish.upkeep.law.text import PROVISION, parts, provision
from publish.upkeep.law.told import report, spoken
from publish.upkeep.law.uses import resting
from publish.upkeep.law.watch import compared

ACCEPT = "accept"


def add_to(parser: argparse.ArgumentParser) -> None:
    """Add the options to the parser of `law`."""
    parser.add_argument(
        "words", nargs="*", metavar="PLACE", help="archives or folders; or: accept ACT §, accept all"
    )
    parser.add_argument("--docs", type=Path, default=DOCS, help="the pages, and the record")
    parser.add_argument("--compiled", type=Path, default=COMPILED, help="what the calculators read")
    parser.add_argument("--today", type=date.fromisoformat, default=None, help="the day it is done")


def run(chosen: argparse.Namespace) -> int:
    """Look, or accept; returns the exit status."""
    today = chosen.today or date.today()
    known = load(chosen.docs)
    if chosen.words[:1] == [ACCEPT]:
        found = accepted(known, chosen.words[1:], today)
        save(chosen.docs, known | found, chosen.compiled)
        print(f"read on {today}: {', '.join(map(spoken, found)) or 'nothing was waiting'}")
        return 0
    rests = resting(chosen.docs)
    texts = acts([Path(each) for each in chosen.words], {parts(name)[0] for name in rests})
    known = compared(known, rests, texts, today)
    save(chosen.docs, known, chosen.compiled)
    looked = sum(parts(name)[0] in texts for name in rests)
    changed = sum(each.changed is not None for each in known.values())
    unread = sum(known.get(name, Recorded()).words is None for name in rests)
    print("\n".join(report(known, rests)))
    print(
        f"{len(rests)} provisions, {looked} looked at in {len(texts)} acts: {changed} changed, {unread} never read"
    )
    return 1 if changed or unread else 0


def accepted(known: dict[str, Recorded], wanted: list[str], today: date) -> dict[str, Recorded]:
    """The record of what somebody has read; a section with all its paragraphs, or `all` that is waiting."""
    if wanted == ["all"]:
        return {name: each.accepted(today) for name, each in known.items() if each.now is not None}
    if len(wanted) < 2:
        raise Problem("write the act and the section, as integreringsloven 14 a, or all")
    act = ACTS[wanted[0]].url.removeprefix(f"{LOVDATA}/") if wanted[0] in ACTS else wanted[0]
    section = provision(act, "".join(wanted[1:]).removeprefix("§"))
    if not PROVISION.fullmatch(section):
        raise Problem(f"there is no section {' '.join(wanted)}: write it as integreringsloven 14 a")
    found = {name: each.accepted(today) for name, each in known.items() if f"{name}/".startswith(f"{section}/")}
    if not found:
        raise Problem(f"{spoken(section)} is not in docs/law.toml: run {COMMAND} law first")
    return found
