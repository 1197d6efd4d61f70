"""The site on a device without a network: saved by a tap, whole, of one version, and never worse than nothing.

The server is a process of its own that is really ended, and the browser is really
started again on the same profile. One profile is saved once; each test gets a copy.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, expect

from calc.browser import respond
from calc.words import LANGUAGES
from publish import offline
from publish.interface import word
from tests.conftest import CHROMIUM, ROOT
from tests.test_calculator import answer, widget
from tests.test_hosting import free_port
from tests.test_serve import ask

SERVE = "import sys, pathlib, publish.serve as s; s.serve(pathlib.Path(sys.argv[1]), int(sys.argv[2]))"
PLAIN = "import sys, http.server as h; h.test(h.SimpleHTTPRequestHandler, bind='127.0.0.1', port=int(sys.argv[2]))"
NAMES = "async () => (await caches.keys()).map(name => name.split(' ').slice(1).join(' '))"
WORKERS = "async () => (await navigator.serviceWorker.getRegistrations()).length"


class Host:
    """A server that can be ended, and started again with another version of the site."""

    def __init__(self) -> None:
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self, site: Path, serve: str = SERVE) -> None:
        self.stop()
        command = [sys.executable, "-c", serve, str(site), str(self.port)]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        self.process = subprocess.Popen(
            command, cwd=site, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        for _ in range(200):
            try:
                ask(self.address, "/")
            except OSError:
                time.sleep(0.1)
            else:
                return
        raise AssertionError("the server did not start")

    def stop(self) -> None:
        if self.process:
            self.process.kill()
            self.process.wait()
            self.process = None


@pytest.fixture(scope="module")
def host() -> Iterator[Host]:
    one = Host()
    yield one
    one.stop()


@contextmanager
def browser(playwright: Playwright, profile: Path) -> Iterator[Page]:
    """A Chromium with a profile of its own, started and ended."""
    path = shutil.which("chromium") or shutil.which("google-chrome")
    context = playwright.chromium.launch_persistent_context(
        profile, executable_path=path, args=list(CHROMIUM), viewport={"width": 360, "height": 740}
    )
    yield context.pages[0]
    context.close()


def section(page: Page) -> None:
    page.locator("details.offline > summary").click()


def save(page: Page) -> None:
    """Save the language of the page."""
    section(page)
    page.locator(".offline [data-save]").click()
    expect(page.locator(".offline progress")).to_be_hidden()


def told(page: Page, sentence: str, lang: str = "uk") -> None:
    """The section says a sentence; what stands in its places does not matter."""
    pattern = re.escape(word(f"offline.{sentence}", lang, date="@", size="@")).replace("@", ".+")
    expect(page.locator(".offline [data-state]")).to_have_text(re.compile(pattern))


@pytest.fixture(scope="module")
def kept(playwright: Playwright, host: Host, site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A profile in which the Ukrainian site was saved."""
    profile = tmp_path_factory.mktemp("kept") / "profile"
    host.start(site)
    with browser(playwright, profile) as page:
        page.goto(f"{host.address}/uk/")
        save(page)
        told(page, "done")
    return profile


@pytest.fixture
def profile(kept: Path, tmp_path: Path) -> Path:
    """A copy of that profile."""
    return Path(shutil.copytree(kept, tmp_path / "profile", ignore=shutil.ignore_patterns("Singleton*")))


def rewrite(file: Path, text: str) -> None:
    """Another content for a file that shares its bytes with the built site."""
    for each in (file, *(file.with_name(file.name + suffix) for suffix in (".br", ".gz"))):
        each.unlink(missing_ok=True)
    file.write_text(text, "utf-8")


@pytest.fixture
def newer(site: Path, tmp_path: Path) -> Path:
    """The next version: other looks, so every page is another one, and another heading."""
    made: Path = shutil.copytree(site, tmp_path / "newer", copy_function=os.link)
    looks = next(made.glob("assets/fotfeste.*.css"))
    name = "fotfeste.0123456789.css"
    text = looks.read_text("utf-8")
    for each in made.glob("assets/fotfeste.*.css*"):
        each.unlink()
    rewrite(made / "assets" / name, text + "h1 { color: rgb(1, 2, 3) !important }")
    for page in made.rglob("*.html"):
        html = page.read_text("utf-8").replace(looks.name, name)
        rewrite(page, re.sub("(<h1[^>]*>)", r"\1NEW ", html))
    list_anew(made)
    return made


def list_anew(site: Path) -> None:
    shutil.rmtree(site / offline.FOLDER)
    offline.add(site)


def version(site: Path, lang: str = "uk") -> str:
    return str(json.loads((site / offline.FOLDER / f"{lang}.json").read_text("utf-8"))["version"])


def whole(page: Page, new: bool) -> None:
    """What the reader sees is all of the one version, or all of the other."""
    expect(page.locator("h1")).to_contain_text("NEW" if new else re.compile("^(?!NEW)"))
    colour = page.locator("h1").evaluate("h1 => getComputedStyle(h1).color")
    assert (colour == "rgb(1, 2, 3)") == new


def entries(site: Path, lang: str) -> dict[str, tuple[str, int, int]]:
    text = (site / offline.FOLDER / f"{lang}.{version(site, lang)}.json").read_bytes()
    assert hashlib.sha256(text).hexdigest().startswith(version(site, lang))
    return {address: (hash_, size, travels) for address, hash_, size, travels in json.loads(text)["files"]}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_list_holds_all_of_a_language_and_nothing_of_another(site: Path, lang: str) -> None:
    listed = entries(site, lang)
    for file in site.rglob("index.html"):
        address = file.relative_to(site).as_posix().removesuffix("index.html")
        mine = offline.language(file.relative_to(site)) == lang and "plakat" not in file.parts
        assert (address in listed) == mine, address
    for address, (hash_, size, travels) in listed.items():
        content = (
            site / address / "index.html" if address.endswith("/") or not address else site / address
        ).read_bytes()
        assert base64.b64encode(hashlib.sha256(content).digest()).decode() == hash_
        assert size == len(content)
        assert 0 < travels <= size
        for name in re.findall(rb"[\w-]+\.[0-9a-f]{10}\.\w+|python\.[0-9a-f]{10}", content):
            assert any(name.decode() in each for each in listed), f"{address} needs {name!r}"
    assert any(address.endswith(".wasm") for address in listed)
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
        expect(page.locator("#hvor-mye")).to_be_focused()
        given = {"date": "2026-05-01", "age": "41", "lives_with_parent": "no"}
        answer(page, given, "uk")
        day = {"date.day": "1", "date.month": "5", "date.year": "2026"}
        no = dict.fromkeys(("partner_in_programme", "has_children", "permit_before_2021", "payment"), "no")
        request = {"calculator": "introduction-benefit", "lang": "uk", "typed": {**given, **day, **no}}
        computed = json.loads(respond(json.dumps(request)))["html"]
        shown = widget(page).locator(".result > .answer").inner_text()
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
        expect(page.locator("h1")).to_contain_text("NEW")
        whole(page, new=True)
        expect(page.locator(".from-copy [data-renew]")).to_be_hidden()
        assert not [each for each in asked if each.endswith(".wasm")], (
            "what both versions have is not fetched again"
        )
        # The page that is still open from the old version finds its parts, though the site has them no longer.
        assert sorted(page.evaluate(NAMES)) == sorted([f"uk {version(site)}", f"uk {version(newer)}"])
        whole(other, new=False)
        looks = next(site.glob("assets/fotfeste.*.css")).name
        assert other.evaluate("async name => (await fetch('/assets/' + name)).status", looks) == 200
        other.close()
        page.reload()
        expect(page.locator("h1")).to_contain_text("NEW")
        wait_for(lambda: page.evaluate(NAMES) == [f"uk {version(newer)}"])
        host.stop()
        page.goto(f"{host.address}/uk/om/")
        whole(page, new=True)


def wait_for(condition: Callable[[], bool]) -> None:
    for _ in range(100):
        if condition():
            return
        time.sleep(0.1)
    raise AssertionError("it never came to be")


def without_a_file(site: Path) -> None:
    """The pages are there and their looks are not yet."""
    next(site.glob("assets/fotfeste.*.css")).unlink()


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
    playwright: Playwright, host: Host, newer: Path, profile: Path, damage: Callable[[Path], None]
) -> None:
    damage(newer)
    host.start(newer)
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


def test_too_little_space_is_told_and_nothing_stays(page: Page, context: BrowserContext, address: str) -> None:
    page.goto(f"{address}/uk/")
    chrome = context.new_cdp_session(page)
    chrome.send("Storage.overrideQuotaForOrigin", {"origin": address, "quotaSize": 1_000_000})
    save(page)
    told(page, "full")
    # A browser that promises more than it has.
    page.evaluate("() => { navigator.storage.estimate = async () => ({}); }")
    page.locator(".offline [data-save]").click()
    expect(page.locator(".offline progress")).to_be_hidden()
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


def test_it_works_below_another_address_and_on_a_host_that_does_not_compress(
    playwright: Playwright, host: Host, site: Path, tmp_path: Path
) -> None:
    shutil.copytree(site, tmp_path / "hosted" / "fotfeste", copy_function=os.link)
    host.start(tmp_path / "hosted", PLAIN)
    with browser(playwright, tmp_path / "fresh") as page:
        page.goto(f"{host.address}/fotfeste/en/")
        section(page)
        page.locator(".offline [data-pdf] label").click()
        page.locator(".offline [data-save]").click()
        told(page, "done", "en")
        host.stop()
        page.goto(f"{host.address}/fotfeste/en/introduksjonsprogram/#hvor-mye")
        expect(page.locator("#hvor-mye")).to_be_focused()
        wasm = next(site.glob("assets/python.*/*.wasm")).relative_to(site).as_posix()
        status = "async path => (await fetch('/fotfeste/' + path)).status"
        paths = (wasm, f"{wasm}.gz", "pdf/fotfeste-en.pdf")
        assert [page.evaluate(status, path) for path in paths] == [200, 404, 200]
