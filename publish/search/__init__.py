"""The search: a page per language that finds questions, made from the finished site.

Finished pages give records (`search_passages`), records give terms (`search_terms`),
terms give the index (`search_index`), and the page of each language lists all
questions, named as the index names them (`search_page`). In the browser `search.js`
shows what `find.js` finds; both know no word.
"""

from __future__ import annotations

from pathlib import Path

from publish import search_index, search_page, search_passages, search_terms
from publish.finished import pages


def add(site: Path) -> None:
    """Add the search to a finished site: its index under `assets/`, its page in every language."""
    found = list(pages(site))
    records = search_passages.records(found)
    names = search_index.write(site / "assets" / search_index.FOLDER, records, search_terms.terms(records))
    for home in (page for page in found if page.path == ""):
        search_page.write(site, home, [page for page in found if page.lang == home.lang], names)
