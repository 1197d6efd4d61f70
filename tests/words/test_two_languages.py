"""Two languages at once: beneath each sentence the same in the other, in order, each with its language.

What is woven is read by another parser than that which wove it, and compared with what each language says alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

import pytest
from lxml import html
from lxml.html import HtmlElement

from calc import CALCULATORS, text
from calc.__main__ import main
from calc.browser import respond
from calc.frame.core import Result, outcome_of
from calc.telling.beside import others, woven
from calc.telling.days import days_html
from calc.telling.markup import Html, tag, together
from calc.telling.result_page import answers_html, now_html, rates_html, result_html, stage_html
from calc.telling.sheet import sheet_html
from calc.telling.steps_page import steps_html
from calc.telling.teller import Teller
from calc.text import messages, plain, say
from calc.words import LANGUAGES
from tests.named_cases import cases

TODAY = date(2026, 11, 30)
OTHERS = [lang for lang in LANGUAGES if lang != "nb"]
SOME = 40  # one of so many cases is told whole, with its changes and its sheet
RUNNING = {"span", "b", "strong", "a", "time", "br", "button", "input", "label", "svg"}
# What is told once: pictures, what is pressed, what is the same in all languages, what says itself in both.
ONCE = " | ".join(
    [
        *(f"//{name}" for name in ("button", "input", "label", "svg", "q", "*[@data-change]")),
        *(f"//*[@class='{css}']" for css in ("keep", "second", "scan", "places")),
        *("//a[@class='law']", "//b[@class='amount']"),
    ]
)
# What the office need not be told: what a Norwegian sentence means, and that laws are in Norwegian.
ABROAD = {plain(say("page.laws-in-norwegian", lang)) for lang in OTHERS}


def results(name: str) -> Iterator[tuple[int, str, Result[object]]]:
    """The named cases of a calculator that have a result: a number, the name, the result."""
    for number, (owner, case) in enumerate(cases()):
        outcome = outcome_of(CALCULATORS[owner], case["answers"]) if owner == name else None
        if isinstance(outcome, Result):
            yield number, case["name"], outcome


def parts(teller: Teller, result: Result[object]) -> Html:
    """A result without what would change it, for which the rules are run many times."""
    told = [each(teller, result) for each in (stage_html, now_html, days_html, steps_html, rates_html)]
    return tag("section", *told, answers_html(teller, result, change=False))


def whole(teller: Teller, result: Result[object]) -> Html:
    """All of a result, and its sheet."""
    return together(result_html(teller, result, TODAY), sheet_html(teller, result, TODAY))


def said(told: Html, lang: str) -> list[tuple[str, str]]:
    """The running texts in their order: what stands there, and what stands beside it in a language."""
    root = html.fragment_fromstring(told, create_parent="main")
    left_out = {*root.xpath(ONCE)}
    if lang == "nb":
        left_out |= {
            *root.find_class("in-other-words"),
            *(p for p in root.iter("p") if p.text_content() in ABROAD),
        }
    found: list[list[str]] = [["", ""]]

    def add(words: str | None, beside: bool) -> None:
        found[-1][beside] += words or ""

    def read(element: HtmlElement, beside: bool) -> None:
        block = element.tag not in RUNNING or element.get("class") == "due"
        if block:
            found.append(["", ""])
        if element not in left_out:
            inside = beside or element.get("class") == "beside"
            add(element.text, inside)
            for each in element:
                read(each, inside)
        if block:
            found.append(["", ""])
        add(element.tail, beside)

    read(root, False)
    pairs = ((" ".join(own.split()), " ".join(other.split())) for own, other in found)
    return [pair for pair in pairs if any(pair)]


def words(told: list[tuple[str, str]], beside: bool) -> list[str]:
    """The words of one language, whatever stands between them; what both say alike is said once."""
    return " ".join((other or own) if beside else own for own, other in told).split()


def holds(own: Html, other: Html, both: Html, lang: str) -> None:
    """What is woven says in each language what that language says alone, in its order, and has its shape."""
    told, alone, there = (said(each, lang) for each in (both, own, other))
    assert words(told, beside=False) == words(alone, beside=False)
    assert words(told, beside=True) == words(there, beside=False)
    page = html.fragment_fromstring(both, create_parent="main")
    beside = page.find_class("beside")
    assert beside
    assert all((each.get("lang"), each.get("translate")) == (lang, "no") for each in beside)
    headings = "|".join(f"self::h{level}" for level in range(1, 7))
    before = html.fragment_fromstring(own, create_parent="main").xpath(f"//*[{headings}]")
    assert [each.tag for each in page.xpath(f"//*[{headings}]")] == [each.tag for each in before]
    ids = page.xpath("//@id")
    assert len(ids) == len({*ids})


@pytest.mark.parametrize("name", CALCULATORS)
def test_every_sentence_of_every_named_case_has_both_languages_in_order(name: str) -> None:
    for number, case, result in results(name):
        lang = OTHERS[number % len(OTHERS)]
        readers, office = Teller(CALCULATORS[name], lang, TODAY), Teller(CALCULATORS[name], "nb", TODAY)
        tell = whole if number % SOME == 0 else parts
        own, other = tell(readers, result), tell(office, result)
        try:
            if number % 2:
                holds(own, other, woven(own, other, "nb"), "nb")
            else:
                holds(other, own, woven(other, own, lang), lang)
        except AssertionError as fault:
            fault.add_note(f"{name}: {case} ({lang})")
            raise


def test_what_is_woven_does_not_hold_if_a_sentence_is_left_out_or_moved() -> None:
    """The check above sees what it is there for."""
    own, other = tag("ul", tag("li", "One"), tag("li", "Two")), tag("ul", tag("li", "En"), tag("li", "To"))
    both = woven(own, other, "nb")
    holds(own, other, both, "nb")
    for wrong in (
        both.replace(' <span class="beside" lang="nb" translate="no">To</span>', ""),
        both.replace("En", "*").replace("To", "En").replace("*", "To"),
        both.replace('lang="nb"', 'lang="en"', 1),
    ):
        with pytest.raises(AssertionError):
            holds(own, other, Html(wrong), "nb")


def asked(lang: str, **more: str) -> dict[str, str]:
    """What the worker is told of one result."""
    answers = {"date": "2026-05-01", "age": "30", "partner_in_programme": "no"}
    request = {"calculator": "introduction-benefit", "lang": lang, "typed": answers, "today": "2026-11-30", **more}
    told: dict[str, str] = json.loads(respond(json.dumps(request)))
    return told


def test_the_worker_tells_in_two_languages_if_it_is_asked_and_offers_those_it_can() -> None:
    told = asked("uk", beside="nb")
    assert told["beside"] == "nb"
    assert 'lang="nb" translate="no">Du får' in told["html"]
    assert 'lang="nb" translate="no">Du får' in told["sheet"]
    for beside in ("", "uk", "xx", "../nb"):
        told = asked("uk", beside=beside)
        assert told["beside"] == ""
        assert 'class="beside"' not in told["html"] + told["sheet"]
        assert plain(say("page.beside-failed", "uk")) not in told["html"]
        assert plain(say("page.sheet-one-language", "uk")) in told["sheet"]
    assert plain(say("page.sheet-one-language", "nb")) not in asked("nb")["sheet"]


def test_texts_that_did_not_come_are_said_and_those_that_come_later_are_learnt(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def packed(lang: str) -> dict[str, str | list[str]]:
        if lang != "uk":
            raise FileNotFoundError
        return uk

    uk, nb = messages("uk"), json.dumps(messages("nb"))
    monkeypatch.setattr(text, "packed", packed)
    monkeypatch.setattr(text, "LEARNED", {})
    alone, told = asked("uk"), asked("uk", beside="nb")
    failed = plain(say("page.beside-failed", "uk"))
    assert (told["beside"], told["sheet"], told["answers"]) == ("", alone["sheet"], alone["answers"])
    assert failed in told["html"]
    assert told["html"].replace(f' class="note">{failed}', ">") == alone["html"]
    assert asked("uk", beside="nb", texts=nb)["beside"] == "nb"
    assert asked("uk", beside="nb")["beside"] == "nb"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_command_line_has_the_second_language_beneath_each_line(
    lang: str, capsys: pytest.CaptureFixture[str]
) -> None:
    beside = others(lang)[-1]
    answers = ["introduction-benefit", "date=2026-05-01", "age=22", "lives_with_parent=no", "--today=2026-11-30"]
    told: dict[str, list[str]] = {}
    for told_in, more in ((lang, []), (beside, []), ("both", ["--beside", beside])):
        assert main([*answers, "--changes", "--lang", lang if told_in == "both" else told_in, *more]) == 0
        told[told_in] = [line for line in capsys.readouterr().out.splitlines() if line.strip()]
    own, other = told[lang], told[beside]
    beneath = [line.strip() for line in told["both"]]
    assert [line for line in told["both"] if line in own] == own
    places = [beneath.index(line.strip()) for line in other]
    assert all(line.strip() in beneath for line in other)
    assert len(places) == len(other)
    assert main([*answers, "--json", "--lang", lang, "--beside", beside]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["beside"]["lang"] == beside
    assert len(report["beside"]["sentences"]) == len(report["sentences"])


def test_a_second_language_that_there_is_not_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["introduction-benefit", "date=2026-05-01", "age=30", "--beside", "fr"]) == 2
    assert "fr" in capsys.readouterr().err
