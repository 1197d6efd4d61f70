"""Norwegian beneath each sentence: fetched when it is asked for, and nothing is lost when it does not come."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import BrowserContext, Page, Request, expect

from calc.text import plain, say
from tests.browser.answering import url, widget

ANSWERS = "introduction-benefit?date=2026-05-01&age=22&lives_with_parent=no&partner_in_programme=no"
TEXTS = re.compile(r"/texts-(\w+)\.json")
PRINTED = """window.print = () => {
    dispatchEvent(new Event("beforeprint"));
    document.documentElement.dataset.printed = '';
};"""


@pytest.fixture
def fetched(context: BrowserContext) -> list[str]:
    """The languages whose sentences are asked for, as they are; of a compressed answer the copy is not counted."""
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.extend(TEXTS.findall(request.url))

    context.on("request", note)
    context.add_init_script(PRINTED)
    return asked


def result(page: Page, address: str, lang: str) -> None:
    page.goto(url(address, lang, ANSWERS))
    expect(widget(page).locator(".result")).to_be_visible()


def test_norwegian_comes_when_it_is_asked_for_once_and_goes_again(
    page: Page, address: str, fetched: list[str]
) -> None:
    result(page, address, "uk")
    place = widget(page)
    assert fetched == []
    button, beside = place.locator("[data-beside=nb]"), place.locator(".result .beside")
    expect(button).to_have_attribute("aria-pressed", "false")
    button.click()
    expect(beside.first).to_be_visible()
    assert fetched == ["nb"]
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-pressed", "true")
    assert {*beside.evaluate_all("all => all.map(each => each.lang)")} == {"nb"}
    expect(place.locator(".answer .beside")).to_contain_text("i måneden før skatt")
    button.click()
    expect(beside).to_have_count(0)
    button.click()
    expect(beside.first).to_be_visible()
    assert fetched == ["nb"]


def test_who_reads_norwegian_turns_it_round(page: Page, address: str, fetched: list[str]) -> None:
    result(page, address, "nb")
    place = widget(page)
    offered = place.locator("[data-beside]")
    assert offered.evaluate_all("all => all.map(each => each.lang)") == ["en", "ru", "uk"]
    place.get_by_role("button", name="Українська").click()
    expect(place.locator(".answer .beside")).to_contain_text("на місяць до сплати податку")
    place.get_by_role("button", name="English").click()
    expect(place.locator(".answer .beside")).to_contain_text("a month before tax")
    assert fetched == ["uk", "en"]


def test_texts_that_do_not_come_are_said_and_nothing_is_lost(
    page: Page, context: BrowserContext, address: str
) -> None:
    context.add_init_script(PRINTED)
    result(page, address, "uk")
    place = widget(page)
    context.route(TEXTS, lambda route: route.abort())
    told = place.locator(".stage").inner_text()
    place.locator("[data-beside=nb]").click()
    expect(place.locator(".second [role=status]")).to_have_text(plain(say("page.beside-failed", "uk")))
    assert place.locator(".stage").inner_text() == told
    place.locator("[data-print]").click()
    expect(page.locator("html[data-printed]")).to_have_count(1)
    expect(page.locator(".sheet .one-language")).to_have_text(plain(say("page.sheet-one-language", "uk")))
    assert page.locator(".sheet .beside").count() == 0
    page.keyboard.press("Tab")
    context.unroute(TEXTS)
    context.route(TEXTS, lambda route: route.fulfill(body='{"page.result": "not what was packed"}'))
    place.locator("[data-beside=nb]").click()
    expect(place.locator(".second [role=status]")).to_have_text(plain(say("page.beside-failed", "uk")))
    context.unroute(TEXTS)
    place.locator("[data-beside=nb]").click()
    expect(place.locator(".answer .beside")).to_contain_text("i måneden før skatt")


def test_the_printed_sheet_is_in_two_languages(page: Page, address: str, fetched: list[str]) -> None:
    result(page, address, "uk")
    widget(page).locator("[data-print]").click()
    expect(page.locator("html[data-printed]")).to_have_count(1)
    assert fetched == ["nb"]
    sheet = page.locator(".sheet")
    assert sheet.get_attribute("lang") == "uk"
    expect(sheet.locator("h1 .beside")).to_have_text("Regn ut introduksjonsstønaden din")
    assert sheet.locator(".one-language").count() == 0
    assert widget(page).locator(".beside").count() == 0, "what is shown stays in one language"
