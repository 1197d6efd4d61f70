"""`make bench-search`: this search beside the theme's own, on the same pages and the same queries.

The theme's own search is Material's (https://squidfunk.github.io/mkdocs-material/setup/setting-up-site-search/)
with the languages it can stem, run in its own worker over an index of the same Markdown, with every question
as a section. It answers in four languages at once; only what it finds in the reader's language is ranked,
which is kinder to it than what a reader sees. Bytes are what Chromium receives, compressed as served.
"""

from __future__ import annotations

import logging
import re
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.utils.yaml import yaml_load
from playwright.sync_api import Browser, sync_playwright
from waitress.server import create_server

from calc.words import LANGUAGES
from publish.finished import assets, pages
from publish.finished.serve import application
from publish.manuscript.glossary import load
from publish.places import ROOT, SITE
from publish.search.passages import GLOSSARY
from tests.browser.search_queries import Query, queries
from tests.browser.test_search import FIND_ALL, search_page
from tests.reader import CHROMIUM, current

STOCK = ROOT / "build" / "bench-search"
STEMMED = ["en", "no", "ru"]
SEARCHING = ("/search/", "/workers/", "/lunr/")  # what the theme fetches for its search
ASK_WORKER = """async ([worker, typed]) => {
    const engine = new Worker(worker);
    const ask = (type, data) => new Promise((done) => {
        engine.onmessage = ({ data: answer }) => done(answer.data);
        engine.postMessage({ type, data });
    });
    const index = await (await fetch("/search/search_index.json")).json();
    await ask(0, { ...index, options: { suggest: false } });
    const found = [];
    for (const query of typed) {
        const { items } = await ask(2, query);
        found.push(items.flat().sort((a, b) => b.score - a.score).map((item) => item.location));
    }
    return found;
}"""


def main() -> None:
    """Build the theme's index, ask both, print the table."""
    logging.getLogger("waitress").setLevel(logging.ERROR)
    build_stock()
    found = list(pages(SITE))
    asked = {lang: queries(found, load(GLOSSARY), lang) for lang in LANGUAGES}
    with sync_playwright() as driver:
        path = shutil.which("chromium") or shutil.which("google-chrome")
        browser = driver.chromium.launch(executable_path=path, args=list(CHROMIUM))
        with served(SITE) as own, served(STOCK) as stock:
            print(f"{'':10}{'queries':>8}{'right in first three':>24}{'before a letter':>24}{'first search':>24}")
            print(f"{'':18}{'here':>12}{'theme':>12}{'here':>12}{'theme':>12}{'here':>12}{'theme':>12}")
            for lang in LANGUAGES:
                here = ask_own(browser, own, lang, asked[lang])
                theme = ask_stock(browser, stock, lang, asked[lang])
                shares = "".join(f"{share(asked[lang], each[0]):>12.1%}" for each in (here, theme))
                before, after = ("".join(f"{each[n] / 1000:>9.1f} kB" for each in (here, theme)) for n in (1, 2))
                print(f"{lang:10}{len(asked[lang]):>8}{shares}{before}{after}")
        browser.close()


def build_stock() -> None:
    """The same pages in the theme's own shape, with its search."""
    raw = yaml_load((ROOT / "mkdocs.yml").read_text("utf-8"))
    raw["theme"] = {"name": "material", "language": "nb", "font": False}
    raw["plugins"].append({"search": {"lang": STEMMED}})
    raw["markdown_extensions"].remove("publish.markdown.questions")  # the theme's index wants plain headings
    build(load_config(str(ROOT / "mkdocs.yml"), **{**raw, "site_dir": str(STOCK), "strict": False}))
    for folder in ("search", "assets/javascripts"):
        assets.compress(STOCK / folder)


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of a folder, served as the site is."""
    server = create_server(application(site), host="127.0.0.1", port=0)
    threading.Thread(target=server.run, daemon=True).start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()


def ask_own(browser: Browser, address: str, lang: str, asked: list[Query]) -> tuple[list[list[str]], int, int]:
    """What this search finds, and the bytes of its index before the first letter and with the first search."""
    page = browser.new_context().new_page()
    fetched: list[int] = []
    page.on(
        "requestfinished", lambda each: re.search(r"/words\.\w+/", each.url) and fetched.append(received(each))
    )
    page.goto(search_page(address, lang))
    page.wait_for_load_state("networkidle")
    before = sum(fetched)
    page.get_by_role("searchbox").press_sequentially(asked[0].typed)
    page.locator(".found li").first.wait_for()
    page.wait_for_load_state("networkidle")
    after = sum(fetched)
    find = "/" + current(SITE, "assets/find.*.js").relative_to(SITE).as_posix()
    return page.evaluate(FIND_ALL, [find, lang, [each.typed for each in asked]]), before, after


def ask_stock(browser: Browser, address: str, lang: str, asked: list[Query]) -> tuple[list[list[str]], int, int]:
    """The same of the theme's search, which fetches its index with the first page."""
    page = browser.new_context().new_page()
    fetched: list[int] = []
    page.on("requestfinished", lambda each: is_searching(each.url) and fetched.append(received(each)))
    own = "" if lang == "nb" else f"{lang}/"
    page.goto(f"{address}/{own}")
    page.wait_for_load_state("networkidle")
    before = sum(fetched)
    worker = "/" + next(STOCK.glob("assets/javascripts/workers/search.*.js")).relative_to(STOCK).as_posix()
    found: list[list[str]] = page.evaluate(ASK_WORKER, [worker, [each.typed for each in asked]])
    others = tuple(f"{each}/" for each in LANGUAGES if each != "nb")
    mine = [
        [
            each.removeprefix(own)
            for each in names
            if (each.startswith(own) if own else not each.startswith(others))
        ]
        for names in found
    ]
    return mine, before, before


def is_searching(url: str) -> bool:
    """Whether the theme fetches it for its search."""
    return any(each in url for each in SEARCHING)


def received(request: object) -> int:
    """The bytes of an answer's body as it came, compressed."""
    return int(request.sizes()["responseBodySize"])  # type: ignore[attr-defined]


def share(asked: list[Query], found: list[list[str]]) -> float:
    """The part of the queries with a right question among the first three."""
    hits = sum(bool(query.right & {*names[:3]}) for query, names in zip(asked, found, strict=True))
    return hits / len(asked)


if __name__ == "__main__":
    main()
