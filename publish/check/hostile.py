"""What nothing sent in may hold, since it could harm a reader: refused with file and line.

A translation comes from anybody: pages (`publish.check.hostile_markdown`), messages
of the catalogues, addresses of sources, and files that lie among the pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from calc.words import LANGUAGES
from publish.check.hostile_markdown import BYTES, SAFE, UNSEEN, found_in, text_faults
from publish.manuscript.faults import Fault
from publish.problem import read_toml

REMEDY = 'write Markdown; of HTML only <span lang="…"> and what the front page uses'


def all_faults(docs: Path) -> list[Fault]:
    """Everything hostile in the pages, the sources' addresses, and the files that lie among them."""
    return [*file_faults(docs), *address_faults(docs / "sources.toml"), *page_faults(docs)]


def file_faults(docs: Path) -> Iterator[Fault]:
    """Files that are no page: the generator would copy them into the site as they are."""
    for path in sorted(docs.rglob("*")):
        parts = path.relative_to(docs).parts
        page = len(parts) == 2 and parts[0] in LANGUAGES and path.suffix == ".md"
        folder = len(parts) == 1 and parts[0] in LANGUAGES and path.is_dir()
        kept = len(parts) == 1 and (path.suffix == ".toml" or path.name == "ids.txt")
        if path.is_symlink() or not (page or folder or kept):
            yield Fault(f"docs/{'/'.join(parts)}", 1, "this is no page", "remove it")


def address_faults(sources: Path) -> Iterator[Fault]:
    """Addresses of sources that are not https."""
    lines = sources.read_text("utf-8").split("\n") if sources.exists() else []
    for id, source in (read_toml(sources) if lines else {}).items():
        for url in source["url"].values():
            if not url.startswith("https://") or not SAFE.match(url):
                yield Fault("docs/sources.toml", found_in(lines, url), f"[{id}] leads to {url}", "write https://…")


def page_faults(docs: Path) -> Iterator[Fault]:
    """Everything hostile in the pages."""
    for path in sorted(docs.glob("*/*.md")):
        text = path.read_bytes()[: BYTES + 1].decode("utf-8", "replace")
        for line, what in text_faults(text):
            yield Fault(f"docs/{path.parent.name}/{path.name}", line, what, REMEDY)


def message_fault(english: str, translation: str) -> str | None:
    """What is hostile in a message of a catalogue, if anything is. Messages stand in HTML and in its attributes.

    >>> message_fault("From {low}", "Від {low}")
    >>> message_fault("Yes", "<b>Так</b>")
    'HTML or a straight quotation mark'
    """
    if re.search('[<>"]|&#?\\w+;', translation):
        return "HTML or a straight quotation mark"
    if re.search(r"[{}]", re.sub(r"\{\w+(:[\w.-]+)?\}", "", translation)):
        return "a brace that is no place to fill"
    if UNSEEN.search(translation):
        return "an unseen character"
    return "a sentence far longer than the English one" if len(translation) > 3 * len(english) + 120 else None
