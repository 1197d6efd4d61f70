"""Two results of one calculator side by side: which answers, amounts and steps differ.

Pure, and the same for every calculator: on the page (`calc.telling.comparison_page`), on the command line
(`--compare`) and in `--json`. A link holds both situations: the second as the answers that differ,
`beside.age=25`, empty where it has none. Whoever reads links without knowing that reads the first situation alone.

>>> from calc import CALCULATORS
>>> from calc.frame.core import outcome_of
>>> benefit = Teller(CALCULATORS["introduction-benefit"], "en")
>>> young, grown = ({"date": "2026-05-01", "age": age, "lives_with_parent": "no"} for age in ("24", "25"))
>>> found = compared(*(outcome_of(benefit.calculator, each) for each in (young, grown)), benefit)
>>> found.answers, [str(each.difference) for each in found.amounts][:1]
(('age', 'lives_with_parent'), ['7586.06'])
>>> told_amounts(benefit, found)[0].replace(chr(160), " ")
'7,586 kr more a month'
>>> together_in_link({"age": "24", "home": "no"}, {"age": "25"})
{'beside.age': '25', 'beside.home': ''}
>>> apart({"age": "24", "home": "no", "beside.age": "25", "beside.home": ""})
({'age': '24', 'home': 'no'}, {'age': '25'})
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from calc.frame.core import Result, Step
from calc.kroner import Kroner
from calc.telling.report import result_json
from calc.telling.steps_page import first_and_rest
from calc.telling.teller import Teller
from calc.text import has, plain

BESIDE = "beside."
Answers = Mapping[str, str]


@dataclass(frozen=True)
class Amount:
    """An amount that the same sentence of both results tells, by the name of its fact."""

    name: str
    first: Kroner
    second: Kroner

    @property
    def difference(self) -> Kroner:
        """How much more the second is."""
        return Kroner(self.second - self.first)


@dataclass(frozen=True)
class Comparison:
    """Two results; the names of the answers that differ, the amounts, and the steps that only one of them has."""

    first: Result[Any]
    second: Result[Any]
    answers: tuple[str, ...]
    amounts: tuple[Amount, ...]
    only_first: tuple[Step, ...]
    only_second: tuple[Step, ...]


def compared(first: Result[Any], second: Result[Any], teller: Teller) -> Comparison:
    """The second result seen from the first."""
    read = [name for name in teller.calculator.form.fields if name in first.answers or name in second.answers]
    return Comparison(
        first,
        second,
        tuple(name for name in read if first.answers.get(name) != second.answers.get(name)),
        tuple(amounts(teller, first, second)),
        tuple(step for step in first.steps if step not in second.steps),
        tuple(step for step in second.steps if step not in first.steps),
    )


def amounts(teller: Teller, first: Result[Any], second: Result[Any]) -> list[Amount]:
    """The amounts that stand large in the same sentence of both or have words of their own, where they differ."""
    found: dict[str, Amount] = {}
    after = {sentence.id: sentence for sentence in teller.calculator.summary(second.value)}
    for sentence in teller.calculator.summary(first.value):
        now = after[sentence.id].facts if sentence.id in after else {}
        for name, fact in sentence.facts.items():
            if name in sentence.figure or has(f"change.more.{name}", teller.lang):
                other = now.get(name)
                if isinstance(fact, Kroner) and isinstance(other, Kroner) and fact != other:
                    found.setdefault(name, Amount(name, fact, other))
    return list(found.values())


def told_amounts(teller: Teller, comparison: Comparison) -> list[str]:
    """How many kroner more or less the second result has, the weightiest first."""
    told = []
    for each in comparison.amounts:
        way = "more" if each.difference > 0 else "less"
        id = f"change.{way}.{each.name}"
        amount = {"amount": Kroner(abs(each.difference))}
        told.append(teller.say(id if has(id, teller.lang) else f"change.{way}", amount))
    return told


def told_answers(teller: Teller, comparison: Comparison, result: Result[Any]) -> list[tuple[str, str]]:
    """The answers that differ, as one of the two has them; nothing of a question that it did not read."""
    read = [name for name in comparison.answers if name in result.answers]
    return [(teller.short_name(name), teller.answer(name, result.answers[name])) for name in read]


def told_step(teller: Teller, step: Step) -> str:
    """What a step says, in its first sentence."""
    return first_and_rest(teller.step(step))[0]


def is_alike(teller: Teller, comparison: Comparison) -> bool:
    """Whether both results tell the same."""
    return teller.sentences(comparison.first) == teller.sentences(comparison.second)


def comparison_lines(teller: Teller, comparison: Comparison) -> list[str]:
    """The comparison as lines, for the command line."""
    told = ["", teller.say("page.compare-title"), *(f"  {each}" for each in told_amounts(teller, comparison))]
    if is_alike(teller, comparison):
        told.append(f"  {teller.say('page.compare-same')}")
    sides = (
        ("first", comparison.first, comparison.only_first),
        ("second", comparison.second, comparison.only_second),
    )
    for side, result, steps in sides:
        told += ["", teller.say(f"page.compare-{side}"), f"  {teller.sentences(result)[0]}"]
        told += [f"  {name}: {answer}" for name, answer in told_answers(teller, comparison, result)]
        told += [f"  - {told_step(teller, step)}" for step in steps]
    return [plain(line) for line in told]


def comparison_json(teller: Teller, comparison: Comparison) -> dict[str, Any]:
    """The comparison as `--json` has it: the second result whole, and what differs."""
    both = (comparison.first, comparison.second)
    return {
        "answers": {name: [each.answers.get(name) for each in both] for name in comparison.answers},
        "amounts": {each.name: str(each.difference) for each in comparison.amounts},
        "differences": [plain(each) for each in told_amounts(teller, comparison)],
        "only_first": [step.id for step in comparison.only_first],
        "only_second": [step.id for step in comparison.only_second],
        "result": result_json(teller, comparison.second),
    }


def together_in_link(answers: Answers, beside: Answers) -> dict[str, str]:
    """What a link says of the second situation: its answers that differ, an empty text where it has none."""
    names = [*answers, *(name for name in beside if name not in answers)]
    return {
        f"{BESIDE}{name}": beside.get(name, "") for name in names if answers.get(name, "") != beside.get(name, "")
    }


def apart(texts: Answers) -> tuple[dict[str, str], dict[str, str] | None]:
    """The two situations of a link; the second is None where there is one alone."""
    own = {name: text for name, text in texts.items() if not name.startswith(BESIDE)}
    other = {name.removeprefix(BESIDE): text for name, text in texts.items() if name.startswith(BESIDE)}
    return own, {name: text for name, text in {**own, **other}.items() if text} if other else None
