"""One font for all chapters of a booklet: each part brings its own letters, and the booklet needs them once.

WeasyPrint names a cut font by its source and leaves a letter at its number in all of them, so the letters of equal
names can be laid together: outlines and widths in the file, widths and texts in what the PDF says of it
(ISO 32000-1, 9.7.4.3 and 9.10.3).

>>> widths([1, [200, 300], 7, [510]])
{1: 200, 2: 300, 7: 510}
>>> texts("2 beginbfchar\\n<0001> <0020>\\n<0007> <0041>\\nendbfchar")
{'0001': '0020', '0007': '0041'}
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from io import BytesIO
from typing import Any

from fontTools.ttLib import TTFont
from pikepdf import Array, Object, Pdf

PAIR = re.compile(r"<([0-9a-f]{4})> <([0-9a-f]+)>")
MAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo
<< /Registry (Adobe)
/Ordering (UCS)
/Supplement 0
>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
{}
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


def share(pdf: Pdf) -> None:
    """Let all fonts of one name in a PDF be one."""
    by_name: dict[str, list[Object]] = {}
    for font in fonts(pdf):
        by_name.setdefault(str(font.BaseFont), []).append(font)
    for alike in by_name.values():
        first, *others = alike
        if others:
            lay_together(pdf, first, others)


def fonts(pdf: Pdf) -> Iterable[Object]:
    """The fonts of a PDF, each once."""
    found = {font.objgen: font for page in pdf.pages for _, font in page.obj.Resources.get("/Font", {}).items()}
    return found.values()


def lay_together(pdf: Pdf, first: Object, others: list[Object]) -> None:
    """Give the letters of the others to the first, and let the others be told by the same objects."""
    every = [first, *others]
    files = [opened(font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()) for font in every]
    content = joined(files)
    known = {gid: width for font in every for gid, width in widths(font.DescendantFonts[0].W).items()}
    said = {gid: text for font in every for gid, text in texts(font.ToUnicode.read_bytes().decode()).items()}
    file = pdf.make_stream(content)
    file.Length1 = len(content)
    first.DescendantFonts[0].FontDescriptor.FontFile2 = file
    first.DescendantFonts[0].W = Array(
        [each for gid, width in sorted(known.items()) for each in (gid, Array([width]))]
    )
    first.ToUnicode = pdf.make_stream(cmap(said).encode())
    for font in others:
        font.DescendantFonts, font.ToUnicode = first.DescendantFonts, first.ToUnicode


def opened(content: bytes) -> TTFont:
    """A font whose letters are named by their numbers: the names that it has differ from cut to cut."""
    font = TTFont(BytesIO(content), recalcTimestamp=False)
    font.setGlyphOrder([f"glyph{number:05}" for number in range(font["maxp"].numGlyphs)])
    return font


def joined(files: list[TTFont]) -> bytes:
    """One file with the letters of all, each at its number."""
    longest = max(files, key=lambda file: len(file.getGlyphOrder()))
    for file in files:
        for name in file.getGlyphOrder():
            glyph = file["glyf"][name]
            if glyph.numberOfContours and not longest["glyf"][name].numberOfContours:
                longest["glyf"][name] = glyph
            if file["hmtx"][name][0] and not longest["hmtx"][name][0]:
                longest["hmtx"][name] = file["hmtx"][name]
    saved = BytesIO()
    longest.save(saved)
    return saved.getvalue()


def widths(told: Any) -> dict[int, Any]:
    """The width of each letter by its number, as a PDF lists them: a number, then the widths from there on."""
    pairs = iter(told)
    return {
        int(start) + place: width
        for start, run in zip(pairs, pairs, strict=True)
        for place, width in enumerate(run)
    }


def texts(told: str) -> dict[str, str]:
    """What each letter is when it is copied or read aloud."""
    return dict(PAIR.findall(told))


def cmap(said: dict[str, str]) -> str:
    """The same as a PDF tells it: a hundred at a time."""
    rows = [f"<{gid}> <{text}>" for gid, text in sorted(said.items())]
    runs = (rows[start : start + 100] for start in range(0, len(rows), 100))
    return MAP.format("\n".join(f"{len(run)} beginbfchar\n{chr(10).join(run)}\nendbfchar" for run in runs))
