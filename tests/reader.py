"""The built site served on this machine, and a real Chromium: fixtures that a room's conftest names."""

from __future__ import annotations

import functools
import gc
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from lxml import html
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright
from waitress.server import create_server

from publish.finished import earlier
from publish.finished.serve import application
from publish.places import SITE

gc.set_threshold(50_000)
# Chromium must not look for hosts on the net; as root it has no sandbox.
expect.set_options(timeout=30_000)  # ms; two cores are sometimes busy
CHROMIUM = ("--no-sandbox", "--disable-quic", "--disable-background-networking", "--no-first-run")
SWITCHED_OFF = ("--disable-back-forward-cache",)  # by the driver; readers go back to a page as they left it
QUICK = (*CHROMIUM, "--js-flags=--liftoff-only")  # a page of a test does not live long enough to gain from more


@pytest.fixture(scope="session")
def site() -> Path:
    """The built site; `make` has built it."""
    assert (SITE / "index.html").exists(), "no site/: run make build"
    return SITE


def current(site: Path, pattern: str) -> Path:
    """The file of this build that a pattern finds; those of earlier builds lie beside it."""
    ages = earlier.told(site)
    return next(path for path in sorted(site.glob(pattern)) if not ages.get(path.relative_to(site).as_posix(), 0))


@functools.cache
def root(site: Path) -> str:
    """The path that the site is built for: `/`, or that of a folder of a host."""
    canonical = html.fromstring((site / "index.html").read_text("utf-8")).find(".//link[@rel='canonical']")
    return "/" if canonical is None else urlsplit(str(canonical.get("href"))).path


@contextmanager
def served(site: Path, asked: list[str] | None = None) -> Iterator[str]:
    """Serve a site, on any free port, and give its address; note the paths that are asked for.

    It is found at the path that it was built for too: the page for what is not there knows no other.
    """
    answer, folder = application(site), root(site)

    def noted(environ: Any, start: Any) -> Any:
        path = environ["PATH_INFO"]
        environ["PATH_INFO"] = "/" + path.removeprefix(folder) if path.startswith(folder) else path
        if asked is not None:
            asked.append(environ["PATH_INFO"])
        return answer(environ, start)

    server = create_server(noted, host="127.0.0.1", port=0)
    threading.Thread(target=server.run, daemon=True).start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The address of the served site."""
    with served(site) as found:
        yield found


@functools.cache
def driver() -> Playwright:
    """One driver a process: several rooms of tests meet in one, and a second driver would refuse to start."""
    return sync_playwright().start()


@pytest.fixture(scope="session")
def playwright() -> Playwright:
    """The driver of the browsers."""
    return driver()


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """A real Chromium, Debian's or the one on the path."""
    path = shutil.which("chromium") or shutil.which("google-chrome")
    assert path, "no Chromium: sudo apt-get install chromium"
    browser = playwright.chromium.launch(
        executable_path=path, args=list(QUICK), ignore_default_args=list(SWITCHED_OFF)
    )
    yield browser
    browser.close()


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A fresh profile, the size of an old phone."""
    fresh = chromium.new_context(viewport={"width": 360, "height": 740})
    fresh.set_default_timeout(60_000)
    yield fresh
    fresh.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page in a fresh profile; an error in a script fails the test."""
    opened = context.new_page()
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    assert errors == []
