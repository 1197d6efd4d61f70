"""What a first visit leaves out is not missed: looks of other kinds of pages, letters, scripts that come later."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont
from playwright.sync_api import Browser, Page, Route, expect

from publish.finished import looks, pages
from publish.finished.faces import shown
from publish.letters.typeface import CYRILLIC, LATIN
from tests.browser.test_paper_and_place import without_popover
from tests.reader import current

ONE_OF_EACH = {
    "home": "uk/",
    "tool": "uk/kalkulatorer/introduksjonsprogram/",
    "tasks": "uk/kalkulatorer/",
    "tree": "uk/regler/opphold/",
    "for-whom": "uk/endringer/",
    "translations": "uk/oversettelser/",
    "text": "uk/studiestotte/",
}
# How each element looks, and what stands before and after it, with all open and shown that can be; once for each
# way in which elements lie in each other.
LOOKS = """() => {
    for (const each of document.querySelectorAll("details")) each.open = true;
    for (const each of document.querySelectorAll("[hidden]")) each.hidden = false;
    const ways = new Map(), found = new Map();
    for (const each of document.querySelectorAll("*")) {
        const name = `${each.localName}.${each.getAttribute("class") ?? ""}`;
        const way = `${ways.get(each.parentElement) ?? ""} ${name}`;
        ways.set(each, way.slice(-200));
        if (found.has(way)) continue;
        for (const part of ["", "::before", "::after"]) {
            const style = getComputedStyle(each, part);
            if (part && style.content === "none") continue;
            found.set(way + part, [...style].map((name) => `${name}: ${style.getPropertyValue(name)}`));
        }
    }
    return Object.fromEntries(found);
}"""
DRESSED = """() => new Promise((done) => {
    const first = document.querySelector("link[data-whole]"), whole = document.createElement("link");
    Object.assign(whole, { rel: "stylesheet", href: first.dataset.whole, onload: () => done(first.remove()) });
    first.after(whole);
})"""
NAMED_FOR_LATER = re.compile(r'data-(?:script|whole)="([^"]+)"')
MEDIA: list[dict[str, Any]] = [
    {"media": "screen"},
    {"media": "screen", "color_scheme": "dark"},
    {"media": "screen", "forced_colors": "active"},
    {"media": "print"},
]


# Colours and paper know no width, so a wide screen is looked at in light alone.
@pytest.mark.parametrize("kind", ONE_OF_EACH)
@pytest.mark.parametrize(("width", "ways"), [(240, MEDIA), (1280, MEDIA[:1])], ids=["240", "1280"])
def test_a_page_looks_the_same_in_the_looks_of_its_kind_as_in_all(
    page: Page, address: str, kind: str, width: int, ways: list[dict[str, Any]]
) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(f"{address}/{ONE_OF_EACH[kind]}")
    expect(page.locator(f"link[href*='/{kind}.'][data-whole]")).to_have_count(1)
    page.locator("details.offline").wait_for()  # the last thing that scripts show by themselves
    seen(page, MEDIA[0])
    # What was opened has asked how much there is to save, and tells it.
    expect(page.locator("details.offline [data-complete] label")).not_to_contain_text("{")
    before = [seen(page, media) for media in ways]
    page.evaluate(DRESSED)
    for media, first in zip(ways, before, strict=True):
        whole = seen(page, media)
        assert first.keys() == whole.keys()
        assert len(whole) > 100
        assert {way: {*whole[way]} ^ {*first[way]} for way in whole if whole[way] != first[way]} == {}, media


def seen(page: Page, media: dict[str, Any]) -> dict[str, list[str]]:
    page.emulate_media(**{"color_scheme": "light", "forced_colors": "none", "reduced_motion": "reduce"} | media)
    found: dict[str, list[str]] = page.evaluate(LOOKS)
    return found


def test_there_is_a_kind_for_every_page(site: Path) -> None:
    assert {looks.kind(page.root) for page in pages(site)} == {*ONE_OF_EACH}


@pytest.mark.parametrize("name", ["latin", "cyrillic"])
def test_a_file_of_the_typeface_has_every_letter_of_its_pages_and_keeps_its_kerning(site: Path, name: str) -> None:
    face = TTFont(current(site, f"assets/fonts/{name}.*.woff2"))
    letters = {chr(code) for code in face.getBestCmap()}
    for page in pages(site):
        if page.root.get("data-letters") == name:
            missing = {*shown(page.root.find("body"))} & (LATIN | CYRILLIC) - letters - {*"{}[]|"}
            assert not missing, f"{page.address}: {sorted(missing)}"
    assert "kern" in {each.FeatureTag for each in face["GPOS"].table.FeatureList.FeatureRecord}
    (weight,) = face["fvar"].axes
    assert weight.minValue <= 400
    assert weight.maxValue >= 750


class Gate:
    """Scripts on their way, until they are let through."""

    def __init__(self, page: Page) -> None:
        self.waiting: list[Route] = []
        self.open = False
        for script in ("ask", "colours", "words"):
            page.route(f"**/assets/{script}.*.js", lambda route: self.meet(route))

    def meet(self, route: Route) -> None:
        if self.open:
            route.continue_()
        else:
            self.waiting.append(route)

    def let_through(self) -> None:
        self.open = True
        for route in self.waiting:
            route.continue_()


@pytest.fixture
def gate(page: Page) -> Gate:
    """A page whose later scripts are on their way; what holds for them comes with the document."""
    return Gate(page)


def test_what_a_reader_does_before_the_scripts_are_there_is_done_when_they_are(
    page: Page, address: str, gate: Gate
) -> None:
    page.goto(f"{address}/uk/om/", wait_until="domcontentloaded")
    page.locator(".menu-button").click()
    page.locator("[data-set-colours=dark]").click()
    expect(page.locator("html")).not_to_have_attribute("data-colours", "dark")
    gate.let_through()
    expect(page.locator("html")).to_have_attribute("data-colours", "dark")


@pytest.mark.parametrize("known", ["to the browser", "to nobody"])
def test_a_menu_without_popovers_opens_when_the_scripts_are_there(
    page: Page, address: str, gate: Gate, known: str
) -> None:
    if known == "to nobody":
        page.add_init_script("delete HTMLElement.prototype.popover")
    without_popover(page)
    page.goto(f"{address}/uk/om/")
    page.locator(".menu-button").click()
    expect(page.locator("#menu")).to_be_hidden()
    gate.let_through()
    expect(page.locator("#menu a").first).to_be_visible()


def test_a_question_asked_before_the_scripts_are_there_is_answered(page: Page, address: str, gate: Gate) -> None:
    page.goto(f"{address}/uk/", wait_until="domcontentloaded")
    page.locator("#ask").fill("допомога")
    page.locator("#ask").press("Enter")
    assert page.url.endswith("/uk/"), "it went nowhere"
    gate.let_through()
    expect(page.locator(".found li").first).to_be_visible()
    expect(page.get_by_role("searchbox")).to_have_value("допомога")


def test_the_key_that_leads_to_the_search_may_be_the_first_touch(page: Page, address: str, gate: Gate) -> None:
    page.goto(f"{address}/uk/", wait_until="domcontentloaded")
    page.locator("h1").wait_for()
    page.keyboard.press("/")
    gate.let_through()
    expect(page.locator("#ask")).to_be_focused()
    expect(page.locator("#ask")).to_have_value("")


def test_what_comes_later_is_where_each_page_says(site: Path) -> None:
    told = 0
    for file in site.rglob("*.html"):
        for address in NAMED_FOR_LATER.findall(file.read_text("utf-8")):
            assert (file.parent / address).exists(), f"{file.relative_to(site)}: {address}"
            told += 1
    assert told > 300


def test_a_page_that_nobody_touches_gets_its_scripts_when_it_is_idle(page: Page, address: str) -> None:
    page.goto(f"{address}/uk/om/")
    page.locator("details.offline").wait_for()  # shown by a script that nothing on the screen needs


def test_without_script_a_page_has_the_same_looks(address: str, chromium: Browser) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/uk/studiestotte/")
    expect(page.locator(".faq h2").first).to_be_visible()
    assert page.locator("h1").evaluate("each => getComputedStyle(each).fontWeight") == "700"
    context.close()


def test_a_page_of_another_kind_that_takes_this_ones_place_brings_its_looks(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{address}/uk/kalkulatorer/introduksjonsstonad/")
    page.locator("[name=age]").fill("30")
    page.evaluate("window.same = true")
    for kind, path in (("tasks", "uk/kalkulatorer"), ("text", "uk/opphold")):
        name = path.partition("/")[2]
        page.locator(f".crumbs a[href='../'], .rail a[href='../{name}/']").first.click()
        page.wait_for_url(f"**/{path}/")
        expect(page.locator(f"link[href*='/{kind}.'], link[href*='/fotfeste.']")).to_have_count(1)
    assert page.evaluate("window.same"), "it is the same document, which holds what is typed"
    expect(page.locator(".faq").first).to_have_css("border-top-style", "solid")
