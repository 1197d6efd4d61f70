"""The finished site's files under `assets/`: brought in, named by their content, compressed.

Plain functions over the folder of a finished site; any generator could have
made it. A name with a hash may be cached for ever, and two versions never mix.
"""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from publish.compression import BEST, GOOD, STORE, kept
from publish.places import NODE
from publish.runtime import informed
from publish.runtime.pruned import GONE

CODES = NODE / "lean-qr" / "nano.mjs"  # draws the code on a printed sheet
UNUSED = ("javascripts", "stylesheets", "images")  # the theme's own, which no page asks for
TEXTUAL = (".html", ".css", ".js", ".mjs", ".json", ".svg", ".xml", ".txt")
FOLDERS = ("python", "words")  # one asset each: their files refer to each other by name
ALONE = ("service-worker", "service-worker-off")  # replaced by hand in an emergency, without a twin that stays
TWINS = (".br", ".gz")
NAMED = re.compile(r"(?P<stem>.+)\.(?P<hash>[0-9a-f]{10})(?P<suffix>(?:\.\w+)?)")
FIRST = (".html", ".css", ".js", ".svg")
COMPRESSED = (*TEXTUAL, ".wasm", ".zip", ".whl", ".bin")


def bring_in(site: Path, python: Path) -> None:
    """Bring the drawer of codes and the packed Python into the site, and drop what no page uses."""
    assets = site / "assets"
    for name in UNUSED:
        shutil.rmtree(assets / name, ignore_errors=True)
    shutil.copy(CODES, assets / "lean-qr.mjs")
    shutil.copytree(python, assets / "python", ignore=shutil.ignore_patterns("manifest.json", GONE))
    worker = assets / "worker.js"
    worker.write_text(informed(worker.read_text("utf-8"), python), "utf-8")


def name_by_content(site: Path) -> None:
    """Give every asset a name with its hash, and change the references to it."""
    assets = site / "assets"
    folders = [assets / name for name in FOLDERS]
    waiting = [
        *(path for path in assets.rglob("*") if path.is_file() and not {*path.parents} & {*folders}),
        *(folder for folder in folders if folder.exists()),
    ]
    names: dict[str, str] = {}
    while waiting:
        # An asset is named once nothing that it mentions still waits for its name.
        path = next(p for p in waiting if not any(mentions(p, q, assets) for q in waiting if q != p))
        waiting.remove(path)
        rename(path, names)
        named = path.rename(path.with_name(f"{path.stem}.{digest(path)}{path.suffix}"))
        names[path.relative_to(assets).as_posix()] = named.relative_to(assets).as_posix()
    for page in site.rglob("*.html"):
        rename(page, names)


def mentions(path: Path, other: Path, assets: Path) -> bool:
    """Whether one asset refers to another."""
    return path.suffix in TEXTUAL and other.relative_to(assets).as_posix() in path.read_text("utf-8")


def rename(path: Path, names: Mapping[str, str]) -> None:
    """Change the references to renamed assets in a file."""
    if path.suffix not in TEXTUAL or not names:
        return
    text = path.read_text("utf-8")
    old = "|".join(map(re.escape, names))
    changed = re.sub(rf"(?<=[/\"'(])(?:{old})(?=[/\"')])", lambda found: names[found[0]], text)
    if changed != text:
        path.write_text(changed, "utf-8")


def digest(path: Path) -> str:
    """The first ten digits of the hash of a file, or of a folder's files and of their names without one."""
    files = [path] if path.is_file() else sorted(each for each in path.rglob("*") if each.is_file())
    content = hashlib.sha256()
    for file in files:
        if file.suffix not in TWINS:
            content.update(NAMED.sub(r"\g<stem>\g<suffix>", file.name).encode() + file.read_bytes())
    return content.hexdigest()[:10]


def rightly_named(path: Path) -> bool:
    """Whether what bears a hash in its name is what was named so.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     plain = Path(folder, "a.js")
    ...     _ = plain.write_text("1")
    ...     named = plain.rename(plain.with_name(f"a.{digest(plain)}.js"))
    ...     right = rightly_named(named)
    ...     _ = named.write_text("2")
    ...     right, rightly_named(named)
    (True, False)
    """
    found = NAMED.fullmatch(path.name)
    return found is not None and found["hash"] == digest(path)


def compress(site: Path, store: Path = STORE) -> None:
    """Lay a `.br` and a `.gz` beside every file that gains from it; what is compressed is kept in `store`."""
    paths = sorted(path for path in site.rglob("*") if path.suffix in COMPRESSED and path.stem not in ALONE)
    with ThreadPoolExecutor() as threads:  # both compressors work beside Python
        list(threads.map(partial(lay_compressed, store), paths))


def lay_compressed(store: Path, path: Path) -> None:
    """Lay the compressed forms beside a file; the best for what a first visit fetches, and a first calculation."""
    first = path.suffix in FIRST or path.parent.name.startswith("python")
    place = kept(path.read_bytes(), BEST if first else GOOD, store)
    for suffix in TWINS:
        shutil.copy(place.with_suffix(suffix), path.with_name(path.name + suffix))
