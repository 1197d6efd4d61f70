"""The decision trees of a calculator as nested lists, for the page without script and for paper."""

from __future__ import annotations

from collections.abc import Iterable

from calc.frame.core import Step
from calc.paths.ranges import Answer, Span
from calc.paths.tree import Leaf, Node
from calc.telling.markup import Html, tag, together
from calc.telling.teller import Teller


def trees_html(teller: Teller, trees: Iterable[Node | Leaf]) -> Html:
    """All trees of a calculator, one list item a rule."""
    return tag("ul", *(tag("li", tree_html(teller, tree)) for tree in trees), css="tree")


def tree_html(teller: Teller, tree: Node | Leaf) -> Html:
    """A question with its answers, or what the rule says."""
    if isinstance(tree, Leaf):
        return leaf_html(teller, tree)
    rows = []
    for answers, branch in tree.branches:
        told = tag("b", " · ".join(answer_text(teller, tree.field, each) for each in answers))
        rows.append(tag("li", told, " ", tree_html(teller, branch)))
    return together(tag("p", teller.question(tree.field), css="asked"), tag("ul", *rows))


def leaf_html(teller: Teller, leaf: Leaf) -> Html:
    """The steps of a leaf; several lists of steps as alternatives."""
    told = [[step_html(teller, step) for step in steps] for steps in leaf.said]
    if len(told) == 1:
        return together(*told[0])
    each_once = dict.fromkeys(step for steps in told for step in steps)
    return together(tag("p", teller.say("page.tree-one-of")), tag("ul", *(tag("li", step) for step in each_once)))


def step_html(teller: Teller, step: Step) -> Html:
    """One step with its provision; facts that differ from case to case are dots."""
    law = together(" ", tag("span", teller.cite(step.law), css="law")) if step.law else Html()
    return tag("p", teller.step(step), law)


def answer_text(teller: Teller, name: str, given: Answer) -> str:
    """An answer: an option in words, or a range."""
    if not isinstance(given, Span):
        return teller.answer(name, given)
    field = teller.calculator.form.fields[name]
    low, high, _ = field.span()
    kind = "days" if field.kind == "day" else "span"
    facts = {edge: teller.value(getattr(given, edge)) for edge in ("low", "high")}
    if given.low == given.high:
        return facts["low"]
    if given.high == high:
        return teller.say(f"page.{kind}-from", facts)
    if given.low == low:
        return teller.say(f"page.{kind}-to", facts)
    return teller.say("page.span", facts)
