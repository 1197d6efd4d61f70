"""The typeface as it is needed: Source Sans 3, cut to the letters and weights in use.

https://github.com/adobe-fonts/source-sans (SIL Open Font License 1.1), from
npm's `@fontsource-variable/source-sans-3`, which has a file for each script. A
page fetches one file, so that no line of it is set in two faces when the
network brings one and not the other: `latin` for Norwegian and English, with
the few letters in which every page writes «Русский» and «Українська»;
`cyrillic` for Russian and Ukrainian, with Latin letters too, and for a page in
any language that shows more Cyrillic than those names: `file` says which.
Pictures and paper want one file with one weight and both scripts: `of_weight`.

>>> sorted(NAMES)[:3], "ї" in CYRILLIC, "å" in LATIN
(['Р', 'У', 'а'], True, True)
>>> file("latin", "<p>§ 8</p> Русский"), file("latin", "<p>рішення</p>"), file("cyrillic"), file("arabic")
('latin', 'cyrillic', 'cyrillic', '')
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Sequence
from copy import deepcopy
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from publish.places import BUILD, NODE
from publish.problem import write
from publish.text import LANGUAGE_NAMES

if TYPE_CHECKING:  # brought in only where something is cut: half a second that most builds need not wait
    from fontTools.ttLib import TTFont

FILES = NODE / "@fontsource-variable" / "source-sans-3" / "files"
VARIABLE = {script: FILES / f"source-sans-3-{script}-wght-normal.woff2" for script in ("latin", "cyrillic")}
STORE = BUILD / "fonts"
WEIGHTS = (300, 750)
# Records of the table of names (https://learn.microsoft.com/typography/opentype/spec/name): whose it is stays;
# family, id, full name, PostScript's name, licence and its address are ours. The name "Source" is reserved.
KEPT = (0, 2, 5)
NAMED = {
    1: "Fotfeste Sans",
    3: "Fotfeste Sans, cut from Adobe's typeface",
    4: "Fotfeste Sans",
    6: "FotfesteSans",
    13: "SIL Open Font License 1.1",
    14: "https://openfontlicense.org",
}
WINDOWS = (3, 1, 0x409)  # platform, encoding and language, as every system reads them
VARIATIONS = frozenset(("gvar", "fvar", "avar", "HVAR", "MVAR", "STAT", "BASE"))
PAPER = (400, 600)  # multiples of 100: WeasyPrint drops others without a word
LATIN = {chr(code) for code in range(0x20, 0x7F)} | set(
    "\u00a0\u00ad\u2009\u2010\u2011–—‘’‚“”„•…‹›«»§©°·×½−"  # signs; then what Norwegian is written with
    "ÆØÅæøåÀÁÄÇÈÉÊËÑÒÓÔÖÜàáäçèéêëñòóôöü"
)
CYRILLIC = {chr(code) for code in range(0x400, 0x460)} | set("Ґґ№\u0301")
NAMES = {letter for name in LANGUAGE_NAMES.values() for letter in name if letter in CYRILLIC}


def file(script: str, text: str = "") -> str:
    """The file that a page in a script is set in: the one with all its letters; empty where we have none."""
    if script not in VARIABLE:
        return ""
    return "cyrillic" if script == "cyrillic" or {*text} & (CYRILLIC - NAMES) else "latin"


def cut(into: Path, store: Path = STORE) -> None:
    """Write the files `latin.woff2` and `cyrillic.woff2`; nothing if they lie there already."""
    into.mkdir(parents=True, exist_ok=True)
    for name, cyrillic in (("latin", NAMES), ("cyrillic", CYRILLIC)):
        target = into / f"{name}.woff2"
        if not target.exists():
            shutil.copyfile(cut_once({"latin": LATIN, "cyrillic": cyrillic}, store), target)


def cut_once(letters: dict[str, set[str]], store: Path) -> Path:
    """The cut of the typeface with these letters of each script, kept in `store` by what it is made from."""
    made_from = hashlib.sha256(Path(__file__).read_bytes())
    for script, wanted in letters.items():
        made_from.update(VARIABLE[script].read_bytes() + "".join(sorted(wanted)).encode())
    kept = store / f"{made_from.hexdigest()[:16]}.woff2"
    if not kept.exists():
        store.mkdir(parents=True, exist_ok=True)
        content = BytesIO()
        joined([subset(VARIABLE[script], wanted) for script, wanted in letters.items()]).save(content)
        write(kept, content.getvalue())
    return kept


def joined(parts: Sequence[TTFont]) -> TTFont:
    """Variable fonts of one design as one. Kerning and marks stand as they are at weight 400."""
    from fontTools.merge import Merger
    from fontTools.varLib.hvar import add_HVAR
    from fontTools.varLib.instancer import instantiateVariableFont

    plain = []
    for part in parts:
        still = instantiateVariableFont(part, {"wght": 400})
        each = deepcopy(part)
        for tag in ("GPOS", "GDEF"):
            if tag in each:
                del each[tag]
            if tag in still:
                each[tag] = still[tag]
        for tag in VARIATIONS & {*each.keys()}:
            del each[tag]
        each.flavor = None
        content = BytesIO()
        each.save(content)
        content.seek(0)
        plain.append(content)
    whole = Merger().merge(plain)
    first = parts[0]
    for tag in ("fvar", "avar", "gvar"):  # unknown to a merger; its glyphs stand in the order of the parts
        whole[tag] = deepcopy(first[tag])
    moved = (part["gvar"].variations.get(name, []) for part in parts for name in part.getGlyphOrder())
    whole["gvar"].variations = dict(zip(whole.getGlyphOrder(), moved, strict=True))
    add_HVAR(whole)
    whole.recalcTimestamp = False
    whole["head"].created, whole["head"].modified = first["head"].created, first["head"].modified
    whole.flavor = "woff2"
    rename(whole)
    return whole


def subset(source: Path, letters: set[str]) -> TTFont:
    """A variable font with these letters and the weights in use; kerning and marks stay."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    font = TTFont(source, recalcTimestamp=False)
    options = Options()
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl", "tnum"]
    options.flavor = "woff2"
    options.hinting = False
    options.notdef_outline = True
    options.recalc_timestamp = False
    options.name_IDs = [*KEPT]
    cutter = Subsetter(options)
    cutter.populate(unicodes=[ord(letter) for letter in letters])
    cutter.subset(font)
    instantiateVariableFont(font, {"wght": WEIGHTS}, inplace=True)
    return font


def rename(font: TTFont) -> None:
    """Give a changed font a name of its own, as its licence asks, and let it say under which licence it is."""
    for id, text in NAMED.items():
        font["name"].setName(text, id, *WINDOWS)


def of_weights(store: Path) -> dict[int, Path]:
    """The files for paper, by weight, kept in `store`."""
    return {weight: of_weight(weight, store) for weight in PAPER}


def of_weight(weight: int, store: Path) -> Path:
    """A TrueType file of one weight with Latin and Cyrillic letters, kept in `store` by what it is made from."""
    sources = [*VARIABLE.values()]
    content = hashlib.sha256(b"".join(file.read_bytes() for file in (*sources, Path(__file__)))).hexdigest()[:10]
    kept = store / f"source-sans-3-{weight}-{content}.ttf"
    if not kept.exists():
        from fontTools.merge import Merger
        from fontTools.ttLib import TTFont

        store.mkdir(parents=True, exist_ok=True)
        parts = [one_weight(source, weight, store) for source in sources]
        joined = Merger().merge([str(part) for part in parts])
        joined.recalcTimestamp = False
        source = TTFont(parts[0])["head"]  # the day of the letters; a merger would write the hour of the build
        joined["head"].created, joined["head"].modified = source.created, source.modified
        joined.save(kept)
        for part in parts:
            part.unlink()
    return kept


def one_weight(source: Path, weight: int, store: Path) -> Path:
    """One weight of a variable font, uncompressed."""
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    font = instantiateVariableFont(TTFont(source, recalcTimestamp=False), {"wght": weight})
    font.flavor = None
    part = store / f"{source.stem}-{weight}.ttf"
    font.save(part)
    return part
