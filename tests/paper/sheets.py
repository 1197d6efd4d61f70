"""A PDF as PDFium reads it (https://pdfium.googlesource.com/pdfium), as Chromium does: text, links, letters.

Each file is read once, since its text is asked for by several tests.
"""

from __future__ import annotations

import ctypes
import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from pypdfium2 import raw

MARGIN = 46  # points at the head and the foot of a sheet that hold the running lines


@dataclass(frozen=True)
class Sheet:
    """What stands on a sheet between the running lines, and in its foot.

    PDFium tells a hyphen at a line's end as a control character, and the markers of lists after all else.
    """

    body: str
    foot: str


@dataclass(frozen=True)
class Link:
    """A link on a sheet: the sheet it leads to, counted from 0, or an address; None for both if it is dead."""

    sheet: int | None
    address: str | None


@functools.cache
def opened(file: Path) -> pypdfium2.PdfDocument:
    """The document."""
    return pypdfium2.PdfDocument(file)


@functools.cache
def sheets(file: Path) -> tuple[Sheet, ...]:
    """The text of every sheet."""
    found = []
    for page in opened(file):
        text, top = page.get_textpage(), page.get_height() - MARGIN
        body = text.get_text_bounded(0, MARGIN, None, top).replace("\x02", "-")
        body = re.sub(r"([\r\n]+((?:[1-9]|1\d)\.|•)\s*)+$", "", body)
        found.append(Sheet(body, text.get_text_bounded(0, 0, None, MARGIN)))
    return tuple(found)


def links(file: Path) -> Iterator[Link]:
    """Every link of a document."""
    document = opened(file)
    for page in document:
        place, link = ctypes.c_int(0), raw.FPDF_LINK()
        while raw.FPDFLink_Enumerate(page, place, link):
            target = raw.FPDFLink_GetDest(document, link)
            action = raw.FPDFLink_GetAction(link)
            sheet = raw.FPDFDest_GetDestPageIndex(document, target) if target else None
            yield Link(sheet, address(document, action) if action and not target else None)


def address(document: pypdfium2.PdfDocument, action: raw.FPDF_ACTION) -> str | None:
    """The address that an action opens."""
    length = raw.FPDFAction_GetURIPath(document, action, None, 0)
    room = ctypes.create_string_buffer(length)
    raw.FPDFAction_GetURIPath(document, action, room, length)
    return room.value.decode() or None


def letters(file: Path) -> set[tuple[str, float]]:
    """The typefaces that something is set in, each with its sizes in points."""
    found = set()
    for page in opened(file):
        for each in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
            size, room = ctypes.c_float(), ctypes.create_string_buffer(100)
            raw.FPDFTextObj_GetFontSize(each, size)
            raw.FPDFFont_GetBaseFontName(raw.FPDFTextObj_GetFont(each), room, len(room))
            found.add((room.value.decode(), round(abs(size.value * each.get_matrix().d), 1)))
    return found


def language(file: Path) -> str:
    """The language that a document says it is in."""
    length = raw.FPDFCatalog_GetLanguage(opened(file), None, 0)
    room = ctypes.create_string_buffer(length)
    raw.FPDFCatalog_GetLanguage(opened(file), ctypes.cast(room, ctypes.POINTER(ctypes.c_ushort)), length)
    return room.raw[:-2].decode("utf-16-le")
