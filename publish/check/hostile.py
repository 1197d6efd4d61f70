"""What nothing sent in may hold, since it could harm a reader: refused with file and line.

A translation comes from anybody: pages (`publish.check.front_matter`, `publish.check.hostile_markdown`), messages
of the catalogues, sources and terms, and files that lie among the pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

from calc.words import LANGUAGES
from publish import remembered
from publish.check import front_matter, hosts, letters
from publish.check.hostile_markdown import found_in, text_faults
from publish.check.made import links, made
from publish.check.sizes import BYTES, size_faults
from publish.manuscript.calculators import INDEX, RULES
from publish.manuscript.faults import Fault
from publish.manuscript.pages import body, files, original_of
from publish.places import BUILD, ROOT
from publish.problem import read_toml

LOOKED = BUILD / "looked"  # marks of the pages in which nothing was found
REMEDY = 'write Markdown; of HTML only <span lang="…"> and what the front page uses'
SOURCE = {"publisher": str, "title": dict, "url": dict, "checked": date}
PLACE = re.compile(r"\{[^{}]*\}")
FOLDERS = (INDEX, RULES)  # in which pages may lie, below a language's own
FREE_DIGITS = 4  # "ten years" may be "10 лет"; no telephone number is so short
LETTERS = "write it with letters that are seen, and are what they look like"


def all_faults(docs: Path, today: date | None = None) -> list[Fault]:
    """Everything hostile in the pages, the sources, the terms, and the files that lie among them."""
    day = today or date.today()
    tables = [*source_faults(docs / "sources.toml", day), *table_faults(docs)]
    return [*file_faults(docs), *tables, *page_faults(docs, day)]


def file_faults(docs: Path) -> Iterator[Fault]:
    """Files that are no page: the generator would copy them into the site as they are."""
    for path in sorted(docs.rglob("*")):
        parts = path.relative_to(docs).parts
        within = parts[0] in LANGUAGES and (len(parts) < 3 or parts[1] in FOLDERS)
        page = within and len(parts) in (2, 3) and path.suffix == ".md"
        folder = within and path.is_dir() and (len(parts) == 1 or parts[1:] in {(each,) for each in FOLDERS})
        kept = len(parts) == 1 and (path.suffix == ".toml" or path.name == "ids.txt")
        if path.is_symlink() or not (page or folder or kept):
            yield Fault(f"docs/{'/'.join(parts)}", 1, "this is no page", "remove it")


def source_faults(file: Path, today: date) -> Iterator[Fault]:
    """Addresses of sources that are not https, titles that show another one, days that are still to come."""
    lines = file.read_text("utf-8").split("\n") if file.exists() else []
    for id, source in (read_toml(file) if lines else {}).items():
        line = found_in(lines, f"[{id}]")
        lacking = [name for name, kind in SOURCE.items() if not isinstance(source.get(name), kind)]
        if lacking or not all(
            isinstance(each, str) for name in ("title", "url") for each in source[name].values()
        ):
            what = f"[{id}] lacks {', '.join(lacking) or 'a text'}"
            yield Fault("docs/sources.toml", line, what, "write it as the other sources have it")
            continue
        there = {hosts.host(url) for url in source["url"].values()}
        for url in source["url"].values():
            if not hosts.host(url):
                yield Fault("docs/sources.toml", found_in(lines, url), f"[{id}] leads to {url}", "write https://…")
        for shown in sorted(hosts.shown(" ".join((source["publisher"], *source["title"].values()))) - there):
            yield Fault("docs/sources.toml", line, f"[{id}] shows {shown} and leads elsewhere", "write its title")
        if source["checked"] > today:
            what = f"[{id}] was checked on {source['checked']}, which is still to come"
            yield Fault("docs/sources.toml", line, what, "write the day it was looked at")


def table_faults(docs: Path) -> Iterator[Fault]:
    """Characters that nobody sees or needs in the sources and the terms, however they are written in TOML."""
    for file in (docs / "sources.toml", docs / "glossary.toml"):
        lines = file.read_text("utf-8").split("\n") if file.exists() else []
        for name, row in (read_toml(file) if lines else {}).items():
            words = " ".join(str(row.get(lang, "")) for lang in LANGUAGES)
            strange = sorted(hosts.shown(words) - hosts.known(docs))
            for what in (*unseen_in({name: row}), *strange):
                yield Fault(f"docs/{file.name}", found_in(lines, f"[{name}]"), f"[{name}] holds {what}", LETTERS)


def unseen_in(value: Any) -> Iterator[str]:
    """What is at fault in the letters of everything that was read from TOML."""
    return (what for text in letters.texts(value) for _, what in letters.faults(text))


def page_faults(docs: Path, today: date) -> Iterator[Fault]:
    """Everything hostile in the pages."""
    listed = hosts.known(docs)
    for path in files(docs):
        text = read(path)
        place = f"docs/{path.relative_to(docs).as_posix()}"
        known = None if path == original_of(path) else listed | named(original_of(path))
        for line, what, remedy in front_matter.faults(text, today, known):
            yield Fault(place, line, what, remedy)
        decides = (text.encode(), repr(known and sorted(known)).encode(), code())
        for line, what in remembered.faultless(LOOKED, decides, partial(text_faults, text, known)):
            yield Fault(place, line, what, REMEDY)


def code() -> bytes:
    """What decides about what is found in a page, beside the page."""
    return remembered.rooms(ROOT / "publish/check", ROOT / "publish/manuscript") + version("markdown").encode()


def oversized(docs: Path) -> list[Fault]:
    """Pages so large or deep that nothing else reads them: the other checks could take minutes."""
    return [
        Fault(f"docs/{path.relative_to(docs).as_posix()}", line, what, REMEDY)
        for path in files(docs)
        for line, what in size_faults(read(path))
    ]


def read(path: Path) -> str:
    """As much of a page as is judged, whatever its bytes are."""
    return path.read_bytes()[: BYTES + 1].decode("utf-8", "replace")


def named(original: Path) -> frozenset[str]:
    """The hosts that a Norwegian page without fault links and shows, which its translations may then, too."""
    text = read(original) if original.exists() else ""
    if not text or text_faults(text):
        return frozenset()
    page = made(body(text))
    linked = {found for url in links(page) if (found := hosts.host(url))}
    return frozenset(hosts.shown(page.text_content()) | linked)


def digits(text: str) -> set[str]:
    """The runs of digits of a message, but for its places to fill."""
    return set(re.findall(r"\d+", PLACE.sub(" ", text)))


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
    if unseen := letters.said(translation):
        return unseen
    if strange := hosts.shown(PLACE.sub(" ", translation)) - hosts.shown(PLACE.sub(" ", english)):
        return f"the address {min(strange)}, which the English sentence does not have"
    if len("".join(digits(translation) - digits(english))) > FREE_DIGITS:
        return "a number that the English sentence does not have"
    return "a sentence far longer than the English one" if len(translation) > 3 * len(english) + 120 else None
