"""No page does more than its policy allows, and the policy allows little. The browser is the judge."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.answering import CONTINUE, widget

POLICY = re.compile(r'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="([^"]+)">')
REPORT = """document.addEventListener("securitypolicyviolation",
    event => console.error("policy: " + event.violatedDirective + " " + event.blockedURI));"""
WATCHED = ("", "uk/kalkulatorer/introduksjonsstonad/", "ru/ordliste/", "en/om/", "uk/sok/#q=допомога", "404.html")


def policies(site: Path) -> dict[str, str]:
    """The policy of every page, by its path."""
    texts = {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in site.rglob("*.html")}
    return {name: POLICY.findall(text)[0] for name, text in texts.items()}


def test_every_page_has_a_policy_that_trusts_nothing_but_the_site(site: Path) -> None:
    for name, policy in policies(site).items():
        assert policy.startswith("default-src 'none'; "), name
        assert "unsafe-inline" not in policy, name
        assert "'unsafe-eval'" not in policy, name
        assert not re.search(r"https?:|\*", policy), name
        text = (site / name).read_text("utf-8")
        assert not re.search(r"<[^>]+\son[a-z]+=|<[^>]+\sstyle=|<style\b|javascript:", text), name


def test_only_pages_that_compute_may_compile(site: Path) -> None:
    compiling = {name for name, policy in policies(site).items() if "wasm-unsafe-eval" in policy}
    assert "uk/kalkulatorer/introduksjonsstonad/index.html" in compiling
    assert "uk/index.html" in compiling, "the search page takes its place"
    assert "uk/om/index.html" not in compiling
    assert "uk/ordliste/index.html" not in compiling


@pytest.fixture
def watched(page: Page) -> list[str]:
    """What the browser refused on the page."""
    refused: list[str] = []
    page.add_init_script(REPORT)
    page.on("console", lambda said: refused.append(said.text) if said.text.startswith("policy: ") else None)
    return refused


@pytest.mark.parametrize("path", WATCHED)
def test_a_page_does_nothing_its_policy_refuses(page: Page, watched: list[str], address: str, path: str) -> None:
    page.goto(f"{address}/{path}")
    if "sok" in path:
        expect(page.locator("[data-engine] [role=status]")).to_contain_text(re.compile(r"\d"))
    if "kalkulatorer" in path:
        widget(page).locator("[name=age]").fill("200")
        widget(page).get_by_role("button", name=CONTINUE["uk"], exact=True).click()
        expect(widget(page).locator(".problems")).to_be_visible()
    assert watched == []


def test_what_somebody_slips_into_a_page_does_not_run(page: Page, watched: list[str], address: str) -> None:
    page.goto(f"{address}/uk/introduksjonsprogram/")
    with (
        page.expect_console_message(lambda said: "policy: script-src-attr" in said.text),
        page.expect_console_message(lambda said: "policy: script-src-elem http" in said.text),
    ):
        page.locator("main").evaluate("""place => {
            place.insertAdjacentHTML("beforeend", "<img src=x: onerror='document.title=1'>");
            const script = document.createElement("script");
            script.textContent = "document.title = 2";
            const foreign = document.createElement("script");
            foreign.src = "http://127.0.0.1:9/a.js";
            place.append(script, foreign);
        }""")
    assert page.title() not in ("1", "2")
    assert {"script-src-elem", "script-src-attr"} <= {each.split()[1] for each in watched}
