"""A reader arrives at a question, changes language, passes it on; a page says when it has grown old."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise, permutations
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from calc.words import LANGUAGES
from publish import finished
from publish.addresses import share
from publish.share import shares
from tests.reader import served


def topic(address: str, lang: str, question: str = "hvor-mye") -> str:
    """A question of a page of questions."""
    return f"{address}/{'' if lang == 'nb' else lang + '/'}introduksjonsprogram/#{question}"


def test_the_language_switch_keeps_page_and_question(page: Page, address: str) -> None:
    """From every language to every other, in one walk."""
    walk = ["nb", "en", "nb", "ru", "nb", "uk", "en", "ru", "en", "uk", "ru", "uk", "nb"]
    assert {*pairwise(walk)} == {*permutations(LANGUAGES, 2)}
    page.goto(topic(address, walk[0], "varighet"))
    for other in walk[1:]:
        page.locator(f".languages a[hreflang={other}]").click()
        page.wait_for_url(topic(address, other, "varighet"))
        expect(page.locator("#varighet")).to_be_visible()
        expect(page.locator("details.rest[open]")).to_have_count(1)


def test_an_unknown_question_is_said(page: Page, address: str) -> None:
    page.goto(topic(address, "uk", "no-such-question"))
    expect(page.locator(".unknown-question")).to_be_focused()


def test_arriving_at_a_question_opens_shows_and_focuses_it(page: Page, address: str) -> None:
    page.goto(topic(address, "uk", "egne-midler"))
    expect(page.locator("#egne-midler")).to_be_focused()
    expect(page.locator("#egne-midler")).to_be_in_viewport()
    expect(page.get_by_role("heading", name="власні гроші")).to_be_in_viewport()


@pytest.mark.parametrize("after", [")", ".", ",", "%20", "%C2%A0", ").%0A", "**", "%E2%80%9D", "/", "%3F"])
def test_what_a_sentence_adds_to_a_link_is_forgiven(page: Page, address: str, after: str) -> None:
    page.goto(topic(address, "uk", "egne-midler" + after))
    expect(page.locator("#egne-midler")).to_be_focused()
    assert page.locator(".languages a[hreflang=en]").evaluate("link => link.hash") == "#egne-midler"
    assert page.url.removesuffix("%3F") == topic(address, "uk", "egne-midler")


def test_a_moved_question_is_followed_on_this_site_alone(page: Page, address: str) -> None:
    page.goto(topic(address, "uk"))
    page.evaluate("""() => document.querySelector("main").insertAdjacentHTML("beforeend",
        `<p id="away" class="moved"><a href="https://away.example/">x</a></p>`)""")
    page.evaluate("location.hash = 'away'")
    page.evaluate("new Promise((done) => setTimeout(done, 300))")
    assert page.url == topic(address, "uk", "away")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_answer_offers_its_link(page: Page, context: BrowserContext, address: str, lang: str) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(topic(address, lang, "egne-midler"))
    place = page.locator("#egne-midler .copy")
    place.locator(".copy-link").click()
    expect(place.get_by_role("status")).not_to_be_empty()
    assert page.evaluate("navigator.clipboard.readText()") == f"{address}/{share('egne-midler', lang)}"


@pytest.mark.parametrize("refusal", ["undefined", "{writeText: () => Promise.reject(new Error('no'))}"])
def test_a_link_that_cannot_be_copied_is_shown_selected(page: Page, address: str, refusal: str) -> None:
    page.add_init_script(f"Object.defineProperty(navigator, 'clipboard', {{value: {refusal}}})")
    page.goto(topic(address, "en", "egne-midler"))
    place = page.locator("#egne-midler .copy")
    place.locator(".copy-link").click()
    expect(place.get_by_role("status")).to_contain_text("Here it is")
    expect(place.get_by_role("textbox")).to_be_focused()
    assert page.evaluate("getSelection().toString()") == f"{address}/en/q/egne-midler/"


def test_an_answer_is_shared_by_the_device_where_it_can(page: Page, address: str) -> None:
    page.add_init_script("navigator.share = undefined")
    page.goto(topic(address, "uk", "egne-midler"))
    expect(page.locator("#egne-midler .share-link")).to_be_hidden()
    page.add_init_script("navigator.share = async (given) => { window.given = given; throw new Error('closed'); }")
    page.reload()
    page.locator("#egne-midler .share-link").click()
    title = page.locator(".faq:has(#egne-midler) h2").inner_text().replace("\u00ad", "")
    assert page.evaluate("window.given") == {"title": title, "url": f"{address}/uk/q/egne-midler/"}


@pytest.fixture(scope="module")
def moved(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a copy of the site in which three questions have moved, one of them twice."""
    copy = tmp_path_factory.mktemp("moved") / "site"
    shutil.copytree(site, copy, ignore=shutil.ignore_patterns("*.br", "*.gz", "python.*", "card.png"))
    lines = {
        "introduksjonsprogram#gammel": "introduksjonsstonad#skatt",
        "introduksjonsprogram#eldre": "introduksjonsprogram#varighet",
        "om#barn": "opphold#barn",
    }
    shares.lead_on(copy, list(finished.pages(copy)), lines)
    with served(copy) as address:
        yield address


@pytest.mark.parametrize("old", ["introduksjonsprogram/#gammel", "{lang}/q/gammel/"])
@pytest.mark.parametrize("lang", ["nb", "uk"])
def test_a_question_that_moved_is_found_at_its_old_addresses(page: Page, moved: str, old: str, lang: str) -> None:
    own = "" if lang == "nb" or "{" in old else f"{lang}/"
    page.goto(f"{moved}/{own}{old.format(lang=lang)}")
    page.wait_for_url(f"**{'' if lang == 'nb' else '/uk'}/introduksjonsstonad/#skatt")
    expect(page.locator("#skatt")).to_be_focused()
    expect(page.locator("#skatt:has(> .rest[open]) > p").first).to_be_in_viewport()


def test_a_question_may_move_within_its_page_or_keep_its_id(page: Page, moved: str) -> None:
    page.goto(f"{moved}/en/introduksjonsprogram/#eldre")
    expect(page.locator("#varighet")).to_be_focused()
    page.goto(f"{moved}/en/om/#barn")
    expect(page.locator("#barn")).to_be_focused()
    assert page.url == f"{moved}/en/opphold/#barn"
    page.goto(f"{moved}/uk/plakat/gammel/")
    expect(page.locator(".screen a").first).to_have_attribute("href", re.compile("uk/introduksjonsstonad/#skatt$"))


def test_without_script_a_link_leads_to_where_a_question_moved(chromium: Browser, moved: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{moved}/ru/introduksjonsprogram/#gammel")
    expect(page.locator(".moved:visible")).to_have_count(1)
    page.locator(".moved:visible a").click()
    expect(page.locator("#skatt > p").first).to_be_visible()
    context.close()


def test_a_page_says_on_the_day_of_reading_that_its_check_is_old(page: Page, address: str) -> None:
    page.goto(topic(address, "uk"))
    day = date.fromisoformat(str(page.locator("[data-stale-after]").first.get_attribute("data-stale-after")))
    for days, old in ((-1, False), (0, True), (1500, True)):
        page.clock.set_fixed_time(f"{day + timedelta(days=days)}T12:00:00Z")
        page.reload()
        assert page.locator(".checked strong").is_visible() == old


def test_the_word_list_can_be_searched(page: Page, address: str) -> None:
    page.goto(f"{address}/uk/ordliste/")
    rows = page.locator("table tbody tr:visible")
    everything = rows.count()
    page.get_by_role("searchbox").or_(page.locator("main input")).first.fill("grunnbel")
    expect(rows).to_have_count(1)
    assert everything > 70
