"""A path of days or years as stones on a line: what is counted is solid, what is not is dotted.

It is a list of words with a line beside it, so it needs no sentence of its own. A result's path begins
today, between the milestones that its calculator names (`Calculator.path`).

>>> path_html([Stop("2022", "does not count", False), Stop("2027", "", True), Stop("Today", "", None, here=True)])
'<ol class="path"><li class="uncounted"><b>2022</b> <span>does not count</span></li>\
<li class="counted"><b>2027</b></li><li class="here"><b>Today</b></li></ol>'
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from calc.frame.core import Result
from calc.telling.markup import Html, tag
from calc.telling.teller import Teller


@dataclass(frozen=True)
class Stop:
    """A stone: its title, what is said below it, and whether the time that follows is counted; None ends the line.

    `here` is where the reader stands now.
    """

    title: str
    note: str
    counted: bool | None
    here: bool = False


def path_html(stops: Iterable[Stop]) -> Html:
    """The path, first things first."""
    return tag("ol", *map(stop_html, stops), css="path")


def stop_html(stop: Stop) -> Html:
    """One stone with its words."""
    line = {True: "counted", False: "uncounted", None: ""}[stop.counted]
    css = " ".join(filter(None, (line, "here" if stop.here else "")))
    note = (" ", tag("span", stop.note)) if stop.note else ()
    return tag("li", tag("b", stop.title), *note, css=css or None)


def result_path_html(teller: Teller, result: Result[Any]) -> Html:
    """The milestones that are still ahead of the reader's day, after the time she is in; nothing if none is."""
    milestones, today = teller.calculator.path(result.value), teller.today
    past = [each for each in milestones if each.day is None or (today and each.day <= today)]
    ahead = milestones[len(past) :]
    if not (past and ahead and today):
        return Html()
    now = Stop(teller.own("path.today"), teller.own(f"path.{past[-1].id}"), past[-1].counted, here=True)
    coming = (Stop(teller.value(each.day), teller.own(f"path.{each.id}"), each.counted) for each in ahead)
    return path_html([now, *coming])
