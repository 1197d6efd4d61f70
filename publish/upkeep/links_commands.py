"""`python -m publish links [--statuses FILE] [--live]` on the command line; exit status 1 if a link is dead.

Without an option it prints what is remembered. `--statuses` takes a list of
addresses with their status; `--live` asks the web, politely: one address at a
time, by HEAD, then by GET where that is refused. Both are remembered. Archived copies are
proposed, never taken: a person looks whether the copy says the same.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from datetime import date
from functools import partial
from http.client import HTTPException
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote, urljoin
from urllib.request import HTTPRedirectHandler, Request, build_opener

from publish.check import letters
from publish.places import DOCS
from publish.problem import visible
from publish.upkeep import links
from publish.upkeep.links import Found
from publish.upkeep.patience import within

SECONDS, PAUSE, HOPS = 20, 1.0, 5
WHOLE = 60  # s for an address with all its hops: a server that sends a letter a second never makes one read wait
AGENT = "Fotfeste link check (asks once a week, one address at a time)"
NOT_ALLOWED = (403, 405, 501)  # some servers answer GET alone
FOR_GOOD, FOR_NOW = (301, 308), (302, 303, 307)


def add_to(parser: argparse.ArgumentParser) -> None:
    """Add the options to the parser of `links`."""
    parser.add_argument("--statuses", type=Path, help="a file: address, status, and where it moved, a line each")
    parser.add_argument("--live", action="store_true", help="ask the web, one address at a time")
    parser.add_argument("--docs", type=Path, default=DOCS, help="the pages")
    parser.add_argument("--today", type=date.fromisoformat, default=None, help="the day to count from")


def run(chosen: argparse.Namespace) -> int:
    """Check what is to be checked, remember it, print the table; returns the exit status."""
    today = chosen.today or date.today()
    places, known = links.used(chosen.docs), links.remembered(chosen.docs)
    new = links.from_file(chosen.statuses, today) if chosen.statuses else {}
    if chosen.live:
        for number, url in enumerate(places):
            time.sleep(PAUSE if number else 0)
            new[url] = within(WHOLE, partial(ask, url, today), Found(0, today))
    for url in sorted(new.keys() - places.keys()):
        print(visible(f"not used here: {url}"))
    if new:
        known |= new
        links.remember(chosen.docs, known, places)
    rows = links.table(places, known, today)
    for state, status, checked, url, where, proposal in rows:
        print(f"{state:18} {status:4} {checked:10}  {url}\n{'':36}in {where}")
        if proposal:
            print(visible(f"{'':36}perhaps {proposal}"))
    counted = Counter(row[0] for row in rows)
    print(", ".join(f"{counted[state]} {state}" for state in links.STATES if counted[state]))
    return 1 if counted["dead"] else 0


class Stay(HTTPRedirectHandler):
    """Does not follow, so that the first answer is seen."""

    def redirect_request(self, *_: Any) -> None:
        return None


def ask(url: str, today: date) -> Found:
    """What an address answers. It has moved where a server says that it has for good."""
    status, place = 0, url
    for_good = True
    for _ in range(HOPS):
        status, to = answer(place, "HEAD")
        if status in NOT_ALLOWED:
            status, to = answer(place, "GET")
        if status not in (*FOR_GOOD, *FOR_NOW) or not to:
            break
        for_good = for_good and status in FOR_GOOD
        place = to
    moved = place if for_good and place not in (url, encoded(url)) and 200 <= status < 400 else ""
    return Found(status, today, moved)


def answer(url: str, method: str) -> tuple[int, str]:
    """The status of one request, 0 where there is no answer, and the address on the web that it points to."""
    if not url.startswith(("https://", "http://")):
        return 0, ""  # a server may point anywhere, even at this machine's files
    request = Request(encoded(url), method=method, headers={"User-Agent": AGENT})
    try:
        with build_opener(Stay).open(request, timeout=SECONDS) as given:
            return given.status, ""
    except HTTPError as refused:
        to = told(refused.headers.get("Location", ""))
        return refused.code, urljoin(url, to) if to else ""
    except (OSError, HTTPException, ValueError):
        return 0, ""


def told(location: str) -> str:
    """Where a server points, its bytes read as UTF-8; nothing where that holds what nobody sees.

    >>> told("/ok"), told("/ok\\x1b]0;x\\x07"), told("/\\xe2\\x80\\xae"), told("/\\xc3\\xb8")
    ('/ok', '', '', '/ø')
    """
    text = location.encode("latin-1", "replace").decode("utf-8", "replace")
    return "" if letters.said(text) or any(sign in text for sign in "\n\t") else text


def encoded(url: str) -> str:
    """An address in ASCII: `§` and `ø` as UTF-8 per cent signs, what is encoded already left alone."""
    return quote(url, safe=":/?#[]@!$&'()*+,;=%~")
