"""A fault in the pages: where it is, what it is, and what to do about it.

>>> print(Fault("docs/uk/why.md", 3, "the title is missing", "add title: to the front matter"))
docs/uk/why.md:3: the title is missing, add title: to the front matter
"""

from __future__ import annotations

from typing import NamedTuple

from publish.manuscript.pages import Page
from publish.problem import visible


class Fault(NamedTuple):
    """One fault."""

    file: str
    line: int
    what: str
    remedy: str

    def __str__(self) -> str:
        return visible(f"{self.file}:{self.line}: {self.what}, {self.remedy}")


def at(page: Page, line: int, what: str, remedy: str) -> Fault:
    """A fault of a page."""
    return Fault(f"docs/{page.lang}/{page.name}", line, what, remedy)
