"""The search: a page per language that finds questions, made from the finished site.

Finished pages give records (`passages`), records give terms (`terms`),
terms give the index (`index`), and the page of each language lists all
questions, named as the index names them (`page`). In the browser `search.js`
shows what `find.js` finds; both know no word.
"""

from __future__ import annotations

from pathlib import Path

from publish.finished import pages
from publish.search import index, page, passages, terms


def add(site: Path) -> None:
    """Add the search to a finished site: its index under `assets/`, its page in every language."""
    found = list(pages(site))
    records = passages.records(found)
    names = index.write(site / "assets" / index.FOLDER, records, terms.terms(records))
    for home in (each for each in found if each.path == ""):
        page.write(site, home, [each for each in found if each.lang == home.lang], names)
