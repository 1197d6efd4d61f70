"""What a page does beside its words: printing it or one answer, coming back to the place, following the reading.
And in a browser that translates the page, or has no popovers, it does the same.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from calc.words import LANGUAGES
from publish.text import word
from tests.browser.test_calculator import SOURCE_DOCUMENT, answer, named, url, widget

PAGE = "uk/introduksjonsprogram/"
OPEN = "details[open]"
# A browser that prints says so; what it shows meanwhile is the system's.
PRINTS = """window.print = () => {
    dispatchEvent(new Event("beforeprint"));
    document.documentElement.dataset.printed = "";
};"""
OLD_PRINT = "CSS.supports = () => false"  # a browser that cannot show what is folded by its looks
COLOURS = """() => [document.body, document.querySelector("h1"), document.querySelector("main p")].map((each) => {
    const { color, backgroundColor } = getComputedStyle(each); return [color, backgroundColor]; })"""
BLACK, WHITE, CLEAR = "rgb(0, 0, 0)", "rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"


@pytest.mark.parametrize("device", ["light", "dark"])
@pytest.mark.parametrize("chosen", ["dark", "light", ""])
def test_paper_is_white_whatever_colours_are_chosen(page: Page, address: str, chosen: str, device: str) -> None:
    page.emulate_media(color_scheme="dark" if device == "dark" else "light", media="print")
    for path in ("uk/", PAGE):
        page.goto(f"{address}/{path}")
        page.evaluate(f"document.documentElement.dataset.colours = '{chosen}'")
        body, heading, _ = page.evaluate(COLOURS)
        assert body == [BLACK, WHITE]
        assert heading == [BLACK, CLEAR]
        ground = page.locator(".hero, .faq").first.evaluate("each => getComputedStyle(each).backgroundColor")
        assert ground in (WHITE, CLEAR)


@pytest.mark.parametrize("browser", ["new", "old"])
def test_after_printing_the_page_is_as_it_was(context: BrowserContext, address: str, browser: str) -> None:
    if browser == "old":
        context.add_init_script(OLD_PRINT)
    page = context.new_page()
    page.goto(f"{address}/{PAGE}#varighet")
    expect(page.locator("#varighet > details.rest[open]")).to_have_count(1)
    before = page.locator(OPEN).count()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    for text in page.locator("#varighet .rest > p, .answer > p:first-child").all()[:40]:
        expect(text).to_be_visible()
    expect(page.locator(".faq .rest:not([open])").first).to_be_hidden()  # paper has what the reader opened
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    expect(page.locator(OPEN)).to_have_count(before)
    assert page.url.endswith(f"{PAGE}#varighet")
    assert page.locator(".languages a").first.get_attribute("href", timeout=100).endswith("#varighet")  # type: ignore[union-attr]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_one_answer_is_printed_alone_with_title_day_and_sources(
    context: BrowserContext, address: str, lang: str
) -> None:
    context.add_init_script(PRINTS)
    page = context.new_page()
    page.goto(f"{address}/{'' if lang == 'nb' else lang + '/'}introduksjonsprogram/#varighet")
    question = page.locator(".faq", has=page.locator("#varighet"))
    question.get_by_role("button", name=word("print-answer", lang)).click()
    expect(page.locator("html[data-printed]")).to_have_count(1)
    page.emulate_media(media="print")
    sheet = page.locator("body > .sheet")
    expect(page.locator("main")).to_be_hidden()
    expect(sheet.locator("h1")).to_have_text(question.locator("h2").text_content() or "?")
    for link in sheet.locator("a[rel=external]").all():
        expect(link).to_be_visible()
    assert sheet.locator("a[rel=external]").count() >= 1
    expect(sheet.locator("[data-checked]")).to_be_visible()
    assert sheet.locator("button, form, .copy, summary").count() == 0
    page.emulate_media(media="screen")
    page.keyboard.press("Shift")
    expect(sheet).to_have_count(0)
    expect(question.locator("details.rest[open]")).to_have_count(1)


def test_the_sheet_tells_the_published_address_of_the_answer(context: BrowserContext, address: str) -> None:
    context.add_init_script(PRINTS)
    page = context.new_page()
    page.goto(f"{address}/{PAGE}#varighet")
    published = "https://fotfeste.example/uk/introduksjonsprogram/"
    page.evaluate(
        "there => { const link = document.createElement('link');"
        "Object.assign(link, {rel: 'canonical', href: there}); document.head.append(link); }",
        published,
    )
    page.locator(".faq", has=page.locator("#varighet")).locator("button.print").click()
    expect(page.locator(".sheet .places")).to_have_text("https://fotfeste.example/uk/q/varighet/")


@pytest.mark.parametrize(
    "does",
    [
        "window.print = () => {}",
        "window.print = () => { throw new Error('no') }",
        "delete window.print; window.print = undefined",
    ],
)
def test_where_nothing_is_printed_it_says_so(context: BrowserContext, address: str, does: str) -> None:
    context.add_init_script(does)
    page = context.new_page()
    page.goto(f"{address}/{PAGE}#varighet")
    question = page.locator(".faq", has=page.locator("#varighet"))
    question.locator("button.print").click()
    expect(question.locator(".copy [role=status]")).to_have_text(word("not-printed", "uk"))
    expect(page.locator(".sheet")).to_have_count(0)


def test_a_reload_comes_to_the_same_place_with_the_same_answers_open(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGE}#varighet")
    page.locator(".faq .rest:not([open]) > summary").last.click()
    page.locator(".faq .rest:not([open]) > summary").nth(1).click()
    page.evaluate("scrollTo({top: document.body.scrollHeight * 0.6, behavior: 'instant'})")
    expect(page.locator(".faq .rest[open]")).to_have_count(3)
    page.wait_for_timeout(500)  # the reader rests
    mark = page.locator(".faq").last
    before = mark.evaluate("each => each.getBoundingClientRect().top")
    page.reload()
    expect(page.locator(".faq .rest[open]")).to_have_count(3)
    page.wait_for_load_state("networkidle")
    assert abs(mark.evaluate("each => each.getBoundingClientRect().top") - before) < 3


def test_back_to_a_page_that_the_browser_dropped_comes_to_the_same_place(
    chromium_without_cache: Page, address: str
) -> None:
    page = chromium_without_cache
    page.goto(f"{address}/{PAGE}")
    page.locator(".faq .rest > summary").nth(1).click()
    page.evaluate("scrollTo({top: 900, behavior: 'instant'})")
    page.wait_for_timeout(500)  # the reader rests
    before = page.locator(".faq").nth(1).evaluate("each => each.getBoundingClientRect().top")
    page.goto(f"{address}/uk/om/")
    page.go_back(wait_until="networkidle")
    expect(page.locator(".faq .rest[open]")).to_have_count(1)
    assert abs(page.locator(".faq").nth(1).evaluate("each => each.getBoundingClientRect().top") - before) < 3


@pytest.fixture
def chromium_without_cache(context: BrowserContext) -> Page:
    """A page that the browser cannot keep as it is when it is left: somebody listens to `unload`."""
    context.add_init_script("addEventListener('unload', () => {})")
    return context.new_page()


def test_the_list_of_what_is_on_the_page_follows_the_reading_and_nothing_moves(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{address}/uk/studiestotte/")
    links = page.locator(".here a")
    places = links.evaluate_all("all => all.map(each => Math.round(each.getBoundingClientRect().left))")
    for number in (3, 6, 1):
        id = (links.nth(number).get_attribute("href") or "")[1:]
        page.locator(f".faq:has(> [id='{id}']) > h2").evaluate(
            "each => scrollBy({top: each.getBoundingClientRect().top - innerHeight * 0.2, behavior: 'instant'})"
        )
        expect(links.nth(number)).to_have_attribute("aria-current", "location")
        expect(page.locator(".here [aria-current]")).to_have_count(1)
    assert links.evaluate_all("all => all.map(each => Math.round(each.getBoundingClientRect().left))") == places


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [360, 1280])
def test_a_deep_link_shows_the_page_s_name_and_the_way_up(page: Page, address: str, lang: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    own = "" if lang == "nb" else f"{lang}/"
    page.goto(f"{address}/{own}studiestotte/#stotte-belop")
    expect(page.locator("#stotte-belop")).to_be_in_viewport()
    where = page.locator(".crumbs .this" if width < 992 else ".rail [aria-current=page]").first
    expect(page.locator(".crumbs a" if width < 992 else ".rail a").first).to_be_in_viewport()
    expect(where).to_be_in_viewport()
    expect(where).to_contain_text((page.title().split(" · ")[0])[:12])


def without_popover(page: Page) -> None:
    """Make a browser one without popovers, as iOS 16 is: neither the attribute nor the selector is known."""
    page.add_init_script(
        """document.addEventListener("DOMContentLoaded", () => {
  document.querySelector("#menu")?.removeAttribute("popover");
  document.querySelector(".menu-button")?.removeAttribute("popovertarget");
  for (const sheet of document.styleSheets) for (let each = sheet.cssRules.length - 1; each >= 0; each -= 1)
    if (sheet.cssRules[each].cssText.includes("popover-open")) sheet.deleteRule(each);
});"""
    )


def test_without_popovers_the_menu_opens_and_closes_all_the_same(page: Page, address: str) -> None:
    without_popover(page)
    page.goto(f"{address}/{PAGE}")
    menu, button = page.locator("#menu"), page.locator(".menu-button")
    expect(menu).to_be_hidden()
    button.click()
    expect(menu.locator("a").first).to_be_visible()
    expect(button).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()
    button.click()
    page.mouse.click(5, 735)
    expect(menu).to_be_hidden()


TRANSLATE = """() => {
  document.documentElement.lang = "ar";
  document.documentElement.dir = "rtl";
  document.documentElement.classList.add("translated-rtl");
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), all = [];
  while (walker.nextNode()) all.push(walker.currentNode);
  for (const each of all) {
    if (!each.nodeValue.trim() || each.parentElement.closest("script, style, [translate=no]")) continue;
    const outer = document.createElement("font"), inner = document.createElement("font");
    inner.append("ع " + each.nodeValue);
    outer.append(inner);
    each.replaceWith(outer);
  }
}"""


def test_a_page_that_the_browser_translates_works(context: BrowserContext, address: str) -> None:
    context.add_init_script(PRINTS)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}/{PAGE}")
    page.evaluate(TRANSLATE)
    every = page.locator(".open-all button")
    every.click()
    expect(page.locator("details.rest:not([open])")).to_have_count(0)
    every.click()
    expect(page.locator("details.rest[open]")).to_have_count(0)
    page.locator(".faq .rest > summary").first.click()
    page.locator(".faq:has(.rest[open]) button.print").first.click()
    expect(page.locator("html[data-printed]")).to_have_count(1)
    page.goto(url(address, "uk"))
    page.evaluate(TRANSLATE.replace("ع ", ""))  # the words stay, so that they can be found here
    answer(page, named(SOURCE_DOCUMENT)["answers"])
    expect(widget(page).locator(".result .answer")).to_be_visible()
    assert not [each for each in asked if "complete/" in each or ".ar." in each or "-ar." in each]


def test_the_search_of_a_translated_page_finds(page: Page, address: str) -> None:
    page.goto(f"{address}/uk/sok/")
    page.evaluate(TRANSLATE)
    page.locator("#query").fill("vedtak")
    expect(page.locator(".found li").first).to_be_visible()


def test_norwegian_words_stay_as_they_stand_in_the_letter(page: Page, address: str) -> None:
    for lang in ("en", "ru", "uk"):
        page.goto(f"{address}/{lang}/introduksjonsprogram/")
        terms = page.locator("main span[lang=nb]")
        assert terms.count() > 10
        assert page.locator("main span[lang=nb]:not([translate=no])").count() == 0
