"""Print HTML to PDF by WeasyPrint (https://doc.courtbouillon.org/weasyprint): tagged as PDF/UA-1, with bookmarks.

Each chapter is laid out once, and only if it has changed: its part is kept by the hash of its HTML, so a changed
word lays out one chapter. The parts are bound to the booklet, and each is given out as a leaf with the same page
numbers (`publish.booklet.bind`). The contents come last, when every page is known; a chapter begins on the next
page, whose side its HTML knows.
"""

from __future__ import annotations

import functools
import hashlib
import json
import os
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pydyf
from weasyprint import CSS, HTML, VERSION, Document
from weasyprint.text.fonts import FontConfiguration

from publish.booklet import bind
from publish.booklet.document import STYLE, Booklet, chapter_html, front_html
from publish.problem import write

VARIANT = "pdf/ua-1"
FORGOTTEN = 7 * 24 * 3600  # seconds after which a part that no booklet has used is dropped


@dataclass(frozen=True)
class Setting:
    """What every document of a run is laid out with, and the folder that parts are kept in."""

    faces: Mapping[int, Path]
    parts: Path

    @functools.cached_property
    def style(self) -> tuple[FontConfiguration, CSS]:
        """The booklet's style with its typeface."""
        face = '@font-face {{ font-family: "Fotfeste Sans"; font-weight: {}; src: url("{}") }}'
        faces = "".join(face.format(weight, path.absolute().as_uri()) for weight, path in self.faces.items())
        fonts = FontConfiguration()
        return fonts, CSS(string=faces + STYLE.read_text("utf-8"), base_url=str(STYLE), font_config=fonts)

    @functools.cached_property
    def made_by(self) -> bytes:
        """Everything but the text that decides what a page looks like."""
        files = (STYLE, STYLE.with_name("steps.svg"), Path(__file__), *self.faces.values())
        return hashlib.sha256(VERSION.encode() + b"".join(file.read_bytes() for file in files)).digest()

    def part(self, html: str, name: str) -> Path:
        """The PDF of a document; pressed unless it is kept already. Its name keeps the ids of its cells apart."""
        digest = hashlib.sha256(self.made_by + name.encode() + html.encode()).hexdigest()
        kept = self.parts / f"{digest}.pdf"
        if kept.exists():
            os.utime(kept)
        else:
            fonts, style = self.style
            document = HTML(string=html).render(font_config=fonts, stylesheets=[style])
            self.parts.mkdir(parents=True, exist_ok=True)
            write(kept, pressed(document, name))
        return kept

    def forget(self) -> None:
        """Drop the parts that have not been used for long."""
        for part in self.parts.glob("*.pdf"):
            if part.stat().st_mtime < time.time() - FORGOTTEN:
                part.unlink(missing_ok=True)


def press(booklet: Booklet, fonts: Mapping[int, Path], folder: Path, parts: Path | None = None) -> None:
    """Write the booklet and one leaf a chapter, and how many pages each has in `pages.json`.

    What is laid out is kept in `parts`; without it, nothing is.
    """
    if parts is None:
        with tempfile.TemporaryDirectory() as scratch:
            press(booklet, fonts, folder, Path(scratch))
        return
    using = Setting(fonts, parts)
    contents, _ = bind.anchors(using.part(front_html(booklet, {}), "front"))  # only how many pages they fill
    numbers: dict[str, int] = {}
    pages: dict[str, int] = {}
    made: list[Path] = []
    addresses = dict(addresses_of(booklet))
    first = contents + 1
    for chapter in booklet.chapters:
        made.append(using.part(chapter_html(booklet, chapter, first), chapter.name))
        pages[chapter.name], places = bind.anchors(made[-1])
        numbers |= {anchor: first + place for anchor, place in places.items()}
        bind.leaf(made[-1], addresses, first, folder / f"{chapter.name}.pdf")
        first += pages[chapter.name]
    front = using.part(front_html(booklet, numbers), "front")
    pages[booklet.name] = bind.bind([front, *made], folder / f"{booklet.name}.pdf")
    (folder / "pages.json").write_text(json.dumps(pages), "utf-8")
    using.forget()


def addresses_of(booklet: Booklet) -> Iterator[tuple[str, str]]:
    """Where a chapter and its questions are, by anchor: on the site, or the leaf beside if it has no address."""
    for chapter in booklet.chapters:
        leaf = f"{chapter.name}-{booklet.lang}.pdf"
        yield chapter.name, chapter.address or leaf
        for entry in chapter.entries:
            place = f"{chapter.address}#{entry.anchor.partition('.')[2]}" if chapter.address else leaf
            yield entry.anchor, place


def pressed(document: Document, name: str) -> bytes:
    """The PDF of a document, whose links to what is not in it wait to be bound."""
    inside = {anchor for page in document.pages for anchor in page.anchors}
    for page in document.pages:
        page.links = [
            ("external", f"{bind.ELSEWHERE}{target}", *place)
            if kind == "internal" and target not in inside
            else (kind, target, *place)
            for kind, target, *place in page.links
        ]

    def finish(_: Document, pdf: pydyf.PDF) -> None:
        scope_headers(pdf, name)

    made: bytes = document.write_pdf(pdf_variant=VARIANT, finisher=finish)
    return made


def scope_headers(pdf: pydyf.PDF, name: str) -> None:
    """Say of a header what it heads, which WeasyPrint says only of the cells, and give it an id of its own.

    A header's id ends in row-column; with the chapter's name before it, no two in a booklet are alike.
    """
    for each in pdf.objects:
        if not isinstance(each, pydyf.Dictionary):
            continue
        attributes = each.get("A")
        if isinstance(attributes, pydyf.Dictionary) and "Headers" in attributes:
            attributes["Headers"] = pydyf.Array([own_id(key, name) for key in attributes["Headers"]])
        if each.get("S") == "/TH":
            row = each["ID"].string.split("-")[-2]
            attributes["Scope"] = "/Column" if row == "0" else "/Row"
            each["ID"] = own_id(each["ID"], name)


def own_id(key: pydyf.String, name: str) -> pydyf.String:
    """A cell's id with the name of its chapter."""
    return pydyf.String(f"{name}-{key.string}")
