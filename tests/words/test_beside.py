"""Two languages at once: beneath each sentence the same in the other, in order, each with its language.

What is woven is read by another parser than that which wove it, and compared with what each language says alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from lxml import html
from lxml.html import HtmlElement

from calc import CALCULATORS
from calc.frame.core import Result, outcome_of
from calc.telling.beside import in_two
from calc.telling.days import days_html
from calc.telling.markup import Html, tag, together
from calc.telling.result_page import example_html, now_html, result_html, stage_html
from calc.telling.sheet import sheet_html
from calc.telling.teller import Teller
from calc.text import plain, say
from calc.words import LANGUAGES
from tests.named_cases import cases

TODAY = date(2026, 11, 30)
OTHERS = [lang for lang in LANGUAGES if lang != "nb"]
SOME = 12  # one of so many cases is told whole, with its changes and its sheet
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
    told = stage_html(teller, result), now_html(teller, result), days_html(teller, result)
    return tag("section", *told, example_html(teller, result, 1))


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

    def add(text: str | None, beside: bool) -> None:
        found[-1][beside] += text or ""

    def read(element: HtmlElement, beside: bool) -> None:
        block = element.tag not in RUNNING
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
            holds(own, other, in_two(readers, "nb", lambda each: tell(each, result)), "nb")  # noqa: B023
            holds(other, own, in_two(office, lang, lambda each: tell(each, result)), lang)  # noqa: B023
        except AssertionError as fault:
            fault.add_note(f"{name}: {case} ({lang})")
            raise
