"""What a reader's device keeps when somebody saves the site for use without a network: a list per language.

    offline/uk.json             which version is the newest, and what saving it takes; never cached
    offline/uk.1f2e3d4c5b.json  its list: address, SHA-256 (base64), size, and size as it travels, of every file

A version is the hash of its list, so a list names every byte of a copy and two versions
cannot mix. `overrides/assets/saved.js` fills a copy, `overrides/service-worker.js` serves it.

A language's copy holds its pages, whatever is named by a hash and mentioned in them (scripts,
looks, fonts, Python, the search), and whatever those mention. A folder named by a hash is
taken whole, without its data for other languages and without the texts of licences. PDFs are optional, and so is
`complete/`, the runtime that answers where the small one stops: it weighs more than all the rest. Posters stay
out: whoever hangs one up has a printer. Cards are for chats, and a chat needs a network. What only leads on from
an address that somebody typed, and the data for other programs, stay out too.

Runs over a finished and compressed site.

>>> language(Path("uk/om/index.html")), language(Path("nb/q/hvem/index.html")), language(Path("om/index.html"))
('uk', 'nb', 'nb')
>>> unit(Path("assets/python.0123456789/a.mjs")), unit(Path("pdf/om-uk.pdf")), unit(Path("uk/card.png"))
('python.0123456789', 'om-uk.pdf', None)
"""

from __future__ import annotations

import hashlib
import json
import re
from base64 import b64encode
from collections.abc import Iterable
from pathlib import Path

from calc.telling.beside import NORWEGIAN
from calc.words import LANGUAGES
from publish.finished import leads_on
from publish.finished.assets import TEXTUAL
from publish.runtime.library import texts_name

FOLDER = "offline"
FALLBACK = "offline.html"  # what the worker shows for a page that is not saved; part of every copy
HASHED = re.compile(r"\.[0-9a-f]{10}(\.|$)")
CODE = (".js", ".mjs")
COMPLETE = "complete"  # the folder of the complete runtime
LEFT_OUT = ("licences", "plakat", "data")  # folders
Entry = tuple[str, str, int, int]
Units = dict[str, list[Path]]


def add(site: Path) -> None:
    """Write the lists of all languages into a finished site."""
    files = [path for path in sorted(site.rglob("*")) if path.is_file() and kept(path.relative_to(site))]
    units: Units = {}
    for file in files:
        name = unit(file.relative_to(site))
        if name:
            units.setdefault(name, []).append(file)
    (site / FOLDER).mkdir()
    read = [file for file in files if file.suffix == ".html" and not leads_on(file.read_text("utf-8"))]
    for lang in LANGUAGES:
        pages = [file for file in read if language(file.relative_to(site)) == lang]
        write(site, lang, copy(site, lang, [*pages, site / FALLBACK], units))


def kept(file: Path) -> bool:
    """Whether a file may be part of a copy: not compressed beside itself, not left out, not another list."""
    return file.suffix not in (".br", ".gz") and not {*LEFT_OUT, FOLDER} & {*file.parts}


def language(file: Path) -> str | None:
    """The language whose page a file is. None for what stands at the root and belongs to all."""
    first = file.parts[0]
    return first if first in LANGUAGES else "nb" if file.name == "index.html" else None


def unit(file: Path) -> str | None:
    """By which name pages mention a file: its own, or that of the folder it is part of; None if they need not."""
    hashed = next((part for part in file.parts if HASHED.search(part)), None)
    return hashed or (file.name if file.suffix == ".pdf" else None)


def copy(site: Path, lang: str, pages: list[Path], units: Units) -> list[Path]:
    """The pages and all that they need, directly or through each other, in a fixed order."""
    found = {*pages}
    waiting = [*pages]
    left = dict(units)
    while waiting:
        text = waiting.pop().read_text("utf-8")
        for name in [name for name in left if name in text]:
            taken = [file for file in left.pop(name) if not foreign(file.relative_to(site), lang)]
            found.update(taken)
            waiting += [file for file in taken if file.suffix in TEXTUAL]
    return sorted(found)


def foreign(file: Path, lang: str) -> bool:
    """Whether a file is data for another language. Code is taken: Norwegian is understood in every language."""
    if file.name.startswith("texts-"):  # what the office reads beneath, without a network too
        return lang == NORWEGIAN or file.name != texts_name(NORWEGIAN)
    named = {*re.split(r"[._-]", file.name)} & {*LANGUAGES}
    return bool(named) and lang not in named and file.suffix not in CODE


def write(site: Path, lang: str, files: Iterable[Path]) -> None:
    """Write the list of one copy, and which version it is."""
    lists: dict[str, list[Entry]] = {"files": [], "optional": [], "complete": []}
    for file in files:
        lists[choice(file)].append(entry(site, file))
    text = json.dumps(lists, separators=(",", ":"))
    version = hashlib.sha256(text.encode()).hexdigest()[:10]
    (site / FOLDER / f"{lang}.{version}.json").write_text(text, "utf-8")
    sums = {name: {"size": total(each, 2), "travels": total(each, 3)} for name, each in lists.items()}
    (site / FOLDER / f"{lang}.json").write_text(json.dumps({"version": version, **sums}), "utf-8")


def choice(file: Path) -> str:
    """Whether a file is part of every copy, or of which choice.

    >>> choice(Path("pdf/om-uk.pdf")), choice(Path("assets/python.0123456789/complete/pyodide.mjs"))
    ('optional', 'complete')
    """
    return "optional" if file.suffix == ".pdf" else "complete" if COMPLETE in file.parts else "files"


def entry(site: Path, file: Path) -> Entry:
    """A file's address below the root, its hash, its size, and its size as a good host sends it, in bytes."""
    content, sent = file.read_bytes(), file.with_name(file.name + ".br")
    address = file.relative_to(site).as_posix().removesuffix("index.html")
    hash = b64encode(hashlib.sha256(content).digest()).decode()
    return address, hash, len(content), sent.stat().st_size if sent.exists() else len(content)


def total(entries: list[Entry], place: int) -> int:
    """The sum of one of the sizes of a list."""
    return sum(int(each[place]) for each in entries)
