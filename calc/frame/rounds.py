"""One round of asking: what the rules say of the answers so far, and which of these still count.

The rules decide what is asked next. An answer to a question that the rules have
not come to is kept, since they may come to it again; with a result it is gone,
and nothing of it is found wrong. A question left open that the rules do not
ask is no mistake either.

>>> from calc.frame.fields import Whole
>>> class Person(Form):
...     age = Whole(0, 120)
...     children = Whole(0, 20)
>>> def adult(form):
...     yield from ()
...     return form.age >= 18 and form.children > 0
>>> heard(Calculator("adult", Person, adult, None), {"age": "15", "children": "no"}).answers
{'age': '15'}
>>> heard(Calculator("adult", Person, adult, None), {"age": "19", "children": "no"})
Traceback (most recent call last):
    ...
calc.frame.problem.Invalid: children: not-whole
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from calc.frame.core import Ask, Calculator, Result, run
from calc.frame.form import Form
from calc.frame.problem import Invalid, Problem

Answers = Mapping[str, str]


@dataclass(frozen=True)
class Round:
    """What the answers come to; `answers` are those that are kept, in the order in which they were given.

    `read` are those of them that the rules have come to.
    """

    outcome: Result[Any] | Ask
    answers: dict[str, str]
    read: tuple[str, ...]


def heard(calculator: Calculator[Any, Any], typed: Answers, linked: bool = False) -> Round:
    """The round that these texts by field name make; raises `Invalid` with all that is wrong on the page.

    The answers of a link were never asked one after the other, so all of them are looked at.
    """
    fields = calculator.form.fields
    open_ones = [name for name, text in typed.items() if fields[name].is_no_answer(text)]
    given = {name: text for name, text in typed.items() if name not in open_ones}
    try:
        told = told_of(calculator, given)
    except Invalid as invalid:
        still = None if linked else without_unread(calculator, given, invalid)
        if still is None:
            raise Invalid(*invalid.problems, *required(calculator, open_ones)) from None
        told = still
    if isinstance(told.outcome, Ask) and told.outcome.field in open_ones:
        group = fields[told.outcome.field].group
        raise Invalid(*required(calculator, [name for name in open_ones if fields[name].group == group]))
    return told


def required(calculator: Calculator[Any, Any], names: list[str]) -> list[Problem]:
    """A problem for each question that was left open."""
    return [Problem(name, f"required-{calculator.form.fields[name].kind}") for name in names]


def told_of(calculator: Calculator[Any, Any], given: Answers) -> Round:
    """What the rules say of answers; with a result, without those they did not come to."""
    form = calculator.form(given, thorough=True)
    outcome = run(calculator.rule, form)
    unread = [name for name in given if name not in form.read]
    if isinstance(outcome, Result) and unread:
        again = calculator.form({name: given[name] for name in given if name in form.read}, thorough=True)
        anew = run(calculator.rule, again)
        if isinstance(anew, Result):
            form, outcome = again, anew
    return Round(outcome, written(form), tuple(form.read))


def written(form: Form) -> dict[str, str]:
    """The answers of a form as they stand in addresses."""
    return dict(form.texts)


def without_unread(calculator: Calculator[Any, Any], given: Answers, invalid: Invalid) -> Round | None:
    """The round without what is wrong, if the rules, asking anew, come to none of it; else None."""
    fields = calculator.form.fields
    used: dict[str, str] = {}
    wrong = {problem.field for problem in invalid.problems}
    try:
        while isinstance(asked := run(calculator.rule, calculator.form(used, thorough=True)), Ask):
            group = fields[asked.field].group
            more = {name: given[name] for name in given if fields[name].group == group and name not in used}
            if not more:
                break
            used.update(more)
        kept = {name: text for name, text in given.items() if name in used or name not in wrong}
        return told_of(calculator, kept)
    except Invalid:
        return None


def asked_together(calculator: Calculator[Any, Any], answers: Answers, name: str, today: date) -> list[str]:
    """The question that the rules ask, and those of its group that they will ask of most readers after it.

    The rules themselves say so: they are run on with the usual answers. One that is then not
    needed after all is no answer that counts.
    """
    form = calculator.form
    asked, supposed, at = [name], dict(answers), name
    while usual := usual_answer(form, at, today):
        supposed[at] = usual
        try:
            outcome = run(calculator.rule, form(supposed, thorough=True))
        except Invalid:
            break
        if not isinstance(outcome, Ask):
            break
        at = outcome.field
        if form.fields[at].group == form.fields[name].group:
            asked.append(at)
    return asked


def usual_answer(form: type[Form], name: str, today: date) -> str:
    """What most readers answer; nothing where that is not known."""
    return today.isoformat() if getattr(form.fields[name], "mostly_today", False) else form.usual.get(name, "")
