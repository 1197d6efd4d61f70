"""Directives of pages that would reach the reader as raw text, or that name what does not exist."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from calc import CALCULATORS
from publish.manuscript import directives, sources
from publish.manuscript.directives import WHOLE
from publish.manuscript.faults import Fault
from publish.manuscript.pages import files
from publish.pictures import PICTURES


def all_faults(docs: Path) -> Iterator[Fault]:
    """What is at fault in the directives of all pages."""
    file = docs / "sources.toml"
    calculator = ([*CALCULATORS], f"write one of {', '.join(CALCULATORS)}")
    known = {
        **dict.fromkeys(("calculator", "door", "rules"), calculator),
        "picture": ([*PICTURES], f"write one of {', '.join(PICTURES)}"),
        "sources": ([*sources.load(file)] if file.exists() else [], "correct it, or add it to docs/sources.toml"),
    }
    for path in files(docs):
        text = path.read_text("utf-8", "replace")
        place = f"docs/{path.relative_to(docs).as_posix()}"
        for said in directives.faults(text):
            yield Fault(place, *said)
        for line, name, word in used(text):
            if name in known and word not in known[name][0]:
                yield Fault(place, line, f":{name}: names {word}, which does not exist", known[name][1])


def used(text: str) -> Iterator[tuple[int, str, str]]:
    """Every word after a directive, with its line and the directive's name."""
    for number, line in enumerate(text.split("\n"), 1):
        whole = WHOLE.fullmatch(line)
        for word in whole["words"].split() if whole else ():
            yield number, str(whole and whole["name"]), word
