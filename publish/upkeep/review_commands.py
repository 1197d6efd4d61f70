"""`python -m publish review [--json] [--today YYYY-MM-DD]`: what is to be done; status 1 if anything is due."""

from __future__ import annotations

import argparse
import json
from datetime import date
from pathlib import Path

from publish.places import DOCS, RATES
from publish.upkeep.review import Item, items

SHOWN = 6  # names on one line


def add_to(parser: argparse.ArgumentParser) -> None:
    """Add the options to the parser of `review`."""
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--today", type=date.fromisoformat, default=None, help="the day to count from")
    parser.add_argument("--docs", type=Path, default=DOCS, help="the pages")
    parser.add_argument("--rates", type=Path, default=RATES, help=argparse.SUPPRESS)


def run(chosen: argparse.Namespace) -> int:
    """Print the list, as Markdown that an issue can hold; returns the exit status."""
    today = chosen.today or date.today()
    found = items(chosen.docs, chosen.rates)
    if chosen.json:
        listed = [{**each._asdict(), "is_due": each.is_due(today)} for each in found]
        print(json.dumps(listed, default=str, ensure_ascii=False, indent=1))
    else:
        print("\n".join(told(each, today) for each in found))
    return 1 if any(each.is_due(today) for each in found) else 0


def told(item: Item, today: date) -> str:
    """One line of the list."""
    more = f" and {len(item.names) - SHOWN} more" if len(item.names) > SHOWN else ""
    day = f"{item.day or 'now'}"
    due = "**due** " if item.is_due(today) else ""
    return f"- {due}{day} · {item.kind}: {', '.join(item.names[:SHOWN])}{more} ({item.todo})"
