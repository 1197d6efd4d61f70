"""`sitemap.xml` and `robots.txt`: what search engines are told of the finished site.

One map for all four languages by https://www.sitemaps.org/protocol.html, each
page with its translations (https://developers.google.com/search/docs/specialty/international/localized-versions)
and the day on which it was last compared with its sources. The protocol asks for whole addresses: a site that has
none has no map. Share pages, which only lead on, and posters, which repeat an answer, are not in it.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from lxml import etree
from lxml.builder import ElementMaker

from publish import addresses
from publish.finished import Page

SITEMAP, XHTML = "http://www.sitemaps.org/schemas/sitemap/0.9", "http://www.w3.org/1999/xhtml"
MAKE = ElementMaker(namespace=SITEMAP, nsmap={None: SITEMAP, "xhtml": XHTML})
LINK = ElementMaker(namespace=XHTML)


def add(site: Path, root: str, pages: Iterable[Page]) -> None:
    """Write both files, in the place of the generator's own map; without a root, no map."""
    open_to_all = "User-agent: *\nAllow: /\n"
    if not root:
        (site / "robots.txt").write_text(open_to_all, "utf-8")
        for each in site.glob("sitemap.xml*"):
            each.unlink()
        return
    tree = MAKE.urlset(*(entry(root, page) for page in pages))
    (site / "sitemap.xml").write_bytes(
        etree.tostring(tree, encoding="utf-8", xml_declaration=True, pretty_print=True)
    )
    (site / "robots.txt").write_text(f"{open_to_all}\nSitemap: {root}sitemap.xml\n", "utf-8")


def entry(root: str, page: Page) -> etree._Element:
    """A page with its day and its translations."""
    alternates = addresses.in_each_language(root, addresses.page, page.path)
    alternates["x-default"] = alternates["nb"]
    made: etree._Element = MAKE.url(
        MAKE.loc(root + page.address),
        *([MAKE.lastmod(page.checked.isoformat())] if page.checked else []),
        *(LINK.link(rel="alternate", hreflang=lang, href=address) for lang, address in alternates.items()),
    )
    return made
