"""The first screen, the menu, the colours and the size of what is touched, in a real Chromium."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from calc.words import LANGUAGES

TOUCHED = ".top a:not(.skip), .top button, .bottom nav a, .tasks li, summary, .actions button, .option label"
TOO_SMALL = """all => all.filter(each => each.checkVisibility())
    .filter(each => each.offsetHeight < 44 || each.offsetWidth < 44).map(each => each.outerHTML)"""
LIGHT, DARK = "rgb(251, 247, 239)", "rgb(15, 25, 23)"


def home(address: str, lang: str) -> str:
    return f"{address}/{'' if lang == 'nb' else lang + '/'}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_phone_shows_what_the_site_is_and_all_five_tasks_at_once(page: Page, address: str, lang: str) -> None:
    page.goto(home(address, lang))
    expect(page.locator("h1")).to_be_in_viewport(ratio=1)
    expect(page.locator("form.ask")).to_be_in_viewport(ratio=1)
    assert page.locator(".tasks li").count() == 5
    for task in page.locator(".tasks li").all():
        expect(task).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_touched_is_at_least_44_px_and_nothing_scrolls_sideways(
    page: Page, address: str, lang: str
) -> None:
    for path in ("", "introduksjonsprogram/#hvor-mye"):
        page.goto(home(address, lang) + path)
        page.locator(".menu-button").click()
        assert page.locator(TOUCHED).evaluate_all(TOO_SMALL) == []
        for width in (320, 360, 1280):
            page.set_viewport_size({"width": width, "height": 740})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (path, width)


def test_the_menu_opens_and_closes_by_keyboard(page: Page, address: str) -> None:
    page.goto(home(address, "uk"))
    button, menu = page.locator(".menu-button"), page.locator("#menu")
    button.focus()
    page.keyboard.press("Enter")
    expect(menu).to_be_visible()
    page.keyboard.press("Tab")
    expect(menu.locator("a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()


def test_the_menu_opens_without_script_and_offers_no_dead_control(address: str, chromium: Browser) -> None:
    with chromium.new_context(java_script_enabled=False) as plain:
        page = plain.new_page()
        page.goto(home(address, "ru"))
        page.locator(".menu-button").click()
        expect(page.locator("#menu nav")).to_be_visible()
        expect(page.locator("#menu button")).to_have_count(4)
        assert page.locator("#menu button:visible").count() == 0


def test_colours_follow_the_device_until_somebody_chooses(page: Page, address: str) -> None:
    page.goto(home(address, "en"))
    page.emulate_media(color_scheme="dark")
    expect(page.locator("body")).to_have_css("background-color", DARK)
    assert page.evaluate("localStorage.length") == 0
    page.locator(".menu-button").click()
    page.locator("[data-set-colours=light]").click()
    expect(page.locator("body")).to_have_css("background-color", LIGHT)
    page.goto(home(address, "uk"))
    expect(page.locator("body"), "the choice is kept on the next page").to_have_css("background-color", LIGHT)
    page.locator(".menu-button").click()
    expect(page.locator("[data-set-colours=light]")).to_have_attribute("aria-pressed", "true")
    page.locator("[data-set-colours='']").click()
    expect(page.locator("body")).to_have_css("background-color", DARK)
    assert page.evaluate("localStorage.length") == 0, "as on the device forgets the choice"


def test_colours_can_be_chosen_where_storage_is_denied(context: BrowserContext, address: str) -> None:
    denied = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('denied') }})"
    context.add_init_script(denied)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(home(address, "nb"))
    page.locator(".menu-button").click()
    page.locator("[data-set-colours=dark]").click()
    expect(page.locator("body")).to_have_css("background-color", DARK)
    assert errors == []


def test_in_forced_colours_what_is_chosen_can_still_be_seen(page: Page, address: str) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(home(address, "uk"))
    outline = page.locator(".languages [aria-current]").evaluate("each => getComputedStyle(each).outlineStyle")
    assert outline == "solid"


@pytest.mark.parametrize("path", ["no-such-page", "uk/ordliste/", "sok/"])
@pytest.mark.parametrize("width", [360, 1280])
def test_no_page_begins_at_the_edge_of_the_screen(page: Page, address: str, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(f"{address}/{path}")
    heading = page.locator("h1").first.bounding_box()
    assert heading
    assert heading["x"] >= 12
