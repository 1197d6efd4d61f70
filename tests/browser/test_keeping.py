"""A calculator that keeps: answers come back, a result is shared and printed, and no start fails in silence."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import icalendar
import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.browser.answering import change, proceed, put, url, widget
from tests.reader import current

ANSWERS = "date=2026-05-01&age=22&lives_with_parent=no&partner_in_programme=no"
WORKER = (
    "kalkulatorer/studiestotte/#study-support?ground=full_time_work&start_date=2026-08-17&birth_year=1990"
    "&work_permit=worker&work_months=24&paid_tax=yes&work_break=none&study_in=norway"
)
NO_STORAGE = """for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"])
    Object.defineProperty(window, name, { get() { throw new DOMException("denied", "SecurityError") } })"""
# The menus of the system, which no test can open: sharing and printing only note that they were called.
MENUS = """window.shared = []; navigator.share = async ({ url }) => void window.shared.push(url);
    window.print = () => {
        dispatchEvent(new Event("beforeprint"));
        document.documentElement.dataset.printed = '';
    };"""


def result(page: Page, name: str = "introduction-benefit") -> str:
    """The first sentence of the result, once it is there; its figure stands on a line of its own."""
    answer = widget(page, name).locator(".result .answer").first
    expect(answer).to_be_visible()
    return answer.text_content() or ""


def test_answers_and_result_stay_with_back_and_the_language_and_nothing_is_written_down(
    page: Page, context: BrowserContext, address: str
) -> None:
    context.add_init_script(NO_STORAGE)
    place, age = widget(page), widget(page).locator("[name=age]")
    page.goto(url(address, "nb", f"introduction-benefit?{ANSWERS}&colour=red"))
    told = result(page)
    assert "15\u00a0172\u00a0kr" in told
    assert page.url.endswith("#introduction-benefit"), "no answers in the address"
    expect(place.locator(".note").last).to_contain_text("colour")  # also on a result
    expect(place.locator(".note").first).to_contain_text("historikken")  # what the link has left behind

    page.goto(f"{address}/om/")
    page.go_back(wait_until="commit")
    expect(place.locator(".result")).to_be_visible()
    assert result(page) == told
    change(place, "age")
    age.fill("44")
    page.goto(f"{address}/om/")
    page.go_back(wait_until="commit")
    expect(age).to_have_value("44")
    # WebKit shows a page again, then empties its fields.
    age.evaluate(
        "(age) => { age.value = ''; dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })) }"
    )
    expect(age).to_have_value("44")

    page.locator(".languages a[lang=uk]").click()
    expect(place.locator(".asking")).to_contain_text("Скільки вам років")
    expect(age).to_have_value("44")
    assert page.url == url(address, "uk", "introduction-benefit")
    assert not page.title().startswith("Помилка")
    expect(place.locator(".note")).to_have_count(0)
    age.fill("22")
    proceed(place)
    expect(place.locator(".result h4")).to_be_focused()
    assert "15\u00a0172\u00a0kr на місяць" in result(page)

    page.go_back(wait_until="commit")
    expect(page.locator("html")).to_have_attribute("data-lang", "nb")
    expect(place.locator(".result")).to_be_visible()
    assert result(page) == told
    assert page.url == url(address, "nb", "introduction-benefit")
    # The history remembers a place on the page, by ids and a distance; nothing that was typed.
    assert page.evaluate("[Object.keys(history.state?.place ?? {}).sort(), window.name]") in (
        [["at", "below", "open"], ""],
        [[], ""],
    )
    assert "30" not in page.evaluate("JSON.stringify([history.state?.place?.open, history.state?.place?.at])")
    assert context.cookies() == []
    assert context.storage_state()["origins"] == []


def test_what_is_typed_goes_with_the_page_or_with_start_again(page: Page, address: str) -> None:
    age = widget(page).locator("[name=age]")
    page.goto(url(address, "en"))
    age.fill("44")
    page.reload()
    expect(widget(page)).to_be_visible()
    expect(age).to_have_value("")
    expect(widget(page).locator(".privacy")).to_contain_text("close or reload the page, your answers are gone")

    age.fill("44")
    page.evaluate("window.same = true")
    widget(page).locator("[type=reset]").click()
    expect(age).to_have_value("")
    page.locator(".languages a[lang=uk]").click()
    page.wait_for_url(url(address, "uk"))
    expect(age).to_have_value("")
    assert page.evaluate("window.same") is None, "with nothing to keep, the link is a link"


def test_without_the_other_page_the_language_link_is_a_link(page: Page, address: str) -> None:
    age = widget(page).locator("[name=age]")
    page.route("**/uk/kalkulatorer/introduksjonsstonad/", lambda route: route.abort())
    page.goto(url(address, "en"))
    age.fill("44")
    with page.expect_event("requestfailed", lambda request: request.is_navigation_request()):
        page.locator(".languages a[lang=uk]").click()


@pytest.mark.parametrize(
    "harmed",
    [
        "introduction-benefit%3Fage=30&date=2026-05-01",
        "introduction-benefit%3Fage%3D30%26date%3D2026-05-01",
        "introduction-benefit%253Fage%253D30%2526date%253D2026-05-01",
        "introduction-benefit?age%3D30%26date=2026-05-01",
        "introduction-benefit?age=30&amp;date=2026-05-01).",
        "introduction-benefit?age=30&date=2026-05-01%20",
    ],
)
def test_a_link_with_answers_survives_a_chat(page: Page, address: str, harmed: str) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    page.goto(url(address, "en", harmed))
    expect(widget(page).locator("[name=age]")).to_have_value("30")
    expect(widget(page).locator("[name='date.year']")).to_have_value("2026")
    expect(widget(page).locator("[name='date.day']")).to_have_value("01")
    assert page.url == url(address, "en", "introduction-benefit")


@pytest.fixture(scope="module")
def worked(chromium: Browser, address: str) -> Iterator[Page]:
    """A result of the study support calculator, in Norwegian, for a reader in 2031."""
    context = chromium.new_context(viewport={"width": 794, "height": 1123})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    context.add_init_script(MENUS)
    page = context.new_page()
    page.clock.set_fixed_time("2031-03-01T12:00:00")
    page.goto(f"{address}/{WORKER}")
    result(page, "study-support")
    yield page
    context.close()


def test_a_link_is_empty_by_default_and_says_what_it_holds(worked: Page) -> None:
    keep = widget(worked, "study-support").locator(".keep")
    told, field = keep.locator("[role=status]"), keep.locator(".link")
    copy, box = keep.locator("[data-copy]"), keep.locator("[type=checkbox]")
    expect(keep.locator(".hint")).to_contain_text("Grunnlaget ditt")
    copy.click()
    expect(told).to_have_text("Lenken er kopiert, uten svarene dine.")
    assert urlsplit(worked.evaluate("navigator.clipboard.readText()")).fragment == "study-support"
    box.check()
    expect(told).to_be_empty()
    copy.click()
    expect(told).to_have_text("Lenken er kopiert, med svarene dine.")
    link = worked.evaluate("navigator.clipboard.readText()")
    assert "work_months=24" in urlsplit(link).fragment
    keep.locator("[data-share]").click()
    expect(told).to_have_text("Lenken er delt.")
    assert worked.evaluate("window.shared") == [link]
    worked.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject() }")
    copy.click()
    expect(field).to_have_value(link)
    expect(field).to_be_focused()
    box.uncheck()
    expect(field).to_be_hidden()


def test_what_a_browser_inside_an_app_does_not_do_is_said_and_the_link_is_there(worked: Page) -> None:
    keep = widget(worked, "study-support").locator(".keep")
    told, field = keep.locator("[role=status]"), keep.locator(".link")
    worked.clock.install(time="2031-03-01T12:00:00")
    kept = worked.evaluate_handle("[window.print, navigator.share, navigator.clipboard.writeText]")
    refused = "() => Promise.reject(new DOMException('', '{}'))"
    for button, broken, sentence in (
        ("print", "window.print = () => {}", "skriver ikke ut"),
        ("print", "window.print = undefined", "skriver ikke ut"),
        ("copy", "navigator.clipboard.writeText = () => new Promise(() => {})", "kopierte ikke"),
        ("share", f"navigator.share = {refused.format('NotAllowedError')}", "delte ikke"),
    ):
        keep.locator("[type=checkbox]").check()
        keep.locator("[type=checkbox]").uncheck()
        expect(field).to_be_hidden()
        worked.evaluate(f"() => {{ {broken} }}")
        keep.locator(f"[data-{button}]").click()
        worked.clock.run_for(2100)
        expect(told).to_contain_text(sentence)
        expect(field).to_have_value(re.compile("#study-support$"))
    keep.locator("[type=checkbox]").check()
    worked.evaluate(f"() => {{ navigator.share = {refused.format('AbortError')} }}")
    keep.locator("[data-share]").click()
    worked.clock.run_for(2100)
    expect(told).to_be_empty()  # closing the menu is no fault
    keep.locator("[type=checkbox]").uncheck()
    worked.evaluate("kept => { [window.print, navigator.share, navigator.clipboard.writeText] = kept }", kept)
    worked.keyboard.press("Tab")


def test_a_result_and_its_sheet_tell_how_to_reach_us_where_the_page_does(worked: Page) -> None:
    """The page is given what it has where a contact is configured (tests/words/test_contact.py)."""
    worked.evaluate("""() => {
        document.querySelectorAll(".contact, .wrong-result").forEach((each) => each.remove());
        document.querySelector("footer").insertAdjacentHTML("beforeend",
            '<p class="contact">Si fra: <a href="mailto:feil@x.example?subject=nb">feil@x.example</a></p>');
        const wrong = '<p class="wrong-result"><a href="mailto:feil@x.example">?</a></p>';
        document.querySelectorAll(".calculator").forEach((each) => each.insertAdjacentHTML("afterend", wrong));
    }""")
    answered = widget(worked, "study-support").locator("+ .wrong-result")
    expect(answered).to_be_visible()
    assert answered.locator("a").get_attribute("href") == "mailto:feil@x.example", "the answers stay out of it"
    result_count = worked.locator(".calculator .result").count()
    assert worked.locator(".wrong-result").evaluate_all(
        "all => all.filter(one => one.checkVisibility()).length"
    ) == (result_count), "before there is a result there is nothing that may be wrong"
    widget(worked, "study-support").locator("[data-print]").click()
    expect(worked.locator(".sheet .contact")).to_have_text("Si fra: feil@x.example")


PUBLIC = "https://fotfeste.example/"
# Lay the page's published address into its head, as a build with SITE_URL does; with none, take it away.
PUBLISHED = """(root) => {
    document.querySelector("link[rel=canonical]")?.remove();
    if (!root) return;
    const link = Object.assign(document.createElement("link"), { rel: "canonical" });
    link.href = root + location.pathname.slice(1);
    document.head.append(link);
}"""


def test_the_sheet_alone_is_printed_and_its_code_opens_the_same_result(
    worked: Page, chromium: Browser, address: str
) -> None:
    told = result(worked, "study-support")
    worked.evaluate(PUBLISHED, PUBLIC)
    widget(worked, "study-support").locator("[data-print]").click()
    expect(worked.locator("html[data-printed]")).to_have_count(1)
    assert worked.locator("details[open]").count() == 0, "the page itself stays folded"
    worked.emulate_media(media="print")
    sheet = worked.locator(".sheet")
    expect(worked.locator("main")).to_be_hidden()
    version = worked.locator("footer [data-version]").text_content() or "the foot of the page names no version"
    for words in (
        told,
        "Måneder i fulltidsarbeid",
        "bekreftelse",
        "29. april 2026",
        "Skrevet ut 1. mars 2031",
        version,
    ):
        expect(sheet).to_contain_text(words, ignore_case=True)
    expect(sheet.locator(".state strong")).to_be_visible()  # five years later it says that it may be old
    expect(sheet.locator(".places")).to_contain_text("lovdata.no/forskrift/2020-04-15-798/§7")
    expect(sheet.locator(".papers li")).to_have_count(2)
    box = "(item) => getComputedStyle(item, '::before').borderTopStyle"
    assert sheet.locator(".papers li").first.evaluate(box) == "solid"
    shot = Image.open(io.BytesIO(sheet.locator("[data-code]").screenshot()))
    (code,) = zxingcpp.read_barcodes(shot)
    worked.emulate_media(media="screen")
    worked.keyboard.press("Tab")
    expect(sheet).to_have_count(0)
    assert code.text.startswith(PUBLIC)
    other = chromium.new_page()
    other.goto(code.text.replace(PUBLIC, f"{address}/"))
    assert result(other, "study-support") == told
    other.close()


def test_the_days_go_to_the_calendar_without_being_fetched(page: Page, address: str) -> None:
    page.clock.set_fixed_time("2026-11-30T12:00:00")
    page.goto(url(address, "en", f"introduction-benefit?{ANSWERS}"))
    result(page)
    widget(page).locator(".result .save-site").wait_for()  # the last it asks for: how much there is to save
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    keep = widget(page).locator(".keep")
    with page.expect_download() as handed:
        keep.locator("[data-calendar]").click()
    assert handed.value.suggested_filename == "fotfeste-introduction-benefit.ics"
    made = icalendar.Calendar.from_ical(Path(handed.value.path()).read_bytes())
    shown = widget(page).locator(".days li:not(.past, .here) time").evaluate_all("all => all.map(e => e.dateTime)")
    assert [each.decoded("DTSTART").isoformat() for each in made.walk("VEVENT")] == shown == ["2027-05-01"]
    expect(keep.locator("[role=status]")).to_have_text(re.compile("calendar"))
    assert [each for each in asked if not each.startswith("blob:")] == []

    page.goto(url(address, "en", "introduction-benefit?date=2024-02-29&age=30&partner_in_programme=no&payment=no"))
    expect(widget(page).locator(".days .past time")).to_have_attribute("datetime", "2024-05-01")
    expect(keep).to_be_visible()
    expect(keep.locator("[data-calendar]")).to_have_count(0)


def test_a_sheet_from_a_site_that_others_do_not_reach_has_neither_address_nor_code(worked: Page) -> None:
    worked.evaluate(PUBLISHED, "")
    widget(worked, "study-support").locator("[data-print]").click()
    expect(worked.locator(".sheet ol.steps")).to_have_count(1)
    expect(worked.locator(".sheet [data-code], .sheet .scan")).to_have_count(0)
    assert "127.0.0.1" not in (worked.locator(".sheet").text_content() or "")
    worked.keyboard.press("Tab")


def cut_in_half(route: Route, site: Path) -> None:
    file = current(site, "assets/python.*/pyodide.asm.wasm")
    half = file.read_bytes()[: file.stat().st_size // 2]
    route.fulfill(body=half, content_type="application/wasm")


def test_a_start_that_fails_says_so_keeps_the_answers_and_can_be_tried_again(
    page: Page, context: BrowserContext, address: str, site: Path
) -> None:
    status, retry = widget(page).locator(".status [role=status]"), widget(page).locator("[data-retry]")
    broken = {
        "missing": lambda route: route.fulfill(status=404),
        "cut": lambda route: cut_in_half(route, site),
        "aborted": lambda route: route.abort(),
    }
    for fault in broken.values():
        context.route("**/*.wasm", fault)
        if page.url == "about:blank":
            page.goto(url(address, "uk"))
            widget(page).locator("[name=age]").fill("22")
        else:
            retry.click()
        widget(page).locator("[name=age]").focus()
        expect(status).to_contain_text("не запустився")
        expect(retry).to_be_visible()
        expect(widget(page).locator("[name=age]")).to_have_value("22")
        expect(widget(page).locator("progress")).to_be_hidden()
        context.unroute("**/*.wasm")
    retry.click()
    expect(status).to_contain_text("готовий")


def test_patience_has_an_end_and_what_was_typed_is_used(page: Page, context: BrowserContext, address: str) -> None:
    place = widget(page)
    status, retry = place.locator(".status [role=status]"), place.locator("[data-retry]")
    held: list[Route] = []
    context.route("**/*.wasm", lambda route: held.append(route))
    page.clock.install()
    page.goto(url(address, "en"))
    place.locator("[name=age]").fill("30")
    expect(status).to_contain_text("MB")
    size = place.locator("[data-megabytes]").get_attribute("data-megabytes")
    assert f"{size}\u00a0MB" in place.locator(".download").inner_text()
    expect(status).to_contain_text(f" of {size}\u00a0MB")
    page.clock.fast_forward(40_000)
    expect(status).to_contain_text("MB")  # slow is not broken
    page.clock.fast_forward(121_000)
    expect(status).to_contain_text("could not start")

    with page.expect_request("**/*.wasm"):
        retry.click()
    expect(retry).to_be_hidden()
    put(place, "date", "2026-May-1")
    put(place, "partner_in_programme", "no")
    place.locator(".primary").click()
    place.locator("[name=age]").fill("22")  # after Continue, before Python is there
    held[-1].continue_()
    expect(place.locator("[name=lives_with_parent]").first).to_be_focused()  # asked only below 25
    context.unroute("**/*.wasm")

    (worker,) = page.workers
    worker.evaluate("() => self.close()")
    place.locator("[name=lives_with_parent][value=no]").check()
    place.locator(".primary").click()
    page.clock.fast_forward(31_000)
    expect(status).to_contain_text("could not start")
    retry.click()
    expect(place.locator(".result h4")).to_be_focused()
