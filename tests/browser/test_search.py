"""The search in a real Chromium: what it finds, what it fetches, what it says, and where it leads."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from calc.words import LANGUAGES
from publish.finished import Page as Finished
from publish.finished import pages as finished_pages
from publish.manuscript.glossary import load
from publish.search.everyday import said
from publish.search.passages import GLOSSARY, calculators
from publish.text import word
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
EVERYDAY = tomllib.loads(Path(__file__).with_name("everyday.toml").read_text("utf-8"))
LAST = ("endringer/", "integreringspolitikk/")
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
    assert len(asked) >= 300
    missed: dict[str, list[str]] = {query.kind: [] for query in asked}
    for query, found in zip(asked, find([query.typed for query in asked]), strict=True):
        if not query.right & set(found[:3]):
            missed[query.kind].append(query.typed)
    assert sum(map(len, missed.values())) <= 0.05 * len(asked), missed
    for kind, typed in missed.items():
        assert len(typed) <= 0.1 * sum(query.kind == kind for query in asked), (kind, typed)


@pytest.mark.parametrize("chosen", EVERYDAY)
def test_what_people_say_leads_to_the_answer(reader: tuple[str, Any], chosen: str) -> None:
    lang, find = reader
    asked = {each[lang]: {*each["right"]} for each in EVERYDAY[chosen] if lang in each}
    assert len(asked) >= 15 or not asked, "a set is large enough, or of other languages"
    found = dict(zip(asked, find([*asked]), strict=True))
    missed = {typed: found[typed][:3] for typed, right in asked.items() if not right & {*found[typed][:3]}}
    assert len(missed) <= 0.05 * len(asked), missed


def test_every_title_task_and_calculator_finds_itself(reader: tuple[str, Any], pages: list[Finished]) -> None:
    lang, find = reader
    meant: dict[str, set[str]] = {}
    for page in (each for each in pages if each.lang == lang):
        for task in page.root.xpath("//nav[contains(@class, 'tasks')]//a[not(contains(@href, 'ordliste/'))]"):
            meant.setdefault(task.text_content(), set()).add(task.get("href"))
        for question in page.questions:
            meant.setdefault(question.title, set()).add(f"{page.path}#{question.id}")
        for where, title in calculators(page).items():
            meant.setdefault(title, set()).add(where)
        if page.path:
            meant.setdefault(page.title, set()).update((page.path, *calculators(page)))
    assert sum(len(places) > 1 for places in meant.values()) <= len(pages), "titles that tell questions apart"
    found = dict(zip(meant, find([*meant]), strict=True))
    assert {typed: found[typed][:3] for typed in meant if not {*found[typed][:3]} & meant[typed]} == {}
    second = [typed for typed in meant if not {*found[typed][:1]} & meant[typed]]
    assert len(second) <= 0.02 * len(meant), second


def test_every_calculator_is_found_by_what_it_is(reader: tuple[str, Any], pages: list[Finished]) -> None:
    lang, find = reader
    (found,) = find([word("search.calculator", lang)])
    there = {where for page in pages if page.lang == lang for where in calculators(page)}
    assert len(there) >= 5
    assert there <= {*found[:10]}


def test_what_holds_comes_before_what_changed(reader: tuple[str, Any]) -> None:
    _, find = reader
    for found in find(["introduksjonsstønad", "introduksjonsprogram", "kollektiv beskyttelse", "norskopplæring"]):
        assert not any(each.startswith(LAST) for each in found[:3]), found[:3]


def test_words_and_numbers_are_known_in_every_shape(reader: tuple[str, Any]) -> None:
    lang, find = reader
    alike = [
        ["A2", "a2", "А2", "а2"],
        ["B1", "В1"],
        ["1 G", "1G"],
        ["136 549", "136549", "136\u00a0549", "136\u202f549"],
    ]
    alike += [["introduksjonsstønad", "introduksjonsstonad", "introduksjonsstoenad", "INTRODUKSJONSSTØNAD"]]
    alike += [["vilkår", "vilkar", "vilkaar"], ["introduksjon", "\u0131ntroduksjon", "\u0130ntroduksjon"]]
    if lang == "uk":
        alike += [
            ["допомога", "dopomoha", "dopomoga", "допомога"],
            ["громадянство", "hromadianstvo", "gromadyanstvo"],
            ["зменшити", "зменшувати"],
        ]
    if lang == "ru":
        alike += [["пособие", "posobie", "posobiye"], ["гражданство", "grazhdanstvo"], ["май", "май"]]
        alike += [["удерживать", "удержать"]]
    if lang in ("ru", "uk"):
        alike += [["barnetrygd", "барнетрюгд"], ["engangsstønad", "энгангсстёнад", "енгангсстонад"]]
        alike += [["foreldrepenger", "форелдрепенгер"], ["egenmelding", "эгенмелдинг"]]
    for shapes in alike:
        first, *others = find(shapes)
        assert first, shapes
        for shape, other in zip(shapes[1:], others, strict=True):
            assert other[:3] == first[:3], shape


def test_small_words_are_looked_for_where_there_are_no_others(reader: tuple[str, Any]) -> None:
    lang, find = reader
    small = {"nb": "hva er det", "en": "what is it", "ru": "что это", "uk": "що це"}
    assert find([small[lang]])[0]


def test_everyday_words_mean_words_of_the_pages_and_there_are_many(reader: tuple[str, Any]) -> None:
    lang, find = reader
    rows = said(lang)
    assert len({each for row in rows.values() for each in row}) >= 150
    words = [each for each in rows if "#" not in each]
    assert {each for each, found in zip(words, find(words), strict=True) if not found} == set()


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
    assert not [url for url in asked if re.search(r"/assets/words\.\w+/", url)]
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
    at = "[JSON.stringify(history.state?.place?.open ?? []), localStorage.length + sessionStorage.length]"
    assert page.evaluate(at) == ["[]", 0]
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
    expect(page.locator(".nothing a").first).to_be_visible()
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
    for shape in ("зв{}язок", "обов{}язок"):
        first, *others = page.evaluate(FIND_ALL, [find, "uk", [shape.format(each) for each in APOSTROPHES]])
        assert first, shape
        assert all(each == first for each in others), shape


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
    there = [f"{each.path}#{one.id}" for each in own for one in each.questions]
    there += [where for each in own for where in calculators(each)]
    assert sorted(links) == sorted(f"{root}{each}" for each in there)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_was_searched_for_is_marked_here_and_in_its_answer(page: Page, address: str, lang: str) -> None:
    page.goto(search_page(address, lang))
    page.get_by_role("searchbox").fill("egenmelding legeerklæring")
    expect(page.locator(".found li").first).to_be_visible()
    before = page.evaluate("performance.timeOrigin")
    page.locator(".found a[href$='#egen-sykdom']").click()
    expect(page.locator("#egen-sykdom mark").first).to_be_in_viewport()
    expect(page.locator("#egen-sykdom .rest")).to_have_attribute("open", "")
    assert page.url.endswith("introduksjonsstonad/#egen-sykdom"), "no address tells the words"
    assert page.evaluate("performance.timeOrigin") == before, "the words never left the document"
    page.go_back(wait_until="commit")
    expect(page.locator(".found mark").first).to_be_visible()


def test_a_calculator_that_is_found_starts(page: Page, address: str) -> None:
    page.goto(search_page(address, "en"))
    page.get_by_role("searchbox").fill(word("search.calculator", "en"))
    found = page.locator(".found .sum")
    expect(found.first.locator(".kind")).to_have_text(word("search.calculator", "en"))
    expect(found.first.locator("mark")).to_have_count(0)
    found.first.locator("a").click()
    expect(page.locator("[data-calculator] [data-body] input").first).to_be_attached()


def test_a_page_that_may_not_compute_opens_what_it_finds_as_a_page(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{address}/en/ordliste/")
    page.locator("#find").fill("calculator")
    page.keyboard.press("Enter")
    expect(page.locator(".found .sum").first).to_be_visible()
    before = page.evaluate("performance.timeOrigin")
    page.locator(".found .sum a").first.click()
    expect(page.locator("[data-calculator]").first).to_be_attached()
    assert page.evaluate("performance.timeOrigin") != before


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_search_page_offers_the_commonest_questions_until_something_is_typed(
    page: Page, address: str, chromium: Browser, lang: str
) -> None:
    page.goto(search_page(address, lang))
    offered = page.locator(".commonest a")
    expect(offered).to_have_count(6)
    for link in offered.all():
        expect(link).to_be_visible()
    page.get_by_role("searchbox").fill("vedtak")
    expect(page.locator(".commonest")).to_be_hidden()
    with chromium.new_context(java_script_enabled=False) as plain:
        without = plain.new_page()
        without.goto(search_page(address, lang))
        expect(without.locator(".commonest a").first).to_be_visible()


def test_a_page_that_the_browser_translates_still_searches(page: Page, address: str) -> None:
    page.goto(search_page(address, "uk"))
    page.evaluate("document.documentElement.lang = 'ar'")
    page.get_by_role("searchbox").fill("вагітна")
    expect(page.locator(".found a[href$='#fodsel']").first).to_be_visible()
    page.goto(f"{address}/uk/ordliste/")
    page.evaluate("document.documentElement.lang = 'tr'")
    page.locator("#glossary-filter").fill("INTRODUKSJON")
    expect(page.locator("[data-glossary] tbody tr:visible").first).to_be_visible()


@pytest.mark.parametrize(
    ("lang", "typed"),
    [
        ("nb", "introduksjonsstonad"),
        ("nb", "lanekassen"),
        ("en", "grunnbelop"),
        ("uk", "допомоги"),
        ("uk", "муніципалітету"),
        ("ru", "пособия"),
        ("uk", "\u0130ntroduksjon"),
        ("nb", "laanekassen"),
    ],
)
def test_the_word_list_reads_what_is_typed_as_the_search_does(
    page: Page, address: str, lang: str, typed: str
) -> None:
    page.goto(search_page(address, lang).replace("sok/", "ordliste/"))
    rows = page.locator("[data-glossary] tbody tr")
    everything = rows.count()
    page.locator("#glossary-filter").fill(typed)
    expect(page.locator("[data-glossary] [role=status]")).to_contain_text(re.compile(r"\d"))
    shown = page.locator("[data-glossary] tbody tr:visible").count()
    assert 0 < shown < everything / 3
    page.locator("#glossary-filter").fill("xqzwvk")
    expect(page.locator("[data-glossary] tbody tr:visible")).to_have_count(0)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_wide_page_has_a_field_above_and_a_phone_a_link(page: Page, address: str, lang: str) -> None:
    there = search_page(address, lang).replace("sok/", "opphold/")
    page.set_viewport_size({"width": 992, "height": 800})
    page.goto(there)
    expect(page.locator(".to-search")).to_be_hidden()
    page.locator("#find").fill("klage")
    page.locator(".find button").click()
    expect(page.locator(".found li").first).to_be_visible()
    assert page.url == search_page(address, lang)
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(there)
    expect(page.locator("#find")).to_be_hidden()
    page.locator(".to-search").click()
    expect(page).to_have_url(search_page(address, lang))


def test_the_key_leads_to_the_field_but_never_while_something_is_typed(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    for path, field in (("en/opphold/", "#find"), ("en/", "#ask"), ("en/sok/", "#query")):
        page.goto(f"{address}/{path}")
        page.locator("main").focus()
        page.keyboard.press("/")
        expect(page.locator(field)).to_be_focused()
        expect(page.locator(field)).to_have_value("")
        page.keyboard.type("1/2")
        expect(page.locator(field)).to_have_value("1/2")


def test_the_key_can_be_switched_off_and_that_is_all_that_is_kept(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{address}/uk/om/")
    page.locator(".menu-button").click()
    page.locator("[data-slash]").click()
    expect(page.locator("[data-slash]")).to_have_attribute("aria-pressed", "false")
    page.goto(f"{address}/uk/opphold/")
    page.keyboard.press("/")
    expect(page.locator("#find")).not_to_be_focused()
    assert page.evaluate("({...localStorage})") == {"slash": "off"}
    page.locator(".menu-button").click()
    page.locator("[data-slash]").click()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    expect(page.locator("#find")).to_be_focused()
    assert page.evaluate("localStorage.length") == 0
