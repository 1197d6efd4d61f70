"""What a first visit costs on a slow line: at most 100 kB with brotli, and no line jumps."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from publish.finished import pages

LIMIT = 100_000  # bytes with brotli, the page and all that it loads before it is touched
ASSET = re.compile(r'(?:href|src)="(?:\.\./)*(assets/[^"]+)"')
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 94_000}  # ms, bytes/s
SHIFTS = """window.shifts = []; new PerformanceObserver(list => {
    for (const each of list.getEntries()) window.shifts.push(each.value);
}).observe({type: "layout-shift", buffered: true});"""


def test_a_first_visit_weighs_at_most_100_kb(site: Path) -> None:
    for page in pages(site):
        html = site / page.file
        loaded = {site / name for name in ASSET.findall(html.read_text("utf-8"))}
        assert any(each.suffix == ".woff2" for each in loaded)
        total = sum(compressed(each) for each in {html, *loaded})
        assert total <= LIMIT, f"{page.address}: {total} bytes"


def compressed(path: Path) -> int:
    brotli = path.with_name(path.name + ".br")
    return (brotli if brotli.exists() else path).stat().st_size


@pytest.mark.parametrize("path", ["", "uk/", "uk/introduksjonsprogram/", "ru/ordliste/"])
def test_nothing_shifts_while_a_page_arrives_slowly(context: BrowserContext, address: str, path: str) -> None:
    context.add_init_script(SHIFTS)
    page = context.new_page()
    line = context.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", SLOW)
    page.goto(f"{address}/{path}", wait_until="networkidle")
    assert page.evaluate("window.shifts") == []
