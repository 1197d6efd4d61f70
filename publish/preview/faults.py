"""What is at fault while somebody edits: collected, told with its place, shown on top of every page.

>>> unlined = "Doc file 'nb/om.md' contains a link 'no.md', but the target is not found."
>>> with_place(unlined, lambda path: "# Om\\n\\n[her](no.md)\\n")
"docs/nb/om.md:3: Doc file 'nb/om.md' contains a link 'no.md', but the target is not found."
"""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from calc.telling.markup import tag
from publish.places import DOCS, ROOT

QUOTED = re.compile(r"'([^']+)'|(\{\{.*?\}\})")
LOOKS_OF_BOX = (
    "position: sticky; top: 0; z-index: 9; margin: 0; padding: 1em; white-space: pre-wrap;"
    " background: #600; color: #fff"
)
TOP = re.compile(rb"<body[^>]*>|^404 Not Found")


def quick_faults() -> list[str]:
    """What can be said before the pages are built."""
    from publish.check import directives, rate_tables

    return [*map(str, rate_tables.all_faults()), *map(str, directives.all_faults(DOCS))]


def with_box(page: bytes, faults: Iterable[str]) -> bytes:
    """A page with what is at fault on top of it."""
    box = tag("pre", "\n".join(faults), lang="en", style=LOOKS_OF_BOX).encode()
    return TOP.sub(lambda found: found[0] + box, page, count=1)


@contextmanager
def told() -> Iterator[list[str]]:
    """What MkDocs warns of, as a list."""
    found: list[str] = []

    class Keep(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            found.append(record.getMessage())

    handler, logger = Keep(logging.WARNING), logging.getLogger("mkdocs")
    logger.addHandler(handler)
    passed, logger.propagate = logger.propagate, False
    try:
        yield found
    finally:
        logger.removeHandler(handler)
        logger.propagate = passed


def explained(fault: Exception) -> str:
    """A fault of a page or of the code, with its place."""
    if isinstance(fault, SyntaxError):
        return f"{os.path.relpath(fault.filename or '', ROOT)}:{fault.lineno}: {fault.msg}"
    trace, place = fault.__traceback__, ""
    while trace:
        file = Path(trace.tb_frame.f_code.co_filename)
        if ROOT in file.parents and Path(__file__).parent not in file.parents and ".venv" not in file.parts:
            place = f" (in {file.relative_to(ROOT)}:{trace.tb_lineno})"
        trace = trace.tb_next
    return f"{type(fault).__name__}: {fault}{place}"


def with_place(message: str, read: Callable[[Path], str] | None = None) -> str:
    """What MkDocs says of a page, with the page's file and the line of what it quotes."""
    quoted = [found[0] or found[1] for found in QUOTED.findall(message)]
    page = next((each for each in quoted if each.endswith(".md") and (DOCS / each).exists()), None)
    if page is None or message.startswith("docs/"):
        return message
    lines = (read or Path.read_text)(DOCS / page).split("\n")
    tokens = [each for each in quoted if each != page]
    line = next((n for n, text in enumerate(lines, 1) if any(token in text for token in tokens)), 1)
    return f"docs/{page}:{line}: {message}"


def say(faults: Iterable[str]) -> None:
    """Faults in the terminal."""
    for each in faults:
        print(f"  {each}", flush=True)
