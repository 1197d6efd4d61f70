"""A reader's device and the host of the site, both really ended and started again, for tests of saved copies.

The host is a process of its own, and the browser has a profile of its own on disk.
"""

from __future__ import annotations

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

from playwright.sync_api import Page, Playwright, expect

from publish.finished import offline
from publish.places import ROOT
from publish.text import word
from tests.hosting.test_serve import ask
from tests.ports import free_port
from tests.reader import QUICK, SWITCHED_OFF

SERVE = "import sys, pathlib, publish.finished.serve as s; s.serve(pathlib.Path(sys.argv[1]), int(sys.argv[2]))"
PLAIN = "import sys, http.server as h; h.test(h.SimpleHTTPRequestHandler, bind='127.0.0.1', port=int(sys.argv[2]))"
SAVING = 120_000  # ms in which a copy is saved even on a busy machine
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
        wait_for(self.answers)

    def answers(self) -> bool:
        try:
            ask(self.address, "/")
        except OSError:
            return False
        return True

    def stop(self) -> None:
        if self.process:
            self.process.kill()
            self.process.wait()
            self.process = None


@contextmanager
def hosting() -> Iterator[Host]:
    """A host on any free port."""
    one = Host()
    yield one
    one.stop()


@contextmanager
def browser(playwright: Playwright, profile: Path) -> Iterator[Page]:
    """A Chromium with a profile of its own, started and ended."""
    path = shutil.which("chromium") or shutil.which("google-chrome")
    context = playwright.chromium.launch_persistent_context(
        profile,
        executable_path=path,
        args=list(QUICK),
        ignore_default_args=list(SWITCHED_OFF),
        viewport={"width": 360, "height": 740},
    )
    context.set_default_timeout(60_000)
    yield context.pages[0]
    context.close()


def section(page: Page) -> None:
    page.locator("details.offline > summary").click()


def save(page: Page, pdf: bool = False) -> None:
    """Save the language of the page, with its PDFs if they are wanted."""
    section(page)
    if pdf:
        page.locator(".offline [data-pdf] label").click()
    page.locator(".offline [data-save]").click()


def told(page: Page, sentence: str, lang: str = "uk") -> None:
    """The section says a sentence; what stands in its places does not matter."""
    pattern = re.escape(word(f"offline.{sentence}", lang, date="@", size="@")).replace("@", ".+")
    expect(page.locator(".offline [data-state]")).to_have_text(re.compile(pattern), timeout=SAVING)


def rewrite(file: Path, text: str) -> None:
    """Another content for a file that shares its bytes with the built site."""
    for each in (file, *(file.with_name(file.name + suffix) for suffix in (".br", ".gz"))):
        each.unlink(missing_ok=True)
    file.write_text(text, "utf-8")


def version(site: Path, lang: str = "uk") -> str:
    return str(json.loads((site / offline.FOLDER / f"{lang}.json").read_text("utf-8"))["version"])


def wait_for(condition: Callable[[], bool]) -> None:
    """Wait for what comes without the page showing it."""
    latest = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < latest, "it never came to be"
        time.sleep(0.1)
