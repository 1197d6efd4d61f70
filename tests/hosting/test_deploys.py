"""A page that is open while the site is renewed, behind every server: what it needs is there for five builds.

After that it says so, and takes the new page over without losing what was typed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Event

import pytest
from playwright.sync_api import Page, expect

from publish.text import word
from tests import versions
from tests.browser.answering import SOURCE_DOCUMENT, answer, named, url, widget
from tests.hosting.test_hosting import behind, caddy, nginx
from tests.hosting.test_serve import ask
from tests.reader import served
from tests.versions import deploy

HOSTS = {"caddy": caddy, "nginx": nginx, "make serve": None}
CASE = named(SOURCE_DOCUMENT)["answers"]


@contextmanager
def hosted(name: str, site: Path, here: Path) -> Iterator[str]:
    """The address of a site that may be renewed."""
    start = HOSTS[name]
    with served(site) if start is None else behind(start, site, here) as address:
        yield address


@pytest.fixture
def live(site: Path, tmp_path: Path) -> Path:
    """Version 1, where it is published."""
    return deploy(site, tmp_path / "live", 1)


@pytest.mark.parametrize("host", HOSTS)
def test_a_page_of_the_first_version_works_on_the_fifth(
    host: str, page: Page, site: Path, live: Path, tmp_path: Path
) -> None:
    with hosted(host, live, tmp_path) as address:
        searching = page.context.new_page()
        searching.goto(f"{address}/en/sok/")
        page.goto(url(address, "en"))
        expect(page.locator("h1")).to_contain_text("v1")
        deploy(site, live, 2, 3, 4, 5)
        assert "v5 " in ask(address, "/en/introduksjonsprogram/")[1].decode(), "the newest is served"
        answer(page, CASE)
        expect(widget(page).locator(".result")).to_be_visible()
        expect(widget(page).locator(".keep")).to_be_visible()
        expect(page.locator("h1")).to_contain_text("v1")
        searching.locator("#query").fill("introduksjonsstønad")
        expect(searching.locator(".found li").first).to_be_visible()


@pytest.mark.parametrize("stems", [(), versions.WORKER], ids=["all parts are others", "the worker is another"])
def test_a_page_whose_parts_are_gone_says_so_and_goes_on_with_what_was_typed(
    stems: tuple[str, ...], page: Page, site: Path, live: Path
) -> None:
    with served(live) as address:
        page.goto(url(address, "uk"))
        place = widget(page)
        entries = page.evaluate("history.length")
        deploy(site, live, *range(2, 8), stems=stems)
        place.locator("[name=age]").fill("31")
        told(page, "uk")
        place.locator(".renewed button").click()
        expect(page.locator("h1")).to_contain_text("v7")
        expect(place.locator("[name=age]")).to_have_value("31")
        expect(page.locator("link[rel=stylesheet]")).to_have_count(1)
        assert page.evaluate("[history.length, history.state?.place?.open ?? [], sessionStorage.length]") == [
            entries,
            [],
            0,
        ]
        answer(page, {**CASE, "age": "31"})
        expect(place.locator(".result")).to_be_visible()

        page.locator(".languages a[hreflang=en]").click()
        expect(page.locator("html")).to_have_attribute("lang", "en")
        expect(widget(page).locator(".result")).to_be_visible()
        expect(widget(page).locator("[name=age]")).to_have_value("31")
        page.go_back()
        expect(page.locator("html")).to_have_attribute("lang", "uk")
        expect(place.locator("[name=age]")).to_have_value("31")


def told(page: Page, lang: str) -> None:
    expect(page.locator(".renewed [role=status]")).to_have_text(re.compile(re.escape(word("renewed", lang))))


def test_a_search_whose_parts_are_gone_says_so_and_finds_when_it_is_loaded_again(
    page: Page, site: Path, live: Path
) -> None:
    with served(live) as address:
        page.goto(f"{address}/en/sok/")
        deploy(site, live, *range(2, 8))
        page.locator("#query").fill("introduksjonsstønad")
        told(page, "en")
        expect(page.locator("form > [role=status]")).to_be_empty()
        page.locator(".renewed button").click()
        expect(page.locator("h1")).to_contain_text("v7")
        expect(page.locator("#query")).to_have_value("introduksjonsstønad")
        expect(page.locator(".found li").first).to_be_visible()


def test_another_language_is_of_the_newest_version_and_has_the_answers(page: Page, site: Path, live: Path) -> None:
    with served(live) as address:
        page.goto(url(address, "uk"))
        answer(page, CASE)
        deploy(site, live, *range(2, 8))
        page.locator(".languages a[hreflang=en]").click()
        expect(page.locator("h1")).to_contain_text("v7")
        expect(widget(page).locator(".result")).to_be_visible()
        for each in ("age", "date"):
            expect(widget(page).locator(f"[name='{each}']")).to_have_value(CASE[each])


def test_a_failure_that_is_no_renewal_says_what_it_was(page: Page, live: Path) -> None:
    page.route("**/worker.*.js", lambda route: route.abort())
    with served(live) as address:
        page.goto(url(address, "en"))
        widget(page).locator("[name=age]").focus()
        expect(widget(page).locator("[data-retry]")).to_be_visible()
        expect(page.locator(".renewed")).to_be_hidden()


def test_a_rebuild_beside_a_running_server_is_no_fault(site: Path, live: Path) -> None:
    """Whatever is asked for while one build takes the place of another is found, as of either."""
    done = Event()

    def asked(address: str) -> set[int]:
        answers = set()
        while not done.is_set():
            ages = json.loads(ask(address, "/parts.json")[1])
            part = next(each for each, age in ages.items() if age == 0)
            answers |= {ask(address, path)[0].status for path in ("/en/introduksjonsprogram/", f"/{part}")}
        return answers

    with served(live) as address, ThreadPoolExecutor() as threads:
        asking = [threads.submit(asked, address) for _ in range(3)]
        try:
            deploy(site, live, 2, 3)
            assert ask(address, "/en/introduksjonsprogram/")[1].count(b"v3 ") == 1
        finally:
            done.set()
        assert set.union(*(each.result() for each in asking)) == {200}
