"""Two situations side by side: seen from the other side everything turns round, and a link holds both."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

import pytest

from calc import CALCULATORS
from calc.__main__ import main
from calc.browser import respond
from calc.frame.core import Result, outcome_of
from calc.frame.rounds import heard
from calc.telling.comparison import apart, compared, comparison_lines, together_in_link, told_amounts
from calc.telling.comparison_page import comparison_html
from calc.telling.teller import Teller
from calc.words import LANGUAGES
from tests.named_cases import cases

YOUNG = {"date": "2026-05-01", "age": "24", "lives_with_parent": "no", "partner_in_programme": "no"}
TYPED = [f"{name}={text}" for name, text in YOUNG.items()]


def results(name: str) -> list[Result[Any]]:
    found = (outcome_of(CALCULATORS[name], case["answers"]) for each, case in cases() if each == name)
    return [each for each in found if isinstance(each, Result)][:60]


@pytest.mark.parametrize("name", CALCULATORS)
def test_seen_from_the_other_side_everything_turns_round(name: str) -> None:
    teller = Teller(CALCULATORS[name], "en")
    for first, second in pairwise(results(name)):
        there, back = compared(first, second, teller), compared(second, first, teller)
        assert there.answers == back.answers
        assert {each.name: each.difference for each in there.amounts} == {
            each.name: -each.difference for each in back.amounts
        }
        assert (there.only_first, there.only_second) == (back.only_second, back.only_first)
        more, less = (" ".join(told_amounts(teller, each)) for each in (there, back))
        assert more.replace("more", "?").replace("less", "more").replace("?", "less") == less


@pytest.mark.parametrize("name", CALCULATORS)
def test_beside_itself_nothing_differs(name: str) -> None:
    for result in results(name)[:20]:
        same = compared(result, result, Teller(CALCULATORS[name], "en"))
        assert not (same.answers)
        assert not (same.amounts)
        assert not (same.only_first)
        assert not (same.only_second)


@pytest.mark.parametrize("name", CALCULATORS)
def test_a_link_holds_both_situations(name: str) -> None:
    for first, second in pairwise(results(name)):
        one, other = dict(first.answers), dict(second.answers)
        own, beside = apart({**one, **together_in_link(one, other)})
        assert own == one
        assert beside == (other if one != other else None)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", CALCULATORS)
def test_every_calculator_can_be_compared_in_every_language(name: str, lang: str) -> None:
    teller = Teller(CALCULATORS[name], lang)
    first, second = results(name)[:2]
    told = "\n".join(comparison_lines(teller, compared(first, second, teller)))
    assert teller.sentences(second)[0].split()[0] in told
    assert "[page." not in told + comparison_html(teller, first, second)


def asked(typed: dict[str, str], **more: Any) -> dict[str, Any]:
    request = {"calculator": "introduction-benefit", "lang": "en", "today": "2026-11-30", "typed": typed}
    told: dict[str, Any] = json.loads(respond(json.dumps({**request, **more})))
    return told


def test_a_kept_result_stands_beside_the_next_one() -> None:
    told = asked({**YOUNG, "age": "25"}, former=YOUNG)
    assert told["former"] == YOUNG
    assert "7,586\u00a0kr more a month" in told["html"]
    linked = asked({**told["answers"], **told["link"]}, linked=True)
    assert (linked["answers"], linked["former"]) == (told["answers"], told["former"])
    assert "7,586\u00a0kr more a month" in linked["html"]
    waiting = asked({**YOUNG, "age": "22"}, former=YOUNG, change="age")
    assert waiting["former"] == YOUNG
    assert "data-stop-comparing" in waiting["html"]


@pytest.mark.parametrize(
    ("broken", "shown"),
    [
        ({"beside.age": "abc"}, "24"),
        ({"beside.age": "25", "age": "abc"}, "25"),
        ({"beside.age": "25", "age": ""}, "25"),
        ({"beside.date": ""}, "24"),
    ],
)
def test_of_a_broken_link_the_whole_situation_is_shown_and_it_is_said(broken: dict[str, str], shown: str) -> None:
    told = asked({**YOUNG, **broken}, linked=True)
    assert (told["state"], told["answers"]["age"]) == ("result", shown)
    assert "two situations" in told["html"]
    assert "former" not in told
    assert "data-stop-comparing" not in told["html"]


def test_a_link_that_is_broken_twice_asks_and_loses_nothing() -> None:
    told = asked({**YOUNG, "age": "abc", "beside.home": "x"}, linked=True)
    assert told["state"] == "problems"
    assert 'value="abc"' in told["html"]
    assert "home" in told["dropped"]


def test_who_reads_links_without_knowing_of_two_situations_reads_the_first() -> None:
    texts = {**YOUNG, **together_in_link(YOUNG, {**YOUNG, "age": "25"})}
    calculator = CALCULATORS["introduction-benefit"]
    known = {name: text for name, text in texts.items() if name in calculator.form.fields}
    assert known == YOUNG
    assert isinstance(heard(calculator, known, linked=True).outcome, Result)


def test_the_command_line_compares(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["introduction-benefit", *TYPED, "--compare", "age=25"]) == 0
    assert "7,586\u00a0kr more a month" in capsys.readouterr().out
    assert main(["introduction-benefit", *TYPED, "--json", "--compare", "age=25", "lives_with_parent="]) == 0
    told = json.loads(capsys.readouterr().out)["comparison"]
    assert told["answers"] == {"age": ["24", "25"], "lives_with_parent": ["no", None]}
    assert told["amounts"]["month"] == "7586.06"
    assert told["result"]["answers"]["age"] == "25"


@pytest.mark.parametrize(
    ("typed", "status"), [("age=abc", 2), ("partner_in_programme=yes", 1), ("colour=red", 2), ("age", 2)]
)
def test_a_second_situation_that_cannot_be_told_is_named(
    typed: str, status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["introduction-benefit", *TYPED, "--compare", typed]) == status
    said = capsys.readouterr()
    assert said.out + said.err
