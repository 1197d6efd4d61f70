"""`python -m publish translations …` on the command line.

status [--json]    how many answers are current, behind or missing, per page and language
diff LANG ID       what changed in the Norwegian question since it was translated
accept LANG ID     "I compared them"; ID is a question's id, page#id, a page's name for its lead, or all
check              every fault of the pages; exit status 1 if there is one
ledger             write the ids of new questions into docs/ids.txt
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter

from publish import check
from publish.manuscript import ids, translations
from publish.manuscript.pages import TRANSLATED, load


def add_to(parser: argparse.ArgumentParser) -> None:
    """Add the commands to the parser of `translations`."""
    tasks = parser.add_subparsers(dest="task", required=True)
    status = tasks.add_parser("status", help="how many answers are current, behind or missing")
    status.add_argument("--json", action="store_true")
    for name, help in (("diff", "what changed in the Norwegian question"), ("accept", "I compared them")):
        task = tasks.add_parser(name, help=help)
        task.add_argument("lang", choices=TRANSLATED)
        task.add_argument("id", help="id, page#id, a page's name for its lead" + ", or all" * (name == "accept"))
    tasks.add_parser("check", help="every fault of the pages")
    tasks.add_parser("ledger", help="write the ids of new questions into docs/ids.txt")


def run(chosen: argparse.Namespace) -> int:
    """Run one command; returns the exit status."""
    try:
        return TASKS[chosen.task](chosen)
    except translations.Unknown as fault:
        print(fault, file=sys.stderr)
        return 2


def status(chosen: argparse.Namespace) -> int:
    """Print the table, then what is behind or missing by name."""
    found = list(translations.states(load(chosen.docs)))
    counted = Counter((each.page, each.lang, each.state) for each in found)
    rows = [
        {
            "page": page,
            "lang": lang,
            **{state: counted[page, lang, state] for state in ("current", "behind", "missing")},
        }
        for page, lang in dict.fromkeys((each.page, each.lang) for each in found)
    ]
    open_ = [each for each in found if each.state != "current"]
    if chosen.json:
        print(
            json.dumps({"pages": rows, "open": [each._asdict() for each in open_]}, ensure_ascii=False, indent=1)
        )
        return 0
    print(f"{'page':28} lang  current  behind  missing")
    for row in rows:
        print(f"{row['page']:28} {row['lang']:4} {row['current']:8} {row['behind']:7} {row['missing']:8}")
    for each in open_:
        print(f"{each.state}: {each.lang} {ids.name(each.page, each.id)}")
    return 0


def diff(chosen: argparse.Namespace) -> int:
    """Print the difference."""
    print(translations.diff(chosen.docs, chosen.lang, chosen.id), end="")
    return 0


def accept(chosen: argparse.Namespace) -> int:
    """Record, and say what."""
    accepted = translations.accept(chosen.docs, chosen.lang, chosen.id)
    print(f"accepted in {chosen.lang}: {accepted[0] if len(accepted) == 1 else f'{len(accepted)} questions'}")
    return 0


def checked(chosen: argparse.Namespace) -> int:
    """Print every fault, then the length of the sentences."""
    faults = [str(fault) for fault in check.faults(chosen.docs)] + catalogue_faults()
    for fault in faults:
        print(fault)
    for lang, pages in load(chosen.docs).items():
        print(f"{lang}: the median sentence has {check.median_length(pages):g} words")
    print(f"{len(faults)} faults" if faults else "no faults")
    return 1 if faults else 0


def catalogue_faults() -> list[str]:
    """What is at fault in the catalogues."""
    from publish.check import catalogues  # Babel is slow to start, and nothing else here needs it

    return catalogues.all_faults()


def ledger(chosen: argparse.Namespace) -> int:
    """Record new ids, and say which."""
    for name in ids.record(chosen.docs, load(chosen.docs)["nb"]):
        print(f"recorded {name}")
    return 0


TASKS = {"status": status, "diff": diff, "accept": accept, "check": checked, "ledger": ledger}
