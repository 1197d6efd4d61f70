"""The calculator in a real Chromium: the same numbers in four languages, and no way to lose an answer."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Request, Route, expect

from calc import CALCULATORS
from calc.browser import respond
from calc.frame.core import Ask, run
from calc.frame.form import Invalid
from calc.words import LANGUAGES
from tests.browser.answering import (
    CONTINUE,
    PAGE,
    SOURCE_DOCUMENT,
    answer,
    answer_by_keyboard,
    assumed,
    change,
    given,
    named,
    proceed,
    put,
    url,
    widget,
)
from tests.named_cases import cases
from tests.rules.verdict import told

# A named case walked through the form in each language, with the answers to what the form asks beyond it.
WALKED = {
    "nb": SOURCE_DOCUMENT,
    "en": "Paid work in the programme, pay lower than the time's worth",
    "ru": "Aged 22, not with parents, partner in the programme, no children",
    "uk": "Paid work in the programme, pay lower than the time's worth",
}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_language_bad_input_is_named_and_kept_then_named_cases(page: Page, address: str, lang: str) -> None:
    page.goto(url(address, lang))
    place = widget(page)
    put(place, "date", "2026-2-31")
    put(place, "age", "200")
    put(place, "partner_in_programme", "no")
    place.get_by_role("button", name=CONTINUE[lang], exact=True).click()
    summary = place.locator(".problems")
    expect(summary).to_be_focused()
    assert page.title().startswith({"nb": "Feil", "en": "Error", "ru": "Ошибка", "uk": "Помилка"}[lang])
    assert summary.locator("a").count() == 2
    assert place.locator("[name='date.day']").input_value() == "31"
    assert place.locator("[aria-invalid]").evaluate_all("all => all.map(e => e.name)") == ["date.day", "age"]
    summary.locator("a").first.click()
    expect(place.locator("[name='date.day']")).to_be_focused()
    assert place.locator("[name=age]").input_value() == "200"
    told = summary.locator("a").nth(1).inner_text()
    assert page.locator("#introduction-benefit-age-problem").inner_text() == told
    summary.locator("a").nth(1).click()
    expect(place.locator("[name=age]")).to_be_focused()
    place.locator("[type=reset]").click()
    case = named(WALKED[lang])
    answer(page, case["answers"])
    told = re.sub(r"[^\d.,]", "", place.locator(".result").inner_text())
    for key in ("month", "payment", "deduction"):
        if key in case["expect"]:
            whole, ore = case["expect"][key].split(".")
            assert re.search(r"[.,]?".join(whole) + f"[.,]{ore}", told), key
    expect(place.locator(".result h4")).to_be_focused()
    expect(place.locator(".status [role=status]")).to_be_empty()  # told once, by the heading
    named_cases_come_to_the_same(page, lang)


ASK = """async ([runner, requests]) => {
    const { ask } = await import(runner);
    return Promise.all(requests.map(ask));
}"""


def named_cases_come_to_the_same(page: Page, lang: str) -> None:
    """The named cases, each in one of the languages, asked of this page's Python, which says what CPython says."""
    asked = cases()[LANGUAGES.index(lang) :: len(LANGUAGES)]
    requests = [
        # As by a link: nothing of it has been asked one after the other.
        {
            "calculator": name,
            "lang": lang,
            "today": "2026-11-22",
            "typed": typed(name, case["answers"]),
            "linked": True,
        }
        for name, case in asked
    ]
    runner = page.evaluate("performance.getEntriesByType('resource').find(({ name }) => /runner/.test(name)).name")
    said = page.evaluate(ASK, [runner, requests])
    states = {"ask": "ask", "errors": "problems"}
    for (name, case), request, answered in zip(asked, requests, said, strict=True):
        assert answered == json.loads(respond(json.dumps(request))), (name, case["name"])
        expected = next((states[key] for key in states if key in case), "result")
        # The page asks what the command line can only assume, and leaves out what it does not come to.
        allowed = {"result": {"ask"}, "problems": {"ask", "result"}}.get(expected, set())
        assert answered["state"] in {expected, *allowed}, (name, case["name"])


def typed(name: str, answers: dict[str, str]) -> dict[str, str]:
    """A case with what the command line assumes of it typed in, since the page asks instead."""
    calculator, known = CALCULATORS[name], dict(answers)
    with suppress(Invalid):
        while isinstance(asked := run(calculator.rule, calculator.form(known, thorough=True)), Ask):
            field: Any = calculator.form.fields[asked.field]
            if field.required or (field.options and field.assumed not in (*field.certain, *field.unsure)):
                break
            if field.name in ("about", "payment", "arrived_before_18"):
                known[field.name] = assumed(field.name, answers)
            else:
                known[field.name] = "" if field.may_be_blank else field.write(field.assumed)
    return known


def asked_for(name: str, answers: dict[str, str]) -> set[str]:
    """The questions that a household is asked on the page, and has an answer to."""
    calculator, known = CALCULATORS[name], {}
    while isinstance(asked := run(calculator.rule, calculator.form(known, thorough=True)), Ask):
        silent = assumed(asked.field, answers) if calculator.form.fields[asked.field].options else ""
        known[asked.field] = answers.get(asked.field) or silent
    return set(asked.answers)


PAGES = {
    "introduction-benefit": ("en", PAGE),
    "introduction-programme": ("uk", "kalkulatorer/introduksjonsprogram/"),
    "study-support": ("ru", "kalkulatorer/studiestotte/"),
    "norwegian-training": ("en", "kalkulatorer/norskopplaering/"),
    "residence": ("nb", "kalkulatorer/opphold/"),
}


@pytest.mark.parametrize("name", PAGES)
def test_every_calculator_by_keyboard_alone_says_what_the_command_line_says(
    page: Page, address: str, name: str
) -> None:
    lang, place = PAGES[name]
    case = next(case for calculator, case in cases() if calculator == name and case.get("example"))
    page.goto(f"{address}/{'' if lang == 'nb' else lang + '/'}{place}")
    answer_by_keyboard(page, case["answers"], name)
    result = widget(page, name).locator(".result")
    expect(result.locator("h4")).to_be_focused()
    answered = {
        str(link.get_attribute("href")).rpartition("#")[2].removeprefix(f"{name}-").replace("-", "_")
        for link in result.locator("dl a[data-change]").all()
    }
    said = told(name, case["answers"], lang)
    assert answered == asked_for(name, case["answers"])
    assert " ".join(result.locator(".answer").inner_text().split()) == " ".join(said["sentences"][0].split())
    assert result.locator(".papers li").all_inner_texts() == [paper["text"] for paper in said["papers"]]
    page.keyboard.press("Tab")
    expect(result.locator(":focus")).to_have_count(1)


def test_nothing_of_python_before_the_first_touch_and_nothing_from_elsewhere(page: Page, address: str) -> None:
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))
    page.goto(url(address, "uk"))
    page.wait_for_load_state("networkidle")
    assert not [each.url for each in asked if "python" in each.url or "worker" in each.url]
    answer(page, named(SOURCE_DOCUMENT)["answers"])
    assert [each.url for each in asked if each.url.endswith(".wasm")]
    assert {each.url.startswith(address + "/") for each in asked} == {True}
    assert {each.method for each in asked} == {"GET"}
    page.wait_for_load_state("networkidle")  # what a result offers comes with the first one
    loaded = len(asked)
    change(widget(page), "age")
    expect(widget(page).locator(".result")).to_have_count(0)  # no number beside answers that do not give it
    put(widget(page), "age", "44")
    proceed(widget(page))
    expect(widget(page).locator(".result")).to_be_visible()
    assert len(asked) == loaded, "typing and calculating asks nothing of the network"
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    assert page.evaluate("caches.keys()") == []


def test_a_link_asks_what_it_lacks_names_what_is_no_longer_known_and_does_no_harm(
    page: Page, address: str
) -> None:
    link = "introduction-benefit?date=2026-05-01&age=22&lives_with_parent=no&colour=red"
    page.goto(url(address, "ru", link))
    place = widget(page)
    expect(place.locator("[name=partner_in_programme]").first).to_be_focused()
    assert given(place) == {"date": "2026-05-01", "age": "22", "lives_with_parent": "no"}
    assert page.url.endswith("#introduction-benefit"), "the answers have left the address"
    expect(place.locator("p.note")).to_have_count(2)
    expect(place.locator("p.note").last).to_contain_text("colour")
    for fragment in ("<img src=x onerror=document.title='hacked'>", "a" * 100_000, "%E0%A4%A"):
        page.evaluate("(link) => { location.hash = link }", f"introduction-benefit?age={fragment}&{fragment}=1")
        expect(place.locator(".problems")).to_be_visible()
        assert page.url.endswith("#introduction-benefit")
        assert "hacked" not in page.title()
        place.locator("[type=reset]").click()
    page.evaluate("location.hash = 'introduction-benefit?colour=red'")
    expect(place.locator("p.note")).to_contain_text("colour")
    expect(place.locator(".problems")).to_have_count(
        0
    )  # a link of which nothing is known starts as if there were none


def test_cancel_keeps_the_answers_and_retry_goes_on(page: Page, context: BrowserContext, address: str) -> None:
    held: list[Route] = []
    context.route("**/*.wasm", lambda route: held.append(route))
    page.goto(url(address, "en"))
    widget(page).locator("[name=age]").fill("30")
    widget(page).locator("[data-cancel]").click()
    expect(widget(page).locator("[role=status]")).to_contain_text("cancelled")
    expect(widget(page).locator("[name=age]")).to_have_value("30")
    context.unroute("**/*.wasm")
    widget(page).locator("[data-retry]").click()
    expect(widget(page).locator("[role=status]")).to_contain_text("ready")


def test_without_script_there_is_no_dead_control(address: str, context: BrowserContext) -> None:
    browser = context.browser
    assert browser
    plain = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = plain.new_page()
    page.goto(url(address, "uk"))
    assert page.locator("main :is(form, button, input:not(.in-full input)):visible").count() == 0
    expect(page.locator(".needs-script")).to_be_visible()
    expect(page.locator(".example")).to_be_visible()
    page.locator(".further a").first.click()
    expect(page.locator(".tree .asked").first).to_be_visible()
    plain.close()
