"""Reading an answer to its end: its tail, the words and tables in it, what has changed, and the quiet pages."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser, BrowserContext, Page, expect

from calc.words import LANGUAGES
from publish import finished
from publish.manuscript import changes, onward
from publish.places import DOCS
from publish.text import word
from tests.browser.answering import PAGE, answer

TAIL = 90  # px, closed, on a phone
OPEN = "all => all.forEach(each => { each.open = true })"
HEIGHTS = "all => all.map(each => each.getBoundingClientRect().height)"
TOPICS = ("introduksjonsprogram", "introduksjonsstonad", "studiestotte", "opphold", "norskopplaering")
TERM = ".answer > p a.term"  # a word that explains itself in a short answer
NO_POPOVER = "delete HTMLElement.prototype.popover"


def url(address: str, id: str = "") -> str:
    return f"{address}/uk/introduksjonsprogram/#{id}"


@pytest.fixture
def phone(context: BrowserContext) -> Page:
    page = context.new_page()
    page.set_viewport_size({"width": 360, "height": 740})
    return page


@pytest.mark.parametrize("topic", TOPICS)
def test_the_tail_of_an_answer_is_small_until_it_is_opened(phone: Page, address: str, topic: str) -> None:
    phone.goto(f"{address}/uk/{topic}/")
    assert phone.locator(".tail:visible").count() == 0, "a closed answer shows its short answer alone"
    phone.locator("details.rest").evaluate_all(OPEN)
    heights = phone.locator(".tail").evaluate_all(HEIGHTS)
    assert heights
    assert max(heights) <= TAIL
    first = phone.locator(".sources").first
    expect(first.locator("a").first).to_be_hidden()
    first.locator("summary").click()
    expect(first.locator("a").first).to_be_visible()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_sign_of_an_answer_is_named_with_its_question(site: Path, lang: str) -> None:
    for page in finished.pages(site):
        if page.lang != lang:
            continue
        names = []
        for question in page.questions:
            (place,) = question.answer.find_class("copy")
            own = [finished.line(each) for each in place if "class" in each.attrib]
            assert len(own) == 3
            assert all(each.endswith(f": {question.title}") for each in own)
            names += own
        assert len(set(names)) == len(names)


def test_no_heading_is_hidden_in_what_opens_and_nothing_opens_inside_what_opens(site: Path) -> None:
    for path in (file for file in site.rglob("index.html") if "q/" not in file.as_posix()):
        root = html.document_fromstring(path.read_text("utf-8"))
        assert not root.xpath("//summary//*[self::h1 or self::h2 or self::h3 or self::h4]"), path
        assert not root.xpath("//details[@class='rest']//details"), path
        assert not root.xpath("//span[@title]"), f"{path}: a title is dead to a finger"


@pytest.mark.parametrize("refused", ["share", "clipboard"])
def test_what_cannot_be_passed_on_is_said_and_the_address_is_shown(
    phone: Page, address: str, refused: str
) -> None:
    phone.add_init_script("navigator.share = async () => { throw new DOMException('no', 'NotAllowedError') }")
    silent = "{writeText: () => new Promise(() => {})}"
    phone.add_init_script(f"Object.defineProperty(navigator, 'clipboard', {{value: {silent}}})")
    phone.goto(url(address, "egne-midler"))
    place = phone.locator("#egne-midler .copy")
    place.locator(".share-link" if refused == "share" else ".copy-link").click()
    expect(place.get_by_role("status")).to_have_text(word("copy-failed", "uk"))
    expect(place.get_by_role("textbox")).to_be_focused()


def test_every_answer_of_a_topic_says_what_is_asked_next(site: Path, phone: Page, address: str) -> None:
    after = onward.load(DOCS)
    assert [*onward.faults(DOCS)] == []
    for page in finished.pages(site):
        if page.path.rstrip("/") not in TOPICS:
            continue
        for question in page.questions:
            links = question.answer.xpath("./div[@class='asked-next']//a")
            assert len(links) == len(after[question.id]) >= 2, question.id
    phone.goto(url(address, "egne-midler"))
    link = phone.locator("#egne-midler .asked-next a").first
    there = str(link.get_attribute("href")).partition("#")[2]
    link.click()
    expect(phone.locator(f'[id="{there}"]')).to_be_focused()


def test_a_wrong_line_of_what_is_asked_next_is_told(tmp_path: Path) -> None:
    (tmp_path / "nb").mkdir()
    (tmp_path / "nb" / "a.md").write_text("## En? { #en }\n\n## To? { #to }\n", "utf-8")
    (tmp_path / onward.FILE).write_text('en = ["tre"]\nto = ["to"]\n', "utf-8")
    told = [str(fault) for fault in onward.faults(tmp_path)]
    assert told == [
        "docs/onward.toml:1: tre is no question, write the id of a question",
        "docs/onward.toml:2: to leads to itself, name another question",
    ]


def test_an_old_text_says_so_in_every_answer_that_is_opened(phone: Page, address: str) -> None:
    phone.clock.set_fixed_time(date(2029, 1, 1).isoformat())
    phone.goto(url(address, "hvor-mye"))
    expect(phone.locator("#hvor-mye .aged")).to_contain_text(word("stale", "uk"))
    expect(phone.locator("#hvor-mye .aged")).to_be_in_viewport()
    phone.clock.set_fixed_time(date(2026, 12, 1).isoformat())
    phone.reload()
    expect(phone.locator(".aged")).to_have_count(0)


@pytest.mark.parametrize("key", ["", "Enter", " "])
def test_a_norwegian_word_tells_its_meaning_by_finger_and_keyboard(
    chromium: Browser, address: str, key: str
) -> None:
    with chromium.new_context(has_touch=True, viewport={"width": 360, "height": 740}) as context:
        page = context.new_page()
        page.goto(url(address))
        term = page.locator(TERM).first
        expect(term).to_have_attribute("aria-expanded", "false")
        if key:
            term.focus()
            page.keyboard.press(key)
        else:
            term.tap()
        meaning = page.get_by_role("dialog", name=term.inner_text())
        expect(meaning).to_be_in_viewport(ratio=1)
        expect(meaning).to_be_focused()
        expect(meaning).to_contain_text(str(term.get_attribute("data-meaning")))
        expect(page.get_by_role("button", expanded=True)).to_have_text(term.inner_text())
        page.keyboard.press("Escape")
        expect(meaning).to_be_hidden()
        expect(term).to_be_focused()
        term.click()
        term.click()
        expect(meaning).to_be_hidden()
        term.click()
        meaning.get_by_role("link").click()
        row = page.url.partition("#")[2]
        assert row.startswith("ord-")
        expect(page.locator(f'tr[id="{row}"]')).to_be_in_viewport()


def test_a_norwegian_word_of_a_result_tells_its_meaning_too(chromium: Browser, address: str) -> None:
    with chromium.new_context(has_touch=True, viewport={"width": 360, "height": 740}) as context:
        page = context.new_page()
        page.goto(f"{address}/uk/{PAGE}")
        answer(page, {"age": "30", "partner_in_programme": "no"})
        terms = page.locator(".result a.term")
        expect(terms.first).to_have_attribute("aria-expanded", "false")
        links = terms.evaluate_all("all => all.map(each => each.href)")
        assert len(links) == len(set(links)) >= 2, "each word once"
        terms.first.tap()
        meaning = page.get_by_role("dialog", name=terms.first.inner_text())
        expect(meaning).to_be_in_viewport(ratio=1)
        expect(meaning).to_contain_text(str(terms.first.get_attribute("data-meaning")))
        page.keyboard.press("Escape")
        expect(terms.first).to_be_focused()
        terms.first.tap()
        page.locator(".result [data-change]").first.click()  # the result is gone, and what was said of its word
        expect(page.locator(".meaning")).to_be_hidden()


@pytest.mark.parametrize("without", ["script", "popover"])
def test_without_script_or_popover_a_norwegian_word_leads_to_the_word_list(
    chromium: Browser, address: str, without: str
) -> None:
    with chromium.new_context(java_script_enabled=without != "script") as context:
        page = context.new_page()
        page.add_init_script(NO_POPOVER)
        page.goto(url(address))
        assert page.locator(".meaning").is_hidden()
        page.locator(TERM).first.click()
        page.wait_for_url(re.compile(r"/uk/ordliste/#ord-"))
        expect(page.locator(":target")).to_be_in_viewport()


def test_two_years_are_compared_side_by_side_on_a_phone(phone: Page, address: str) -> None:
    phone.goto(url(address, "hvor-mye"))
    rows = phone.locator("#hvor-mye table.short tbody tr")
    rows.first.scroll_into_view_if_needed()
    for row in rows.all():
        boxes = [cell.bounding_box() for cell in row.locator("td").all()]
        assert len({round(box["y"]) for box in boxes if box}) == 1
        assert all(box and box["x"] + box["width"] <= 360 for box in boxes)
    expect(phone.locator("#hvor-mye table.short thead")).to_be_in_viewport()


@pytest.mark.parametrize("width", [320, 360, 600, 768, 1000, 1280])
def test_no_table_runs_out_of_the_page(phone: Page, address: str, width: int) -> None:
    phone.set_viewport_size({"width": width, "height": 740})
    for path in ("ordliste/", "uk/ordliste/", "uk/oversettelser/", "uk/studiestotte/", "ru/introduksjonsstonad/"):
        phone.goto(f"{address}/{path}")
        phone.locator("details").evaluate_all(OPEN)
        assert phone.evaluate("document.documentElement.scrollWidth") <= width, path


@pytest.mark.parametrize("touched", changes.TOUCHED)
def test_what_touched_somebody_in_two_years_is_found_in_one_screen_of_scrolling(
    phone: Page, address: str, touched: str
) -> None:
    phone.goto(f"{address}/uk/endringer/")
    phone.locator(f".choice button[value={touched}]").click()
    shown = phone.locator(".change:visible")
    told = changes.load(DOCS)
    assert shown.count() == sum(touched in each.touches for each in told.values())
    phone.locator(".choice").evaluate("each => each.scrollIntoView()")
    newest = max(each.since for each in told.values() if each.since)
    ends = [
        box["y"] + box["height"]
        for each in shown.all()
        if (id := each.locator(".answer").get_attribute("id"))
        and (told[id].since is None or told[id].since >= newest.replace(year=newest.year - 2))  # type: ignore[operator]
        and (box := each.bounding_box())
    ]
    assert max(ends, default=0) <= 2 * 740


def test_what_is_to_come_is_hollow_until_its_day(phone: Page, address: str) -> None:
    phone.goto(f"{address}/en/endringer/")
    first, second = (phone.locator(".change").nth(number) for number in (0, 2))
    assert "to-come" in str(first.get_attribute("class"))
    assert "to-come" not in str(second.get_attribute("class"))


@pytest.mark.parametrize("lang", ["ru", "uk"])
def test_a_page_that_is_not_there_speaks_the_language_of_its_address_and_searches(
    phone: Page, address: str, lang: str
) -> None:
    phone.goto(f"{address}/{lang}/there-is-no-such-page/")
    expect(phone.locator("main section").first).to_have_attribute("lang", lang)
    field = phone.locator("main section").first.get_by_role("searchbox")
    expect(field).to_be_in_viewport(ratio=1)
    field.fill("vedtak")
    field.press("Enter")
    expect(phone.locator("#query")).to_have_value("vedtak")
    assert "vedtak" not in phone.url.partition("#")[0]


def test_a_poster_has_a_button_that_prints_it(phone: Page, address: str, chromium: Browser) -> None:
    phone.add_init_script("window.print = () => { document.title = 'printed' }")
    phone.goto(f"{address}/uk/plakat/hvor-mye/")
    phone.get_by_role("button", name=word("poster.now", "uk")).click()
    expect(phone).to_have_title("printed")
    with chromium.new_context(java_script_enabled=False) as plain:
        page = plain.new_page()
        page.goto(f"{address}/uk/plakat/hvor-mye/")
        assert page.locator("button:visible").count() == 0
