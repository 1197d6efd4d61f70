"""What a visit costs on a slow line: so many bytes for each kind of page, no line jumps, and Python comes once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from publish.finished import looks, pages
from tests.browser.answering import SOURCE_DOCUMENT, answer, named, url, widget
from tests.reader import served

# Bytes with brotli of a page with what it loads before it is idle or touched, by its kind and its file of letters.
AT_ONCE = {
    ("home", "latin"): 24_000,
    ("home", "cyrillic"): 30_000,
    ("tasks", "latin"): 28_000,
    ("tasks", "cyrillic"): 34_000,
    ("tool", "latin"): 37_000,
    ("tool", "cyrillic"): 44_000,
    ("text", "latin"): 43_000,
    ("text", "cyrillic"): 50_000,
    ("tree", "latin"): 38_000,
    ("tree", "cyrillic"): 46_000,
    ("for-whom", "latin"): 42_000,
    ("for-whom", "cyrillic"): 50_000,
    ("translations", "latin"): 30_000,
    ("translations", "cyrillic"): 36_000,
}
HEAVIER = {"studiestotte/": 52_000}  # a topic of 29 questions, whose words alone are 22 kB in Cyrillic letters
LATER = 8_000  # what comes when nobody touches it
ASSET = re.compile(r'(?:href|src)="(?:\.\./)*(assets/[^"]+)"')
IMPORTED = re.compile(r'\bimport\s*(?:[\w{},*$ ]+\s*from\s*)?"\./([^"]+)"')
SCRIPT = re.compile(r'data-script="(?:\.\./)*(assets/[^"]+)"')
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 94_000}  # ms, bytes/s
SHIFTS = """window.shifts = []; new PerformanceObserver(list => {
    for (const each of list.getEntries()) window.shifts.push(each.value);
}).observe({type: "layout-shift", buffered: true});"""


def loaded(site: Path, file: Path, later: bool = False) -> set[Path]:
    """A page and what it loads, at once or also later: what it names, and what the scripts among that import."""
    found = {site / file}
    text = (site / file).read_text("utf-8")
    named = ASSET.findall(text) + (SCRIPT.findall(text) if later else [])
    # An icon is for who puts the page on a home screen.
    waiting = {site / name for name in named if not name.endswith(".png")}
    while waiting:
        asset = waiting.pop()
        found.add(asset)
        if asset.suffix == ".js":
            waiting |= {asset.with_name(each) for each in IMPORTED.findall(asset.read_text("utf-8"))} - found
    return found


def test_a_first_visit_weighs_no_more_than_its_kind_may(site: Path) -> None:
    for page in pages(site):
        parts = loaded(site, page.file)
        assert any(each.suffix == ".woff2" for each in parts)
        letters = page.root.get("data-letters", "")
        total = sum(compressed(each) for each in parts)
        limit = max(
            AT_ONCE[looks.kind(page.root), letters], HEAVIER.get(page.path, 0) if letters == "cyrillic" else 0
        )
        assert total <= limit, f"{page.address}: {total} bytes"
        later = sum(compressed(each) for each in loaded(site, page.file, later=True) - parts)
        assert 0 < later <= LATER, f"{page.address}: {later} bytes later"


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
    weighed = {
        "/" + each.relative_to(site).as_posix() for each in loaded(site, Path(path, "index.html"), later=True)
    }
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
