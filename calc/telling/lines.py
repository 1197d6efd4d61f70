"""A result as lines of text, for the command line: all that the page says, in the same order and words."""

from __future__ import annotations

from typing import Any

from calc.frame.core import Calculator, Outcome, Result
from calc.telling.checklist import checklist
from calc.telling.report import answer, cite, rate_sentences, sentences, short_name, step_text
from calc.text import has, plain, say


def result_lines(calculator: Calculator[Any, Any], result: Result[Any], lang: str) -> list[str]:
    """The answer, the papers, how it was found, the answers, rate and law, what could change it, who decides."""
    told = [*sentences(calculator, result, lang), *papers(calculator, result, lang)]
    told += ["", say("page.how", lang), *steps(calculator, result, lang)]
    told += ["", say("page.your-answers", lang)]
    told += [
        f"  {short_name(calculator, name, lang)}: {answer(calculator, name, text, lang)}"
        for name, text in result.answers.items()
    ]
    told += ["", say("page.rate-and-law", lang), *rate_sentences(calculator, result, lang)]
    if has(f"{calculator.name}.changes", lang):
        told += ["", say("page.could-change", lang), say(f"{calculator.name}.changes", lang)]
    told += ["", say("page.who-decides", lang), say(f"{calculator.name}.decider", lang)]
    return [plain(line) for line in told]


def papers(calculator: Calculator[Any, Any], result: Result[Any], lang: str) -> list[str]:
    """The checklist: an open box for what the reader sends, a ticked one for what is fetched."""
    groups = checklist(calculator, result, lang)
    told = ["", say("page.papers", lang)] if groups else []
    for group in groups:
        told.append(group.heading)
        told += [f"{'[x]' if group.fetched else '[ ]'} {paper.text}" for paper in group.papers]
    return told


def steps(calculator: Calculator[Any, Any], result: Result[Any], lang: str) -> list[str]:
    """The numbered steps, each with what it came to and its provision."""
    told = []
    for number, step in enumerate(result.steps, start=1):
        came_to = step.outcome is not Outcome.COMPUTED
        label = f"{say(f'outcome.{step.outcome.value}', lang)}. " if came_to else ""
        law = f" [{cite(step.law, lang)}]" if step.law else ""
        told.append(f"{number:3}. {label}{step_text(calculator, step, lang)}{law}")
    return told
