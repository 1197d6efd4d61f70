"""A page's source as it is compared: its front matter, its lead, and its questions with their ids.

Reads text only, so it is fast and needs no generator. The lead stands under
the id `page`: title, description and all that comes before the first question.
A page's name is its path below the folder of its language, such as `om.md` or `kalkulatorer/opphold.md`.

>>> page = parse(Path("nb/why.md"), "---\\ntitle: Why\\n---\\n\\n# Why\\n\\n## How? { #how }\\n\\nSo.\\n")
>>> [(part.id, part.line) for part in page.parts], page.meta["title"]
([('page', 1), ('how', 7)], 'Why')
>>> page.parts[1].digest
'bfd7867f'
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml  # type: ignore[import-untyped]

from calc.words import LANGUAGES

ORIGINAL = "nb"  # the law is Norwegian
TRANSLATED = tuple(lang for lang in LANGUAGES if lang != ORIGINAL)
LEAD = "page"
QUESTION = re.compile(r"^##\s+(?P<text>.*?)(?:\s*\{:?\s*#(?P<id>[^\s}]*)[^}]*\})?\s*$")
# An amount that the rules compute, see `publish.markdown.figures`; no text makes its reading slow.
FIGURE = re.compile(r"\{\{\s*([^\s{}](?:[^{}\n]*[^\s{}])?)\s*\}\}")
FENCE = re.compile(r"^\s*(```|~~~)")
END = re.compile(r"(?:---|\.\.\.)[ \t]*")  # of a front matter, as MkDocs reads it
EMPTY_LINES = re.compile(r"\n{2,}")
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml's, ten times as fast, where it is there


@dataclass(frozen=True)
class Part:
    """A question with its answer, or the lead; `line` is where it begins in the file."""

    id: str
    heading: str
    line: int
    text: str

    @property
    def digest(self) -> str:
        """The first eight digits of its hash; spaces at the ends of lines and more empty lines do not count."""
        lines = "\n".join(line.rstrip() for line in self.text.strip().split("\n"))
        return hashlib.sha256(EMPTY_LINES.sub("\n\n", lines).encode()).hexdigest()[:8]


@dataclass(frozen=True)
class Page:
    """One page in one language.

    `broken` is the line and reason of a front matter that cannot be read, `body` what stands below it.
    """

    path: Path
    meta: dict[str, Any]
    broken: tuple[int, str] | None
    parts: tuple[Part, ...]
    body: str = ""

    @property
    def lang(self) -> str:
        """The language, which is the name of the folder."""
        return folder_of(self.path).name

    @property
    def name(self) -> str:
        """The path below the folder of its language, alike in all of them."""
        return name_of(self.path)

    @property
    def translated(self) -> dict[str, str]:
        """What this translation was made from: id to digest."""
        recorded = self.meta.get("translated")
        return {str(id): str(made) for id, made in recorded.items()} if isinstance(recorded, dict) else {}

    def part(self, id: str) -> Part | None:
        """The part with an id, if there is one."""
        return next((part for part in self.parts if part.id == id), None)


def load(docs: Path) -> dict[str, dict[str, Page]]:
    """All pages by language and file name."""
    return {
        lang: {name_of(path): parse(path, path.read_text("utf-8")) for path in files(docs / lang)}
        for lang in LANGUAGES
    }


def files(folder: Path) -> list[Path]:
    """The pages below a folder, those of its own before those of the folders in it."""
    return sorted(folder.rglob("*.md"), key=lambda path: (len(path.parts), path))


def folder_of(path: Path) -> Path:
    """The folder of a page's language: `docs/uk` of `docs/uk/kalkulatorer/opphold.md`."""
    return next((each for each in path.parents if each.name in LANGUAGES), path.parent)


def name_of(path: Path) -> str:
    """A page's path below the folder of its language.

    >>> name_of(Path("docs/uk/kalkulatorer/opphold.md")), name_of(Path("docs/nb/om.md"))
    ('kalkulatorer/opphold.md', 'om.md')
    """
    return path.relative_to(folder_of(path)).as_posix()


def original_of(path: Path) -> Path:
    """The Norwegian page that a page is translated from.

    >>> original_of(Path("docs/uk/om.md")).as_posix()
    'docs/nb/om.md'
    """
    return folder_of(path).parent / ORIGINAL / name_of(path)


def parse(path: Path, text: str) -> Page:
    """A page from its text. A front matter that cannot be read is told, not raised."""
    lines, front = text.split("\n"), front_lines(text)
    meta: dict[str, Any] = {}
    broken: tuple[int, str] | None = (1, "there is no front matter between two lines of ---")
    if front is not None:
        meta, broken = front_matter("\n".join(front))
        end = len(front) + 2
        lines[:end] = ["", *(each if each.startswith(("title:", "description:")) else "" for each in front), ""]
    return Page(path, meta, broken, tuple(parts(lines)), body(text))


def front_lines(text: str) -> list[str] | None:
    """The lines of the front matter, or nothing where MkDocs and we could read different ones, or none.

    >>> front_lines("---\\ntitle: T\\n---\\n# T"), front_lines("---\\ntitle: T\\n...\\n---\\n"), front_lines("# T")
    (['title: T'], None, None)
    """
    begin, *lines = text.split("\n")
    end = next((number for number, line in enumerate(lines) if END.fullmatch(line)), None)
    return lines[:end] if begin == "---" and end is not None and lines[end] == "---" else None


def body(text: str) -> str:
    """What stands below the front matter, on the lines that it has in the file."""
    front = front_lines(text)
    above = 0 if front is None else len(front) + 2
    return "\n" * above + "\n".join(text.split("\n")[above:])


def front_matter(text: str) -> tuple[dict[str, Any], tuple[int, str] | None]:
    """The front matter's content, or the line and reason of its fault."""
    try:
        meta = yaml.load(text, LOADER)
    except yaml.YAMLError as fault:
        mark = getattr(fault, "problem_mark", None)
        return {}, (mark.line + 2 if mark else 1, str(getattr(fault, "problem", None) or "not YAML"))
    except (ValueError, OverflowError, RecursionError) as fault:  # 30 February, a number of 5000 digits
        return {}, (1, str(fault))
    return (meta, None) if isinstance(meta, dict) else ({}, (2, "not a list of names with values"))


def parts(lines: list[str]) -> list[Part]:
    """The lead and the questions of a page whose front matter is reduced to title and description."""
    begins = [(0, LEAD, "")]
    fenced = False
    for number, line in enumerate(lines):
        fenced ^= bool(FENCE.match(line))
        found = None if fenced else QUESTION.match(line)
        if found:
            begins.append((number, found["id"] or "", found["text"]))
    ends = [number for number, _, _ in begins[1:]] + [len(lines)]
    return [
        Part(id, heading, begin + 1, "\n".join(lines[begin:end]))
        for (begin, id, heading), end in zip(begins, ends, strict=True)
    ]
