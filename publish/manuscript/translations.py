"""Which translated answers are older than the Norwegian ones, and who says that they were compared.

The front matter of a translation names, for each question, the first eight
digits of the hash of the Norwegian question it was made from:

    translated:
      "page": "1f0c9a2b"          title, description and lead
      "hvor-mye": "77d1e03c"

If the Norwegian question changes, exactly this answer is behind in the three
other languages, until `accept` says that somebody compared. A rate that changes
turns nothing behind, since no amount is typed in a page.

>>> write_front_matter("---\\ntitle: A\\ntranslated:\\n  \\"x\\": \\"1\\"\\n---\\n\\nText.", {"y": "2"})
'---\\ntitle: A\\ntranslated:\\n  "y": "2"\\n---\\n\\nText.'
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from publish.manuscript import ids
from publish.manuscript.history import versions
from publish.manuscript.pages import LEAD, TRANSLATED, Page, Part, load, original_of, parse
from publish.problem import write

BLOCK = re.compile(r"^translated:.*\n(?:[ \t]+.*\n)*", re.MULTILINE)


class State(NamedTuple):
    """How one question of a page stands in one language."""

    page: str
    lang: str
    id: str
    state: Literal["current", "behind", "missing"]


class Unknown(ValueError):
    """A language or question that does not exist."""


def states(pages: dict[str, dict[str, Page]]) -> Iterator[State]:
    """Every Norwegian question in every other language."""
    for file, original in pages["nb"].items():
        for lang in TRANSLATED:
            translation = pages[lang].get(file)
            for part in original.parts:
                yield State(file, lang, part.id, state(part, translation))


def state(part: Part, translation: Page | None) -> Literal["current", "behind", "missing"]:
    """How a Norwegian question stands in a translation; one that nobody compared is behind."""
    if translation is None or translation.part(part.id) is None:
        return "missing"
    return "current" if translation.translated.get(part.id) == part.digest else "behind"


def behind(path: Path) -> list[str]:
    """The ids that are behind on a translated page, for the notices; none on a Norwegian one."""
    original = original_of(path)
    if path == original or not original.exists():
        return []
    translation = parse(path, path.read_text("utf-8"))
    parts = parse(original, original.read_text("utf-8")).parts
    return [part.id for part in parts if state(part, translation) == "behind"]


def find(pages: dict[str, Page], wanted: str) -> tuple[str, Part]:
    """The file and part that `id`, `page#id` or `page` (its lead) names. Raises `Unknown`."""
    for file, page in pages.items():
        for part in page.parts:
            lead = part.id == LEAD and wanted in (file, file.removesuffix(".md"))
            if lead or wanted == ids.name(file, part.id) or (wanted == part.id != LEAD):
                return file, part
    raise Unknown(f"there is no question {wanted}: write id, page#id, or the page's name for its lead")


def accept(docs: Path, lang: str, wanted: str) -> list[str]:
    """Record that a translation was compared with the Norwegian text now; `all` takes the whole language."""
    pages = translated_pages(docs, lang)
    chosen = None if wanted == "all" else find(pages["nb"], wanted)
    if chosen and state(chosen[1], pages[lang].get(chosen[0])) == "missing":
        raise Unknown(f"docs/{lang}/{chosen[0]} has no question {chosen[1].id}: translate it first")
    accepted = []
    for file, translation in pages[lang].items():
        original = pages["nb"].get(file)
        if original is None or (chosen and chosen[0] != file):
            continue
        recorded = {}
        for part in original.parts:
            if (chosen is None or chosen[1].id == part.id) and translation.part(part.id):
                recorded[part.id] = part.digest
                accepted.append(ids.name(file, part.id))
            elif part.id in translation.translated:
                recorded[part.id] = translation.translated[part.id]
        text = translation.path.read_text("utf-8")
        write(translation.path, write_front_matter(text, recorded))
    ids.record(docs, pages["nb"])
    return accepted


def write_front_matter(text: str, recorded: dict[str, str]) -> str:
    """A page's text with another `translated` block. Quoted, since YAML takes some ids for days or numbers."""
    front, end, body = text.partition("\n---\n")
    block = "".join(f'  "{id}": "{made}"\n' for id, made in recorded.items())
    return f"{BLOCK.sub('', front + chr(10))}translated:\n{block}".rstrip("\n") + end + body


def diff(docs: Path, lang: str, wanted: str) -> str:
    """What changed in a Norwegian question since the version that the translation was made from."""
    pages = translated_pages(docs, lang)
    file, part = find(pages["nb"], wanted)
    translation = pages[lang].get(file)
    made_from = translation.translated.get(part.id) if translation else None
    if made_from == part.digest:
        return f"{ids.name(file, part.id)}: nothing has changed since it was translated\n"
    path = docs / "nb" / file
    for commit, text in versions(path):
        old = parse(path, text).part(part.id)
        if old and old.digest == made_from:
            before, after = (each.text.splitlines(keepends=True) for each in (old, part))
            return "".join(difflib.unified_diff(before, after, f"nb/{file} {commit}", f"nb/{file} now"))
    return f"{ids.name(file, part.id)}: the version it was made from ({made_from}) is not found in git's history\n"


def translated_pages(docs: Path, lang: str) -> dict[str, dict[str, Page]]:
    """All pages. Raises `Unknown` for a language that is not translated into."""
    if lang not in TRANSLATED:
        raise Unknown(f"there is no translation into {lang}: write {', '.join(TRANSLATED)}")
    return load(docs)
