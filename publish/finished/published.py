"""`python -m publish parts https://…`: fetch the parts of the published site, so that the next build keeps them.

For whoever builds where no earlier build lies, as a workflow does. What comes is held to the hash in its name, and
goes into `site/`, from where the build takes it over (`publish.finished.earlier`). Nothing that fails here stops a
build: a page whose parts are gone says so.
"""

from __future__ import annotations

import gzip
import re
import shutil
import time
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException
from pathlib import Path, PurePosixPath
from urllib.request import Request, urlopen

from publish.finished import earlier
from publish.finished.assets import compress, rightly_named

TIMEOUT = 20  # seconds for a read
PATIENCE = 300  # seconds for all
LARGEST = 50_000_000  # bytes of a part
AT_ONCE = 8
HASHED = re.compile(r"\.[0-9a-f]{10}(\.|$)")


def keep(address: str, site: Path) -> str:
    """Fetch the parts into a site; returns what there is to say of it."""
    root = address.rstrip("/") + "/"
    try:
        listed = earlier.read(fetched(root + earlier.LIST).decode("utf-8", "replace"))
    except (OSError, HTTPException, ValueError) as fault:
        return f"nothing is kept of {root}: {fault}"
    before = earlier.told(site)
    missing = [part for part in listed if not (site / part).exists()]
    end = time.monotonic() + PATIENCE
    with ThreadPoolExecutor(AT_ONCE) as threads:
        came = list(threads.map(lambda part: bring(root + part, site / part, end), missing))
    lost = {unit(part) for part, here in zip(missing, came, strict=True) if not here}
    lost |= {each for each in map(unit, missing) if (site / each).exists() and not rightly_named(site / each)}
    for each in lost:
        remove(site / each)
    kept = {part: age for part, age in listed.items() if unit(part) not in lost}
    site.mkdir(exist_ok=True)
    earlier.write(site, {part: min(age, before.get(part, age)) for part, age in (before | kept).items()})
    compress(site / "assets")
    told = f"{len(kept)} parts of {root} are kept for open pages"
    return told + (f"; not whole, and left out: {', '.join(sorted(lost))}" if lost else "")


def bring(url: str, into: Path, end: float) -> bool:
    """Fetch one part; says whether it came."""
    if time.monotonic() > end:
        return False
    try:
        content = fetched(url)
    except (OSError, HTTPException, ValueError):
        return False
    into.parent.mkdir(parents=True, exist_ok=True)
    into.write_bytes(content)
    return True


def fetched(url: str) -> bytes:
    """What lies at an address. Raises OSError, HTTPException or ValueError where nothing good comes."""
    with urlopen(Request(url, headers={"Accept-Encoding": "gzip"}), timeout=TIMEOUT) as answer:
        content: bytes = answer.read(LARGEST)
        packed = answer.headers.get("Content-Encoding") == "gzip"
    return gzip.decompress(content) if packed else content


def unit(part: str) -> str:
    """What bears the hash: the part itself, or the folder it lies in.

    >>> unit("assets/fonts/latin.0123456789.woff2"), unit("assets/python.0123456789/complete/pyodide.mjs")
    ('assets/fonts/latin.0123456789.woff2', 'assets/python.0123456789')
    """
    steps = [PurePosixPath(part), *PurePosixPath(part).parents]
    return next(step.as_posix() for step in reversed(steps) if HASHED.search(step.name))


def remove(path: Path) -> None:
    """Remove a file or a folder that may be there."""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
