"""A result as lines of text, for the command line: all that the page says, in the same order and words."""

from __future__ import annotations

from typing import Any

from calc.frame.core import Outcome, Result
from calc.telling.checklist import checklist
from calc.telling.days import day_lines
from calc.telling.next_steps import next_lines
from calc.telling.teller import Teller
from calc.text import plain


def result_lines(teller: Teller, result: Result[Any]) -> list[str]:
    """The answer, next steps, days, papers, how it was found, answers, rate and law, changes, who decides."""
    told = [*teller.sentences(result), "", teller.say("page.do-now"), *next_lines(teller, result)]
    if result.days:
        told += ["", teller.say("page.days"), *day_lines(teller, result)]
    told += papers(teller, result)
    told += ["", teller.say("page.how"), *steps(teller, result)]
    told += ["", teller.say("page.your-answers")]
    told += [f"  {teller.short_name(name)}: {teller.answer(name, text)}" for name, text in result.answers.items()]
    told += ["", teller.say("page.rate-and-law"), *teller.rates(result)]
    if teller.has_own("changes"):
        told += ["", teller.say("page.could-change"), teller.own("changes")]
    told += ["", teller.say("page.who-decides"), teller.own("decider")]
    return [plain(line) for line in told]


def papers(teller: Teller, result: Result[Any]) -> list[str]:
    """The checklist: an open box for what the reader sends, a ticked one for what is fetched."""
    groups = checklist(teller, result)
    told = ["", teller.say("page.papers")] if groups else []
    for group in groups:
        told.append(group.heading)
        told += [f"{'[x]' if group.fetched else '[ ]'} {paper.text}" for paper in group.papers]
    return told


def steps(teller: Teller, result: Result[Any]) -> list[str]:
    """The numbered steps, each with what it came to and its provision."""
    told = []
    for number, step in enumerate(result.steps, start=1):
        came_to = step.outcome is not Outcome.COMPUTED
        label = f"{teller.say(f'outcome.{step.outcome.value}')}. " if came_to else ""
        law = f" [{teller.cite(step.law)}]" if step.law else ""
        told.append(f"{number:3}. {label}{teller.step(step)}{law}")
    return told
