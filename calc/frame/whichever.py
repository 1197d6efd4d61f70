"""Unclear only if it matters: an answer that is not known is tried with each value it may have.

When every way leads to the same result, that result is told, although the
answer is not known. Only where the ways differ is the result unclear.

>>> from calc.frame.core import run
>>> from calc.frame.fields import Whole, YesNoUnsure
>>> class Person(Form):
...     age = Whole(0, 120)
...     member = YesNoUnsure()
>>> def fee(form):
...     yield Step("member" if form.member else "not-member", Outcome.COMPUTED)
...     return 0 if form.member or form.age < 18 else 100
>>> doubt = Step("member-unknown", Outcome.UNCLEAR)
>>> def asked(form):
...     return (yield from whichever(form, "member", fee, unclear=doubt))
>>> child = run(asked, Person({"age": "17", "member": "unsure"}))
>>> child.value, [step.id for step in child.steps]
(0, ['same-either-way'])
>>> run(asked, Person({"age": "30", "member": "unsure"})).value
Differ(by_answer={True: 0, False: 100})
>>> run(asked, Person({"age": "30", "member": "yes"})).value
0
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from calc.frame.core import Outcome, Step, Steps, yield_all
from calc.frame.form import Form, Missing
from calc.frame.problem import Invalid, NameOf

V = TypeVar("V")
F = TypeVar("F", bound=Form)


@dataclass(frozen=True)
class Differ(Generic[V]):
    """What a rule found for each value that an unknown answer may have, where these differ."""

    by_answer: Mapping[Any, V]


def whichever(
    form: F, name: str, a_rule: Callable[..., Steps[V]], *more: Any, unclear: Step
) -> Steps[V | Differ[V]]:
    """Apply a rule; if the answer to `name` is unsure, to each value it may have.

    The rule is called with the form and `more`. Where all ways agree on the value, their common
    steps are told and that the answer makes no difference; else the `unclear` step is told, and
    the values come back as `Differ`. Asks for the answer if it is not there.
    """
    field = form.fields[name]
    if getattr(form, name) not in field.unsure:
        return (yield from a_rule(form, *more))
    values: dict[Any, V] = {}
    told: list[list[Step]] = []
    for value in field.certain:
        steps: list[Step] = []
        values[value] = yield_all(a_rule(form.supposing(name, value), *more), steps)
        told.append(steps)
    first, *others = values.values()
    if any(other != first for other in others):
        yield unclear
        return Differ(values)
    yield from (step for step in told[0] if all(step in steps for steps in told[1:]))
    yield Step("same-either-way", Outcome.COMPUTED, facts={"field": NameOf(name)})
    return first


def every_way(form: F, a_rule: Callable[[F], Steps[V]]) -> list[V]:
    """What a rule finds for every value that the unsure answers may have, in every combination.

    None of its steps are told. The list is empty where nothing read so far is unsure, and where
    some way asks for more or contradicts itself.
    """
    unsure = [name for name in form.read if form.values.get(name, ...) in form.fields[name].unsure]
    ways = [form] if unsure else []
    for name in unsure:
        ways = [way.supposing(name, value) for way in ways for value in form.fields[name].certain]
    try:
        return [yield_all(a_rule(way), []) for way in ways]
    except (Missing, Invalid):
        return []
