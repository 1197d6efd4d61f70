"""The search: a page per language that finds questions, calculators and pages, made from the finished site.

Finished pages give records (`passages`), records give terms (`terms`),
terms give the index (`index`), and the page of each language lists all that
is found, by the addresses that the index has (`page`). In the browser `search.js`
shows what `find.js` finds; both know no word.
"""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from publish.finished import Page
from publish.search import index, page, passages, terms


def begin(site: Path, found: list[Page]) -> Future[None]:
    """Begin to make the index of a site under `assets/`; Node works beside whatever comes next."""
    records = passages.records(found)
    thread = ThreadPoolExecutor(1)
    making = thread.submit(lambda: index.write(site / "assets" / index.FOLDER, records, terms.terms(records)))
    thread.shutdown(wait=False)
    return making


def finish(site: Path, found: list[Page], searching: Future[None]) -> None:
    """Write the search page of every language, and wait for the index. Raises what stopped it."""
    for home in (each for each in found if each.path == ""):
        page.write(site, home, [each for each in found if each.lang == home.lang])
    searching.result()
