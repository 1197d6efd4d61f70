"""The site on a phone's home screen: a manifest for each language, and icons drawn from the mark.

https://www.w3.org/TR/appmanifest/. Android reads the manifest; iOS takes the page's `apple-touch-icon` beside it.
What a phone saves for a page on its home screen lasts: iOS otherwise deletes it after a week without a visit. The
files lie in `assets/` and are named by content with the others, so what a manifest tells is beside it or above.

>>> made = manifest("uk")
>>> made["start_url"], made["lang"], manifest("nb")["start_url"], [each["sizes"] for each in made["icons"]]
('../uk/', 'uk', '../', ['192x192', '512x512', '512x512'])
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw

from calc.words import LANGUAGES, TABLE
from publish.share.cards import colours, outlines
from publish.text import word

SMOOTH = 4  # shapes are drawn this much larger, then made smaller
UNITS = 32  # of the mark
# The name of each file, its size in pixels, and how much of its width the mark takes: a maskable icon may lose
# everything outside a circle of four fifths, https://www.w3.org/TR/appmanifest/#icon-masks.
ICONS = (("icon-192", 192, 0.68), ("icon-512", 512, 0.68), ("icon-maskable", 512, 0.52), ("icon-touch", 180, 0.68))


def add(assets: Path) -> None:
    """Write the manifests and the icons into the folder of the assets."""
    for name, size, share in ICONS:
        icon(size, share).save(assets / f"{name}.png", optimize=True)
    for lang in LANGUAGES:
        text = json.dumps(manifest(lang), ensure_ascii=False, separators=(",", ":"))
        (assets / f"manifest.{lang}.json").write_text(text, "utf-8")


def manifest(lang: str) -> dict[str, Any]:
    """What a phone is told of the site in a language."""
    colour = colours()
    return {
        "name": f"{word('name', lang)}: {word('tagline', lang)}",
        "short_name": word("name", lang),
        "lang": lang,
        "dir": TABLE[lang].direction,
        "start_url": "../" if lang == "nb" else f"../{lang}/",
        "scope": "../",
        "display": "standalone",
        "background_color": colour["paper"],
        "theme_color": colour["sheet"],
        "icons": [
            {"src": f"{name}.png", "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose(name)}
            for name, size, _ in ICONS
            if name != "icon-touch"
        ],
    }


def purpose(name: str) -> str:
    """What an icon is for, in the manifest's words."""
    return "maskable" if name == "icon-maskable" else "any"


def icon(size: int, share: float) -> Image.Image:
    """The three stones on deep water; the nearest is the reader's."""
    colour = colours()
    picture = Image.new("RGB", (size * SMOOTH, size * SMOOTH), colour["deep"])
    brush = ImageDraw.Draw(picture)
    scale = size * SMOOTH * share / UNITS
    edge = size * SMOOTH * (1 - share) / 2
    for number, outline in enumerate(outlines()):
        fill = colour["on-deep"] if number else colour["lichen"]
        brush.polygon([(x * scale + edge, y * scale + edge) for x, y in outline], fill)
    return picture.resize((size, size), Image.Resampling.BOX).quantize(32, dither=Image.Dither.NONE)
