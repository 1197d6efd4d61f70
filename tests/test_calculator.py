"""The calculator in a real Chromium: the same numbers in four languages, and no way to lose an answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Request, Route, expect

from calc.words import LANGUAGES, month_name
from tests.conftest import cases

PAGE = "introduksjonsprogram/"
# Three named cases, walked through the form, with the answers to what the form asks beyond them.
WALKED = (
    "Adult on 15 August 2023, as the source document tells it",
    "Aged 22, not with parents, partner in the programme, no children",
    "Paid work in the programme, pay lower than the time's worth",
)


def url(address: str, lang: str, fragment: str = "hvor-mye") -> str:
    return f"{address}/{'' if lang == 'nb' else lang + '/'}{PAGE}#{fragment}"


def named(name: str) -> dict[str, Any]:
    return next(case for _, case in cases() if case["name"] == name)


def answer(page: Page, answers: dict[str, str], lang: str) -> None:
    """Answer what the form asks until there is a result; what a case leaves out is no, or empty."""
    for _ in range(15):
        for box in page.locator("form input:visible").all():
            name, kind = str(box.get_attribute("name")), box.get_attribute("type")
            field, _, part = name.partition(".")
            text = answers.get(field, "")
            if part:
                year, month, day = text.split("-")
                box.fill({"year": year, "month": month_name(int(month), lang), "day": day.lstrip("0")}[part])
            elif kind == "radio":
                chosen = text or ("yes" if name == "payment" and needs_payment(answers) else "no")
                if box.get_attribute("value") == chosen:
                    box.check()
            else:
                box.fill(text)
        state = page.locator("[data-body]").inner_html()
        page.get_by_role("button", name=CONTINUE[lang], exact=True).click()
        page.wait_for_function("before => document.querySelector('[data-body]').innerHTML !== before", arg=state)
        if page.locator(".result").count():
            return
    raise AssertionError("no result after fifteen questions")


CONTINUE = {"nb": "Fortsett", "en": "Continue", "ru": "Продолжить", "uk": "Продовжити"}


def needs_payment(answers: dict[str, str]) -> bool:
    return "work_hours_in_programme" in answers


@pytest.mark.parametrize("lang", LANGUAGES)
def test_named_cases_through_the_form(page: Page, address: str, lang: str) -> None:
    for name in WALKED:
        case = named(name)
        page.goto("about:blank")
        page.goto(url(address, lang))
        answer(page, case["answers"], lang)
        told = re.sub(r"[^\d.,]", "", page.locator(".result").inner_text())
        for key in ("month", "payment", "deduction"):
            if key in case["expect"]:
                whole, ore = case["expect"][key].split(".")
                assert re.search(r"[.,]?".join(whole) + f"[.,]{ore}", told), (name, key)
        expect(page.locator(".result h4")).to_be_focused()


def test_nothing_of_python_before_the_first_touch_and_nothing_from_elsewhere(page: Page, address: str) -> None:
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))
    page.goto(url(address, "uk"))
    page.wait_for_load_state("networkidle")
    assert not [each.url for each in asked if "python" in each.url or "worker" in each.url]
    answer(page, named(WALKED[0])["answers"], "uk")
    assert [each.url for each in asked if each.url.endswith(".wasm")]
    assert {each.url.startswith(address + "/") for each in asked} == {True}
    assert {each.method for each in asked} == {"GET"}
    loaded = len(asked)
    page.locator("[name=age]").fill("44")
    page.get_by_role("button", name=CONTINUE["uk"], exact=True).click()
    page.wait_for_function("document.querySelector('.result.old') === null")
    assert len(asked) == loaded, "typing and calculating asks nothing of the network"
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_bad_input_is_named_at_the_field_and_kept(page: Page, address: str, lang: str) -> None:
    page.goto(url(address, lang))
    for name, text in (("date.day", "31"), ("date.month", "2"), ("date.year", "2026"), ("age", "200")):
        page.locator(f"[name='{name}']").fill(text)
    page.get_by_role("button", name=CONTINUE[lang], exact=True).click()
    summary = page.locator(".problems")
    expect(summary).to_be_focused()
    assert page.title().startswith({"nb": "Feil", "en": "Error", "ru": "Ошибка", "uk": "Помилка"}[lang])
    assert summary.locator("a").count() == 2
    assert [page.locator(f"[name='{name}']").input_value() for name in ("date.day", "age")] == ["31", "200"]
    assert page.locator("[name=age]").get_attribute("aria-invalid") == "true"
    told = summary.locator("a").nth(1).inner_text()
    assert page.locator("#introduction-benefit-age-problem").inner_text() == told
    summary.locator("a").nth(1).click()
    expect(page.locator("[name=age]")).to_be_focused()


def test_a_changed_answer_marks_the_result_as_old(page: Page, address: str) -> None:
    page.goto(url(address, "nb"))
    answer(page, named(WALKED[0])["answers"], "nb")
    expect(page.locator(".outdated")).to_be_hidden()
    page.locator("[name=age]").fill("24")
    expect(page.locator(".outdated")).to_be_visible()


def test_a_link_with_answers_prefills_and_says_so(page: Page, address: str) -> None:
    link = "introduction-benefit?date=2026-05-01&age=22&lives_with_parent=no&colour=red"
    page.goto(url(address, "ru", link))
    expect(page.locator("[name=age]")).to_have_value("22")
    expect(page.locator("[name='date.year']")).to_have_value("2026")
    expect(page.locator("[role=status]")).to_contain_text("ссылка")
    page.get_by_role("button", name=CONTINUE["ru"], exact=True).click()
    expect(page.locator("p.note")).to_contain_text("colour")
    assert page.locator("[name=lives_with_parent]:checked").get_attribute("value") == "no"


@pytest.mark.parametrize("fragment", ["<img src=x onerror=document.title='hacked'>", "a" * 100_000, "%E0%A4%A"])
def test_a_hostile_link_is_harmless(page: Page, address: str, fragment: str) -> None:
    page.goto(url(address, "uk", f"introduction-benefit?age={fragment}&{fragment}=1"))
    page.get_by_role("button", name=CONTINUE["uk"], exact=True).click()
    expect(page.locator(".problems")).to_be_visible()
    assert "hacked" not in page.title()


@pytest.fixture
def broken(context: BrowserContext) -> Iterator[list[bool]]:
    """While the list is not empty, the wasm file cannot be fetched."""
    down = [True]

    def route(each: Route) -> None:
        if down:
            each.abort()
        else:
            each.continue_()

    context.route("**/*.wasm", route)
    yield down
    context.unroute("**/*.wasm")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_wasm_the_page_still_tells_and_retry_works(
    page: Page, address: str, broken: list[bool], lang: str
) -> None:
    page.goto(url(address, lang))
    page.locator("[name=age]").fill("30")
    retry = page.locator("[data-retry]")
    expect(retry).to_be_visible()
    expect(page.locator("[role=status]")).not_to_be_empty()
    expect(page.locator("[name=age]")).to_have_value("30")
    examples = page.locator(".examples")
    examples.locator("summary").click()
    expect(examples.locator(".example").first).to_be_visible()
    broken.clear()
    retry.click()
    answer(page, named(WALKED[0])["answers"], lang)


def test_cancel_keeps_the_answers_and_retry_goes_on(page: Page, context: BrowserContext, address: str) -> None:
    held: list[Route] = []
    context.route("**/*.wasm", lambda route: held.append(route))
    page.goto(url(address, "en"))
    page.locator("[name=age]").fill("30")
    page.locator("[data-cancel]").click()
    expect(page.locator("[role=status]")).to_contain_text("cancelled")
    expect(page.locator("[name=age]")).to_have_value("30")
    context.unroute("**/*.wasm")
    page.locator("[data-retry]").click()
    expect(page.locator("[role=status]")).to_contain_text("ready")


def test_without_script_there_is_no_dead_control(address: str, context: BrowserContext) -> None:
    browser = context.browser
    assert browser
    plain = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = plain.new_page()
    page.goto(url(address, "uk"))
    assert page.locator("form:visible, button:visible, input:visible").count() == 0
    expect(page.locator("#hvor-mye")).to_be_visible()
    expect(page.locator(".needs-script")).to_be_visible()
    plain.close()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_language_switch_keeps_page_and_question(page: Page, address: str, lang: str) -> None:
    page.goto(url(address, lang, "varighet"))
    for other in LANGUAGES:
        page.locator(f".languages a[hreflang={other}]").click()
        page.wait_for_url(url(address, other, "varighet"))
        expect(page.locator("#varighet")).to_be_visible()
        expect(page.locator("details[open] > summary h2")).to_have_count(1)


def test_an_unknown_question_is_said(page: Page, address: str) -> None:
    page.goto(url(address, "uk", "no-such-question"))
    expect(page.locator(".unknown-question")).to_be_focused()


def test_arriving_at_a_question_opens_and_focuses_it(page: Page, address: str) -> None:
    page.goto(url(address, "uk", "egne-midler"))
    expect(page.locator("summary:focus h2")).to_contain_text("власні гроші")
    expect(page.locator("#egne-midler")).to_be_in_viewport()
