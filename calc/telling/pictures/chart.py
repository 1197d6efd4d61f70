"""The steps of an amount as its chart: the amount of each, and a bar that says what it is a part of.

A calculator says which steps are drawn (`Calculator.bars`). What is taken off is drawn on what was left.

>>> from calc import CALCULATORS
>>> from calc.frame.core import outcome_of
>>> teller = Teller(CALCULATORS["introduction-benefit"], "en")
>>> result = outcome_of(teller.calculator, {"date": "2023-08-15", "age": "30", "partner_in_programme": "no"})
>>> [each.amount for each in chart(teller, result) if each]
['118,620\\xa0kr', '237,240\\xa0kr', '19,770.00\\xa0kr', '659.00\\xa0kr', '128.24\\xa0kr']
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from calc.frame.core import Bar, Outcome, Result, Step
from calc.kroner import Kroner
from calc.telling.markup import Html
from calc.telling.pictures.bars import Piece, drawn, filled, parts, taken
from calc.telling.teller import Teller
from calc.text import written
from calc.words import TABLE


@dataclass(frozen=True)
class Row:
    """A step of the chart: its short words, its amount in words, and its bar."""

    label: str
    amount: str
    bar: Html


def chart(teller: Teller, result: Result[Any]) -> Iterator[Row | None]:
    """For each step its row, or None where it is told in its sentence alone."""
    base = left = Fraction(0)
    for step in result.steps:
        bar = teller.calculator.bars.get(step.id)
        if bar is None:
            yield None
            continue
        amount = Fraction(step.facts[bar.amount])
        if bar.base:
            base = left = amount
        if step.outcome is Outcome.UNCLEAR:
            yield None  # what is unclear is told in a whole sentence, and is still what the rest is taken from
            continue
        pieces = pieces_of(bar, step, amount / base if base else Fraction(0), left / base if base else Fraction(0))
        if bar.minus:
            left = max(left - amount, Fraction(0))
        label = teller.own(f"bar.{step.id}", step.facts)
        yield Row(label, amount_text(teller, bar, step), drawn(pieces) if pieces else Html())


def pieces_of(bar: Bar, step: Step, part: Fraction, left: Fraction) -> list[Piece]:
    """The pieces of a bar; `part` is its amount and `left` what was left before it, of what is taken from."""
    if bar.longest:
        more = Fraction(step.facts.get(bar.more, 0), bar.longest)
        return filled(Fraction(step.facts[bar.amount], bar.longest), more)
    if bar.minus:
        return taken(left, part) if left else []
    if bar.share:
        return filled(step.facts[bar.share])
    return parts(bar.parts, bar.lit) if bar.parts else []


def amount_text(teller: Teller, bar: Bar, step: Step) -> str:
    """The amount in words: kroner, or months with those that may be added."""
    amount = step.facts[bar.amount]
    if bar.longest:
        more = step.facts.get(bar.more, 0)
        kind = "bar.months-more" if more else "bar.months"
        return teller.say(kind, {"months": int(amount), "more": more} if more else {"months": int(amount)})
    told = written(amount, "" if isinstance(amount, Kroner) else "kr0", teller.lang)
    return f"{TABLE[teller.lang].minus}{told}" if bar.minus and amount else told
