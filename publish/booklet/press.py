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
    front = type.lay_out(front_html(booklet, {}))  # only to know how many pages the contents fill
    first = len(front.pages) + 1
    laid_out: list[tuple[int, Document]] = []
    for chapter in booklet.chapters:
        first += (first + 1) % 2  # on a right-hand page
        document = type.lay_out(chapter_html(booklet, chapter, first))
        laid_out.append((first, document))
        first += len(document.pages)
    front = type.lay_out(front_html(booklet, numbers(laid_out)))
    sheets = [
        page for document in (front, *(each for _, each in laid_out)) for page in backed(document, booklet, type)
    ]
    front.copy(sheets).write_pdf(folder / f"{BOOKLET}.pdf", pdf_variant=VARIANT, finisher=scope_headers)
    addresses = dict(addresses_of(booklet))
    for chapter, (first, document) in zip(booklet.chapters, laid_out, strict=True):
        write_leaf(document, addresses, first, folder / f"{chapter.name}.pdf")
    counts = {
        each.name: len(document.pages) for each, (_, document) in zip(booklet.chapters, laid_out, strict=True)
    }
    (folder / "pages.json").write_text(json.dumps({BOOKLET: len(sheets)} | counts), "utf-8")


def numbers(laid_out: list[tuple[int, Document]]) -> dict[str, int]:
    """The printed page of every anchor."""
    return {
        anchor: number
        for first, document in laid_out
        for number, page in reversed(list(enumerate(document.pages, start=first)))
        for anchor in page.anchors
    }


def addresses_of(booklet: Booklet) -> Iterator[tuple[str, str]]:
    """Where on the site a chapter and its questions are, by anchor."""
    for chapter in booklet.chapters:
        yield chapter.name, chapter.address
        for entry in chapter.entries:
            yield entry.anchor, f"{chapter.address}#{entry.anchor.partition('.')[2]}"


def backed(document: Document, booklet: Booklet, type: Type) -> Iterator[Page]:
    """Its pages, and an empty one if the last has nothing on its back."""
    yield from document.pages
    if len(document.pages) % 2:
        yield from type.lay_out(blank_html(booklet)).pages


def write_leaf(document: Document, addresses: dict[str, str], first: int, path: Path) -> None:
    """A chapter alone: links to other chapters lead to the site, and viewers show the booklet's page numbers."""
    inside = {anchor for page in document.pages for anchor in page.anchors}
    for page in document.pages:
        page.links = [
            ("external", addresses[target], *place)
            if kind == "internal" and target not in inside
            else (kind, target, *place)
            for kind, target, *place in page.links
        ]

    def finish(document: Document, pdf: pydyf.PDF) -> None:
        scope_headers(document, pdf)
        labels = pydyf.Array([0, pydyf.Dictionary({"S": "/D", "St": first})])
        pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": labels})

    document.write_pdf(path, pdf_variant=VARIANT, finisher=finish)


def scope_headers(_: Document, pdf: pydyf.PDF) -> None:
    """Say of a header what it heads, which WeasyPrint says only of the cells. A header's id ends in row-column."""
    for each in pdf.objects:
        if isinstance(each, pydyf.Dictionary) and each.get("S") == "/TH":
            row = each["ID"].string.split("-")[-2]
            each["A"]["Scope"] = "/Column" if row == "0" else "/Row"
