"""The signs of the topics, as the style sheet has them, for pictures that are drawn while the site is built.

>>> len(outlines("house")), colour("introduksjonsstonad/"), sign("om/")
(3, 'lichen', '')
"""

from __future__ import annotations

import functools
import re
from urllib.parse import unquote

from fontTools.pens.recordingPen import RecordingPen
from fontTools.svgLib import SVGPath

from publish.places import LOOKS
from publish.share.outlines import Point, polygons

STYLE = LOOKS / "assets" / "fotfeste.css"
SIDE = 52  # of the square that a sign is drawn in
TOPICS = {  # the page, its sign, and its colour
    "introduksjonsstonad/": ("coin", "lichen"),
    "studiestotte/": ("book", "heather"),
    "introduksjonsprogram/": ("calendar", "accent"),
    "norskopplaering/": ("speech", "accent"),
    "opphold/": ("house", "moss"),
}


def sign(path: str) -> str:
    """The sign of a page's topic, if it has one; what lies below a page has its sign."""
    return TOPICS.get(f"{path.rstrip('/').rpartition('/')[2]}/", ("", ""))[0]


def colour(path: str) -> str:
    """The name of the colour of a page's topic in the style sheet."""
    return TOPICS.get(f"{path.rstrip('/').rpartition('/')[2]}/", ("", "accent"))[1]


@functools.cache
def outlines(name: str) -> tuple[tuple[Point, ...], ...]:
    """The strokes of a sign in its own units. Raises `ValueError` for a name that is none."""
    (written,) = re.findall(rf'^\.{name} \{{.*?url\("data:image/svg\+xml,([^"]+)"', STYLE.read_text("utf-8"), re.M)
    pen = RecordingPen()
    SVGPath.fromstring(unquote(written).encode()).draw(pen)
    return polygons(pen)
