"""The same visit in Firefox and in WebKit as in Chromium: arrive, menu, calculate, go back, change language."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.drivers import ENTER, ESCAPE, TAB, Driver, firefox, webkit
from tests.reader import served
from tests.rules.verdict import told
from tests.versions import deploy

ANSWERS = {"date": "2026-05-01", "age": "30", "lives_with_parent": "no", "has_children": "no"}
TOPIC = "uk/introduksjonsprogram/"
PAGE = "uk/kalkulatorer/introduksjonsstonad/"
PLACE = "[data-calculator=introduction-benefit]"
RESULT = f"document.querySelector('{PLACE} .result .answer')?.textContent"
SEEN = "each => [each.name, each.type, each.value, each.checked]"
FOCUS = "document.activeElement"


@pytest.fixture(scope="module", params=[firefox, webkit], ids=["firefox", "webkit"])
def browser(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Driver]:
    """The browser; its start is what costs, so the module shares it."""
    with request.param(tmp_path_factory.mktemp("profile")) as driver:
        yield driver


@pytest.fixture(scope="module")
def asked() -> list[str]:
    """The paths that the browsers asked for."""
    return []


@pytest.fixture(scope="module")
def address(site: Path, asked: list[str]) -> Iterator[str]:
    """The site, served to these browsers alone."""
    with served(site, asked) as found:
        yield found


def test_a_link_arrives_and_the_menu_opens_by_keyboard(browser: Driver, address: str) -> None:
    browser.go(f"{address}/{TOPIC}#hvor-mye")
    browser.until(f"{FOCUS}.id === 'hvor-mye'")
    browser.until("!document.querySelector('#hvor-mye .copy button').hidden")  # the scripts have run
    assert browser.run("return document.querySelector('#hvor-mye .rest').open")
    browser.press(".menu-button")
    browser.until("document.querySelector('#menu').matches(':popover-open')")
    browser.keys(ESCAPE)
    browser.until("!document.querySelector('#menu').matches(':popover-open')")
    browser.until(f"{FOCUS}.classList.contains('menu-button')")


def test_a_calculation_by_keyboard_gives_what_the_command_line_gives(
    browser: Driver, address: str, asked: list[str]
) -> None:
    browser.go("about:blank")
    browser.go(f"{address}/{PAGE}")
    browser.until(f"document.querySelector('{PLACE} form')?.checkVisibility()")
    calculate(browser)
    said = told("introduction-benefit", ANSWERS, "uk")["sentences"][0]
    assert plain(browser.until(RESULT)) == plain(said)
    browser.until(f"{FOCUS}.matches('.result h4')")
    browser.go(f"{address}/uk/om/")
    browser.back()
    assert plain(browser.until(RESULT)) == plain(said), "going back brings the result back"
    browser.press(".languages a[hreflang=nb]")
    browser.until("document.documentElement.lang === 'nb'")
    norwegian = told("introduction-benefit", ANSWERS, "nb")["sentences"][0]
    assert plain(browser.until(RESULT)) == plain(norwegian)
    assert any(path.endswith(".wasm") for path in asked)
    assert not any("/complete/" in path for path in asked), "the reduced Python, profiled elsewhere, does it all"


def test_an_old_link_with_answers_leads_on_to_the_result_and_leaves_nothing_in_the_history(
    browser: Driver, address: str
) -> None:
    answers = "&".join(f"{name}={value}" for name, value in ANSWERS.items())
    browser.go(f"{address}/uk/om/")
    browser.until("document.readyState === 'complete'")  # WebKit lets a page that is still coming be replaced
    browser.run(f"location.href = '{address}/{TOPIC}#introduction-benefit?{answers}&partner_in_programme=no'")
    browser.until(f"location.pathname.endsWith('/{PAGE}')")
    assert plain(browser.until(RESULT)) == plain(told("introduction-benefit", ANSWERS, "uk")["sentences"][0])
    browser.until("location.hash === '#introduction-benefit'")
    browser.back()
    browser.until("location.pathname.endsWith('/uk/om/')")


def test_what_is_wrong_is_told_at_the_field(browser: Driver, address: str) -> None:
    browser.go("about:blank")
    browser.go(f"{address}/{PAGE}")
    browser.until(f"document.querySelector('{PLACE} form')?.checkVisibility()")
    browser.type(f"{PLACE} [name=age]", "200" + ENTER)
    browser.until(f"{FOCUS}.classList.contains('problems')")
    assert (
        browser.run(f"return document.querySelector('{PLACE} [name=age]').getAttribute('aria-invalid')") == "true"
    )


def test_a_page_whose_parts_are_gone_takes_over_the_newer_one(browser: Driver, site: Path, tmp_path: Path) -> None:
    live = deploy(site, tmp_path / "live", 1)
    with served(live) as address:
        browser.go(f"{address}/{PAGE}")
        browser.until(f"document.querySelector('{PLACE} form')?.checkVisibility()")
        deploy(site, live, *range(2, 8))
        browser.type(f"{PLACE} [name=age]", ANSWERS["age"])
        browser.until("document.querySelector('.renewed').checkVisibility()")
        browser.press(".renewed button")
        browser.until("document.querySelector('h1').textContent.startsWith('v7')")
        browser.until(f"document.querySelector('{PLACE} [name=age]').value === '{ANSWERS['age']}'")
        calculate(browser)
        assert plain(browser.until(RESULT)) == plain(told("introduction-benefit", ANSWERS, "uk")["sentences"][0])


def calculate(browser: Driver) -> None:
    """Answer whatever is asked, by keys alone, until there is a result."""
    for _ in range(8):
        asked = browser.run(f"return [...document.querySelectorAll('{PLACE} .asking input')].map({SEEN})")
        for name, kind, value, checked in asked:
            field, _, part = name.partition(".")
            text = "other" if part == "when" else ANSWERS.get(field, "no" if kind == "radio" else "")
            if kind == "radio":
                if value == text and not checked:
                    browser.type(f'{PLACE} [name="{name}"][value="{value}"]', " ")
            elif kind == "text" and not value:
                written = dict(zip(("year", "month", "day"), text.split("-"), strict=False)).get(part, text)
                browser.type(f'{PLACE} [name="{name}"]', written + TAB)
        browser.run(f"document.querySelector('{PLACE} form').dataset.asked = 'yes'")
        browser.press(f"{PLACE} [type=submit]")
        browser.until(f"!document.querySelector('{PLACE} form')?.dataset.asked")
        if browser.run(f"return {RESULT}"):
            return
    raise AssertionError("no result after eight questions")


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").strip()
