"""A saved copy without a network: whole, of one version, and never worse than nothing.

One profile is saved once; each test gets a copy.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path, PurePath

import pytest
from playwright.sync_api import Page, Playwright, expect

from calc.browser import respond
from calc.words import LANGUAGES
from publish.finished import offline
from publish.finished.looks import KINDS, WHOLE
from publish.runtime import pruned
from publish.text import word
from tests.browser.answering import answer, asked_now, put, url, widget
from tests.browser.device import (
    NAMES,
    SAVING,
    WORKERS,
    Host,
    browser,
    hosting,
    rewrite,
    save,
    section,
    told,
    version,
    wait_for,
)
from tests.reader import current
from tests.trapping import trapping_engine

PAPER = "pdf/om-uk.pdf"
SHEETS = (*KINDS, "text", PurePath(WHOLE).stem)
LOOKS = re.compile(rf"\b({'|'.join(SHEETS)})\.[0-9a-f]{{10}}\.css")


@pytest.fixture(scope="module")
def host() -> Iterator[Host]:
    with hosting() as one:
        yield one


@pytest.fixture(scope="module")
def kept(playwright: Playwright, host: Host, site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A profile in which the Ukrainian site was saved with its PDFs."""
    profile = tmp_path_factory.mktemp("kept") / "profile"
    host.start(site)
    with browser(playwright, profile) as page:
        page.goto(f"{host.address}/uk/")
        save(page, pdf=True)
        told(page, "done")
    return profile


@pytest.fixture
def profile(kept: Path, tmp_path: Path) -> Path:
    """A copy of that profile."""
    return Path(shutil.copytree(kept, tmp_path / "profile", ignore=shutil.ignore_patterns("Singleton*")))


@pytest.fixture(scope="module")
def newer(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The next version: other looks, so every Ukrainian page is another one, another heading, and another PDF."""
    made: Path = shutil.copytree(site, tmp_path_factory.mktemp("newer") / "site", copy_function=os.link)
    for kind in SHEETS:  # a page comes in the looks of its kind, and then of all
        text = current(made, f"assets/{kind}.*.css").read_text("utf-8")
        for each in made.glob(f"assets/{kind}.*.css*"):
            each.unlink()
        rewrite(made / f"assets/{kind}.0123456789.css", text + "h1 { color: rgb(1, 2, 3) !important }")
    for page in (made / offline.FALLBACK, *(made / "uk").rglob("*.html")):
        html = LOOKS.sub(r"\1.0123456789.css", page.read_text("utf-8"))
        rewrite(page, re.sub("(<h1[^>]*>)", r"\1NEW ", html))
    rewrite(made / PAPER, "NEW")
    shutil.rmtree(made / offline.FOLDER)
    offline.add(made)
    return made


def whole(page: Page, new: bool) -> None:
    """What the reader sees is all of the one version, or all of the other."""
    expect(page.locator("h1")).to_contain_text("NEW" if new else re.compile("^(?!NEW)"))
    colour = page.locator("h1").evaluate("h1 => getComputedStyle(h1).color")
    assert (colour == "rgb(1, 2, 3)") == new


def test_without_a_network_everything_of_the_language_works(
    playwright: Playwright, host: Host, profile: Path
) -> None:
    host.stop()
    with browser(playwright, profile) as page:
        page.goto(f"{host.address}/uk/")
        expect(page.locator(".from-copy [data-copy]")).to_contain_text(word("offline.copy", "uk", date="").strip())
        expect(page.locator(".from-copy [data-renew]")).to_be_hidden()
        page.goto(f"{host.address}/uk/sok/#q=introduksjonsstønad")
        expect(page.locator(".found li").first).to_be_visible()
        page.goto(f"{host.address}/uk/")
        page.locator("nav.tasks a").first.click()
        page.wait_for_url("**/uk/kalkulatorer/introduksjonsstonad/*")
        given = {"date": "2026-05-01", "age": "41", "lives_with_parent": "no"}
        answer(page, given)
        no = dict.fromkeys(("partner_in_programme", "has_children", "permit_before_2021", "payment"), "no")
        request = {"calculator": "introduction-benefit", "lang": "uk", "typed": {**given, **no}}
        computed = json.loads(respond(json.dumps(request)))["html"]
        shown = widget(page).locator(".result .answer").text_content() or ""
        assert shown in re.sub("<[^>]+>", "", computed)
        page.emulate_media(media="print")
        expect(page.locator(".offline")).to_be_hidden()
        assert widget(page).locator(".result").is_visible()
        page.emulate_media(media="screen")
        page.locator(".languages a[hreflang=nb]").click()
        expect(page.locator("section[lang=nb] h2")).to_have_text(word("offline.missing", "nb"))
        expect(page.locator("[data-if-saved]:visible")).to_have_text(["Українська"] * len(LANGUAGES))
        page.goto(f"{host.address}/uk/q/varighet")
        page.wait_for_url("**/uk/introduksjonsprogram/#varighet")
        expect(page.locator("#varighet")).to_be_focused()


def test_a_new_version_comes_whole_and_when_the_reader_wants_it(
    playwright: Playwright, host: Host, site: Path, newer: Path, profile: Path
) -> None:
    host.start(site)
    with browser(playwright, profile) as page:
        page.goto(f"{host.address}/uk/om/")
        other = page.context.new_page()
        other.goto(f"{host.address}/uk/introduksjonsprogram/#hvor-mye")
        host.start(newer)
        page.goto(f"{host.address}/uk/")
        whole(page, new=False)
        expect(page.locator(".from-copy [data-newer]")).to_have_text(word("offline.newer", "uk"))
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.locator(".from-copy [data-renew]").click()
        expect(page.locator("h1")).to_contain_text("NEW", timeout=SAVING)
        whole(page, new=True)
        expect(page.locator(".from-copy [data-renew]")).to_be_hidden()
        papers = [each for each in asked if each.endswith(".pdf")]
        assert papers == [f"{host.address}/{PAPER}"], "the PDFs come along, and what both versions have is kept"
        assert not [each for each in asked if each.endswith(".wasm")]
        # The page that is still open from the old version finds its parts, though the site has them no longer.
        assert sorted(page.evaluate(NAMES)) == sorted([f"uk {version(site)}", f"uk {version(newer)}"])
        whole(other, new=False)
        looks = current(site, "assets/fotfeste.*.css").name
        assert other.evaluate("async name => (await fetch('/assets/' + name)).status", looks) == 200
        other.close()
        page.reload()
        expect(page.locator("h1")).to_contain_text("NEW")
        wait_for(lambda: page.evaluate(NAMES) == [f"uk {version(newer)}"])
        host.stop()
        page.goto(f"{host.address}/uk/om/")
        whole(page, new=True)
        assert page.evaluate("async path => (await fetch('/' + path)).text()", PAPER) == "NEW"
        assert page.evaluate("async path => (await fetch('/' + path)).status", "pdf/fotfeste-uk.pdf") == 200


@pytest.fixture(scope="module")
def stopping(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with a small runtime that stops at every answer."""
    made: Path = shutil.copytree(site, tmp_path_factory.mktemp("stopping") / "site", copy_function=os.link)
    small = current(made, f"assets/python.*/{pruned.ENGINE}")
    worker = current(made, "assets/worker.*.js")
    trapping = trapping_engine(tmp_path_factory.mktemp("counting"))
    old, new = (hashlib.sha256(each).hexdigest() for each in (small.read_bytes(), trapping))
    assert old in worker.read_text("utf-8")
    rewrite(worker, worker.read_text("utf-8").replace(old, new))
    rewrite(small, "")
    small.write_bytes(trapping)
    shutil.rmtree(made / offline.FOLDER)
    offline.add(made)
    return made


def test_what_the_small_runtime_cannot_answer_the_complete_one_does_if_it_is_saved_too(
    playwright: Playwright, host: Host, stopping: Path, tmp_path: Path
) -> None:
    host.start(stopping)
    with browser(playwright, tmp_path / "profile") as page:
        page.goto(f"{host.address}/uk/")
        section(page)
        expect(page.locator(".offline [data-complete]")).to_contain_text(re.compile(r"\d\sМБ"))
        page.locator(".offline [data-save]").click()
        told(page, "done")
        host.stop()
        page.goto(url(host.address, "uk"))
        place = widget(page)
        asked = asked_now(place)
        for name in asked:
            put(place, name, {"date": "2026-05-01", "age": "41"}.get(name, "no"))
        place.locator(".primary").click()
        status = place.locator(".status [role=status]")
        expect(status).to_have_text(word("offline.needs-complete", "uk"))
        assert asked_now(place) == asked
        expect(place.locator("[name=age]")).to_have_value("41")  # nothing that was typed is lost
        place.locator("[data-retry]").click()
        expect(place.locator("[data-retry]")).to_be_hidden()
        expect(status).to_have_text(word("offline.needs-complete", "uk"))

        host.start(stopping)
        section(page)
        expect(page.locator(".offline [data-save]")).to_be_hidden()  # it is all there
        page.locator(".offline [data-complete] label").click()
        page.locator(".offline [data-save]").click()
        told(page, "done")
        expect(page.locator(".offline [data-complete]")).to_be_hidden()
        host.stop()
        place.locator("[data-retry]").click()
        expect(status).to_have_text("", timeout=SAVING)
        answer(page, {"date": "2026-05-01", "age": "41", "lives_with_parent": "no"})


def without_a_file(site: Path) -> None:
    """The pages are there and their looks are not yet."""
    current(site, "assets/fotfeste.*.css").unlink()


def with_an_old_page(site: Path) -> None:
    """The list is there and a page is still the old one."""
    page = site / "uk" / "om" / "index.html"
    rewrite(page, page.read_text("utf-8").replace("NEW ", ""))


def with_a_damaged_list(site: Path) -> None:
    """A page is missing from the list."""
    file = site / offline.FOLDER / f"uk.{version(site)}.json"
    listed = json.loads(file.read_text("utf-8"))
    listed["files"] = [each for each in listed["files"] if each[0] != "uk/om/"]
    rewrite(file, json.dumps(listed))


@pytest.mark.parametrize("damage", [without_a_file, with_an_old_page, with_a_damaged_list])
def test_half_a_site_is_refused_and_the_old_copy_serves(
    playwright: Playwright, host: Host, newer: Path, profile: Path, tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    half: Path = shutil.copytree(newer, tmp_path / "half", copy_function=os.link)
    damage(half)
    host.start(half)
    with browser(playwright, profile) as page:
        page.goto(f"{host.address}/uk/")
        page.locator(".from-copy [data-renew]").click()
        told(page, "changed")
        page.reload()
        whole(page, new=False)
        host.stop()
        page.goto(f"{host.address}/uk/om/")
        whole(page, new=False)


def test_what_vanished_is_told_and_what_was_slipped_in_is_never_served(
    playwright: Playwright, host: Host, site: Path, profile: Path
) -> None:
    host.stop()
    with browser(playwright, profile) as page:
        page.goto(f"{host.address}/uk/")
        page.evaluate("""async () => {
            const cache = await caches.open((await caches.keys())[0]);
            const html = { headers: { "Content-Type": "text/html" } };
            await cache.put("/uk/om/", new Response("<h1>poison</h1>", html));
            await cache.put("/uk/unlisted/", new Response("<h1>poison</h1>", html));
            await cache.delete("/uk/opphold/");
        }""")
        for path in ("om", "unlisted", "opphold"):
            page.goto(f"{host.address}/uk/{path}/")
            expect(page.locator("section[lang=uk] h2")).to_have_text(word("offline.missing", "uk"))
        page.goto(f"{host.address}/uk/")
        expect(page.locator(".from-copy [data-copy]")).to_have_text(word("offline.gone", "uk"))
        host.start(site)
        page.goto(f"{host.address}/uk/om/")
        expect(page.locator("h1")).not_to_have_text("poison")
        save(page)
        told(page, "done")
        host.stop()
        for path in ("om", "opphold"):
            page.goto(f"{host.address}/uk/{path}/")
            expect(page.locator(".from-copy [data-copy]")).to_contain_text(
                word("offline.copy", "uk", date="").strip()
            )


def test_the_worker_can_be_taken_out_of_service(
    playwright: Playwright, host: Host, site: Path, profile: Path, tmp_path: Path
) -> None:
    off: Path = shutil.copytree(site, tmp_path / "off", copy_function=os.link)
    rewrite(off / "service-worker.js", (off / "service-worker-off.js").read_text("utf-8"))
    host.start(off)
    with browser(playwright, profile) as page:
        page.goto(f"{host.address}/uk/")
        wait_for(lambda: page.evaluate(WORKERS) == 0 and page.evaluate(NAMES) == [])
        page.goto(f"{host.address}/uk/")
        expect(page.locator(".from-copy")).to_be_hidden()
        save(page)
        told(page, "changed")
        assert page.evaluate(NAMES) == []
