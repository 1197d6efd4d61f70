"""Letters for pictures: a text set as large as its box allows, in the site's own typeface.

>>> broken("one two three".split(), 7, len)
['one two', 'three']
>>> balanced("a b c d e".split(), 7, len)
['a b c', 'd e']
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from PIL import ImageFont
from PIL.ImageFont import FreeTypeFont

LINE = 1.16  # the height of a line, in sizes of its letters
SHORT = re.compile(r"(?<!\S)(\w) (?=\S)")  # a word of one letter does not end a line
Measure = Callable[[str], float]


def at(face: Path, size: int) -> FreeTypeFont:
    """A typeface in a size, in pixels, with the kerning that keeps the dots of її apart."""
    return ImageFont.truetype(face, size, layout_engine=ImageFont.Layout.RAQM)


def fitted(text: str, face: Path, width: int, height: int, sizes: Iterable[int]) -> tuple[FreeTypeFont, list[str]]:
    """The first of the sizes in which a text fits into a box, in pixels, and its lines, about equally long.

    Raises `ValueError` when no size fits: a text is never cut off.
    """
    words = SHORT.sub("\\1\u00a0", text).split(" ")
    for size in sizes:
        font = at(face, size)
        lines = balanced(words, width, font.getlength)
        if max(map(font.getlength, lines)) <= width and len(lines) * size * LINE <= height:
            return font, lines
    raise ValueError(f"too long for a box of {width}×{height} pixels: {text}")


def broken(words: Sequence[str], width: float, measure: Measure) -> list[str]:
    """Words in lines no wider than `width`, where no single word is."""
    lines = [words[0]]
    for word in words[1:]:
        longer = f"{lines[-1]} {word}"
        if measure(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def balanced(words: Sequence[str], width: int, measure: Measure) -> list[str]:
    """The same number of lines, broken as early as that number allows, so that none is left nearly empty."""
    best = broken(words, width, measure)
    low, high = 0, width
    while low < high:
        middle = (low + high) // 2
        lines = broken(words, middle, measure)
        if len(lines) > len(best) or max(map(measure, lines)) > middle:
            low = middle + 1
        else:
            best, high = lines, middle
    return best
