"""The result on a phone's first screen: read from a metre away, what to do below it, and reasons at a glance.

The rules in this Python make the result of every named case; a page of the built site shows each in its place.
"""

from __future__ import annotations

import functools
from datetime import date

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from calc import CALCULATORS
from calc.frame.core import Result, outcome_of
from calc.telling.beside import in_two
from calc.telling.markup import tag
from calc.telling.result_page import now_html, result_html, stage_html
from calc.telling.sheet import sheet_html
from calc.telling.steps_page import steps_html
from calc.telling.teller import Teller
from calc.words import LANGUAGES
from tests.browser.answering import DRESS
from tests.browser.test_accessibility import AXE, findings
from tests.named_cases import cases

TODAY = date(2026, 11, 30)
FIRST_SCREEN = 740 - 18  # px below the heading, which the page keeps a little off the edge
STEPS, OF_STEPS = 500, 7  # px that so many steps may take
LONGEST, SMALLEST = 6, 8  # sheets with the most steps, of which the longest text is laid out; pt
LARGE = 44  # px of a number that is read from a metre away
SHOWN = """(htmls) => {
    const body = document.querySelector("[data-calculator] [data-body]");
    body.closest("[data-calculator]").hidden = false;
    return htmls.map((html) => {
        body.innerHTML = html;
        const box = (name) => body.querySelector(name).getBoundingClientRect();
        return {
            steps: box(".steps").height,
            first: box(".now li").bottom - box(".stage h4").top,
            large: parseFloat(getComputedStyle(body.querySelector(".large")).fontSize),
            wide: document.documentElement.scrollWidth,
        };
    });
}"""


@functools.cache
def told() -> list[tuple[str, str, Result[object]]]:
    """Every named case that has a result: its calculator, its name and the result."""
    found = ((name, case["name"], outcome_of(CALCULATORS[name], case["answers"])) for name, case in cases())
    return [(name, case, outcome) for name, case, outcome in found if isinstance(outcome, Result)]


def at_once(teller: Teller, result: Result[object]) -> str:
    """The parts of a result that are measured, in their order."""
    parts = (stage_html(teller, result), now_html(teller, result), steps_html(teller, result))
    return str(tag("section", *parts, css="result"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_phone_shows_the_whole_answer_with_the_first_step_and_the_reasons_at_a_glance(
    page: Page, address: str, lang: str
) -> None:
    page.goto(f"{address}/{'' if lang == 'nb' else lang + '/'}kalkulatorer/introduksjonsstonad/")
    page.evaluate(DRESS)
    page.evaluate("document.fonts.ready")
    results = told()
    htmls = [at_once(Teller(CALCULATORS[name], lang, TODAY), each) for name, _, each in results]
    for (name, case, each), seen in zip(results, page.evaluate(SHOWN, htmls), strict=True):
        assert seen["wide"] <= 360, (name, case)
        assert seen["first"] <= FIRST_SCREEN, (name, case, seen)
        if CALCULATORS[name].summary(each.value)[0].figure:
            assert seen["large"] >= LARGE, (name, case)
        if len(each.steps) >= OF_STEPS:
            assert seen["steps"] / len(each.steps) * OF_STEPS <= STEPS, (name, case, seen)


@pytest.mark.parametrize("name", CALCULATORS)
def test_a_result_has_no_violations_in_light_dark_and_forced_colours(
    chromium: Browser, address: str, name: str
) -> None:
    """One result of each outcome; in Ukrainian, whose words are the longest."""
    calculator = CALCULATORS[name]
    of_outcome = {calculator.summary(each.value)[0].outcome: each for owner, _, each in told() if owner == name}
    htmls = [str(result_html(Teller(calculator, "uk", TODAY), each, TODAY)) for each in of_outcome.values()]
    with chromium.new_context(viewport={"width": 360, "height": 740}) as context:
        context.add_init_script(path=AXE)
        page = context.new_page()
        page.goto(f"{address}/uk/kalkulatorer/introduksjonsstonad/")
        page.evaluate(DRESS)
        for scheme, forced in (("light", "none"), ("dark", "none"), ("light", "active")):
            page.emulate_media(color_scheme=scheme, forced_colors=forced)  # type: ignore[arg-type]
            for html in htmls:
                page.evaluate(SHOWN, [html])
                assert findings(page, ".result") == [], (scheme, forced)


def test_every_step_is_shown_in_full_by_one_switch_and_on_paper(page: Page, address: str) -> None:
    page.goto(f"{address}/uk/kalkulatorer/introduksjonsstonad/")
    page.evaluate(DRESS)
    name, _, longest = max(told(), key=lambda each: len(each[2].steps))
    page.evaluate(SHOWN, [str(result_html(Teller(CALCULATORS[name], "uk", TODAY), longest, TODAY))])
    more, switch = page.locator(".result .more"), page.locator(".result .in-full input")
    assert more.count() > 0
    expect(more.first).to_be_hidden()
    page.emulate_media(media="print")
    expect(more.first).to_be_visible()
    page.emulate_media(media="screen")
    switch.check()
    for each in more.all():
        expect(each).to_be_visible()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_sheet_has_its_number_large_the_result_first_and_at_most_two_pages(
    context: BrowserContext, address: str, lang: str
) -> None:
    """The longest sheets of each calculator in two languages, laid out as Chromium prints them."""
    page = context.new_page()
    page.goto(f"{address}/{'' if lang == 'nb' else lang + '/'}kalkulatorer/introduksjonsstonad/")
    page.evaluate(DRESS)
    for name in CALCULATORS:
        teller = Teller(CALCULATORS[name], lang, TODAY, "0123abc")
        of_name = [each for owner, _, each in told() if owner == name]
        longest = sorted(of_name, key=lambda each: len(each.steps))[-LONGEST:]
        sheets = [
            in_two(teller, "" if lang == "nb" else "nb", lambda each, of=of: sheet_html(each, of, TODAY))  # type: ignore[misc]
            for of in longest
        ]
        page.evaluate(
            """(html) => {
                document.querySelector(".sheet")?.remove();
                const sheet = Object.assign(document.createElement("article"), { className: "sheet" });
                sheet.innerHTML = html;
                sheet.querySelector("[data-code]").innerHTML = "<svg viewBox='0 0 1 1'></svg>";
                document.body.append(sheet);
            }""",
            str(max(sheets, key=len)),
        )
        page.emulate_media(media="print")
        large = page.locator(".sheet .large").evaluate("each => parseFloat(getComputedStyle(each).fontSize)")
        assert large >= 24 * 96 / 72, name
        text = page.locator(".sheet .beside, .sheet p, .sheet li").evaluate_all(
            "all => Math.min(...all.map(each => parseFloat(getComputedStyle(each).fontSize)))"
        )
        assert text >= SMALLEST * 96 / 72, name
        order = page.locator(".sheet").evaluate(
            """sheet => {
                const places = [".large", ".steps", ".answers"].map(name => sheet.querySelector(name));
                const { DOCUMENT_POSITION_FOLLOWING: after } = Node;
                return places.slice(1).every((each, index) => places[index].compareDocumentPosition(each) & after);
            }"""
        )
        assert order, name
        pages = page.pdf(format="A4", prefer_css_page_size=True).count(b"/Type /Page\n")
        assert pages <= 2, (name, pages)
