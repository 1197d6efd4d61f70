"""How the length of a programme is told, step by step: which rules, how long, what an extension takes.

Integration Regulation (*integreringsforskriften*) §§ 75 and 76, https://lovdata.no/forskrift/2020-12-15-2912,
say which offers the lengths of 2026 are for. An extension *shall* be given for
formal upper secondary education if it can help (§ 14 fourth paragraph); under
the older rules only if the goal could be expected to be reached.

>>> from calc.frame.core import run
>>> from calc.frame.form import Form
>>> from calc.rules.introduction_programme.spans import spans_of
>>> span = spans_of(date(2026, 1, 1), "yes", "")["work"]
>>> [step.id for step in run(lambda form: told_span(date(2026, 1, 1), span), Form({})).steps]
['rules-from', 'boundary-day', 'length', 'no-extension']
"""

from __future__ import annotations

from datetime import date

from calc.frame.core import Outcome, Step, Steps, rule
from calc.rules.introduction_programme.form import GOALS
from calc.rules.introduction_programme.spans import Span, Spans


def in_order(spans: Spans) -> tuple[str, ...]:
    """The goals of these spans, in the order of the question."""
    return tuple(goal for goal in GOALS if goal in spans)


@rule
def listed(id: str, spans: Spans) -> Steps[None]:
    """One step for each goal that is open, with its months, or saying that it cannot be extended."""
    for goal in in_order(spans):
        span = spans[goal]
        facts = {"goal": goal, "months": span.months}
        if span.extension:
            yield Step(id, Outcome.COMPUTED, span.law, {**facts, "extension": span.extension})
        else:
            yield Step(f"{id}-no-extension", Outcome.COMPUTED, span.law, facts)


@rule
def told_span(offered: date, span: Span) -> Steps[None]:
    """The steps of one span: which rules, how long, and what an extension takes."""
    yield from transition(offered, span)
    facts = {"months": span.months}
    if span.minimum is None:
        yield Step("length", Outcome.COMPUTED, span.law, facts)
    else:
        yield Step("length-range", Outcome.COMPUTED, span.law, {**facts, "minimum": span.minimum})
    if span.reading:
        yield Step("length-reading", Outcome.UNCLEAR, span.law)
    if not span.extension:
        yield Step("no-extension", Outcome.COMPUTED, span.law)
    elif span.must_extend:
        yield Step("extension-shall", Outcome.COMPUTED, span.law, {"extension": span.extension})
    else:
        yield Step("extension-old", Outcome.COMPUTED, span.law, {"extension": span.extension})


@rule
def transition(offered: date, span: Span) -> Steps[None]:
    """Which rules the day of the offer gives. Regulation §§ 75 and 76."""
    provision = span.regulation
    if provision is None:
        yield Step("rules-before", Outcome.MET, span.law, {"offered": offered})
        yield Step("old-text-not-read", Outcome.UNCLEAR, span.law)
        return
    yield Step("rules-from", Outcome.MET, provision, {"since": provision.since})
    if offered == provision.since:
        yield Step("boundary-day", Outcome.UNCLEAR, provision, {"since": provision.since})
