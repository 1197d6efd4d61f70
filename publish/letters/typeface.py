"""The typeface as it is needed: Source Sans 3, cut to the letters and weights in use.

https://github.com/adobe-fonts/source-sans (SIL Open Font License 1.1), from
npm's `@fontsource-variable/source-sans-3`, which has a file for each script. A
page fetches one file, so that no line of it is set in two faces when the
network brings one and not the other: `latin` for Norwegian and English, with
the few letters in which every page writes «Русский» and «Українська»;
`cyrillic` for Russian and Ukrainian, with Latin letters too, and for a page in
any language that shows more Cyrillic than those names: `file` says which, and
`publish.letters.screen` cuts it. Pictures and paper want one file with one weight and both scripts: `of_weight`.

>>> sorted(NAMES)[:3], "ї" in CYRILLIC, "å" in LATIN
(['Р', 'У', 'а'], True, True)
>>> file("latin", "<p>§ 8</p> Русский"), file("latin", "<p>рішення</p>"), file("cyrillic"), file("arabic")
('latin', 'cyrillic', 'cyrillic', '')
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from publish.places import BUILD, NODE
from publish.text import LANGUAGE_NAMES

FILES = NODE / "@fontsource-variable" / "source-sans-3" / "files"
VARIABLE = {script: FILES / f"source-sans-3-{script}-wght-normal.woff2" for script in ("latin", "cyrillic")}
STORE = BUILD / "fonts"
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
