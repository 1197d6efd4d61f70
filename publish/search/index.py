"""The search index of every language: Pagefind's, with the words that its terms are typed by.

Pagefind (https://pagefind.app) keeps the index in pieces and ranks in the reader's
browser; it is given terms instead of texts (`terms.py`), one record for each
question. Everything lies in one folder, `assets/pagefind`, which is named by its content
as a whole: the engine, per language an index, `words.LANG.json` (the known terms, against
which a mistyped word is held; irregular forms; stop words), and the stemmers. What a
page here never asks for is removed: Pagefind's own interface and its excerpts.
"""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from calc.telling.markup import Html, tag
from publish.languages import ROWS
from publish.places import NODE
from publish.search.passages import Record
from publish.search.terms import Terms, kept

FOLDER = "pagefind"
STEMMERS = NODE / "@orama" / "stemmers" / "dist"
ENTRY = "pagefind-entry.json"
NEEDED = ("pagefind.js", ENTRY, "*.pf_meta", "*.pf_index", "wasm.*.pagefind")
SIGNATURE = len("pagefind_dcd")  # what each of Pagefind's files begins with


def write(into: Path, records: list[Record], terms: dict[str, Terms]) -> dict[tuple[str, str], str]:
    """Write the folder; returns Pagefind's name of each record by its language and url. Raises if it fails."""
    index(into, records, terms)
    names = {(records[number].lang, records[number].url): name for number, name in fragments(into)}
    remove_unused(into)
    put_in_order(into / ENTRY)
    for lang, told in terms.items():
        shutil.copy(STEMMERS / f"{ROWS[lang].stemmer}.js", into / f"stemmer.{lang}.js")
        (into / f"words.{lang}.json").write_text(words(lang, told), "utf-8")
    return names


def index(into: Path, records: list[Record], terms: dict[str, Terms]) -> None:
    """Have Pagefind index the records, each as a page named by its number."""
    waiting = {lang: iter(told.records) for lang, told in terms.items()}
    with tempfile.TemporaryDirectory() as folder:
        for number, record in enumerate(records):
            content = page(record.lang, next(waiting[record.lang]))
            (Path(folder) / f"{number}.html").write_text(content, "utf-8")
        command = [sys.executable, "-m", "pagefind", "--silent", "--site", folder, "--output-path", str(into)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"pagefind:\n{done.stdout}{done.stderr}")


def page(lang: str, record: tuple[tuple[float, str], ...]) -> Html:
    """A record as Pagefind reads it: a page whose paragraphs have weights.

    >>> page("uk", ((8.0, "допомог програм"),))
    '<html lang="uk"><body><p data-pagefind-weight="8.0">допомог програм</p></body></html>'
    """
    paragraphs = (tag("p", text, data_pagefind_weight=str(weight)) for weight, text in record)
    return tag("html", tag("body", *paragraphs), lang=lang)


def fragments(folder: Path) -> list[tuple[int, str]]:
    """Each record's number and Pagefind's name for it, from the excerpts that it wrote."""
    told = {
        path.stem: json.loads(gzip.decompress(path.read_bytes())[SIGNATURE:])
        for path in (folder / "fragment").iterdir()
    }
    return [(int(Path(each["url"]).stem), name) for name, each in told.items()]


def remove_unused(folder: Path) -> None:
    """Remove what no page here asks for."""
    for path in [*folder.rglob("*")]:
        if path.is_file() and not any(path.match(name) for name in NEEDED):
            path.unlink()
    shutil.rmtree(folder / "fragment")


def put_in_order(entry: Path) -> None:
    """Write the list of languages in one order: Pagefind's changes each time, and with it the folder's hash."""
    told = json.loads(entry.read_text("utf-8"))
    entry.write_text(json.dumps(told, sort_keys=True, separators=(",", ":")), "utf-8")


def words(lang: str, told: Terms) -> str:
    """What the browser knows of a language's words, as small JSON."""
    stop = kept()["stop"]
    here = {
        "known": " ".join(told.known),
        "irregular": {term: " ".join(forms) for term, forms in told.irregular.items()},
        "stop": " ".join(dict.fromkeys(f"{stop[lang]} {stop['nb']}".split())),
    }
    return json.dumps(here, ensure_ascii=False, separators=(",", ":"))
