"""The calculator in a real Chromium: the same numbers in four languages, and no way to lose an answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, Request, Route, expect

from calc import CALCULATORS
from calc.report import outcome_json
from calc.words import LANGUAGES, month_name
from tests.conftest import cases

PAGE = "introduksjonsprogram/"
# Three named cases, walked through the form, with the answers to what the form asks beyond them.
WALKED = (
    "Adult on 15 August 2023, as the source document tells it",
    "Aged 22, not with parents, partner in the programme, no children",
    "Paid work in the programme, pay lower than the time's worth",
)


def widget(page: Page, name: str = "introduction-benefit") -> Locator:
    """A calculator of the page, by its name; a page may hold several."""
    return page.locator(f"[data-calculator={name}]")


def url(address: str, lang: str, fragment: str = "hvor-mye") -> str:
    return f"{address}/{'' if lang == 'nb' else lang + '/'}{PAGE}#{fragment}"


def named(name: str) -> dict[str, Any]:
    return next(case for _, case in cases() if case["name"] == name)


def answer(page: Page, answers: dict[str, str], lang: str, calculator: str = "introduction-benefit") -> None:
    """Answer what the form asks until there is a result; what a case leaves out is no, or empty."""
    place = widget(page, calculator)
    for _ in range(25):
        for box in place.locator("form input:visible").all():
            name = str(box.get_attribute("name"))
            field, _, part = name.partition(".")
            text = answers.get(field, "")
            if part:
                year, month, day = (text or "--").split("-")
                written = month_name(int(month), lang) if month else ""
                box.fill({"year": year, "month": written, "day": day.lstrip("0")}[part])
            elif box.get_attribute("type") == "radio":
                if box.get_attribute("value") == (text or assumed(name, answers)):
                    box.check()
            else:
                box.fill(text)
        body = place.locator("[data-body]")
        before = body.inner_html()
        place.get_by_role("button", name=CONTINUE[lang], exact=True).click()
        expect(body).not_to_have_js_property("innerHTML", before)
        if place.locator(".result").count():
            return
    raise AssertionError("no result after twenty-five questions")


def assumed(name: str, answers: dict[str, str]) -> str:
    """What a household says to a question that its case is silent about."""
    if name == "about":
        return "length" if "start_offered" in answers else "right"
    if name == "payment" and "work_hours_in_programme" in answers:
        return "yes"
    return "none" if name.endswith("ground") else "no"


CONTINUE = {"nb": "Fortsett", "en": "Continue", "ru": "Продолжить", "uk": "Продовжити"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_named_cases_through_the_form(page: Page, address: str, lang: str) -> None:
    for name in WALKED:
        case = named(name)
        page.goto("about:blank")
        page.goto(url(address, lang))
        answer(page, case["answers"], lang)
        told = re.sub(r"[^\d.,]", "", widget(page).locator(".result").inner_text())
        for key in ("month", "payment", "deduction"):
            if key in case["expect"]:
                whole, ore = case["expect"][key].split(".")
                assert re.search(r"[.,]?".join(whole) + f"[.,]{ore}", told), (name, key)
        expect(widget(page).locator(".result h4")).to_be_focused()


PAGES = {
    "introduction-programme": ("uk", "introduksjonsprogram/#hva-er"),
    "study-support": ("ru", "studiestotte/#kan-jeg-fa-stotte"),
    "norwegian-training": ("en", "norskopplaering/#hva-har-jeg-rett-til"),
    "residence": ("nb", "opphold/#nar-kan-jeg-sok-om-permanent"),
}


@pytest.mark.parametrize("name", PAGES)
def test_every_calculator_gives_on_its_page_what_the_command_line_gives(
    page: Page, address: str, name: str
) -> None:
    lang, place = PAGES[name]
    case = next(case for calculator, case in cases() if calculator == name and case.get("example"))
    page.goto(f"{address}/{'' if lang == 'nb' else lang + '/'}{place}")
    answer(page, case["answers"], lang, name)
    result = widget(page, name).locator(".result")
    given = {
        str(link.get_attribute("href")).rpartition("#")[2].removeprefix(f"{name}-").replace("-", "_")
        for link in result.locator("dl a").all()
    }
    assert given >= set(case["answers"]) - {"date"}, given
    said = outcome_json(CALCULATORS[name], case["answers"], lang)
    assert result.locator(".answer").inner_text().replace("\u00a0", " ") == said["sentences"][0].replace(
        "\u00a0", " "
    )


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
    widget(page).locator("[name=age]").fill("44")
    widget(page).get_by_role("button", name=CONTINUE["uk"], exact=True).click()
    page.wait_for_function("document.querySelector('.result.old') === null")
    assert len(asked) == loaded, "typing and calculating asks nothing of the network"
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_bad_input_is_named_at_the_field_and_kept(page: Page, address: str, lang: str) -> None:
    page.goto(url(address, lang))
    for name, text in (("date.day", "31"), ("date.month", "2"), ("date.year", "2026"), ("age", "200")):
        widget(page).locator(f"[name='{name}']").fill(text)
    widget(page).get_by_role("button", name=CONTINUE[lang], exact=True).click()
    summary = widget(page).locator(".problems")
    expect(summary).to_be_focused()
    assert page.title().startswith({"nb": "Feil", "en": "Error", "ru": "Ошибка", "uk": "Помилка"}[lang])
    assert summary.locator("a").count() == 2
    assert [widget(page).locator(f"[name='{name}']").input_value() for name in ("date.day", "age")] == [
        "31",
        "200",
    ]
    assert widget(page).locator("[name=age]").get_attribute("aria-invalid") == "true"
    told = summary.locator("a").nth(1).inner_text()
    assert page.locator("#introduction-benefit-age-problem").inner_text() == told
    summary.locator("a").nth(1).click()
    expect(widget(page).locator("[name=age]")).to_be_focused()


def test_a_changed_answer_marks_the_result_as_old(page: Page, address: str) -> None:
    page.goto(url(address, "nb"))
    answer(page, named(WALKED[0])["answers"], "nb")
    expect(widget(page).locator(".outdated")).to_be_hidden()
    widget(page).locator("[name=age]").fill("24")
    expect(widget(page).locator(".outdated")).to_be_visible()


def test_a_link_with_answers_prefills_and_says_so(page: Page, address: str) -> None:
    link = "introduction-benefit?date=2026-05-01&age=22&lives_with_parent=no&colour=red"
    page.goto(url(address, "ru", link))
    expect(widget(page).locator("[name=age]")).to_have_value("22")
    expect(widget(page).locator("[name='date.year']")).to_have_value("2026")
    expect(widget(page).locator("[role=status]")).not_to_be_empty()
    widget(page).get_by_role("button", name=CONTINUE["ru"], exact=True).click()
    expect(widget(page).locator("p.note")).to_contain_text("colour")
    assert widget(page).locator("[name=lives_with_parent]:checked").get_attribute("value") == "no"


@pytest.mark.parametrize("fragment", ["<img src=x onerror=document.title='hacked'>", "a" * 100_000, "%E0%A4%A"])
def test_a_hostile_link_is_harmless(page: Page, address: str, fragment: str) -> None:
    page.goto(url(address, "uk", f"introduction-benefit?age={fragment}&{fragment}=1"))
    widget(page).get_by_role("button", name=CONTINUE["uk"], exact=True).click()
    expect(widget(page).locator(".problems")).to_be_visible()
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
    widget(page).locator("[name=age]").fill("30")
    retry = widget(page).locator("[data-retry]")
    expect(retry).to_be_visible()
    expect(widget(page).locator("[role=status]")).not_to_be_empty()
    expect(widget(page).locator("[name=age]")).to_have_value("30")
    examples = page.locator("#hvor-mye .examples").first
    examples.locator("summary").click()
    expect(examples.locator(".example").first).to_be_visible()
    broken.clear()
    retry.click()
    answer(page, named(WALKED[0])["answers"], lang)


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
    assert page.locator("form:visible, button:visible, input:visible").count() == 0
    expect(page.locator("#hvor-mye")).to_be_visible()
    expect(page.locator("#hvor-mye .needs-script")).to_be_visible()
    plain.close()
