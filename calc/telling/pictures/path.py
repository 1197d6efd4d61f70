"""A path of days or years as stones on a line: what is counted is solid, what is not is dotted.

It is a list of words with a line beside it, so it needs no sentence of its own.

>>> path_html([Stop("2022", "does not count", False), Stop("2027", "", None)])
'<ol class="path"><li class="uncounted"><b>2022</b> <span>does not count</span></li><li><b>2027</b></li></ol>'
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from calc.telling.markup import Html, tag


@dataclass(frozen=True)
class Stop:
    """A stone: its title, what is said below it, and whether the time that follows counts; None ends the line."""

    title: str
    note: str
    counted: bool | None


def path_html(stops: Iterable[Stop]) -> Html:
    """The path, first things first."""
    return tag("ol", *map(stop_html, stops), css="path")


def stop_html(stop: Stop) -> Html:
    """One stone with its words."""
    css = {True: "counted", False: "uncounted", None: None}[stop.counted]
    note = (" ", tag("span", stop.note)) if stop.note else ()
    return tag("li", tag("b", stop.title), *note, css=css)
