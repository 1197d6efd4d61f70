"""`make bench`: how soon and with how many bytes a reader has her first answer, beside what else could serve her.

Stock Pyodide, today's packing, the memory image, MicroPython and hand-written JavaScript do the same sum and
must give the same answer, in turns, in a real Chromium: on a fast line, on a slow phone's, and on the two
that most people here have, 20 Mbit/s with a quarter of the processor and 100 with a sixth. The line is
throttled in the server; the processor by Chrome, and since that does not reach workers, the contenders run on
the page. Then the built site itself, on the slow line: what a first visit weighs, when it can be read,
whether anything moves, and how long a reader waits who has spent fifteen seconds on her answers. Not a test:
it measures, and prints tables in Markdown.

    python -m tests.bench.bench [rounds, 5]
"""

from __future__ import annotations

import gzip
import json
import shutil
import statistics
import sys
import threading
import time
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from publish.compression import brotlied
from publish.places import ROOT, SITE
from publish.runtime import IMAGES, PACKED, engine, rules, workload
from publish.runtime.difference import complete
from publish.runtime.stored import stored
from tests.bench.bench_lines import LINES, SLOWER, Handler
from tests.browser.answering import answer, widget
from tests.reader import CHROMIUM

ANSWER = "19770"  # kroner a month for an adult on 15 August 2023
ANSWERS = {
    "date": "2023-08-15",
    "age": "30",
    "partner_in_programme": "no",
    "has_children": "no",
    "payment": "no",
}
REQUEST = workload.request("introduction-benefit", "nb", ANSWERS)
THINKING = 15  # seconds between the first touch and the last answer
PYTHON = """
const respond = python.pyimport("calc.browser").respond;
const text = JSON.parse(respond(REQUEST)).html.replace(/<[^>]*>/g, "").replace(/[^0-9]/g, "");
found = text.match(/19770/)?.[0] ?? text;
"""
SCRIPTS = {
    "stock Pyodide": """
const { loadPyodide } = await import("/stock/pyodide.mjs");
const rules = await (await fetch("/stock/calc.zip")).arrayBuffer();
const python = await loadPyodide({ indexURL: "/stock/" });
python.unpackArchive(rules, "zip");
"""
    + PYTHON,
    "ours": """
const rules = fetch("/ours/calc-nb.zip").then((response) => response.arrayBuffer());
const engine = import("/ours/pyodide.asm.mjs");
const { loadPyodide } = await import("/ours/pyodide.mjs");
const python = await loadPyodide({
  indexURL: "/ours/", stdLibURL: "/ours/library.zip", lockFileContents: LOCK, env: { PYTHONPATH: "/calc.zip" },
  fsInit: async (files) => files.writeFile("/calc.zip", new Uint8Array(await rules)),
});
"""
    + PYTHON,
    "memory image": """
const name = (part) => "/image/" + part;
const [{ start }, engine, image, texts] = await Promise.all([
  import(name("host.mjs")),
  WebAssembly.compileStreaming(fetch(name("engine.wasm"))),
  fetch(name("image.bin")).then((response) => response.arrayBuffer()),
  fetch(name("texts-nb.json")).then((response) => response.text()),
]);
const { learn, respond } = start(engine, image);
learn("nb", texts);
const text = JSON.parse(respond(REQUEST)).html.replace(/<[^>]*>/g, "").replace(/[^0-9]/g, "");
found = text.match(/19770/)?.[0] ?? text;
""",
    "MicroPython": """
const { loadMicroPython } = await import("/micropython/micropython.mjs");
const python = await loadMicroPython();
python.runPython("share = 2\\nmonth = 118620 * share // 12");
found = String(python.globals.get("month"));
""",
    "JavaScript by hand": "found = String((118620 * 2) / 12);",
}
FETCHED = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "library.zip", "calc-nb.zip")  # by ours
PAGE = """<!doctype html><title>bench</title><script type="module">let found = "";%s
window.done = { found, at: performance.now() };</script>"""


def lay_out(folder: Path) -> None:
    """What the contenders fetch, each file with its brotli beside it; kept for the next run."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(PACKED, folder / "ours", ignore=shutil.ignore_patterns("complete"))
    shutil.copytree(IMAGES, folder / "image", ignore=shutil.ignore_patterns("complete"))
    shutil.copytree(engine.PYODIDE, folder / "stock", ignore=shutil.ignore_patterns("*.ts", "*.html", "*.map"))
    (folder / "stock" / "calc.zip").write_bytes(stored(rules.sources()))
    micropython = ROOT / "node_modules" / "@micropython" / "micropython-webassembly-pyscript"
    shutil.copytree(micropython, folder / "micropython")
    known = {"REQUEST": json.dumps(REQUEST), "LOCK": json.dumps(engine.empty_lock())}
    for name, script in SCRIPTS.items():
        for word, text in known.items():
            script = script.replace(word, text)
        (folder / f"{name.replace(' ', '-')}.html").write_text(PAGE % script, "utf-8")
    for path in [*folder.rglob("*")]:
        if path.suffix in (".mjs", ".wasm", ".zip", ".json", ".html", ".bin"):
            path.with_name(path.name + ".br").write_bytes(brotlied(path.read_bytes()))


def visit(context: BrowserContext, address: str, line: str) -> tuple[float, int]:
    """Seconds until the answer, and the bytes that came for it. Raises when the answer is wrong."""
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER[line]})
    before = LINES[line].carried
    page.goto(address)
    done = page.wait_for_function("window.done", timeout=300_000).json_value()
    page.close()
    if done["found"] != ANSWER:
        raise RuntimeError(f"{address} says {done['found']}")
    return done["at"] / 1000, LINES[line].carried - before


def measure(browser: Browser, addresses: dict[str, str], rounds: int) -> dict[tuple[str, str, str], list[Any]]:
    """Visits by contender, line, and whether it was the first."""
    found: dict[tuple[str, str, str], list[Any]] = {}
    for _ in range(rounds):
        for line, address in addresses.items():
            for name in SCRIPTS:
                context = browser.new_context()
                for time_ in ("first", "second"):
                    told = visit(context, f"{address}/{name.replace(' ', '-')}.html", line)
                    found.setdefault((name, line, time_), []).append(told)
                context.close()
    return found


ARRIVAL = """() => new Promise(resolve => {
    const readable = performance.getEntriesByName("first-contentful-paint")[0].startTime;
    let moved = 0;
    new PerformanceObserver(list => list.getEntries().forEach(each => moved += each.value))
        .observe({ type: "layout-shift", buffered: true });
    setTimeout(() => resolve([readable, moved]), 500);
})"""
WAITED = """body => {
    addEventListener("submit", () => window.asked = performance.now(), true);
    new MutationObserver(() => {
        if (body.querySelector(".result")) window.waited ??= performance.now() - window.asked;
    }).observe(body, { childList: true, subtree: true });
}"""


def slow_page(browser: Browser) -> Page:
    """A page in a fresh profile, as an old phone shows it."""
    page = browser.new_context(viewport={"width": 360, "height": 740}).new_page()
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER["slow"]})
    return page


def arrival(browser: Browser, address: str) -> tuple[int, float, float]:
    """Bytes of a first visit on the slow line, seconds until it can be read, and by how much it moves (CLS)."""
    page, before = slow_page(browser), LINES["slow"].carried
    page.goto(address, wait_until="networkidle")
    readable, moved = page.evaluate(ARRIVAL)
    page.context.close()
    return LINES["slow"].carried - before, readable / 1000, moved


def waited(browser: Browser, address: str) -> float:
    """Seconds between the last answer and the result on the slow line, for a reader who thinks for a while."""
    page = slow_page(browser)
    page.goto(address)
    place = widget(page)
    place.locator("[data-body]").evaluate(WAITED)
    place.locator("[name=age]").fill(ANSWERS["age"])
    time.sleep(THINKING)
    answer(page, ANSWERS)
    took: float = page.evaluate("window.waited")
    page.context.close()
    return took / 1000


def calculations() -> tuple[float, float]:
    """Milliseconds of one warm calculation, median and slowest; in the complete runtime, which has a clock."""
    script = """
import time
from calc.browser import respond
def timed(request):
    start = time.perf_counter()
    respond(request)
    return (time.perf_counter() - start) * 1000
result = [min(timed(request), timed(request)) for request in given]
"""
    took = engine.run(complete(), script, list(workload.walked_requests(["nb"], of_each=200))).result
    return statistics.median(took), max(took)


def main(rounds: int = 5) -> None:
    """Measure and print."""
    folder = ROOT / "build" / "bench"
    lay_out(folder)
    hosts = [(folder, name) for name in LINES] + [(SITE, "slow")]
    servers = [
        ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, LINES[name], directory=str(place)))
        for place, name in hosts
    ]
    for server in servers:
        threading.Thread(target=server.serve_forever, daemon=True).start()
    *addresses, site = [f"http://127.0.0.1:{server.server_address[1]}" for server in servers]
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=list(CHROMIUM))
        found = measure(browser, dict(zip(LINES, addresses, strict=True)), rounds)
        print(
            "| | bytes | "
            + " | ".join(f"{line}, {time_} visit" for line in LINES for time_ in ("first", "second"))
        )
        print("|---" * (2 + 2 * len(LINES)) + "|")
        for name in SCRIPTS:
            cells = [f"{found[name, 'fast', 'first'][0][1]:,}"]
            for line in LINES:
                for time_ in ("first", "second"):
                    took, stock = (
                        statistics.median(seconds for seconds, _ in found[each, line, time_])
                        for each in (name, "stock Pyodide")
                    )
                    cells.append(f"{took:.2f} s ({took / stock:.0%})")
            print(f"| {name} | {' | '.join(cells)} |")
        zipped = sum(len(gzip.compress((folder / "ours" / name).read_bytes())) for name in FETCHED)
        print(f"\nours with gzip: {zipped:,} bytes")
        print("\n| first visit, slow | bytes | readable | moved |\n|---|---|---|---|")
        for place in ("/", "/kalkulatorer/introduksjonsstonad/"):
            visits = [arrival(browser, site + place) for _ in range(rounds)]
            carried, readable, moved = map(statistics.median, zip(*visits, strict=True))
            print(f"| {place} | {carried:,.0f} | {readable:.2f} s | {moved:g} |")
        asked = f"{site}/kalkulatorer/introduksjonsstonad/#introduction-benefit"
        waits = [waited(browser, asked) for _ in range(rounds)]
        print(f"\nLast answer to result after {THINKING} s of questions, slow: {statistics.median(waits):.2f} s")
    print("\nOne calculation: median {:.1f} ms, slowest path {:.1f} ms".format(*calculations()))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
