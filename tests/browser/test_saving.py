"""Saving the site on a device: by a tap, of one language and all of it, with what it takes told, to be resumed."""

from __future__ import annotations

import base64
import functools
import hashlib
import json
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, Route, expect

from calc.words import LANGUAGES
from publish.finished import leads_on, offline
from publish.finished.assets import TEXTUAL
from publish.runtime import COMPLETE
from publish.text import word
from tests.browser.device import NAMES, PLAIN, WORKERS, Host, browser, hosting, save, section, told, version
from tests.browser.test_calculator import SOURCE_DOCUMENT, answer, named, url, widget
from tests.reader import current


@pytest.fixture
def host() -> Iterator[Host]:
    with hosting() as one:
        yield one


def entries(site: Path, lang: str, kind: str = "files") -> dict[str, tuple[str, int, int]]:
    text = (site / offline.FOLDER / f"{lang}.{version(site, lang)}.json").read_bytes()
    assert hashlib.sha256(text).hexdigest().startswith(version(site, lang))
    return {address: (hash_, size, travels) for address, hash_, size, travels in json.loads(text)[kind]}


class Looked(NamedTuple):
    """What a file is: its hash as lists have it, its size in bytes, and the names with a hash that it mentions."""

    hash: str
    size: int
    names: set[bytes]


@functools.cache
def looked_at(file: Path) -> Looked:
    """A file as it is; most are listed in four languages."""
    content = file.read_bytes()
    text = content if file.suffix in TEXTUAL else b""
    names = re.findall(rb"[\w-]+\.[0-9a-f]{10}\.\w+|python\.[0-9a-f]{10}", text)
    hash_ = base64.b64encode(hashlib.sha256(content).digest()).decode()
    return Looked(hash_, len(content), set(names))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_list_holds_all_of_a_language_and_nothing_of_another(site: Path, lang: str) -> None:
    listed = entries(site, lang)
    for file in site.rglob("index.html"):
        address = file.relative_to(site).as_posix().removesuffix("index.html")
        read = "plakat" not in file.parts and not leads_on(file.read_text("utf-8"))
        mine = read and offline.language(file.relative_to(site)) == lang
        assert (address in listed) == mine, address
    needed: set[bytes] = set()
    for address, (hash_, size, travels) in listed.items():
        found = looked_at(
            site / address / "index.html" if address.endswith("/") or not address else site / address
        )
        assert (found.hash, found.size) == (hash_, size)
        assert 0 < travels <= size
        needed |= found.names
    assert [name for name in needed if not any(name.decode() in each for each in listed)] == []
    assert any(address.endswith(".wasm") for address in listed)
    complete = {Path(address).name for address in entries(site, lang, "complete")}
    lock = current(site, "assets/python.*/pyodide.asm.wasm").parent / "complete" / "pyodide-lock.json"
    wheels = {each["file_name"] for each in json.loads(lock.read_text("utf-8"))["packages"].values()}
    assert complete == {*COMPLETE, lock.name, *wheels}
    assert not any("/complete/" in address or address.endswith((".pdf", ".gz", ".br")) for address in listed)


def test_nothing_is_stored_without_the_tap(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}/uk/")
    page.wait_for_load_state("networkidle")
    assert not [each for each in asked if "service-worker" in each or "/offline/" in each]
    section(page)
    expect(page.locator(".offline [data-size]")).to_contain_text(re.compile(r"\d\sМБ"))
    assert [each for each in asked if "/offline/" in each] == [f"{address}/offline/uk.json"]
    assert page.evaluate(NAMES) == []
    assert page.evaluate(WORKERS) == 0


def test_too_little_space_is_told_and_nothing_stays(page: Page, context: BrowserContext, address: str) -> None:
    page.goto(f"{address}/uk/")
    chrome = context.new_cdp_session(page)
    chrome.send("Storage.overrideQuotaForOrigin", {"origin": address, "quotaSize": 1_000_000})
    save(page)
    told(page, "full")
    # A browser that promises more than it has.
    page.reload()
    page.evaluate("() => { navigator.storage.estimate = async () => ({}); }")
    save(page)
    told(page, "full")
    assert page.evaluate(NAMES) == []
    assert page.evaluate(WORKERS) == 0


def test_a_reader_stops_it_and_deletes_it(page: Page, context: BrowserContext, address: str) -> None:
    page.goto(f"{address}/uk/")
    context.route("**/*.wasm", lambda _: None)
    section(page)
    page.locator(".offline [data-save]").click()
    page.locator(".offline [data-cancel]").click()
    told(page, "cancelled")
    assert page.evaluate(NAMES) == []
    context.unroute("**/*.wasm")
    page.locator(".offline [data-save]").click()
    told(page, "done")
    assert page.evaluate(NAMES) != []
    page.locator(".offline [data-remove]").click()
    told(page, "removed")
    assert page.evaluate(NAMES) == []
    assert page.evaluate(WORKERS) == 0


@pytest.mark.parametrize(
    "without",
    [
        "delete Navigator.prototype.serviceWorker",
        "delete window.caches",
        "CacheStorage.prototype.keys = async () => { throw new DOMException('', 'SecurityError'); }",
    ],
)
def test_where_it_cannot_be_nothing_is_shown(page: Page, address: str, without: str) -> None:
    page.add_init_script(without)
    page.goto(f"{address}/uk/")
    page.wait_for_load_state("networkidle")
    expect(page.locator("details.offline")).to_be_hidden()


def test_it_is_fetched_when_somebody_turns_to_it_and_works_without_a_measure_of_space(
    context: BrowserContext, address: str
) -> None:
    """iOS 15 has no `navigator.storage`."""
    context.add_init_script("Object.defineProperty(Navigator.prototype, 'storage', {value: undefined})")
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}/uk/", wait_until="networkidle")
    assert not [each for each in asked if "/offline." in each or "/saved." in each]
    save(page)
    told(page, "done")


def test_saving_is_offered_with_its_size_after_a_result(page: Page, address: str) -> None:
    page.goto(url(address, "uk"))
    answer(page, named(SOURCE_DOCUMENT)["answers"])
    offer = widget(page).locator(".result .save-site")
    expect(offer).to_have_text(re.compile(r"\d,\d\sМБ"))
    offer.click()
    told(page, "done")


def test_where_the_phone_s_own_home_screen_keeps_it_it_says_how(context: BrowserContext, address: str) -> None:
    """Only Safari on iOS knows `navigator.standalone`; it is true once the page is opened from there."""
    for standalone, shown in (("undefined", False), ("true", False), ("false", True)):
        page = context.new_page()
        page.add_init_script(f"Object.defineProperty(Navigator.prototype, 'standalone', {{value: {standalone}}})")
        page.goto(f"{address}/uk/")
        section(page)
        expect(page.locator(".offline [data-save]")).to_be_visible()
        assert page.get_by_text(word("offline.ios", "uk")).is_visible() is shown


def test_it_works_below_another_address_and_on_a_host_that_does_not_compress(
    playwright: Playwright, host: Host, site: Path, tmp_path: Path
) -> None:
    shutil.copytree(site, tmp_path / "hosted" / "fotfeste", copy_function=os.link)
    host.start(tmp_path / "hosted", PLAIN)
    with browser(playwright, tmp_path / "fresh") as page:
        page.goto(f"{host.address}/fotfeste/en/")
        save(page)
        told(page, "done", "en")
        host.stop()
        page.goto(f"{host.address}/fotfeste/en/introduksjonsprogram/#hvor-mye")
        expect(page.locator("#hvor-mye")).to_be_focused()
        wasm = current(site, "assets/python.*/*.wasm").relative_to(site).as_posix()
        status = "path => fetch('/fotfeste/' + path).then(answer => answer.status, () => 0)"
        paths = (wasm, f"{wasm}.gz", "pdf/fotfeste-en.pdf")  # PDFs are taken along only when they are wanted
        assert [page.evaluate(status, path) for path in paths] == [200, 404, 0]


def test_a_broken_connection_is_told_and_saving_goes_on_where_it_stopped(
    host: Host, site: Path, page: Page
) -> None:
    host.start(site)
    page.goto(f"{host.address}/uk/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    last = list(entries(site, "uk"))[-1]

    def break_off(route: Route) -> None:
        host.stop()
        route.continue_()

    page.route(f"{host.address}/{last}", break_off, times=1)
    save(page)
    told(page, "failed")
    (name,) = page.evaluate("() => caches.keys()")
    held = page.evaluate(
        "async name => (await (await caches.open(name)).keys()).map(request => request.url)", name
    )
    assert held
    asked.clear()
    host.start(site)
    page.locator(".offline [data-save]").click()
    told(page, "done")
    assert not {*asked} & {*held}
    assert f"{host.address}/{last}" in asked
