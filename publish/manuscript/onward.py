"""What is often asked next, in `docs/onward.toml`: two or three ids for a question's, alike in all languages.

    varighet = ["jobb", "ny-tillatelse"]

The titles are those of the reader's language; a question that is not translated yet has its Norwegian one.

>>> from publish.places import DOCS
>>> links({"varighet": ["jobb"]}, DOCS, "en")
{'varighet': [('introduksjonsprogram/#jobb', 'Can I work while I am in the introduction programme?', 'en')]}
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from pathlib import Path

from publish.manuscript.faults import Fault
from publish.manuscript.pages import FENCE, ORIGINAL, QUESTION
from publish.problem import read_toml

FILE = "onward.toml"
MOST = 3  # more than three are a list to read, no next step
Link = tuple[str, str, str]  # the place below the root of its language, the title, and the title's language


def load(docs: Path) -> dict[str, list[str]]:
    """The ids after each id; none where the file is not there."""
    file = docs / FILE
    return read_toml(file) if file.exists() else {}


def links(onward: Mapping[str, list[str]], docs: Path, lang: str) -> dict[str, list[Link]]:
    """Where each question leads on to. What leads nowhere is left out here, and told by `faults`."""
    known = {id: (*found, each) for each in (ORIGINAL, lang) for id, found in titles(docs / each).items()}
    return {id: [known[each] for each in after if each in known] for id, after in onward.items()}


def titles(folder: Path) -> dict[str, tuple[str, str]]:
    """The place and the title of every question of a language."""
    found = {}
    for path in folder.rglob("*.md"):
        name = path.relative_to(folder).with_suffix("").as_posix()
        page = "" if name == "index" else f"{name}/"
        found.update(
            {id: (f"{page}#{id}", title) for id, title in titles_in(path, path.stat().st_mtime_ns).items()}
        )
    return found


@functools.cache
def titles_in(path: Path, _: int) -> dict[str, str]:
    """The titles of one file as it was at a time."""
    found, fenced = {}, False
    for line in path.read_text("utf-8", "replace").split("\n"):
        fenced ^= bool(FENCE.match(line))
        heading = None if fenced else QUESTION.match(line)
        if heading and heading["id"]:
            found[heading["id"]] = heading["text"]
    return found


def faults(docs: Path) -> Iterator[Fault]:
    """Questions that are none, that lead to themselves or to more than can be chosen from."""
    known, place = titles(docs / ORIGINAL), f"docs/{FILE}"
    lines = (docs / FILE).read_text("utf-8").split("\n") if (docs / FILE).exists() else []
    for id, after in load(docs).items():
        line = next((number for number, each in enumerate(lines, 1) if each.startswith(f"{id} ")), 1)
        if not isinstance(after, list) or not 1 <= len(after) <= MOST or len(set(after)) < len(after):
            yield Fault(place, line, f"{id} names none, one twice or more than {MOST}", f"name up to {MOST}")
            continue
        for each in (id, *after):
            if each not in known:
                yield Fault(place, line, f"{each} is no question", "write the id of a question")
        if id in after:
            yield Fault(place, line, f"{id} leads to itself", "name another question")
