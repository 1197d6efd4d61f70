"""A memory image answers the named cases in three browsers as the complete runtime does: 0 if all are alike.

A worker in Chromium, Firefox and WebKit answers every named case in every language, and so many random and hostile
requests; the SHA-256 over the answers must be that of the complete runtime's answers.

    python -m tests.bench.image_in_browsers [random requests, 2000]
"""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from calc.words import LANGUAGES
from publish.runtime import IMAGES, engine, workload
from publish.runtime.difference import complete
from tests.bench.bench_lines import LINES, Handler
from tests.browser.drivers import firefox, webkit
from tests.reader import CHROMIUM

PATIENCE = 1_200_000  # ms
PAGE = """<!doctype html><title>image</title><script type="module">
const lang = new URLSearchParams(location.search).get("lang");
const worker = new Worker("/worker.mjs", { type: "module", name: lang });
worker.onmessage = ({ data }) => { window.done = data; };
worker.onerror = (fault) => { window.done = { fault: String(fault.message) }; };
</script>"""
WORKER = """import { start } from "/image/host.mjs";
const json = (name) => fetch(name).then((response) => response.json());
const [engine, image, texts, requests] = await Promise.all([
  WebAssembly.compileStreaming(fetch("/image/engine.wasm")),
  fetch("/image/image.bin").then((response) => response.arrayBuffer()),
  fetch(`/image/texts-${self.name}.json`).then((response) => response.text()),
  json(`/${self.name}.json`),
]);
const fresh = () => { const host = start(engine, image); host.learn(self.name, texts); return host; };
let host = fresh(), trapped = 0;
const answers = requests.map((request) => {
  try { return host.respond(request); } catch { trapped++; host = fresh(); return ""; }
});
const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(answers.join("\\n")));
const hash = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
self.postMessage({ hash, trapped });
"""


@contextmanager
def laid_out(requests: dict[str, list[str]]) -> Iterator[str]:
    """The address where the image, the page and the requests of each language lie."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        shutil.copytree(IMAGES, folder / "image", ignore=shutil.ignore_patterns("complete"))
        (folder / "index.html").write_text(PAGE, "utf-8")
        (folder / "worker.mjs").write_text(WORKER, "utf-8")
        for lang, own in requests.items():
            (folder / f"{lang}.json").write_text(json.dumps(own), "utf-8")
        handler = partial(Handler, LINES["fast"], directory=scratch)
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def asked(count: int) -> dict[str, list[str]]:
    """The requests by language."""
    chance = [*workload.random_requests(count, seed=6)]
    return {
        lang: [
            *workload.named_requests([lang]),
            *(workload.in_language(each, lang) for each in chance[turn :: len(LANGUAGES)]),
        ]
        for turn, lang in enumerate(LANGUAGES)
    }


def as_in_a_browser(text: str) -> bytes:
    """UTF-8 as `TextEncoder` writes it: half of a pair of surrogates becomes U+FFFD."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode("utf-8")


def in_chromium(address: str) -> Any:
    """What Chromium tells of one language."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=list(CHROMIUM))
        page = browser.new_page()
        page.goto(address)
        return page.wait_for_function("window.done", timeout=PATIENCE).json_value()


def in_other(driver: Any, address: str) -> Any:
    """What Firefox or WebKit tells of one language."""
    with tempfile.TemporaryDirectory() as profile, driver(Path(profile)) as browser:
        browser.go(address)
        while True:
            try:
                return browser.until("window.done")
            except AssertionError as fault:
                print(f"  still waiting: {fault}", flush=True)


def main(count: int = 2000) -> int:
    """Compare, tell, and return the exit status."""
    requests, wrong = asked(count), 0
    with laid_out(requests) as address:
        for lang, own in requests.items():
            whole = engine.run(complete(), requests=own).answers
            expected = hashlib.sha256(as_in_a_browser("\n".join(whole))).hexdigest()
            browsers = {
                "Chromium": in_chromium,
                "Firefox": partial(in_other, firefox),
                "WebKit": partial(in_other, webkit),
            }
            for name, browser in browsers.items():
                told = browser(f"{address}/?lang={lang}")
                alike = told.get("hash") == expected
                wrong += not alike
                print(f"{name}, {lang}: {len(own)} requests, {'alike' if alike else told}", flush=True)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
