"""What would change a result: the rules are run again with one answer changed, and asked what they say then.

For each answer that was read: the other options of a choice; of a day, an age or a number the nearest answer
above and below with which something else is told (`calc.paths.thresholds`). What time brings by itself comes
first, then what the reader can do, then how the rule differs for others; a form says which question is of which
kind (`Form.changing`), and of which nothing is told since nobody can change it. When a day moves on, the ages
that are meant on that day move along; nobody knows the birthday, so both ages are tried.

>>> from calc import CALCULATORS
>>> from calc.frame.core import outcome_of
>>> benefit = CALCULATORS["introduction-benefit"]
>>> result = outcome_of(benefit, {"date": "2026-05-01", "age": "22", "lives_with_parent": "no"})
>>> [(each.kind, each.field, each.answers) for each in changes(benefit, result)][:2]
[('time', 'age', ('25',)), ('fact', 'lives_with_parent', ('yes',))]
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from calc.calendar import full_years
from calc.frame.core import Ask, Calculator, Result
from calc.frame.form import KINDS, TIME, UNTOLD, Field
from calc.frame.problem import Invalid
from calc.paths.rerun import Outcome, Rerun
from calc.paths.thresholds import beyond

ROUNDS = 4  # of questions that come up one after the other, or of answers that only ask more


@dataclass(frozen=True)
class Change:
    """One answer changed, and what is told then.

    `answers` are the options with this outcome, or the first answer with it: `side` is 1 where it holds from that
    answer on, -1 where it holds up to it, 0 for an option. `given` are other answers that come with it: the ages
    that move along with a day, and what the rules assume of questions that come up only then. Where such
    a question has no likely answer it is named in `asks`, and there is no result.
    """

    field: str
    kind: str
    answers: tuple[str, ...]
    side: int = 0
    result: Result[Any] | None = None
    given: tuple[tuple[str, str], ...] = ()
    asks: tuple[str, ...] = ()


# The result that was looked at last: the page, the sheet and each of two languages tell the same changes.
last: list[tuple[Result[Any], tuple[Change, ...]]] = []


def changes(calculator: Calculator[Any, Any], result: Result[Any]) -> tuple[Change, ...]:
    """Every change of one answer that leads to another outcome, in the order in which they are told."""
    if not last or last[0][0] is not result:
        last[:] = [(result, found(calculator, result))]
    return last[0][1]


def found(calculator: Calculator[Any, Any], result: Result[Any]) -> tuple[Change, ...]:
    """The same, by running the rules again."""
    again = Rerun.of(calculator, result)
    read = {*result.answers, *result.assumed}
    fields = [field for name, field in calculator.form.fields.items() if name in read]
    each_one = [change for field in fields for change in changes_of(again, field)]
    return tuple(sorted(each_one, key=lambda each: (bool(each.asks), KINDS.index(each.kind))))


def changes_of(again: Rerun, field: Field[Any]) -> Iterator[Change]:
    """The changes of one answer."""
    kind = again.calculator.form.change(field.name)
    if kind == UNTOLD:
        return
    if field.options:
        yield from of_choice(again, field, kind)
        return
    if field.name not in again.result.answers:
        return  # nobody said how much; any number would be another answer
    for side in (1,) if kind == TIME else (1, -1):
        change = of_number(again, field, kind, up=side > 0)
        if change is not None:
            yield replace(change, side=side)


def of_number(again: Rerun, field: Field[Any], kind: str, *, up: bool) -> Change | None:
    """The nearest change of a day or a number; one that only asks more, and then tells the same, is none."""
    now = value = again.value(field.name)
    for _ in range(ROUNDS):
        value = beyond(again, field.name, value, up=up)
        if value is None:
            return None
        change = after(again, field, kind, value)
        if change.result is None or not again.told(change.result, value).same(again.told(again.result, now)):
            return change
    return None


def of_choice(again: Rerun, field: Field[Any], kind: str) -> Iterator[Change]:
    """The other options of a choice; those with the same outcome together."""
    now = again.value(field.name)
    base = again.told(again.result, now)
    groups: dict[str, list[Change]] = {}
    for value in field.certain:
        change = after(again, field, kind, value) if value != now else None
        if change is None or (change.result is None and not change.asks):
            continue  # it is the answer itself, or contradicts another one
        told = again.told(change.result, value) if change.result else None
        if told is None or not told.same(base):
            said = told.sentences if told else change.asks
            groups.setdefault(repr((said, change.given)), []).append(change)
    for alike in groups.values():
        yield replace(alike[0], answers=tuple(each.answers[0] for each in alike))


def after(again: Rerun, field: Field[Any], kind: str, value: Any) -> Change:
    """The change with what is told then, or with the questions that decide."""
    fields, name = again.calculator.form.fields, field.name
    tied = ages(again, name) if kind == TIME else []
    years = full_years(again.value(name), value) if tied else 0
    values, asks = settled(again, {name: value, **{each: again.value(each) + years for each in tied}})
    given = tuple((each, fields[each].write(values[each])) for each in values if each != name)
    change = Change(name, kind, (field.write(value),), given=given, asks=asks)
    outcome = again.outcome(**values)
    if asks or isinstance(outcome, Invalid):
        return change
    if isinstance(outcome, Ask):
        return replace(change, asks=(outcome.field,))
    older = again.outcome(**{**values, **{each: values[each] + 1 for each in tied}})
    if differ(again, outcome, older, value):
        return replace(change, asks=tuple(tied))
    return replace(change, result=outcome)


def settled(again: Rerun, values: dict[str, Any]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The values with what the rules assume of questions that are new; and those without a likely answer."""
    fields = again.calculator.form.fields
    for _ in range(ROUNDS):
        outcome = again.outcome(**values)
        if not isinstance(outcome, Result):
            break
        new = [fields[each] for each in outcome.assumed if each not in again.result.assumed]
        new = [each for each in new if not each.afterwards]
        asks = tuple(each.name for each in new if each.assumed is None or each.assumed in each.unsure)
        if asks or not new:
            return values, asks
        values = {**values, **{each.name: each.assumed for each in new}}
    return values, ()


def differ(again: Rerun, one: Result[Any], other: Outcome, own: Any) -> bool:
    """Whether another age leads to another outcome; an age that contradicts an answer leads to none."""
    if isinstance(other, Invalid):
        return False
    return not isinstance(other, Result) or not again.told(one, own).same(again.told(other, own))


def ages(again: Rerun, name: str) -> list[str]:
    """The ages that are meant on the day of this question."""
    fields = again.calculator.form.fields
    return [each for each in again.result.answers if getattr(fields[each], "age_on", "") == name]
