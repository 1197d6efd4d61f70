"""The typeface for the screen: cut to letters, to the weights in use, and to a grid of half a thousandth.

What a page's first visit weighs is mostly this, so each thing that is left out was measured on the Cyrillic file:

    letters that no page uses          4 kB
    Bulgarian forms and combined marks 2 kB    (`locl`, `ccmp`; no page combines a mark with a letter)
    half of the grid                   2 kB    500 units to the em: at 44 px one is a tenth of a pixel
    widths by weight told twice        0.3 kB  (`HVAR`; they stand in `gvar` too, where browsers find them)

Kerning stays, as it is at weight 400, and so do the digits of one width.

>>> "".join(sorted(wanted("Що — 5 {count} [[vedtak]]?") - ALWAYS))
'?Що—'
"""

from __future__ import annotations

import hashlib
import re
import shutil
import string
from collections.abc import Mapping, Sequence
from copy import deepcopy
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from publish.letters.typeface import CYRILLIC, LATIN, NAMES, STORE, VARIABLE
from publish.problem import write

if TYPE_CHECKING:  # brought in only where something is cut: half a second that most builds need not wait
    from fontTools.ttLib import TTFont

WEIGHTS = (300, 750)  # from 400, where text begins, the file is half a kilobyte heavier: the drawing starts at 200
GRID = 500  # units to the em; the typeface is drawn on 1000
ALWAYS = {*string.ascii_letters, *string.digits, *" -\u00a0\u00ad\u2010"}  # spaces, and where a word breaks
MARKS = {"\u0301"}  # a stress mark, which stands on the letter before it
# Records of the table of names (https://learn.microsoft.com/typography/opentype/spec/name): whose it is stays;
# family, licence and its address are ours. The name "Source" is reserved.
KEPT = (0,)
NAMED = {1: "Fotfeste Sans", 13: "SIL Open Font License 1.1", 14: "https://openfontlicense.org"}
WINDOWS = (3, 1, 0x409)  # platform, encoding and language, as every system reads them
VARIATIONS = frozenset(("gvar", "fvar", "avar", "HVAR", "MVAR", "STAT", "BASE"))
PLACE = re.compile(r"\{[^}]*\}|\[\[|\]\]|\|")  # what stands in a sentence of a catalogue and is not shown


def wanted(text: str) -> set[str]:
    """The letters that a text is set in, those of a catalogue's places left out."""
    return ({*PLACE.sub("", text)} | ALWAYS) & (LATIN | CYRILLIC)


def cut(into: Path, texts: Mapping[str, str], store: Path = STORE) -> None:
    """Write `latin.woff2` and `cyrillic.woff2` with the letters of their texts, unless they lie there already."""
    into.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        target = into / f"{name}.woff2"
        letters = wanted(text)
        cyrillic = letters & CYRILLIC | NAMES
        if not target.exists():
            shutil.copyfile(cut_once({"latin": letters & LATIN, "cyrillic": cyrillic}, store), target)


def cut_once(letters: Mapping[str, set[str]], store: Path) -> Path:
    """The cut of the typeface with these letters of each script, kept in `store` by what it is made from."""
    made_from = hashlib.sha256(Path(__file__).read_bytes())
    for script, those in letters.items():
        made_from.update(VARIABLE[script].read_bytes() + "".join(sorted(those)).encode())
    kept = store / f"{made_from.hexdigest()[:16]}.woff2"
    if not kept.exists():
        store.mkdir(parents=True, exist_ok=True)
        content = BytesIO()
        joined([subset(VARIABLE[script], those) for script, those in letters.items()]).save(content)
        write(kept, content.getvalue())
    return kept


def joined(parts: Sequence[TTFont]) -> TTFont:
    """Variable fonts of one design as one. Kerning and marks stand as they are at weight 400."""
    from fontTools.merge import Merger
    from fontTools.ttLib.scaleUpem import scale_upem
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
    scale_upem(whole, GRID)
    whole.recalcTimestamp = False
    whole["head"].created, whole["head"].modified = first["head"].created, first["head"].modified
    whole.flavor = "woff2"
    rename(whole)
    return whole


def subset(source: Path, letters: set[str]) -> TTFont:
    """A variable font with these letters and the weights in use; kerning stays, and marks where there are any."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    font = TTFont(source, recalcTimestamp=False)
    options = Options()
    options.layout_features = ["kern", *(["ccmp", "mark", "mkmk"] if letters & MARKS else [])]
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
    font["fvar"].instances = []  # weights with names of their own, for programs that let somebody choose
    (weight,) = font["fvar"].axes
    font["name"].names = [each for each in font["name"].names if each.nameID in (*KEPT, *NAMED, weight.axisNameID)]
