"""The site for a USB stick: a zip whose pages open from disk, with the PDFs beside them.

A browser runs no module scripts from `file://` and finds no `index.html` for a
folder. So links name the file, scripts are left out, and the pages serve as
they do without script: every answer, worked examples and the decision trees.
What only a server or a script can use is not brought along.

>>> to_file("../opphold/#nar"), to_file("https://udi.no/")
('../opphold/index.html#nar', 'https://udi.no/')
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from lxml import html

from publish.finished import earlier, leads_on, pages
from publish.places import BUILD, SITE

BROUGHT = (".html", ".css", ".woff2", ".svg", ".pdf")
DATED = re.compile(r"-\d{4}-\d\d-\d\d\.pdf$")  # the same PDFs under a second name
LICENCES = "licences"  # what is handed on is handed on with them
SHARE_PAGES, NOT_FOUND = "q", "404.html"  # they lead on to addresses of the site
ONLY_SERVED = (
    "//script | //link[not(@rel='stylesheet' or @rel='icon')] | //meta[@http-equiv] | //p[@class='feeds']"
)
FOLDER = "fotfeste"


def bundle(site: Path, target: Path) -> Path:
    """Write the zip; the same site gives the same bytes, dated by the newest check of a page."""
    state = max(page.checked for page in pages(site) if page.checked)
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(target, "w") as archive:
        for file in brought(site):
            content = from_disk(site / file) if file.suffix == ".html" else (site / file).read_bytes()
            archive.writestr(entry(file, state), content)
    return target


def brought(site: Path) -> Iterator[Path]:
    """The files that come along, relative to the site."""
    ages = earlier.told(site)
    for path in sorted(site.rglob("*")):
        file = path.relative_to(site)
        if (
            path.is_file()
            and (file.suffix in BROUGHT or (file.suffix == ".txt" and LICENCES in file.parts))
            and SHARE_PAGES not in file.parts
            and file.name != NOT_FOUND
            and not DATED.search(file.name)
            and not (file.suffix == ".html" and leads_on(path.read_text("utf-8")))
            and not ages.get(file.as_posix(), 0)
        ):
            yield file


def entry(file: Path, state: date) -> zipfile.ZipInfo:
    """A file's place in the zip."""
    made = zipfile.ZipInfo(f"{FOLDER}/{file.as_posix()}", (state.year, state.month, state.day, 0, 0, 0))
    made.compress_type = zipfile.ZIP_DEFLATED
    made.external_attr = 0o644 << 16
    return made


def from_disk(path: Path) -> str:
    """A page as it is read from disk."""
    root = html.document_fromstring(path.read_text("utf-8"))
    for each in root.xpath(ONLY_SERVED):
        each.drop_tree()
    for link in root.xpath("//a[@href]"):
        if stays_behind(link.get("href")):
            link.drop_tag()
        else:
            link.set("href", to_file(link.get("href")))
    return str(html.tostring(root, encoding="unicode", doctype="<!doctype html>"))


def stays_behind(link: str) -> bool:
    """Whether a link leads to a file of the site that is for programs, and is not brought along.

    >>> stays_behind("../data/rates.json"), stays_behind("../pdf/om-uk.pdf"), stays_behind("https://udi.no/a.json")
    (True, False, False)
    """
    parts = urlsplit(link)
    return not parts.scheme and Path(parts.path).suffix not in ("", *BROUGHT)


def to_file(link: str) -> str:
    """A link to a folder as a link to its page."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or not parts.path:
        return link
    folder = parts.path.endswith("/") or parts.path.rsplit("/", 1)[-1] in (".", "..")
    path = f"{parts.path.rstrip('/')}/index.html" if folder else parts.path
    return parts._replace(path=path).geturl()


if __name__ == "__main__":
    print(f"bundled {bundle(SITE, BUILD / 'fotfeste.zip')}")
