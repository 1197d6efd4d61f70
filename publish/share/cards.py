"""The picture that a chat shows above a link: the question, its language and topic, and the site's name.

1200×630 pixels, what https://ogp.me clients show large; drawn while the site is
built, without network, in the site's own typeface, colours and mark. A card
holds no amount and no day of its own: a chat keeps a picture for years.
The same content gives the same bytes, and is drawn once (`store`).
"""

from __future__ import annotations

import functools
import hashlib
import re
from io import BytesIO
from pathlib import Path

from fontTools.pens.recordingPen import RecordingPen
from fontTools.svgLib.path import parse_path
from PIL import Image, ImageDraw

from publish.letters import lettering, typeface
from publish.places import BUILD, LOOKS
from publish.share import signs
from publish.share.outlines import Point, polygons
from publish.text import LANGUAGE_NAMES, word

WIDTH, HEIGHT = 1200, 630
MARGIN = 84
LARGEST, SMALLEST, STEP = 100, 48, -4  # sizes of the question, in pixels
TEXT_TOP, TEXT_BOTTOM = 146, 496
TOPIC, TOPIC_BASELINE = 38, 574
SIGN, STROKE = 84, 2.2  # the side of a topic's sign in pixels, and its stroke in the sign's own units
SMOOTH = 4  # shapes are drawn this much larger, then made smaller
SHADES = 12  # between two colours, at the edges of letters
ASSETS = LOOKS / "assets"
STORE = BUILD / "cards"
DRAWN_BY = (
    Path(__file__),
    Path(signs.__file__),
    Path(__file__).with_name("outlines.py"),
    Path(lettering.__file__),
    ASSETS / "mark.svg",
)


def card(title: str, lang: str, topic: str = "", path: str = "", store: Path = STORE) -> bytes:
    """The card as PNG, drawn unless it is kept in `store` already.

    The topic of a question is its page's title; `path` is the page's, and gives it sign and colour.
    """
    written = "\n".join((drawn_by(), lang, title, topic, signs.sign(path), signs.colour(path)))
    kept = store / f"{hashlib.sha256(written.encode()).hexdigest()}.png"
    if not kept.exists():
        store.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(draw(title, lang, topic, path))
    return kept.read_bytes()


def draw(title: str, lang: str, topic: str = "", path: str = "") -> bytes:
    """Draw a card. Raises `ValueError` for a title that fits in no size."""
    colour = colours()
    picture = ground(lang, signs.colour(path)).copy()
    brush = ImageDraw.Draw(picture)
    font, lines = lettering.fitted(
        title,
        typeface.of_weight(700, STORE),
        WIDTH - 2 * MARGIN,
        TEXT_BOTTOM - TEXT_TOP,
        range(LARGEST, SMALLEST - 1, STEP),
    )
    leading = font.size * lettering.LINE
    top = (TEXT_TOP + TEXT_BOTTOM - len(lines) * leading) / 2
    for number, line in enumerate(lines):
        baseline = top + number * leading + font.size * 0.92
        brush.text((MARGIN, baseline), line, colour["ink"], font, anchor="ls")
    small = lettering.at(typeface.of_weight(500, STORE), TOPIC)
    beside = MARGIN
    if name := signs.sign(path):
        put_sign(picture, name, signs.colour(path))
        beside += SIGN + 22
    brush.text((beside, TOPIC_BASELINE), topic, colour["ink"], small, anchor="ls")
    saved = BytesIO()
    picture.quantize(palette=palette(), dither=Image.Dither.NONE).save(saved, "PNG")
    return saved.getvalue()


@functools.cache
def ground(lang: str, topic: str) -> Image.Image:
    """What the cards of a language and a colour share: paper, the mark small and large, the two names."""
    colour = colours()
    picture = Image.new("RGB", (WIDTH, HEIGHT), colour["paper"])
    brush = ImageDraw.Draw(picture)
    stones(picture, (WIDTH - MARGIN - 122, 496), 3.9, colour[topic])
    stones(picture, (MARGIN - 4, 52), 2.1, colour["accent"])
    name, tongue = (lettering.at(typeface.of_weight(weight, STORE), 42) for weight in (750, 500))
    brush.text((MARGIN + 78, 100), word("name", lang), colour["ink"], name, anchor="ls")
    brush.text((WIDTH - MARGIN, 100), LANGUAGE_NAMES[lang], colour["soft"], tongue, anchor="rs")
    brush.rectangle((0, HEIGHT - 18, WIDTH, HEIGHT), colour[topic])
    return picture


def put_sign(picture: Image.Image, name: str, topic: str) -> None:
    """Draw a sign in ink on a stone of its topic's wash, left of the topic's name."""
    left, top, scale = MARGIN - 6, TOPIC_BASELINE - SIGN + 22, SIGN / signs.SIDE
    mask = Image.new("L", (WIDTH * SMOOTH, HEIGHT * SMOOTH))
    stone = tuple(SMOOTH * each for each in (left, top + 4, left + SIGN, top + SIGN - 4))
    ImageDraw.Draw(mask).ellipse(stone, 255)
    picture.paste(colours()[f"{topic}-wash"], mask=mask.resize(picture.size, Image.Resampling.BOX))
    mask = Image.new("L", mask.size)
    for outline in signs.outlines(name):
        points = [((x * scale + left) * SMOOTH, (y * scale + top) * SMOOTH) for x, y in outline]
        ImageDraw.Draw(mask).line(points, 255, round(STROKE * scale * SMOOTH), "curve")
    picture.paste(colours()["ink"], mask=mask.resize(picture.size, Image.Resampling.BOX))


def stones(picture: Image.Image, place: Point, scale: float, colour: str) -> None:
    """Draw the mark with its corner at a place."""
    mask = Image.new("L", (WIDTH * SMOOTH, HEIGHT * SMOOTH))
    for outline in outlines():
        points = [tuple((p * scale + q) * SMOOTH for p, q in zip(point, place, strict=True)) for point in outline]
        ImageDraw.Draw(mask).polygon(points, 255)
    picture.paste(colour, mask=mask.resize(picture.size, Image.Resampling.BOX))


@functools.cache
def outlines() -> tuple[tuple[Point, ...], ...]:
    """The shapes of the mark, as many-sided polygons in its own 32×32 units."""
    (path,) = re.findall(r'<path d="([^"]+)"', (ASSETS / "mark.svg").read_text("utf-8"))
    pen = RecordingPen()
    parse_path(path, pen)
    return polygons(pen)


@functools.cache
def colours() -> dict[str, str]:
    """The site's colours by light, as its style sheet names them."""
    light = (ASSETS / "fotfeste.css").read_text("utf-8").partition(":root")[2].partition("}")[0]
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", light))


@functools.cache
def palette() -> Image.Image:
    """The few colours of a card with the shades between them: what keeps it small."""
    colour = colours()
    shades: list[int] = []
    washes = (f"{name}-wash" for name in ("accent", "lichen", "moss", "heather"))
    topics = ("accent", "lichen", "moss", "heather", "soft", "ink")
    pairs = [
        *(f"paper {each}" for each in topics),
        *(pair for each in washes for pair in (f"paper {each}", f"{each} ink")),
    ]
    for ends in pairs:
        low, high = (Image.new("RGB", (1, 1), colour[name]) for name in ends.split())
        for step in range(SHADES + 1):
            shades += Image.blend(low, high, step / SHADES).getpixel((0, 0))  # type: ignore[arg-type]
    mixed = Image.new("P", (1, 1))
    mixed.putpalette(shades)
    return mixed


@functools.cache
def drawn_by() -> str:
    """The hash of everything but the words that decides how a card looks."""
    content = b"".join(path.read_bytes() for path in DRAWN_BY)
    return hashlib.sha256(content + repr(colours()).encode()).hexdigest()
