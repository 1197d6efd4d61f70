"""What a visit costs on a slow line: at most 100 kB with brotli, no line jumps, and Python comes once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from publish.finished import pages
from tests.browser.answering import SOURCE_DOCUMENT, answer, named, url, widget
from tests.reader import served

LIMIT = 100_000  # bytes with brotli, the page and all that it loads before it is touched
ASSET = re.compile(r'(?:href|src)="(?:\.\./)*(assets/[^"]+)"')
IMPORTED = re.compile(r'\bimport\s*(?:[\w{},*$ ]+\s*from\s*)?"\./([^"]+)"')
LATER = re.compile(r'data-script="(?:\.\./)*(assets/[^"]+)"')
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 94_000}  # ms, bytes/s
SHIFTS = """window.shifts = []; new PerformanceObserver(list => {
    for (const each of list.getEntries()) window.shifts.push(each.value);
}).observe({type: "layout-shift", buffered: true});"""


def loaded(site: Path, file: Path, later: bool = False) -> set[Path]:
    """A page and what it loads, at once or also later: what it names, and what the scripts among that import."""
    found = {site / file}
    text = (site / file).read_text("utf-8")
    named = ASSET.findall(text) + (LATER.findall(text) if later else [])
    # An icon is for who puts the page on a home screen.
    waiting = {site / name for name in named if not name.endswith(".png")}
    while waiting:
        asset = waiting.pop()
        found.add(asset)
        if asset.suffix == ".js":
            waiting |= {asset.with_name(each) for each in IMPORTED.findall(asset.read_text("utf-8"))} - found
    return found


def test_a_first_visit_weighs_at_most_100_kb(site: Path) -> None:
    for page in pages(site):
        parts = loaded(site, page.file)
        assert any(each.suffix == ".woff2" for each in parts)
        total = sum(compressed(each) for each in parts)
        assert total <= LIMIT, f"{page.address}: {total} bytes"


def compressed(path: Path) -> int:
    brotli = path.with_name(path.name + ".br")
    return (brotli if brotli.exists() else path).stat().st_size


@pytest.mark.parametrize(
    "path", ["", "uk/", "uk/introduksjonsprogram/", "uk/kalkulatorer/introduksjonsstonad/", "ru/ordliste/"]
)
def test_nothing_shifts_while_a_page_arrives_slowly_and_nothing_comes_that_was_not_weighed(
    context: BrowserContext, site: Path, path: str
) -> None:
    asked: list[str] = []
    context.add_init_script(SHIFTS)
    page = context.new_page()
    line = context.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", SLOW)
    with served(site, asked) as address:
        page.goto(f"{address}/{path}", wait_until="networkidle")
    assert page.evaluate("window.shifts") == []
    weighed = {"/" + each.relative_to(site).as_posix() for each in loaded(site, Path(path, "index.html"))}
    assert {each + "index.html" if each.endswith("/") else each for each in asked} <= weighed


def test_the_second_visit_fetches_nothing_of_python(context: BrowserContext, site: Path) -> None:
    asked: list[str] = []
    case = named(SOURCE_DOCUMENT)["answers"]
    python = []
    with served(site, asked) as address:
        for _ in range(2):
            page = context.new_page()
            asked.clear()
            page.goto(url(address, "nb"))
            answer(page, case)
            expect(widget(page).locator(".result")).to_be_visible()
            python.append([each for each in asked if "/python." in each or "/worker." in each])
            page.close()
    assert len(python[0]) >= 5
    assert python[1] == []
