"""Addresses as people type, cut and pass them on lead to the page that is meant; others do not."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser, Page, expect

from calc.words import LANGUAGES
from publish import addresses, finished
from publish.places import DOCS
from publish.problem import Problem
from publish.share import short
from tests.reader import served

# Static pages: these work on any host without script.
STATIC = {
    "/nb/": "/",
    "/no/": "/",
    "/ua/": "/uk/",
    "/nb/introduksjonsprogram/": "/introduksjonsprogram/",
    "/no/opphold": "/opphold/",
    "/ua/om/": "/uk/om/",
    "/no/sok/": "/sok/",
    "/ua/sok/": "/uk/sok/",
    "/q/varighet/": "/introduksjonsprogram/#varighet",
    "/q/varighet": "/introduksjonsprogram/#varighet",
    "/stotte/": "/studiestotte/",
    "/uk/permanent/": "/uk/opphold/#nar-kan-jeg-sok-om-permanent",
    "/om": "/om/",
    "/uk": "/uk/",
}
# Led on by the page of what is not found.
MEANT = {
    "/UK/Om/": "/uk/om/",
    "/OM": "/om/",
    "/om.html": "/om/",
    "/ru/om/index.htm": "/ru/om/",
    "/uk/om/).": "/uk/om/",
    "/uk/om/%22": "/uk/om/",
    "/uk/q/varighet/,": "/uk/introduksjonsprogram/#varighet",
    "/Q/Varighet": "/introduksjonsprogram/#varighet",
    "/ua/q/varighet/": "/uk/introduksjonsprogram/#varighet",
    "/no/q/varighet": "/introduksjonsprogram/#varighet",
    "/en/varighet": "/en/introduksjonsprogram/#varighet",
    "/varighet/": "/introduksjonsprogram/#varighet",
    "/uk-ua/om/": "/uk/om/",
    "/no/stotte/": "/studiestotte/",
    "/ua/permanent": "/uk/opphold/#nar-kan-jeg-sok-om-permanent",
}
MISSING = [
    "/no/such/page",
    "/constructor/om/",
    "/ua/..%2f..%2fom/x",
    "/%E0%A4%A",
    "//evil.example/om/",
    "/uk/вид/",
]


def leads(site: Path) -> list[Path]:
    return [path for path in site.rglob("index.html") if finished.leads_on(path.read_text("utf-8"))]


@pytest.mark.parametrize("typed", STATIC)
def test_a_short_address_leads_on_without_script(chromium: Browser, address: str, typed: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + typed)
    page.wait_for_url(address + STATIC[typed])
    context.close()


@pytest.mark.parametrize("typed", MEANT)
def test_a_mistyped_address_leads_to_the_page_that_is_meant(page: Page, address: str, typed: str) -> None:
    page.goto(address + typed, wait_until="commit")
    page.wait_for_url(address + MEANT[typed], wait_until="commit")


@pytest.mark.parametrize("typed", MISSING)
def test_what_is_no_page_is_said_and_nobody_is_led_elsewhere(page: Page, address: str, typed: str) -> None:
    page.goto(address + typed)
    page.wait_for_load_state("networkidle")
    expect(page.locator("section[lang]")).to_have_count(len(LANGUAGES))
    assert page.evaluate("location.origin") == address


@pytest.mark.parametrize("typed", ["/no/introduksjonsprogram/#varighet", "/NO/introduksjonsprogram/#varighet"])
def test_the_question_comes_along(page: Page, address: str, typed: str) -> None:
    page.goto(address + typed)
    page.wait_for_url(f"{address}/introduksjonsprogram/#varighet")
    expect(page.locator("#varighet")).to_be_focused()


@pytest.mark.parametrize("typed", ["%76arighet", "VARIGHET", "%2576arighet", "Varighet).", "varighet%0A"])
def test_a_questions_name_is_understood_encoded_and_in_capitals(page: Page, address: str, typed: str) -> None:
    page.goto(f"{address}/uk/introduksjonsprogram/#{typed}")
    expect(page.locator("#varighet")).to_be_focused()
    assert page.url == f"{address}/uk/introduksjonsprogram/#varighet"


def test_they_work_below_another_address(page: Page, site: Path, tmp_path: Path) -> None:
    """As on Pages, where a project has a folder of its own; its page of what is not found knows that folder."""
    (tmp_path / "sub").symlink_to(site)
    (tmp_path / "index.html").symlink_to(site / "index.html")
    missing = (site / "404.html").read_text("utf-8").replace('"/assets/', '"/sub/assets/')
    (tmp_path / "404.html").write_text(missing.replace('data-root="/', 'data-root="/sub/'), "utf-8")
    with served(tmp_path) as host:
        for typed, meant in {"/no/om/": "/om/", "/UA/Q/varighet": "/uk/introduksjonsprogram/#varighet"}.items():
            page.goto(f"{host}/sub{typed}")
            page.wait_for_url(f"{host}/sub{meant}")


def test_they_are_few_and_small_and_unknown_to_search_engines(site: Path) -> None:
    found = leads(site)
    questions = len(list((site / "nb/q").iterdir()))
    assert len(found) < 3 * questions
    for path in found:
        root = html.document_fromstring(path.read_bytes())
        assert path.stat().st_size < 1400, path
        assert root.find(".//meta[@name='robots']").get("content") == "noindex"
        here = "/" + path.parent.relative_to(site).as_posix() + "/"
        to = root.find(".//a").get("href")
        assert root.find(".//meta[@http-equiv='refresh']").get("content") == f"0; url={to}"
        target = addresses.up(here[1:]) and to.removeprefix(addresses.up(here[1:])).partition("#")[0]
        canonical = root.find(".//link[@rel='canonical']")
        assert canonical is None or canonical.get("href").endswith("/" + target), path
        assert root.get("lang") == (target.partition("/")[0] if target[:3] in ("en/", "ru/", "uk/") else "nb")
    kept = " ".join(path.read_text("utf-8") for path in site.glob("offline/*.*.json"))
    assert not [path for path in found if f'"{path.parent.relative_to(site).as_posix()}/"' in kept]
    assert not [each for each in site.glob("sitemap.xml") if "/no/" in each.read_text("utf-8")]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ('om = "opphold"', "is a page already"),
        ('kart = "atlas"', "no page or question"),
        ('kart = "om#atlas"', "no page or question"),
    ],
)
def test_a_name_that_is_taken_or_leads_nowhere_stops_the_build(
    site: Path, tmp_path: Path, row: str, said: str
) -> None:
    copied = tmp_path / "site"
    for page in finished.pages(site):
        (copied / page.file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(site / page.file, copied / page.file)
    (tmp_path / short.NAMES).write_text(f"[names]\n{row}\n", "utf-8")
    with pytest.raises(Problem, match=said):
        short.add(copied, "https://x.no/", tmp_path, list(finished.pages(copied)))


def test_every_name_of_the_table_is_one_that_can_be_said_aloud() -> None:
    names = short.read_toml(DOCS / short.NAMES)["names"]
    assert all(name.isascii() and name == name.lower() and "/" not in name for name in names)
