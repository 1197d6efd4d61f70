"""Print HTML to PDF by WeasyPrint (https://doc.courtbouillon.org/weasyprint): tagged as PDF/UA-1, with bookmarks.

Each chapter is laid out once. Its pages go into the booklet, and again, with
the same page numbers, into a leaf, where a link to another chapter leads to
the site. The contents come last, when every page is known; a chapter begins on
a right-hand page.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pydyf
from weasyprint import CSS, HTML, Document, Page
from weasyprint.text.fonts import FontConfiguration

from publish.booklet.document import Booklet, blank_html, chapter_html, front_html

STYLE = Path(__file__).with_name("booklet.css")
VARIANT = "pdf/ua-1"
BOOKLET = "fotfeste"  # the name of the whole, beside those of its chapters


@dataclass(frozen=True)
class Type:
    """What every document of a run is laid out with."""

    fonts: FontConfiguration
    style: CSS

    def lay_out(self, html: str) -> Document:
        """The pages of a document."""
        return HTML(string=html).render(font_config=self.fonts, stylesheets=[self.style])


def typeset(fonts: dict[int, Path]) -> Type:
    """The booklet's style with its typeface, by weight."""
    face = '@font-face {{ font-family: "Fotfeste Sans"; font-weight: {}; src: url("{}") }}'
    faces = "".join(face.format(weight, path.absolute().as_uri()) for weight, path in fonts.items())
    known = FontConfiguration()
    return Type(known, CSS(string=faces + STYLE.read_text("utf-8"), base_url=str(STYLE), font_config=known))


def press(booklet: Booklet, fonts: dict[int, Path], folder: Path) -> None:
    """Write the booklet and one leaf a chapter, and how many pages each has in `pages.json`."""
    type = typeset(fonts)
    first_of_front = len(type.lay_out(front_html(booklet, {})).pages)
    first = first_of_front + 1 + first_of_front % 2
    begins: list[int] = []
    laid_out: list[Document] = []
    numbers: dict[str, int] = {}
    for chapter in booklet.chapters:
        document = type.lay_out(chapter_html(booklet, chapter, first))
        for number, page in enumerate(document.pages, start=first):
            numbers |= {anchor: number for anchor in page.anchors if anchor not in numbers}
        begins.append(first)
        laid_out.append(document)
        first += len(document.pages) + len(document.pages) % 2
    front = type.lay_out(front_html(booklet, numbers))
    pages = [page for document in (front, *laid_out) for page in backed(document, booklet, type)]
    front.copy(pages).write_pdf(folder / f"{BOOKLET}.pdf", pdf_variant=VARIANT)
    made = {BOOKLET: len(pages)}
    addresses = {
        anchor: f"{each.address}#{anchor.partition('.')[2]}".rstrip("#")
        for each in booklet.chapters
        for anchor in (each.name, *(entry.anchor for entry in each.entries))
    }
    for chapter, document, begin in zip(booklet.chapters, laid_out, begins, strict=True):
        write_leaf(document, addresses, begin, folder / f"{chapter.name}.pdf")
        made[chapter.name] = len(document.pages)
    (folder / "pages.json").write_text(json.dumps(made), "utf-8")


def backed(document: Document, booklet: Booklet, type: Type) -> Iterator[Page]:
    """Its pages, and an empty one if the last has nothing on its back."""
    yield from document.pages
    if len(document.pages) % 2:
        yield from type.lay_out(blank_html(booklet)).pages[:1]


def write_leaf(document: Document, addresses: dict[str, str], begin: int, path: Path) -> None:
    """A chapter alone: links to other chapters lead to the site, and viewers show the booklet's page numbers."""
    inside = {anchor for page in document.pages for anchor in page.anchors}
    for page in document.pages:
        page.links = [
            ("external", addresses[target], *place)
            if kind == "internal" and target not in inside
            else (kind, target, *place)
            for kind, target, *place in page.links
        ]

    def label(_: Document, pdf: pydyf.PDF) -> None:
        numbers = pydyf.Dictionary({"S": "/D", "St": begin})
        pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": pydyf.Array([0, numbers])})

    document.write_pdf(path, pdf_variant=VARIANT, finisher=label)
