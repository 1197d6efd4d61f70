"""How a result is told, whatever it is about: what is unclear stands apart, your papers first, days are said.

The calculator here is made up, so no sentence or law of today is looked for: a message without words is told as
its id between brackets.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from calc import law
from calc.calendar import months_later
from calc.frame.core import Calculator, Outcome, Paper, Result, Sentence, Step
from calc.frame.form import Form
from calc.law import Act, Law
from calc.telling.checklist import checklist
from calc.telling.result_page import result_html
from calc.telling.sheet import OLD_AFTER, sheet_html
from calc.telling.teller import Teller
from calc.text import say
from calc.words import LANGUAGES

EARLY, LATE = date(2024, 2, 29), date(2025, 3, 31)  # days on which two acts were read
OF_EARLY, OF_LATE = Law("statsborgerloven", "1"), Law("introduksjonsloven", "2")
STEPS = tuple(Step(outcome.value, outcome, OF_LATE) for outcome in Outcome)
PAPERS = (Paper("card", "udi"), Paper("letter", "you"), Paper("tax", "udi"), Paper("contract", "you"))


def nothing(_: Form) -> object:
    raise AssertionError("the result is given")


MADE_UP = Calculator("made-up", Form, nothing, lambda _: (Sentence("found"),), lambda value: value)  # type: ignore[arg-type]


@pytest.fixture(autouse=True)
def acts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two acts that were read on days of their own."""
    monkeypatch.setitem(law.ACTS, OF_EARLY.act, Act("https://example.org/a", EARLY))
    monkeypatch.setitem(law.ACTS, OF_LATE.act, Act("https://example.org/b", LATE))


def result(*steps: Step, papers: tuple[Paper, ...] = ()) -> Result[tuple[Paper, ...]]:
    return Result(papers, steps, {}, ())


def teller(lang: str = "en") -> Teller:
    return Teller(MADE_UP, lang)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_unclear_is_told_once_in_its_step_and_one_line_leads_there(lang: str) -> None:
    unsure = teller(lang).step(Step("unclear", Outcome.UNCLEAR))
    for steps in (STEPS, *((step,) for step in STEPS)):
        html = str(result_html(teller(lang), result(*steps)))
        unclear = [step for step in steps if step.outcome is Outcome.UNCLEAR]
        assert html.count(unsure) == len(unclear), "told once"
        assert html.count('<p class="unsure">') == len(unclear)
        assert str(sheet_html(teller(lang), result(*steps), LATE)).count(unsure) == len(unclear)
        for _ in unclear:
            line = say("page.unclear-below", lang, {"count": 1})
            assert f'<a href="#made-up-unclear">{line}</a>' in html
            assert '<li class="unclear" id="made-up-unclear" tabindex="-1">' in html
            assert html.index(line) < html.index(unsure)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_day_the_laws_were_read_is_said_and_of_several_the_earliest(lang: str) -> None:
    first, second = Step("one", Outcome.MET, OF_EARLY), Step("two", Outcome.MET, OF_LATE)
    for steps, day in (((first,), EARLY), ((second,), LATE), ((second, first), EARLY), ((first, second), EARLY)):
        told = teller(lang).rates(result(*steps))
        assert told == [say("page.law-read", lang, {"read": day})]
        assert str(day.year) in told[0]
        assert told[0] in str(result_html(teller(lang), result(*steps)))
        assert told[0] in str(sheet_html(teller(lang), result(*steps), LATE))
    every = min(act.read_on for act in law.ACTS.values())
    assert teller(lang).rates(result(Step("none", Outcome.MET))) == [say("page.law-read", lang, {"read": every})]


def test_the_readers_own_papers_come_first_whoever_else_is_named_before() -> None:
    for papers in (PAPERS, PAPERS[::-1]):
        told = checklist(teller(), result(papers=papers))
        assert [(group.by, group.fetched) for group in told] == [("you", False), ("udi", True)]
        for group in told:
            assert [paper.id for paper in group.papers] == [each.id for each in papers if each.by == group.by]
        for html in (
            result_html(teller(), result(papers=papers)),
            sheet_html(teller(), result(papers=papers), LATE),
        ):
            assert re.findall(r'<ul class="(papers[^"]*)">', str(html)) == ["papers", "papers fetched"]


def test_the_sheet_warns_from_the_very_day_it_is_old_and_not_the_day_before() -> None:
    day = months_later(EARLY, OLD_AFTER)
    step = Step("one", Outcome.MET, OF_EARLY)
    for today, warns in ((day - timedelta(days=1), False), (day, True), (day + timedelta(days=1), True)):
        assert (say("page.sheet-old", "en") in str(sheet_html(teller(), result(step), today))) is warns, today
