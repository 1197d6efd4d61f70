"""The zip for a USB stick: unpacked, it is read in a real Chromium straight from disk."""

from __future__ import annotations

import zipfile
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html
from playwright.sync_api import Page, expect

from publish.finished.bundle import bundle


@pytest.fixture(scope="module")
def zipped(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The zip."""
    return bundle(site, tmp_path_factory.mktemp("stick") / "fotfeste.zip")


@pytest.fixture(scope="module")
def stick(zipped: Path) -> Path:
    """The unpacked zip."""
    with zipfile.ZipFile(zipped) as archive:
        archive.extractall(zipped.parent)
    return zipped.parent / "fotfeste"


def test_everything_a_page_names_came_along(stick: Path) -> None:
    files = list(stick.rglob("*.html"))
    assert len(files) >= 40
    for file in files:
        root = html.document_fromstring(file.read_text("utf-8"))
        for each in root.xpath("//a/@href | //link/@href | //img/@src | //script/@src"):
            parts = urlsplit(each)
            if not parts.scheme:
                target = (file.parent / unquote(parts.path)) if parts.path else file
                assert target.is_file(), (file, each)


def test_the_same_site_is_the_same_zip(site: Path, zipped: Path, tmp_path: Path) -> None:
    assert bundle(site, tmp_path / "again.zip").read_bytes() == zipped.read_bytes()


def test_it_is_read_from_disk(stick: Path, page: Page) -> None:
    failed: list[str] = []
    page.on("requestfailed", lambda request: failed.append(request.url))
    page.on("console", lambda message: failed.append(message.text) if message.type == "error" else None)
    page.goto((stick / "index.html").as_uri())
    page.get_by_role("link", name="Українська").first.click()
    page.locator(".tasks a").first.click()
    expect(page.locator("h1")).to_be_visible()
    assert page.url.endswith("kalkulatorer/introduksjonsstonad/index.html")
    expect(page.locator(".needs-script")).to_be_visible()
    page.locator(".further a[href*='#hvor-mye']").click()
    expect(page.locator("#hvor-mye")).to_be_visible()  # the browser itself opens the question
    page.locator("#hvor-mye .door a").click()
    page.locator(".further a").first.click()
    expect(page.locator(".tree .asked").first).to_be_visible()
    assert "Fotfeste" in page.evaluate("getComputedStyle(document.body).fontFamily")
    assert page.evaluate(
        "document.fonts.ready.then(() => [...document.fonts].some(each => each.status === 'loaded'))"
    )
    assert failed == []
    paper = page.locator(".paper a").first.get_attribute("href")
    assert paper
    here = Path(unquote(urlsplit(page.url).path)).parent
    assert (here / paper).resolve().relative_to(stick.resolve()).suffix == ".pdf"
    assert (here / paper).is_file()
