"""A result is kept, an answer changed, and both stand beside each other; the link of it opens both."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.answering import change, proceed, put, url, widget

YOUNG = "introduction-benefit?date=2026-05-01&age=24&partner_in_programme=no&lives_with_parent=no"


def test_a_result_is_kept_while_an_answer_is_changed_and_its_link_holds_both(page: Page, address: str) -> None:
    page.goto(url(address, "uk", YOUNG))
    place = widget(page)
    place.locator("[data-keep-beside]").click()
    expect(place.locator("[data-kept]")).not_to_be_empty()
    expect(place.locator(".answers a").first).to_be_focused()
    change(place, "age")
    expect(place.locator(".waiting")).to_be_visible()
    put(place, "age", "25")
    proceed(place)
    comparison = place.locator(".comparison")
    expect(comparison).to_contain_text("7\u00a0586")
    expect(comparison.locator("mark")).to_have_text(["24", "Ні", "25"])
    place.locator(".with-answers input").check()
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject() }")
    place.locator("[data-copy]").click()
    link = place.locator("input.link")
    expect(link).to_have_value(re.compile("beside.age=24"))
    other = page.context.new_page()
    other.goto(link.input_value())
    expect(widget(other).locator(".comparison mark")).to_have_text(["24", "Ні", "25"])
    assert "beside" not in other.url
    place.locator("[data-stop-comparing]").click()
    expect(place.locator(".comparison")).to_have_count(0)
    expect(place.locator(".result")).to_be_visible()


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_what_is_kept_goes_along_into_another_language(page: Page, address: str, lang: str) -> None:
    page.goto(url(address, "uk", YOUNG + "&beside.age=22"))
    expect(widget(page).locator(".comparison")).to_be_visible()
    page.locator(f".languages a[hreflang={lang}]").first.click()
    expect(page.locator(f"html[lang={lang}]")).to_have_count(1)
    expect(widget(page).locator(".comparison")).to_be_visible()


@pytest.mark.parametrize(("width", "beside"), [(1280, True), (360, False)])
def test_two_columns_where_there_is_room(page: Page, address: str, width: int, beside: bool) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(url(address, "uk", YOUNG + "&beside.age=25&beside.lives_with_parent="))
    sides = widget(page).locator(".two > div")
    expect(sides).to_have_count(2)
    first, second = (sides.nth(each).bounding_box() for each in (0, 1))
    assert first
    assert second
    assert (first["y"] == second["y"]) == beside
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_link_of_which_one_situation_is_broken_shows_the_other(page: Page, address: str) -> None:
    page.goto(url(address, "en", YOUNG.replace("age=24", "age=x") + "&beside.age=25"))
    place = widget(page)
    expect(place.locator(".result")).to_be_visible()
    expect(place.locator(".note")).to_contain_text(["The link holds two situations"])
    change(place, "age")
    assert place.locator("[name=age]").input_value() == "25"
