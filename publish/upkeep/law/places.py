"""Where acts are read from: Lovdata's archives on the web, or an archive, a folder or a file that is named."""

from __future__ import annotations

import bz2
import functools
import io
import tarfile
import urllib.request
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from publish.problem import Problem
from publish.upkeep.law import lovdata, markdown
from publish.upkeep.law.text import ActText

ARCHIVES = tuple(
    f"https://api.lovdata.no/v1/publicData/get/gjeldende-{kind}.tar.bz2"
    for kind in ("lover", "sentrale-forskrifter")
)
SECONDS = 120
PAGES = (".xml", ".html", ".htm", ".md")


def acts(places: Collection[Path], wanted: Collection[str]) -> dict[str, ActText]:
    """The wanted acts that are found in these places, or on the web where none is named.

    Raises `Problem` where a place cannot be read, and where an act has no sections any more: then
    the format has changed, not the law.
    """
    found: dict[str, ActText] = {}
    for name, page in pages(places):
        if name.endswith(".md"):
            act = markdown.read(page.decode("utf-8", "replace"))
        elif lovdata.act_of(page) in wanted:
            act = lovdata.read(page)
        else:
            continue
        if act.act not in wanted:
            continue
        if not act.sections:
            raise Problem(f"{name}: not one section of {act.act} could be read; has the format changed?")
        found[act.act] = act
    missing = sorted(set(wanted) - found.keys())
    if missing and not places:
        raise Problem(f"not in Lovdata's archives: {', '.join(missing)}; was it repealed, or the format changed?")
    return found


def pages(places: Collection[Path]) -> Iterator[tuple[str, bytes]]:
    """Every file of the places with its name. Archives are unpacked side by side, which takes the most time."""
    archives: list[tuple[str, Callable[[], bytes]]] = []
    for place in places:
        if not place.exists():
            raise Problem(f"{place} is not there: name an archive, a folder or a file")
        if place.is_dir():
            files = (path for path in sorted(place.rglob("*")) if path.suffix in PAGES)
            yield from ((path.name, path.read_bytes()) for path in files)
        elif place.suffix in PAGES:
            yield place.name, place.read_bytes()
        else:
            archives.append((str(place), place.read_bytes))
    if not places:
        archives = [(url, functools.partial(fetched, url)) for url in ARCHIVES]
    with ThreadPoolExecutor() as pool:
        for found in pool.map(lambda each: unpacked(each[0], each[1]()), archives):
            yield from found


def unpacked(place: str, archive: bytes) -> list[tuple[str, bytes]]:
    """The files of an archive, without writing one of them anywhere."""
    try:
        whole = io.BytesIO(bz2.decompress(archive) if archive.startswith(b"BZh") else archive)
        with tarfile.open(fileobj=whole) as opened:
            files = ((each.name, opened.extractfile(each)) for each in opened if each.name.endswith(PAGES))
            return [(name, file.read()) for name, file in files if file]
    except (tarfile.TarError, EOFError, OSError, ValueError) as fault:
        raise Problem(f"{place}: this is no archive of acts, or only a part of it; fetch it again") from fault


def fetched(url: str) -> bytes:
    """What the web gives for an address."""
    try:
        with urllib.request.urlopen(url, timeout=SECONDS) as answer:
            content: bytes = answer.read()
            return content
    except (OSError, ValueError) as fault:
        raise Problem(f"{url} cannot be read ({fault}); save it by hand and name the file") from fault
