"""The decision tree of each rule, made from the paths that `calc.paths.walk` found.

One tree a rule, since the trees of rules that do not decide about each other
would multiply. Branches that agree are one; a question whose answers make no
difference to the rule is left out. Where a rule goes by a day in relation to
another day, or by what other rules found, the leaf holds all it may say.

>>> from calc.frame.core import Outcome, Step
>>> met, not_met = Step("adult", Outcome.MET), Step("child", Outcome.NOT_MET)
>>> ages = [(Span(0, 11), not_met), (Span(12, 17), not_met), (Span(18, 120), met)]
>>> tree = tree_of([Path("grown", (("age", span),), (step,)) for span, step in ages])
>>> [(answers, branch.said[0][0].id) for answers, branch in tree.branches]
[((Span(low=0, high=17),), 'child'), ((Span(low=18, high=120),), 'adult')]
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import pairwise
from typing import Any

from calc.frame.core import Calculator, Step
from calc.kroner import Kroner
from calc.paths.ranges import Answer, Span
from calc.paths.walk import Path, Walk, walk
from calc.paths.watch import plain
from calc.text import UNKNOWN

MOST = 6  # ranges of one question; more come from comparing days with each other


@dataclass(frozen=True)
class Leaf:
    """What a rule says: one list of steps, or several between which other answers decide."""

    said: tuple[tuple[Step, ...], ...]


@dataclass(frozen=True)
class Node:
    """A question, and what follows each group of answers that are treated alike."""

    field: str
    branches: tuple[tuple[tuple[Answer, ...], Node | Leaf], ...]


def trees(calculator: Calculator[Any, Any]) -> tuple[Node | Leaf, ...]:
    """The trees of a calculator: the same in every language, and the walk takes seconds."""
    return tuple(trees_of(walk(calculator.form, calculator.rule)))


def trees_of(walk: Walk) -> list[Node | Leaf]:
    """The trees of all rules that say something, in the order in which they are asked."""
    rules: dict[str, list[Path]] = {}
    order = list(dict.fromkeys(step.id for end in walk.ends for step in end.steps))
    constant = constant_facts(walk.paths)
    for path in sorted(walk.paths, key=lambda path: order.index(path.steps[0].id)):
        steps = tuple(with_dots(step, constant) for step in path.steps)
        rules.setdefault(path.rule, []).append(replace(path, steps=steps))
    return [tree_of(paths) for paths in rules.values()]


def constant_facts(paths: Iterable[Path]) -> set[tuple[str, str]]:
    """The facts of steps that are the same on every path: thresholds and days of the law, not answers."""
    values: dict[tuple[str, str], set[str]] = {}
    for path in paths:
        for step in path.steps:
            for name, value in step.facts.items():
                values.setdefault((step.id, name), set()).add(str(value))
    return {key for key, told in values.items() if len(told) == 1}


def with_dots(step: Step, constant: set[tuple[str, str]]) -> Step:
    """A step whose amounts, and whose numbers and days that come from answers, are dots; the rest are plain."""
    facts = {
        name: UNKNOWN
        if isinstance(value, Kroner) or (not isinstance(value, str) and (step.id, name) not in constant)
        else plain(value)
        for name, value in step.facts.items()
    }
    return replace(step, facts=facts)


def tree_of(paths: list[Path], depth: int = 0) -> Node | Leaf:
    """The tree of the paths of one rule, from the answer at this depth on."""
    asked = [path for path in paths if len(path.answers) > depth]
    if not asked:
        return Leaf(tuple(alternatives(paths)))
    names = {path.answers[depth][0] for path in asked}
    if len(names) > 1 or len(asked) < len(paths):
        # What is asked here hangs on more than this rule's own answers: tell all it may say.
        return Leaf(tuple(alternatives(paths)))
    groups: dict[Answer, list[Path]] = {}
    for path in asked:
        groups.setdefault(path.answers[depth][1], []).append(path)
    if not is_clean(groups):
        return tree_of([without(path, depth) for path in paths], depth)
    branches: list[tuple[tuple[Answer, ...], Node | Leaf]] = []
    for answer in sorted(groups, key=place):
        below = tree_of(groups[answer], depth + 1)
        same = next((i for i, (_, other) in enumerate(branches) if shape(other) == shape(below)), None)
        if same is None:
            branches.append(((answer,), below))
        else:
            answers, other = branches[same]
            branches[same] = (joined(answers, answer), merged(other, below))
    return branches[0][1] if len(branches) == 1 else Node(names.pop(), tuple(branches))


def is_clean(answers: Iterable[Answer]) -> bool:
    """Whether the ranges lie beside each other and are few: then they are the rule's own."""
    spans = sorted((each for each in answers if isinstance(each, Span)), key=lambda span: span.low)
    apart = all(one.high < other.low for one, other in pairwise(spans))
    return apart and len(spans) <= MOST


def without(path: Path, depth: int) -> Path:
    """A path whose answer at this depth is not looked at."""
    return replace(path, answers=path.answers[:depth] + path.answers[depth + 1 :])


def place(answer: Answer) -> tuple[bool, Any]:
    """Options in the order they came, ranges by their start."""
    return (True, answer.low) if isinstance(answer, Span) else (False, 0)


def joined(answers: tuple[Answer, ...], answer: Answer) -> tuple[Answer, ...]:
    """One more answer of the same outcome; a range that follows the last one makes it longer."""
    last = answers[-1]
    if isinstance(last, Span) and isinstance(answer, Span):
        next_after = last.high + (timedelta(days=1) if hasattr(last.high, "year") else 1)
        if answer.low <= next_after:
            return (*answers[:-1], Span(last.low, answer.high))
    return (*answers, answer)


def alternatives(paths: Iterable[Path]) -> list[tuple[Step, ...]]:
    """The different lists of steps, with the facts that differ made unknown."""
    found: dict[tuple[str, ...], tuple[Step, ...]] = {}
    for path in paths:
        ids = tuple(step.id for step in path.steps)
        found[ids] = merged_steps(found[ids], path.steps) if ids in found else path.steps
    return list(found.values())


def merged_steps(one: tuple[Step, ...], other: tuple[Step, ...]) -> tuple[Step, ...]:
    """The same steps, their facts known only where both agree."""
    return tuple(
        replace(a, facts={key: value if b.facts.get(key) == value else UNKNOWN for key, value in a.facts.items()})
        for a, b in zip(one, other, strict=True)
    )


def shape(tree: Node | Leaf) -> Any:
    """What makes two trees the same: questions, answers and step ids, whatever the facts."""
    if isinstance(tree, Leaf):
        return tuple(sorted(tuple(step.id for step in steps) for steps in tree.said))
    return tree.field, tuple((answers, shape(branch)) for answers, branch in tree.branches)


def merged(one: Node | Leaf, other: Node | Leaf) -> Node | Leaf:
    """Two trees of the same shape as one."""
    if isinstance(one, Leaf) and isinstance(other, Leaf):
        by_ids = {tuple(step.id for step in steps): steps for steps in other.said}
        return Leaf(tuple(merged_steps(s, by_ids[tuple(step.id for step in s)]) for s in one.said))
    assert isinstance(one, Node)
    assert isinstance(other, Node)
    pairs = zip(one.branches, other.branches, strict=True)
    return Node(one.field, tuple((answers, merged(a, b)) for (answers, a), (_, b) in pairs))
