"""The search in a real Chromium: what it finds, what it fetches, what it says, and where it leads."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from calc.words import LANGUAGES
from publish.finished import Page as Finished
from publish.finished import pages as finished_pages
from publish.manuscript.glossary import load
from publish.search.passages import GLOSSARY
from tests.browser.search_queries import APOSTROPHES, queries
from tests.reader import current

FIND_ALL = """async ([find, lang, typed]) => {
    const { load } = await import(find);
    const { engine } = document.querySelector("[data-engine]").dataset;
    const search = await load(new URL(engine, location.href).href, lang);
    const found = [];
    for (const query of typed) found.push(search(query).found);
    return found;
}"""
LETTERS = {"nb": "abdefghijklmnoprstuvyæøå", "en": "abcdefghijklmnopqrstuvwxyz"}
LETTERS |= {"ru": "абвгдежзиклмнопрстуфхцчшщыэюя", "uk": "абвгґдежзиіїйклмнопрстуфхцчшщьюя"}
TOO_SMALL = """all => all.filter(each => each.checkVisibility())
    .filter(each => each.offsetHeight < 44 || each.offsetWidth < 44).map(each => each.outerHTML)"""


@pytest.fixture(scope="module")
def pages(site: Path) -> list[Finished]:
    return list(finished_pages(site))


@pytest.fixture(scope="module", params=LANGUAGES)
def reader(
    request: pytest.FixtureRequest, chromium: Browser, address: str, site: Path
) -> Iterator[tuple[str, Any]]:
    """A language, and what its search finds for many queries at once: lists of `path#id`, best first."""
    context = chromium.new_context()
    page = context.new_page()
    page.goto(search_page(address, request.param))
    find = "/" + current(site, "assets/find.*.js").relative_to(site).as_posix()
    yield request.param, lambda typed: page.evaluate(FIND_ALL, [find, request.param, typed])
    context.close()


def search_page(address: str, lang: str, query: str = "") -> str:
    return f"{address}/{'' if lang == 'nb' else lang + '/'}sok/{'#q=' + query if query else ''}"


def test_the_right_question_is_among_the_first_three(reader: tuple[str, Any], pages: list[Finished]) -> None:
    lang, find = reader
    asked = queries(pages, load(GLOSSARY), lang)
    assert len(asked) >= 400
    missed: dict[str, list[str]] = {query.kind: [] for query in asked}
    for query, found in zip(asked, find([query.typed for query in asked]), strict=True):
        if not query.right & set(found[:3]):
            missed[query.kind].append(query.typed)
    assert sum(map(len, missed.values())) <= 0.05 * len(asked), missed
    for kind, typed in missed.items():
        assert len(typed) <= 0.1 * sum(query.kind == kind for query in asked), (kind, typed)


def test_every_title_task_and_calculator_finds_itself(reader: tuple[str, Any], pages: list[Finished]) -> None:
    lang, find = reader
    meant: dict[str, set[str]] = {}
    for page in (each for each in pages if each.lang == lang):
        for task in page.root.xpath("//nav[contains(@class, 'tasks')]//a"):
            meant.setdefault(task.text_content(), set()).add(task.get("href"))
        for question in page.questions:
            here = f"{page.path}#{question.id}"
            meant.setdefault(question.title, set()).add(here)
            for calculator in question.answer.xpath(".//*[@data-calculator]//h3"):
                meant.setdefault(calculator.text_content(), set()).add(here)
        if page.questions:
            meant.setdefault(page.title, set()).update(f"{page.path}#{each.id}" for each in page.questions)
    assert sum(len(places) > 1 for places in meant.values()) <= len(pages), "titles that tell questions apart"
    found = dict(zip(meant, find([*meant]), strict=True))
    assert {typed: found[typed][:3] for typed in meant if not {*found[typed][:3]} & meant[typed]} == {}
    second = [typed for typed in meant if not {*found[typed][:1]} & meant[typed]]
    assert len(second) <= 0.02 * len(meant), second


def test_nonsense_finds_nothing(reader: tuple[str, Any]) -> None:
    lang, find = reader
    chance = random.Random(1)
    nonsense = ["".join(chance.choices(LETTERS[lang], k=length)) for length in (6, 8, 10) for _ in range(20)]
    found = dict(zip(nonsense, find(nonsense), strict=True))
    assert {word: names for word, names in found.items() if names} == {}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_word_of_a_letter_leads_to_its_answer_and_back(page: Page, address: str, lang: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(search_page(address, lang))
    page.get_by_role("searchbox").focus()
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "/assets/words." in url]
    page.keyboard.type("egenmeldingen")
    page.keyboard.press("Enter")
    results = page.locator(".found li")
    expect(results.first).to_be_visible()
    shown, found = map(int, re.findall(r"\d+", page.locator("[role=status]").first.inner_text()))
    assert shown == results.count() == min(10, found)
    assert page.locator(".search a").evaluate_all(TOO_SMALL) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert not [url for url in asked if "egenmelding" in url or not url.startswith(address)]
    results.first.get_by_role("link").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("introduksjonsstonad/#egen-sykdom$"))
    expect(page.locator("#egen-sykdom")).to_be_visible()
    page.go_back(wait_until="commit")
    expect(page.get_by_role("searchbox")).to_have_value("egenmeldingen")
    expect(results).to_have_count(shown)
    other = next(each for each in LANGUAGES if each != lang)
    page.locator(f".languages a[hreflang={other}]").click()
    expect(page).to_have_url(search_page(address, other))
    expect(page.get_by_role("searchbox")).to_have_value("egenmeldingen")
    expect(results.first).to_be_visible()
    page.go_back(wait_until="commit")
    expect(page.locator("html")).to_have_attribute("data-lang", lang)
    expect(page.get_by_role("searchbox")).to_have_value("egenmeldingen")
    expect(results).to_have_count(shown)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_front_page_asks_and_nothing_of_it_is_written_down(page: Page, address: str, lang: str) -> None:
    front = search_page(address, lang).removesuffix("sok/")
    page.goto(front)
    page.locator("form.ask input").fill("vedtak")
    page.keyboard.press("Enter")
    expect(page.locator(".found li").first).to_be_visible()
    assert page.url == search_page(address, lang)
    assert page.evaluate("[history.state, localStorage.length + sessionStorage.length]") == [None, 0]
    page.go_back(wait_until="commit")
    expect(page.locator(".tasks li")).to_have_count(5)
    page.locator("form.ask input").fill("klage")
    page.keyboard.press("Enter")
    expect(page.locator("#query")).to_have_value("klage")
    expect(page.locator(".found li").first).to_be_visible()


def test_an_old_link_with_a_search_is_read_and_leaves_the_address(page: Page, address: str) -> None:
    page.goto(search_page(address, "en", "introduction%20benefit"))
    expect(page.locator(".found li").first).to_be_visible()
    assert page.url == search_page(address, "en")
    assert page.locator(".languages a[hreflang=uk]").evaluate("link => link.href") == search_page(address, "uk")
    page.goto(search_page(address, "en", "municipality"))
    expect(page.get_by_role("searchbox")).to_have_value("municipality")
    assert page.url == search_page(address, "en")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_found_leads_on(page: Page, address: str, lang: str) -> None:
    page.goto(search_page(address, lang, "xqzwvk"))
    expect(page.locator("[role=status]").first).to_contain_text("xqzwvk")
    for link in page.locator(".nothing a").all():
        expect(link).to_be_visible()
    expect(page.locator(".all li").first).to_be_visible()
    page.get_by_role("searchbox").fill("introdukzionspro")
    expect(page.locator(".found li, .near li").first).to_be_visible()
    page.get_by_role("searchbox").fill("")
    expect(page.locator("[role=status]").first).to_be_empty()
    expect(page.locator(".nothing")).to_be_hidden()


def test_an_apostrophe_counts_in_no_shape(page: Page, address: str, site: Path) -> None:
    page.goto(search_page(address, "uk"))
    find = "/" + current(site, "assets/find.*.js").relative_to(site).as_posix()
    for word in ("зв{}язок", "обов{}язок"):
        first, *others = page.evaluate(FIND_ALL, [find, "uk", [word.format(each) for each in APOSTROPHES]])
        assert first, word
        assert all(each == first for each in others), word


def test_the_number_told_is_the_number_found(page: Page, address: str, site: Path) -> None:
    page.goto(search_page(address, "en", "municipality"))
    expect(page.locator(".found li")).to_have_count(10)
    find = "/" + current(site, "assets/find.*.js").relative_to(site).as_posix()
    (found,) = page.evaluate(FIND_ALL, [find, "en", ["municipality"]])
    assert len(found) > 10
    expect(page.locator("[role=status]").first).to_have_text(f"Results shown: 10 of {len(found)}")


def test_what_is_typed_is_shown_as_typed(page: Page, address: str) -> None:
    page.goto(search_page(address, "en", "%3Cimg src=x%3E$%26"))
    expect(page.locator("[role=status]").first).to_contain_text("“<img src=x>$&”")
    page.goto(search_page(address, "uk", "%E0%A4%A"))
    expect(page.get_by_role("searchbox")).to_have_value("")


def test_a_search_that_cannot_be_fetched_says_so_and_is_tried_again(page: Page, address: str) -> None:
    page.route("**/words.*/uk.json", lambda route: route.abort())
    page.goto(search_page(address, "uk"))
    page.get_by_role("searchbox").fill("допомога")
    expect(page.locator("[role=status]").first).to_contain_text("ще раз")
    expect(page.locator(".all li").first).to_be_visible()
    page.unroute("**/words.*/uk.json")
    page.get_by_role("searchbox").press("Enter")
    expect(page.locator(".found li").first).to_be_visible()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_script_every_question_is_listed(
    address: str, chromium: Browser, pages: list[Finished], lang: str
) -> None:
    with chromium.new_context(java_script_enabled=False) as plain:
        page = plain.new_page()
        page.goto(search_page(address, lang))
        links = page.locator(".all li a").evaluate_all("all => all.map(each => each.href)")
        expect(page.get_by_role("searchbox")).to_be_hidden()
        expect(page.locator(".needs-script")).to_be_visible()
    root = search_page(address, lang).removesuffix("sok/")
    own = [page for page in pages if page.lang == lang]
    assert sorted(links) == sorted(f"{root}{each.path}#{one.id}" for each in own for one in each.questions)
