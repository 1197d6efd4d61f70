"""The page of one round: what is answered as one line each, and below it the question that is asked now.

The same at build and in the reader's browser. One thing is asked at a time
(https://design-system.service.gov.uk/patterns/question-pages/): a question, or a
few that always come together. What is answered stays in the form as hidden
inputs in the order in which it was first asked, so that nothing typed is lost
and nothing jumps. Checks on submit only, with a summary of errors on top.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from calc.frame.form import Problem
from calc.telling.inputs import by_buttons, hidden_html, input_id, problem_text, question_html, wrong_id
from calc.telling.markup import Html, tag, together
from calc.telling.teller import Teller


def form_html(
    teller: Teller,
    answers: Mapping[str, str],
    told: Sequence[str],
    asked: Sequence[str],
    problems: tuple[Problem, ...] = (),
    offers: Mapping[str, Html] | None = None,
) -> Html:
    """The form: `answers` by field name in their order, those that are told above, and the questions asked now.

    `offers` are what other calculators know of these questions.
    """
    wrong = {each.field: each for each in problems}
    before: list[Html] = []
    behind: list[Html] = []
    hidden = before
    for name, text in answers.items():
        if name in asked:
            hidden = behind
        else:
            hidden.append(hidden_html(name, text))
    alone = len(asked) == 1
    questions = (
        question_html(
            teller,
            name,
            answers.get(name, ""),
            wrong.get(name),
            focus=name == asked[0] and not problems,
            offer=(offers or {}).get(name, Html()),
            alone=alone,
        )
        for name in asked
    )
    go_on = tag("p", tag("button", teller.say("page.continue"), type="submit", css="primary"), css="actions")
    asking = tag(
        "div",
        summary_html(teller, problems, answers),
        where_html(teller, told),
        *questions,
        Html() if alone and by_buttons(teller.calculator.form.fields[asked[0]]) else go_on,
        again_html(teller),
        css="asking",
    )
    inside = (answered_html(teller, answers, told), *before, asking, *behind)
    return tag("form", *inside, css="questions", novalidate=True, autocomplete="off", action="#")


def again_html(teller: Teller, form: str = "") -> Html:
    """Everything anew."""
    button = tag("button", teller.say("page.again"), type="reset", css="as-link", form=form or None)
    return tag("p", button, css="again")


def answered_html(teller: Teller, answers: Mapping[str, str], names: Iterable[str]) -> Html:
    """What is answered, one line each, with a way to change that answer alone."""
    rows = [
        tag(
            "div",
            tag("dt", teller.short_name(name)),
            tag("dd", teller.answer(name, answers[name])),
            tag("dd", change_html(teller, name)),
        )
        for name in names
    ]
    return tag("dl", *rows, css="answered") if rows else Html()


def change_html(teller: Teller, name: str) -> Html:
    """A link that asks one question again; its name is told to ears."""
    label = together(teller.say("page.change"), tag("span", f": {teller.short_name(name)}", css="aside"))
    return tag("a", label, href=f"#{input_id(teller.calculator, name)}", data_change=name)


def where_html(teller: Teller, told: Sequence[str]) -> Html:
    """The way back to the questions before, and how many there have been."""
    if not told:
        return Html()
    fields = teller.calculator.form.fields
    rounds: list[list[str]] = []
    for name in told:
        if not rounds or fields[rounds[-1][0]].group != fields[name].group:
            rounds.append([])
        rounds[-1].append(name)
    back = tag(
        "button", teller.say("page.back"), type="button", css="as-link back", data_change=" ".join(rounds[-1])
    )
    return tag(
        "p", back, tag("span", teller.say("page.question-number", {"number": len(rounds) + 1})), css="where"
    )


def folded_html(teller: Teller, answers: Mapping[str, str]) -> Html:
    """The form behind a result: its answers alone, which the result tells itself."""
    hidden = (hidden_html(name, text) for name, text in answers.items())
    return tag("form", *hidden, css="questions", id=form_id(teller), hidden=True, action="#")


def form_id(teller: Teller) -> str:
    """The id of the form behind a result."""
    return f"{teller.calculator.name}-answers"


def more_html(teller: Teller, names: Sequence[str]) -> Html:
    """Below a result: questions that it could do without, in a form for each group."""
    fields = teller.calculator.form.fields
    groups = dict.fromkeys(fields[name].group for name in names)
    return together(*(group_html(teller, [n for n in names if fields[n].group == group]) for group in groups))


def group_html(teller: Teller, names: Sequence[str]) -> Html:
    """The form of a group; one question alone of yes and no is a button that says yes."""
    first = teller.calculator.form.fields[names[0]]
    if len(names) == 1 and first.kind == "yes-no":
        inside: tuple[Html, ...] = (tag("p", teller.question(first.name)),)
        button = tag("button", teller.own("more"), type="submit", css="quiet", name=first.name, value="yes")
    else:
        inside = tuple(question_html(teller, name, "", None, focus=False) for name in names)
        button = tag("button", teller.say("page.work-out"), type="submit", css="quiet")
    asking = tag("p", button, css="actions")
    return tag("form", *inside, asking, css="more", novalidate=True, autocomplete="off", action="#")


def summary_html(teller: Teller, problems: tuple[Problem, ...], answers: Mapping[str, str]) -> Html:
    """The summary of errors, each a link to the input that is wrong; it takes the focus."""
    if not problems:
        return Html()
    items = (
        tag(
            "li",
            tag("a", problem_text(teller, each), href=f"#{wrong_id(teller, each, answers.get(each.field, ''))}"),
        )
        if each.field in teller.calculator.form.fields
        else tag("li", problem_text(teller, each))
        for each in problems
    )
    inside = (tag("h4", teller.say("page.problems")), tag("ul", *items))
    return tag("div", *inside, css="problems", tabindex="-1", data_focus=True)
