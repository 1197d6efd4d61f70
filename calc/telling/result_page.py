"""A result as HTML: the answer first, then how it was found, each step with its paragraph.

Also the worked examples of a page, which are results with the answers above
them. The heading takes the focus; nothing else is announced.
"""

from __future__ import annotations

from typing import Any

from calc.frame.core import Calculator, Outcome, Result, Step
from calc.telling.checklist import checklist
from calc.telling.form_page import input_id
from calc.telling.markup import escaped, html, marked
from calc.telling.report import answer, cite, rate_sentences, sentences, short_name, step_text
from calc.text import has, plain, say


def result_html(calculator: Calculator[Any, Any], result: Result[Any], lang: str) -> str:
    """The whole result as the reader gets it after her last answer."""
    name = calculator.name
    changes = f"<h5>{html('page.could-change', lang)}</h5><p>{html(f'{name}.changes', lang)}</p>"
    return (
        f'<section class="result" aria-labelledby="{name}-result">'
        f'<p class="outdated" hidden>{html("page.outdated", lang)}</p>'
        f'<h4 id="{name}-result" tabindex="-1" data-focus>{html("page.result", lang)}</h4>'
        f"{answer_html(calculator, result, lang)}{unclear_html(calculator, result, lang)}"
        f"{papers_html(calculator, result, lang, 'h5')}"
        f"<h5>{html('page.how', lang)}</h5>{steps_html(calculator, result, lang)}"
        f"<h5>{html('page.your-answers', lang)}</h5>{answers_html(calculator, result, lang, change=True)}"
        f"<h5>{html('page.rate-and-law', lang)}</h5>{rates_html(calculator, result, lang)}"
        f"{changes if has(f'{name}.changes', lang) else ''}"
        f"<h5>{html('page.who-decides', lang)}</h5><p>{html(f'{name}.decider', lang)}</p>"
        f"{keep_html(calculator, result, lang)}</section>"
    )


def answer_html(calculator: Calculator[Any, Any], result: Result[Any], lang: str) -> str:
    """The result in sentences; the first is read from a metre away."""
    first, *rest = sentences(calculator, result, lang)
    return f'<p class="answer">{marked(first)}</p>' + "".join(f"<p>{marked(each)}</p>" for each in rest)


def unclear_html(calculator: Calculator[Any, Any], result: Result[Any], lang: str) -> str:
    """What is unclear or assumed, set apart from the steps, so that nobody misses it."""
    unclear = [step for step in result.steps if step.outcome is Outcome.UNCLEAR]
    if not unclear:
        return ""
    items = "".join(f"<li>{marked(step_text(calculator, step, lang))}</li>" for step in unclear)
    return f'<ul class="unclear">{items}</ul>'


def papers_html(calculator: Calculator[Any, Any], result: Result[Any], lang: str, heading: str) -> str:
    """The papers as a checklist: what the reader sends has an open box, what is fetched a ticked one."""
    groups = checklist(calculator, result, lang)
    told = f"<{heading}>{html('page.papers', lang)}</{heading}>" if groups else ""
    for group in groups:
        items = "".join(f"<li>{marked(paper.text)}</li>" for paper in group.papers)
        css = "papers fetched" if group.fetched else "papers"
        told += f'<p>{marked(group.heading)}</p><ul class="{css}">{items}</ul>'
    return told


def keep_html(calculator: Calculator[Any, Any], result: Result[Any], lang: str) -> str:
    """Ways to keep and share the result; hidden until the script stands behind them."""
    name = f"{calculator.name}-with-answers"
    names = ", ".join(short_name(calculator, each, lang) for each in result.answers)
    buttons = "".join(
        f'<button type="button" class="quiet" data-{id}>{html(f"page.{id}", lang)}</button> '
        for id in ("print", "copy", "share")
    )
    said = " ".join(
        f'data-{id}="{escaped(plain(say(f"page.{id}", lang)))}"'
        for id in ("copied", "copied-answers", "not-copied", "shared")
    )
    return (
        f'<div class="keep" hidden><h5>{html("page.keep", lang)}</h5>'
        f'<p class="with-answers"><input type="checkbox" id="{name}" aria-describedby="{name}-names">'
        f'<label for="{name}">{html("page.with-answers", lang)}</label></p>'
        f'<p class="hint" id="{name}-names">{html("page.with-answers-names", lang, {"names": names})}</p>'
        f'<p class="actions">{buttons}</p><p role="status" {said}></p>'
        f'<input type="text" class="link" readonly hidden aria-label="{html("page.link", lang)}"></div>'
    )


def steps_html(calculator: Calculator[Any, Any], result: Result[Any], lang: str) -> str:
    """How the result was found: a numbered list, each step with its provision."""
    return f'<ol class="steps">{"".join(step_html(calculator, step, lang) for step in result.steps)}</ol>'


def step_html(calculator: Calculator[Any, Any], step: Step, lang: str) -> str:
    """One step: what it said, and where that stands."""
    outcome = step.outcome.value
    label = "" if step.outcome is Outcome.COMPUTED else f"<b>{html(f'outcome.{outcome}', lang)}.</b> "
    where = ""
    if step.law:
        link = f'<a href="{step.law.url}" hreflang="nb" rel="external">{marked(cite(step.law, lang))}</a>'
        where = f' <span class="law">{link}</span>'
    return f'<li class="{outcome}">{label}{marked(step_text(calculator, step, lang))}{where}</li>'


def answers_html(calculator: Calculator[Any, Any], result: Result[Any], lang: str, *, change: bool) -> str:
    """The answers that the rules read, each with a way back to its question."""
    rows = []
    for name, text in result.answers.items():
        short = marked(short_name(calculator, name, lang))
        link = ""
        if change:
            label = f'{html("page.change", lang)}<span class="aside">: {short}</span>'
            link = f' <a href="#{input_id(calculator, name)}">{label}</a>'
        rows.append(f"<div><dt>{short}</dt><dd>{marked(answer(calculator, name, text, lang))}{link}</dd></div>")
    return f'<dl class="answers">{"".join(rows)}</dl>'


def rates_html(calculator: Calculator[Any, Any], result: Result[Any], lang: str) -> str:
    """The dated rates that were used, where to check them, and when the laws were read."""
    told = [f"<p>{marked(each)}</p>" for each in rate_sentences(calculator, result, lang)]
    pages = dict.fromkeys(step.rate.page for step in result.steps if step.rate)
    told += [
        f'<p><a href="{page}" hreflang="nb" rel="external">{html("page.check-rate", lang)}</a></p>'
        for page in pages
    ]
    if lang != "nb":
        told.append(f"<p>{html('page.laws-in-norwegian', lang)}</p>")
    return "".join(told)


def example_html(calculator: Calculator[Any, Any], result: Result[Any], lang: str, number: int) -> str:
    """A worked example: the answers, the result, and how it was found."""
    return (
        f'<section class="example"><h4>{html("page.example", lang, {"number": number})}</h4>'
        f"{answers_html(calculator, result, lang, change=False)}{answer_html(calculator, result, lang)}"
        f"{papers_html(calculator, result, lang, 'h5')}{steps_html(calculator, result, lang)}</section>"
    )
