"""Two results side by side as HTML, and the button that keeps one: in short form, what differs alone.

>>> from calc import CALCULATORS
>>> "data-keep-beside" in keep_beside_html(Teller(CALCULATORS["residence"], "en"))
True
"""

from __future__ import annotations

from typing import Any

from calc.frame.core import Result, Step
from calc.telling.comparison import Comparison, compared, is_alike, told_amounts, told_answers, told_step
from calc.telling.markup import Html, tag, together
from calc.telling.teller import Teller
from calc.text import plain


def comparison_html(teller: Teller, first: Result[Any], second: Result[Any]) -> Html:
    """The difference, then the two beside each other: the answer, its changed answers, its own steps."""
    comparison = compared(first, second, teller)
    id = f"{teller.calculator.name}-comparison"
    differences = told_amounts(teller, comparison)
    if is_alike(teller, comparison):
        differences.append(teller.say("page.compare-same"))
    return tag(
        "section",
        tag("h5", teller.say("page.compare-title"), id=id),
        *(tag("p", tag("b", each)) for each in differences),
        tag(
            "div",
            side_html(teller, comparison, "first", first, comparison.only_first),
            side_html(teller, comparison, "second", second, comparison.only_second),
            css="two",
        ),
        stop_html(teller),
        css="comparison",
        aria_labelledby=id,
    )


def side_html(
    teller: Teller, comparison: Comparison, side: str, result: Result[Any], steps: tuple[Step, ...]
) -> Html:
    """One of the two, in short form."""
    answers = (
        tag("div", tag("dt", name), tag("dd", tag("mark", answer)))
        for name, answer in told_answers(teller, comparison, result)
    )
    told = [tag("li", told_step(teller, step), css=step.outcome.value) for step in steps]
    list_of_steps = Html()
    if told:
        summary = tag("summary", teller.say("page.compare-steps", {"count": len(told)}))
        list_of_steps = tag("details", summary, tag("ol", *told, css="steps"), css="folded")
    return tag(
        "div",
        tag("h6", teller.say(f"page.compare-{side}")),
        tag("p", tag("strong", teller.sentences(result)[0])),
        tag("dl", *answers, css="answers"),
        list_of_steps,
    )


def waiting_html(teller: Teller, kept: Result[Any]) -> Html:
    """While questions are asked: what was kept, and how to let it go."""
    told = teller.say("page.compare-waits", {"sentence": teller.sentences(kept)[0]})
    return tag("div", tag("p", told), stop_html(teller), css="note waiting")


def stop_html(teller: Teller) -> Html:
    """Let go of what was kept."""
    button = tag("button", teller.say("page.compare-stop"), type="button", css="as-link", data_stop_comparing=True)
    return tag("p", button)


def keep_beside_html(teller: Teller) -> Html:
    """Below the answers of a result: keep it, and change one of them."""
    button = tag("button", teller.say("page.compare"), type="button", css="quiet", data_keep_beside=True)
    said = tag("p", role="status", data_kept=plain(teller.say("page.compare-kept")))
    return together(tag("p", button, css="actions"), said)
