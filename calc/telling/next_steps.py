"""What to do next, directly under the answer: do this, take this along, ask there, and where to appeal.

At most three lines and one about appeals, from the calculator's messages: `next.KIND.HEADLINE` for one
first sentence of its summary (or for its first word, such as `length`), `next.KIND.OUTCOME` for a yes, a
no, an unclear or an amount, `next.KIND` for all, and last what all calculators share. To *do* belongs the
nearest day by which something is due, to *take along* the checklist of papers. With *ask* comes one
sentence in Norwegian to show or read out (`next.say`): compiling puts the Norwegian text beside that of
each language (`.nb`), so it is one text and no second catalogue is fetched.

>>> from datetime import date
>>> from calc import CALCULATORS
>>> from calc.frame.core import outcome_of
>>> benefit = Teller(CALCULATORS["introduction-benefit"], "en", date(2026, 3, 1))
>>> result = outcome_of(benefit.calculator, {"date": "2026-02-15", "age": "30"})
>>> [each.kind for each in next_steps(benefit, result)]
['do', 'bring', 'ask', 'appeal']
>>> next_steps(benefit, result)[2].norwegian
'Kan dere vise meg hvordan dere har regnet ut introduksjonsstønaden min?'
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from calc import words
from calc.frame.core import Outcome, Result
from calc.telling.checklist import checklist
from calc.telling.days import ToldDay, day_html, told_days
from calc.telling.markup import Html, tag
from calc.telling.teller import Teller
from calc.text import has, plain

KINDS = ("do", "bring", "ask", "appeal")


@dataclass(frozen=True)
class NextStep:
    """One line. `norwegian` is a sentence to show, `meaning` the same in the reader's language, `due` a day."""

    kind: str
    text: str
    norwegian: str = ""
    meaning: str = ""
    due: ToldDay | None = None


def next_steps(teller: Teller, result: Result[Any]) -> list[NextStep]:
    """The lines for a result, in order; none is empty."""
    told = []
    for kind in KINDS:
        id = message(teller, result, kind)
        text = teller.say(id) if id else ""
        if kind == "do":
            told.append(NextStep(kind, text, due=nearest(told_days(teller, result))))
            continue
        if kind == "bring":
            text = papers(teller, result) or text
        if kind == "ask":
            told.append(NextStep(kind, text, *sentence(teller, result)))
        elif text:
            told.append(NextStep(kind, text))
    return told


def message(teller: Teller, result: Result[Any], kind: str) -> str:
    """The id of the message that fits best; empty if there is none."""
    first = teller.calculator.summary(result.value)[0]
    headline = first.id.removeprefix("summary").removeprefix("-") or "summary"
    outcome = (first.outcome or Outcome.COMPUTED).value
    for which in (f".{headline}", f".{headline.split('-')[0]}", f".{outcome}", ""):
        for owner in (f"{teller.calculator.name}.", ""):
            id = f"{owner}next.{kind}{which}"
            if has(id, teller.lang):
                return id
    return ""


def sentence(teller: Teller, result: Result[Any]) -> tuple[str, str]:
    """The sentence to show in Norwegian, and what it means; to a reader of Norwegian it is told once."""
    id = message(teller, result, "say")
    told = plain(teller.say(id))
    return (plain(teller.say(f"{id}.nb")), told) if has(f"{id}.nb", teller.lang) else (told, "")


def nearest(days: list[ToldDay]) -> ToldDay | None:
    """The first day ahead by which something is due; if all have passed, the last of them, which says what now."""
    due = [each for each in days if each.milestone.due]
    ahead = [each for each in due if not each.passed]
    return ahead[0] if ahead else due[-1] if due else None


def papers(teller: Teller, result: Result[Any]) -> str:
    """Who brings the papers of the checklist; empty where there is none."""
    groups = checklist(teller, result)
    yours = sum(len(each.papers) for each in groups if not each.fetched)
    if yours:
        return teller.say("next.bring-papers", {"papers": yours})
    return teller.say("next.bring-nothing") if groups else ""


def next_steps_html(teller: Teller, result: Result[Any], today: date | None) -> Html:
    """The lines as a list, the Norwegian sentence marked as Norwegian; `today` is the reader's day."""
    lines = next_steps(replace(teller, today=today), result)
    return tag("ul", *(line_html(teller, each) for each in lines), css="next") if lines else Html()


def word(teller: Teller, line: NextStep) -> str:
    """The word in front of a line: the calculator's own, or that of all."""
    id = f"next.{line.kind}-word"
    return teller.own(id) if teller.has_own(id) else teller.say(id)


def line_html(teller: Teller, line: NextStep) -> Html:
    """One line with its word in front; below *ask* the sentence in two languages."""
    parts = [tag("b", word(teller, line)), " ", tag("span", line.text)]
    if line.due:
        parts.append(tag("span", day_html(teller, line.due.day), ": ", line.due.text, css="due"))
    if line.norwegian:
        parts.append(tag("q", line.norwegian, lang="nb", translate="no"))
    if line.meaning:
        parts.append(tag("span", line.meaning, css="in-other-words"))
    return tag("li", *parts, css=f"to-{line.kind}")


def next_lines(teller: Teller, result: Result[Any]) -> list[str]:
    """The lines as text, for the command line."""
    told = []
    for line in next_steps(teller, result):
        told.append(f"{word(teller, line)} {line.text}")
        if line.due:
            told.append(f"    {words.day(line.due.day, teller.lang)}: {line.due.text}")
        told += [f"    {each}" for each in (line.norwegian and f"«{line.norwegian}»", line.meaning) if each]
    return told
