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

from publish.booklet.chapters import Chapter
from publish.booklet.document import Booklet, blank_html, chapter_html, front_html
from publish.letters import typeface

STYLE = Path(__file__).with_name("booklet.css")
VARIANT = "pdf/ua-1"
WEIGHTS = (400, 600)  # multiples of 100: others are dropped without a word
BOOKLET = "fotfeste"  # the name of the whole, beside those of its chapters


@dataclass(frozen=True)
class Setting:
    """What every document of a run is laid out with."""

    fonts: FontConfiguration
    style: CSS

    def lay_out(self, html: str) -> Document:
        """The pages of a document."""
        return HTML(string=html).render(font_config=self.fonts, stylesheets=[self.style])


@dataclass(frozen=True)
class Leaf:
    """A chapter laid out, and the number of its first page."""

    chapter: Chapter
    first: int
    document: Document


def typefaces(store: Path) -> dict[int, Path]:
    """The files of the typeface by weight, kept in `store`."""
    return {weight: typeface.of_weight(weight, store) for weight in WEIGHTS}


def setting(fonts: dict[int, Path]) -> Setting:
    """The booklet's style with its typeface, by weight."""
    face = '@font-face {{ font-family: "Fotfeste Sans"; font-weight: {}; src: url("{}") }}'
    faces = "".join(face.format(weight, path.absolute().as_uri()) for weight, path in fonts.items())
    known = FontConfiguration()
    return Setting(known, CSS(string=faces + STYLE.read_text("utf-8"), base_url=str(STYLE), font_config=known))


def press(booklet: Booklet, fonts: dict[int, Path], folder: Path) -> None:
    """Write the booklet and one leaf a chapter, and how many pages each has in `pages.json`."""
    using = setting(fonts)
    front = using.lay_out(front_html(booklet, {}))  # only to know how many pages the contents fill
    leaves = list(laid_out(booklet, using, len(front.pages) + 1))
    front = using.lay_out(front_html(booklet, numbers(leaves)))
    documents = (front, *(leaf.document for leaf in leaves))
    sheets = [page for document in documents for page in backed(document, booklet, using)]
    front.copy(sheets).write_pdf(folder / f"{BOOKLET}.pdf", pdf_variant=VARIANT, finisher=scope_headers)
    addresses = dict(addresses_of(booklet))
    for leaf in leaves:
        write_leaf(leaf, addresses, folder)
    pages = {BOOKLET: len(sheets)} | {leaf.chapter.name: len(leaf.document.pages) for leaf in leaves}
    (folder / "pages.json").write_text(json.dumps(pages), "utf-8")


def laid_out(booklet: Booklet, using: Setting, first: int) -> Iterator[Leaf]:
    """The chapters one after another, each beginning on a right-hand page."""
    for chapter in booklet.chapters:
        first += (first + 1) % 2
        leaf = Leaf(chapter, first, using.lay_out(chapter_html(booklet, chapter, first)))
        first += len(leaf.document.pages)
        yield leaf


def numbers(leaves: list[Leaf]) -> dict[str, int]:
    """The printed page of every anchor; the first, where what it names goes over several."""
    return {
        anchor: number
        for leaf in leaves
        for number, page in reversed(list(enumerate(leaf.document.pages, start=leaf.first)))
        for anchor in page.anchors
    }


def addresses_of(booklet: Booklet) -> Iterator[tuple[str, str]]:
    """Where on the site a chapter and its questions are, by anchor."""
    for chapter in booklet.chapters:
        yield chapter.name, chapter.address
        for entry in chapter.entries:
            yield entry.anchor, f"{chapter.address}#{entry.anchor.partition('.')[2]}"


def backed(document: Document, booklet: Booklet, using: Setting) -> Iterator[Page]:
    """Its pages, and an empty one if the last has nothing on its back."""
    yield from document.pages
    if len(document.pages) % 2:
        yield from using.lay_out(blank_html(booklet)).pages


def write_leaf(leaf: Leaf, addresses: dict[str, str], folder: Path) -> None:
    """A chapter alone: links to other chapters lead to the site, and viewers show the booklet's page numbers."""
    pages = leaf.document.pages
    inside = {anchor for page in pages for anchor in page.anchors}
    for page in pages:
        page.links = [
            ("external", addresses[target], *place)
            if kind == "internal" and target not in inside
            else (kind, target, *place)
            for kind, target, *place in page.links
        ]

    def finish(document: Document, pdf: pydyf.PDF) -> None:
        scope_headers(document, pdf)
        labels = pydyf.Array([0, pydyf.Dictionary({"S": "/D", "St": leaf.first})])
        pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": labels})

    leaf.document.write_pdf(folder / f"{leaf.chapter.name}.pdf", pdf_variant=VARIANT, finisher=finish)


def scope_headers(_: Document, pdf: pydyf.PDF) -> None:
    """Say of a header what it heads, which WeasyPrint says only of the cells. A header's id ends in row-column."""
    for each in pdf.objects:
        if isinstance(each, pydyf.Dictionary) and each.get("S") == "/TH":
            row = each["ID"].string.split("-")[-2]
            each["A"]["Scope"] = "/Column" if row == "0" else "/Row"
