"""A reader arrives at a question, changes language, passes it on; a page says when it has grown old."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from calc.words import LANGUAGES
from tests.test_calculator import url


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


def test_arriving_at_a_question_opens_shows_and_focuses_it(page: Page, address: str) -> None:
    page.goto(url(address, "uk", "egne-midler"))
    expect(page.locator("#egne-midler")).to_be_focused()
    expect(page.locator("#egne-midler")).to_be_in_viewport()
    expect(page.get_by_role("heading", name="власні гроші")).to_be_in_viewport()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_answer_offers_its_link(page: Page, context: BrowserContext, address: str, lang: str) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(url(address, lang, "egne-midler"))
    place = page.locator("#egne-midler .copy")
    place.get_by_role("button").click()
    expect(place.get_by_role("status")).not_to_be_empty()
    assert page.evaluate("navigator.clipboard.readText()") == url(address, lang, "egne-midler")


def test_a_link_that_cannot_be_copied_is_said(page: Page, address: str) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.goto(url(address, "en", "egne-midler"))
    page.locator("#egne-midler .copy button").click()
    expect(page.locator("#egne-midler .copy [role=status]")).to_contain_text("address bar")


@pytest.mark.parametrize(("today", "old"), [("2027-05-20", False), ("2027-05-21", True), ("2031-01-01", True)])
def test_a_page_says_on_the_day_of_reading_that_its_check_is_old(
    page: Page, address: str, today: str, old: bool
) -> None:
    page.clock.set_fixed_time(f"{today}T12:00:00Z")
    page.goto(url(address, "uk"))
    assert page.locator(".checked strong").is_visible() == old


def test_the_word_list_can_be_searched(page: Page, address: str) -> None:
    page.goto(f"{address}/uk/ordliste/")
    rows = page.locator("table tbody tr:visible")
    everything = rows.count()
    page.get_by_role("searchbox").or_(page.locator("main input")).first.fill("grunnbel")
    expect(rows).to_have_count(1)
    assert everything > 70
