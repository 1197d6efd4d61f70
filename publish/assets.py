"""The finished site's files under `assets/`: brought in, named by their content, compressed.

Plain functions over the folder of a finished site; any generator could have
made it. A name with a hash may be cached for ever, and two versions never mix.
"""

from __future__ import annotations

import hashlib
import re
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from publish import typeface
from publish.compression import brotlied, gzipped
from publish.problem import write
from publish.runtime import informed

ROOT = Path(__file__).parent.parent
CODES = ROOT / "node_modules" / "lean-qr" / "nano.mjs"  # draws the code on a printed sheet
UNUSED = ("javascripts", "stylesheets", "images")  # the theme's own, which no page asks for
TEXTUAL = (".html", ".css", ".js", ".mjs", ".json", ".svg", ".xml", ".txt")
FOLDERS = ("python", "pagefind")  # one asset each: their files refer to each other by name
COMPRESSED = (*TEXTUAL, ".wasm", ".zip", ".whl")


def bring_in(site: Path, python: Path) -> None:
    """Bring the fonts, the drawer of codes and the packed Python into the site, and drop what no page uses."""
    assets = site / "assets"
    for name in UNUSED:
        shutil.rmtree(assets / name, ignore_errors=True)
    typeface.cut(assets / "fonts")
    shutil.copy(CODES, assets / "lean-qr.mjs")
    shutil.copytree(python, assets / "python", ignore=shutil.ignore_patterns("manifest.json"))
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
    while waiting:
        # An asset is named once nothing that it mentions still waits for its name.
        path = next(p for p in waiting if not any(mentions(p, q, assets) for q in waiting if q != p))
        waiting.remove(path)
        renamed = path.rename(path.with_name(f"{path.stem}.{digest(path)}{path.suffix}"))
        old, new = path.relative_to(assets).as_posix(), renamed.relative_to(assets).as_posix()
        for other in (*waiting, *site.rglob("*.html")):
            if other.suffix in TEXTUAL:
                replace(other, old, new)


def mentions(path: Path, other: Path, assets: Path) -> bool:
    """Whether one asset refers to another."""
    return path.suffix in TEXTUAL and other.relative_to(assets).as_posix() in path.read_text("utf-8")


def replace(path: Path, old: str, new: str) -> None:
    """Change the references to an asset in a file."""
    text = path.read_text("utf-8")
    changed = re.sub(rf"(?<=[/\"'(]){re.escape(old)}(?=[/\"')])", new, text)
    if changed != text:
        path.write_text(changed, "utf-8")


def digest(path: Path) -> str:
    """The first ten digits of the hash of a file, or of a folder's files and names."""
    files = [path] if path.is_file() else sorted(each for each in path.rglob("*") if each.is_file())
    content = hashlib.sha256()
    for file in files:
        content.update(file.name.encode() + file.read_bytes())
    return content.hexdigest()[:10]


def compress(site: Path, store: Path) -> None:
    """Lay a `.br` and a `.gz` beside every file that gains from it; kept in `store` by content."""
    store.mkdir(parents=True, exist_ok=True)
    paths = {
        path: store / hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.suffix in COMPRESSED
    }
    waiting = {kept: path for path, kept in paths.items() if not kept.with_suffix(".gz").exists()}
    with ThreadPoolExecutor() as threads:  # both compressors work beside Python
        list(threads.map(keep_compressed, waiting.values(), waiting))
    for path, kept in paths.items():
        for suffix in (".br", ".gz"):
            shutil.copy(kept.with_suffix(suffix), path.with_name(path.name + suffix))


def keep_compressed(path: Path, kept: Path) -> None:
    """Compress a file's content under a name in the store."""
    content = path.read_bytes()
    # The last twentieth takes ten times as long: for what every reader of a calculator fetches.
    small = "python" in path.parts[-2] and "complete" not in path.parts
    write(kept.with_suffix(".br"), brotlied(content, 11 if small else 9))
    write(kept.with_suffix(".gz"), gzipped(content))
