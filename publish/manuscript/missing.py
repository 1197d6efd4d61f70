"""A question that is not translated yet stands in Norwegian in its place, and says so.

`check` blocks such a page before it is published; a draft, or a site that is
published all the same, still tells the reader everything.

>>> from pathlib import Path
>>> from publish.manuscript.pages import parse
>>> head = "---\\ntitle: T\\n---\\n\\n# T\\n\\n"
>>> norwegian = parse(Path("nb/a.md"), head + "## En? { #en }\\n\\nJa.\\n\\n## To? { #to }\\n\\nNei.\\n")
>>> english = parse(Path("en/a.md"), head + "## Two? { #to }\\n\\nNo.\\n")
>>> filled, ids = with_missing("# T\\n\\n## Two? { #to }\\n\\nNo.\\n", english, norwegian)
>>> ids, filled.index("#en") < filled.index("#to")
(['en'], True)
"""

from __future__ import annotations

from pathlib import Path

from publish.manuscript.pages import LEAD, Page, Part, original_of, parse, parts


def translated_or_norwegian(markdown: str, path: Path) -> tuple[str, list[str]]:
    """The same for the page at a path, `docs/<language>/<name>.md`; the Norwegian page itself lacks nothing."""
    source = original_of(path)
    if path == source or not source.exists():
        return markdown, []
    return with_missing(markdown, *(parse(each, each.read_text("utf-8")) for each in (path, source)))


def with_missing(markdown: str, page: Page, norwegian: Page) -> tuple[str, list[str]]:
    """The Markdown of a translation with its missing questions in Norwegian, and their ids."""
    there = {part.id for part in page.parts}
    missing = [part for part in norwegian.parts if part.id not in there]
    if not missing:
        return markdown, []
    own = {part.id: part for part in parts(markdown.split("\n"))}
    order: list[Part] = [own.pop(LEAD)]
    order += [own.pop(part.id, part) for part in norwegian.parts if part.id != LEAD]
    filled = "\n\n".join(part.text.strip("\n") for part in (*order, *own.values()))
    return filled + "\n", [part.id for part in missing]
