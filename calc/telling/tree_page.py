"""The decision trees of a calculator as nested lists, for the page without script and for paper."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from calc.frame.core import Calculator, Step
from calc.paths.tree import Leaf, Node
from calc.paths.walk import Answer, Span, limits
from calc.telling.markup import escaped, html, marked
from calc.telling.report import answer, cite, question, step_text, written_answer
from calc.text import say


def trees_html(calculator: Calculator[Any, Any], trees: Iterable[Node | Leaf], lang: str) -> str:
    """All trees of a calculator, one list item a rule."""
    items = "".join(f"<li>{tree_html(calculator, tree, lang)}</li>" for tree in trees)
    return f'<ul class="tree">{items}</ul>'


def tree_html(calculator: Calculator[Any, Any], tree: Node | Leaf, lang: str) -> str:
    """A question with its answers, or what the rule says."""
    if isinstance(tree, Leaf):
        return leaf_html(calculator, tree, lang)
    rows = []
    for answers, branch in tree.branches:
        told = " · ".join(answer_html(calculator, tree.field, each, lang) for each in answers)
        rows.append(f"<li><b>{told}</b> {tree_html(calculator, branch, lang)}</li>")
    asked = marked(question(calculator, tree.field, lang))
    return f'<p class="asked">{asked}</p><ul>{"".join(rows)}</ul>'


def leaf_html(calculator: Calculator[Any, Any], leaf: Leaf, lang: str) -> str:
    """The steps of a leaf; several lists of steps as alternatives."""
    told = ["".join(step_html(calculator, step, lang) for step in steps) for steps in leaf.said]
    if len(told) == 1:
        return told[0]
    each_once = dict.fromkeys(step_html(calculator, step, lang) for steps in leaf.said for step in steps)
    items = "".join(f"<li>{step}</li>" for step in each_once)
    return f"<p>{html('page.tree-one-of', lang)}</p><ul>{items}</ul>"


def step_html(calculator: Calculator[Any, Any], step: Step, lang: str) -> str:
    """One step with its provision; facts that differ from case to case are dots."""
    text = marked(step_text(calculator, step, lang))
    law = f' <span class="law">{marked(cite(step.law, lang))}</span>' if step.law else ""
    return f"<p>{text}{law}</p>"


def answer_html(calculator: Calculator[Any, Any], name: str, given: Answer, lang: str) -> str:
    """An answer: an option in words, or a range."""
    if not isinstance(given, Span):
        return marked(answer(calculator, name, given, lang))
    low, high, _ = limits(calculator.form.fields[name])
    kind = "days" if isinstance(low, date) else "span"
    facts = {edge: written_answer(getattr(given, edge), lang) for edge in ("low", "high")}
    if given.low == given.high:
        return escaped(facts["low"])
    if given.high == high:
        return marked(say(f"page.{kind}-from", lang, facts))
    if given.low == low:
        return marked(say(f"page.{kind}-to", lang, facts))
    return marked(say("page.span", lang, facts))
