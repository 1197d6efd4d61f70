"""Bars: parts of a whole, laid side by side in percentages, so that a picture stretches and its words do not.

Policy forbids style attributes: the place is an attribute, the colour a class of the style sheet. Paper's
own press applies no classes inside a picture, so each piece has a grey of its own as well.

>>> drawn([Piece(0, 50, "lit")])
'<svg class="bar" width="100%" height="14" aria-hidden="true"><rect class="lit" fill="#595959" \
x="0%" y="1" width="50%" height="12" rx="3"></rect></svg>'
>>> [(float(each.at), each.css) for each in parts(4, lit=1)]
[(0.0, 'lit'), (25.25, 'rest'), (50.5, 'rest'), (75.75, 'rest')]
>>> [(each.css, per_cent(each.width)) for each in parts(30, lit=1)]
[('lit', '3.33%'), ('rest', '96.67%')]
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from calc.telling.markup import Html, tag

HEIGHT = 14  # px
GAP = Fraction(1)  # per cent between the parts of a whole
MANY = 12  # parts that can still be told apart on a phone
# What is counted, what one gets, what is left of the whole, what is taken off, what may be added.
GREYS = {"full": "#8c8c8c", "lit": "#595959", "rest": "#e0e0e0", "minus": "#bdbdbd", "more": "none"}


@dataclass(frozen=True)
class Piece:
    """A piece of a bar: where it begins and how wide it is, in per cent of the whole, and what it stands for."""

    at: Fraction | int
    width: Fraction | int
    css: str


def parts(count: int, lit: int) -> list[Piece]:
    """A whole in equal parts, of which the first few count; of too many parts, these and the rest."""
    if count > MANY:
        return filled(Fraction(lit, count))
    width = (100 - GAP * (count - 1)) / count
    return [Piece(each * (width + GAP), width, "lit" if each < lit else "rest") for each in range(count)]


def filled(share: Fraction, more: Fraction = Fraction(0)) -> list[Piece]:
    """A whole of which a share counts, and to which more may be added, both as parts of one."""
    pieces = [Piece(0, share * 100, "lit")]
    if more:
        pieces.append(Piece(share * 100, more * 100, "more"))
    elif share < 1:
        pieces.append(Piece(share * 100, 100 - share * 100, "rest"))
    return pieces


def taken(left: Fraction, off: Fraction) -> list[Piece]:
    """What is taken off what was left, both as parts of one."""
    kept = max(left - off, Fraction(0))
    return [Piece(0, kept * 100, "full"), Piece(kept * 100, (left - kept) * 100, "minus")]


def drawn(pieces: Iterable[Piece], height: int = HEIGHT) -> Html:
    """The picture; it says nothing that the words beside it do not."""
    rects = (
        tag(
            "rect",
            css=each.css,
            fill=GREYS[each.css],
            stroke="#595959" if each.css == "more" else None,
            stroke_dasharray="4 3" if each.css == "more" else None,
            x=per_cent(each.at),
            y="1",
            width=per_cent(each.width),
            height=str(height - 2),
            rx="3",
        )
        for each in pieces
        if each.width > 0
    )
    return tag("svg", *rects, css="bar", width="100%", height=str(height), aria_hidden="true")


def per_cent(part: Fraction | int) -> str:
    """A place as SVG wants it, with no more digits than can be seen.

    >>> per_cent(Fraction(100, 3)), per_cent(50)
    ('33.33%', '50%')
    """
    return f"{float(part):.2f}".rstrip("0").rstrip(".") + "%"
