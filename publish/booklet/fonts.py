"""The typeface on paper: Source Sans 3 in two weights, each one file with Latin and Cyrillic letters.

The site's files are variable fonts, a subset of letters each, which PDF cannot
hold. fontTools (https://fonttools.readthedocs.io) makes static instances and
merges them. Made once, kept in `build/`.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from publish.assets import FONTS, SUBSETS

WEIGHTS = (400, 600)
MADE_ON = "1577836800"  # 1 January 2020: fontTools dates what it saves, and the same letters are the same bytes


def fonts(store: Path) -> dict[int, Path]:
    """The font files by weight, made in `store` unless they are there."""
    sources = [FONTS / f"source-sans-3-{subset}-wght-normal.woff2" for subset in SUBSETS]
    version = hashlib.sha256(b"".join(each.read_bytes() for each in sources)).hexdigest()[:10]
    made = {weight: store / f"source-sans-3-{weight}-{version}.ttf" for weight in WEIGHTS}
    store.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("SOURCE_DATE_EPOCH", MADE_ON)
    for weight, path in made.items():
        if not path.exists():
            make(sources, weight, path)
    return made


def make(sources: list[Path], weight: int, path: Path) -> None:
    """One static font of a weight from variable subsets."""
    parts = []
    for source in sources:
        font = instantiateVariableFont(TTFont(source), {"wght": weight})
        font.flavor = None
        parts.append(path.with_name(f"{source.stem}-{weight}.ttf"))
        font.save(parts[-1])
    whole = Merger().merge([str(part) for part in parts])
    unfinished = path.with_suffix(".part")
    whole.save(unfinished)
    unfinished.rename(path)
    for part in parts:
        part.unlink()
