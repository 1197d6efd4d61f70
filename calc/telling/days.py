"""The days of a result as a time line: each with its sentence, whether it is sure, and whether it has passed.

The same for the page, the sheet of paper, the command line, `--json` and the calendar file. A day is
told by the calculator's message `day.ID`, and once it lies behind the reader by `day.ID.passed`, which
also says what to do now. On the day itself nothing has passed yet.

>>> from calc import CALCULATORS
>>> from calc.frame.core import outcome_of
>>> benefit = Teller(CALCULATORS["introduction-benefit"], "en", date(2026, 5, 2))
>>> result = outcome_of(benefit.calculator, {"date": "2026-02-15", "age": "30"})
>>> [(each.day.isoformat(), each.passed) for each in told_days(benefit, result)]
[('2026-05-01', True)]
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from calc import words
from calc.frame.core import Result
from calc.frame.days import Milestone
from calc.telling.markup import Html, tag, together
from calc.telling.steps_page import law_html
from calc.telling.teller import Teller

LINE = {True: "counted", False: "uncounted", None: ""}  # how the line is drawn to the next stone


@dataclass(frozen=True)
class ToldDay:
    """A day in words, without the date itself; Norwegian words are still marked."""

    milestone: Milestone
    text: str
    passed: bool

    @property
    def day(self) -> date:
        """The day."""
        return self.milestone.day


def told_days(teller: Teller, result: Result[Any]) -> list[ToldDay]:
    """The days of a result in the reader's language, the earliest first."""
    return [told_day(teller, each) for each in result.days]


def told_day(teller: Teller, milestone: Milestone) -> ToldDay:
    """One day in the reader's language, as seen from today."""
    tense = teller.tense(milestone.day)
    text = teller.own(f"day.{milestone.id}{tense}", {**milestone.facts, "day": milestone.day})
    return ToldDay(milestone, text, bool(tense))


def days_html(teller: Teller, result: Result[Any], heading: str = "h5") -> Html:
    """The heading and the time line, today's place in it marked; nothing where a result has no days."""
    told = told_days(teller, result)
    if not told:
        return Html()
    here = sum(each.day <= teller.today for each in told) if teller.today else -1
    laws = (*(step.law for step in result.steps), *(each.milestone.law for each in told))
    several = len({law.act for law in laws if law}) > 1
    items = []
    for place, each in enumerate([*told, None]):
        if place == here and teller.today:
            items.append(now(teller, teller.today, each.milestone.counted if each else None))
        if each:
            after = told[place + 1].milestone.counted if place + 1 < len(told) and place + 1 != here else None
            items.append(item(teller, each, after, several=several))
    return together(tag(heading, teller.say("page.days")), tag("ol", *items, css="days"))


def item(teller: Teller, told: ToldDay, after: bool | None, *, several: bool) -> Html:
    """One stone of the time line: the day, its sentence, whether it is sure, and its provision.

    `after` says whether the time that follows is counted.
    """
    parts = [day_html(teller, told.day), " ", tag("span", told.text)]
    if not told.milestone.certain:
        parts += [" ", tag("span", teller.say("page.day-unsure"), css="maybe")]
    if told.milestone.law:
        parts.append(law_html(teller, told.milestone.law, several=several))
    sure = "sure" if told.milestone.certain else "roughly"
    return tag("li", *parts, css=" ".join((sure, *(("past",) if told.passed else ()), LINE[after])).strip())


def now(teller: Teller, today: date, after: bool | None) -> Html:
    """Where the reader is, and whether the time that follows is counted."""
    parts = (day_html(teller, today), " ", tag("span", teller.say("page.day-today")))
    return tag("li", *parts, css=f"here {LINE[after]}".strip(), aria_current="date")


def day_html(teller: Teller, day: date) -> Html:
    """A day in words, with the same for machines."""
    return tag("time", teller.value(day), datetime=day.isoformat())


def day_lines(teller: Teller, result: Result[Any]) -> list[str]:
    """The time line as text, for the command line; one sentence where there is none."""
    lines = []
    for told in told_days(teller, result):
        unsure = "" if told.milestone.certain else f" {teller.say('page.day-unsure')}"
        law = f" [{teller.cite(told.milestone.law)}]" if told.milestone.law else ""
        lines.append(f"{words.day(told.day, teller.lang)}: {told.text}{unsure}{law}")
    return lines or [teller.say("page.days-none")]
