"""What would change a result, in words: the difference first, then the answer it takes.

The same for the page, the sheet of paper, the command line and `--json`. Each kind has a heading of its own: what
time brings, what the reader can do, how the rule differs for others; so a fact is never told as advice.
The page and the sheet are in `calc.telling.changes_page`.

>>> from calc import CALCULATORS
>>> from calc.frame.core import outcome_of
>>> benefit = Teller(CALCULATORS["introduction-benefit"], "en")
>>> result = outcome_of(benefit.calculator, {"date": "2026-05-01", "age": "22", "lives_with_parent": "no"})
>>> for told in told_changes(benefit, result)[:2]:
...     print(told.difference.replace(chr(160), " "), "|", told.condition)
7,586 kr more a month | when you turn 25
7,586 kr less a month | Living with a parent: Yes + Permit before 2021: No
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from calc.frame.core import Result, Sentence
from calc.frame.form import TIME
from calc.kroner import Kroner
from calc.paths.changes import Change, changes
from calc.paths.rerun import Rerun
from calc.telling.teller import Teller
from calc.text import has, plain

OPTIONS = 3  # of a choice that are named


@dataclass(frozen=True)
class ToldChange:
    """A change in words: what is different, and with which answer."""

    change: Change
    difference: str
    condition: str


def told_changes(teller: Teller, result: Result[Any]) -> list[ToldChange]:
    """All changes of a result, the likeliest first."""
    found = changes(teller.calculator, result)
    told = ((each, difference(teller, result, each)) for each in found)
    return [ToldChange(each, said[:1].upper() + said[1:], condition(teller, each)) for each, said in told]


def difference(teller: Teller, result: Result[Any], change: Change) -> str:
    """What is different: so many kroner more or less, or the first sentence that is new."""
    if change.result is None:
        names = ", ".join(teller.short_name(name) for name in change.asks)
        return teller.say("change.asks", {"names": names})
    again = Rerun.of(teller.calculator, result)
    parse = teller.calculator.form.fields[change.field].parse
    old = again.told(result, again.value(change.field))
    new = again.told(change.result, parse(change.answers[0]))
    told = [each for each in new.sentences if not any(new.alike(each, old, one) for one in old.sentences)]
    if not told:
        gone = [each for each in old.sentences if not any(old.alike(each, new, one) for one in new.sentences)]
        return teller.say("change.gone", {"sentence": sentence(teller, gone[0])})
    before = next((each for each in old.sentences if each.id == told[0].id), None)
    return (before and in_kroner(teller, before, told[0])) or sentence(teller, told[0])


def in_kroner(teller: Teller, before: Sentence, now: Sentence) -> str:
    """How many kroner more or less the same sentence says now; empty where it is no amount that differs."""
    for name, fact in now.facts.items():
        was = before.facts.get(name)
        if isinstance(fact, Kroner) and isinstance(was, Kroner) and fact != was:
            way = "more" if fact > was else "less"
            id = f"change.{way}.{name}"
            amount = {"amount": Kroner(abs(fact - was))}
            return teller.say(id if has(id, teller.lang) else f"change.{way}", amount)
    return ""


def sentence(teller: Teller, told: Sentence) -> str:
    """A sentence of a result."""
    return teller.own(told.id + teller.tense(told.by), told.facts)


def condition(teller: Teller, change: Change) -> str:
    """The answer that a change takes."""
    fields = teller.calculator.form.fields
    asked = [(name, text) for name, text in change.given if getattr(fields[name], "age_on", "") != change.field]
    return " + ".join([own(teller, change), *(answered(teller, name, (text,)) for name, text in asked)])


def answered(teller: Teller, name: str, texts: tuple[str, ...]) -> str:
    """An answer after the short name of its question; of many options the first few."""
    shown = [teller.answer(name, text) for text in texts[:OPTIONS]]
    if texts[OPTIONS:]:
        shown.append(teller.say("change.options", {"count": len(texts) - OPTIONS}))
    return f"{teller.short_name(name)}: {' · '.join(shown)}"


def own(teller: Teller, change: Change) -> str:
    """The answer that is changed: options, the age one reaches, or from where on, or up to where."""
    name, field = change.field, teller.calculator.form.fields[change.field]
    if not change.side:
        return answered(teller, name, change.answers)
    text = change.answers[0]
    if change.kind == TIME and bool(getattr(field, "age_on", "")):
        return teller.say("change.age", {"age": int(text)})
    low, high, _ = field.span()
    shown, edge = teller.answer(name, text), field.parse(text)
    if edge not in (low, high):
        span = "days" if field.kind == "day" else "span"
        way, end = ("from", "low") if change.side > 0 else ("to", "high")
        shown = teller.say(f"page.{span}-{way}", {end: shown})
    return f"{teller.short_name(name)}: {shown}"


def heading_of(told: ToldChange) -> str:
    """The message that says what the changes of a group are."""
    return "change.kind.open" if told.change.asks else f"change.kind.{told.change.kind}"


def change_lines(teller: Teller, result: Result[Any]) -> list[str]:
    """The changes as lines, for the command line."""
    told: list[str] = []
    for id, each in groupby(told_changes(teller, result), key=heading_of):
        told += [teller.say(id), *(f"  {one.difference} – {one.condition}" for one in each)]
    return [plain(line) for line in told]


def changes_json(teller: Teller, result: Result[Any]) -> list[dict[str, Any]]:
    """The changes as `--json` has them."""
    return [
        {
            "field": each.change.field,
            "kind": each.change.kind,
            "answers": list(each.change.answers),
            "side": each.change.side,
            "given": dict(each.change.given),
            "asks": list(each.change.asks),
            "difference": plain(each.difference),
            "condition": plain(each.condition),
            "sentences": [plain(one) for one in teller.sentences(each.change.result)]
            if each.change.result
            else None,
        }
        for each in told_changes(teller, result)
    ]
