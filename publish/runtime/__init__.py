"""The Python that the reader's browser runs: a reduced Pyodide, the rules, and the complete runtime as its net.

From npm's `pyodide` (https://pyodide.org) and `calc` to `build/python/`:

- `library.zip`, `calc-LANG.zip`: only what is imported, byte-compiled (`library`)
- `texts-LANG.json`: the sentences of one more language, fetched by who wants it beneath her own
- `pyodide.asm.wasm`, `pyodide.asm.mjs`, `pyodide.mjs`: the functions that a profile says are
  entered, the rest traps (`pruned`, `profile`); JavaScript without what then is unused (`glue`)
- `complete/`: Pyodide as published, with the rules as a wheel (`wheel`). A trap, or any other fault, makes the
  worker answer from it.
- `LICENSES.txt` and `licences/`: whose it is and what was changed (`licences`)
- `manifest.json`: `bytes` as the worker counts them, `compressed` as they travel with brotli, `packed` what the
  worker has to know (the hash of each part, the lock)

With `FOTFESTE_PYTHON=image` in the environment a memory image takes the place of what starts (`image`); the
complete runtime stays its net.

The parts are made anew only when something that goes into them has changed; `python -m publish pack` does it.
`make profile` profiles again (`profiling`), `make difference` compares the two
runtimes (`difference`).
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from calc.words import LANGUAGES
from publish.compression import BEST, kept
from publish.places import BUILD, CASES, ROOT
from publish.runtime import engine, image, library, licences, profile, pruned, rules, wheel
from publish.runtime.image import build as image_build

IMAGED = os.environ.get("FOTFESTE_PYTHON", "") == "image"  # a memory image in the place of an engine that starts
PACKED, IMAGES = BUILD / "python", BUILD / "python-image"
OUT = IMAGES if IMAGED else PACKED
ENGINES = BUILD / "engine"  # by what they were made from
COMPLETE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
IMPORTED = pruned.JAVASCRIPT  # loaded as modules, which a worker can neither count nor check
HERE = Path(__file__).parent
MADE_BY = (
    *sorted(
        path
        for path in HERE.rglob("*.*")
        if "__pycache__" not in path.parts and (IMAGED or "image" not in path.relative_to(HERE).parts)
    ),
    *(ROOT / name for name in ("package-lock.json", "pyproject.toml")),
)
CHECKED = (".wasm", ".zip", ".bin")
WORKER_KNOWS = '{"packed": "here"}'  # stands in the worker where `packed` comes


def pack() -> Path:
    """Make the runtime if it is not up to date; returns its folder. Raises `profile.Stale`."""
    OUT.parent.mkdir(exist_ok=True)
    with open(OUT.with_suffix(".lock"), "w") as lock:  # of two builds at once, one waits for the other
        fcntl.flock(lock, fcntl.LOCK_EX)
        return packed_alone()


def packed_alone() -> Path:
    """The same, while nobody else does it."""
    sources = rules.sources()
    more = [(name, (ROOT / name).read_bytes()) for name in wheel.BESIDE]
    inputs = fingerprint([*sources.items(), *code(), *more, *workload_files()])
    manifest = OUT / "manifest.json"
    if manifest.exists() and json.loads(manifest.read_text("utf-8"))["inputs"] == inputs:
        return OUT
    shutil.rmtree(OUT, ignore_errors=True)
    complete = OUT / "complete"
    complete.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as scratch, ThreadPoolExecutor() as beside:
        made = beside.submit(pack_image if IMAGED else pack_reduced, sources, Path(scratch, "parts"))
        for name in COMPLETE:
            shutil.copy(engine.PYODIDE / name, complete)
        wheel.pack(sources, complete, Path(scratch, "wheel"))
        made.result()
    (OUT / "LICENSES.txt").write_text(licences.text(IMAGED), "utf-8")
    (OUT / "licences").mkdir()
    for licence in licences.WHOLE:
        shutil.copy(licence, OUT / "licences")
    manifest.write_text(json.dumps({"inputs": inputs, **facts()}), "utf-8")
    return OUT


def pack_reduced(sources: Mapping[str, bytes], scratch: Path) -> None:
    """Lay the reduced engine, the library and the rules into the folder."""
    scratch.mkdir()
    with ThreadPoolExecutor() as beside:
        made = beside.submit(reduced_engine)
        for name, content in library.packed(sources, scratch).items():
            (OUT / name).write_bytes(content)
        shutil.copytree(made.result(), OUT, dirs_exist_ok=True, ignore=lambda *_: {pruned.GONE})


def pack_image(sources: Mapping[str, bytes], scratch: Path) -> None:
    """Lay a memory image of the rules into the folder, and the sentences that it is told."""
    scratch.mkdir()
    for name, content in library.packed(sources, scratch, apart=True).items():
        (scratch / name).write_bytes(content)
    for lang in LANGUAGES:
        shutil.copy(scratch / library.texts_name(lang), OUT)
    image_build.build(OUT, scratch)


def facts() -> dict[str, object]:
    """What the manifest tells of the packed files. Sizes are those of the language with the longest texts."""
    longest = max(OUT.glob("texts-*.json" if IMAGED else "calc-*.zip"), key=lambda path: path.stat().st_size)
    parts = (image.ENGINE, image.IMAGE) if IMAGED else (pruned.ENGINE, library.LIBRARY)
    counted = [*(OUT / name for name in parts), longest]
    imported = (image.HOST,) if IMAGED else IMPORTED
    checked = [path for path in OUT.rglob("*") if path.suffix in CHECKED or path.match("texts-*.json")]
    with ThreadPoolExecutor() as threads:
        compressed = list(threads.map(brotli_bytes, (*counted, *(OUT / name for name in imported))))
    return {
        "bytes": sum(path.stat().st_size for path in counted),
        "compressed": sum(compressed),
        "packed": {
            "image": IMAGED,
            "lock": engine.empty_lock(),
            "sha256": {
                path.relative_to(OUT).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
                for path in sorted(checked)
            },
        },
    }


def brotli_bytes(part: Path) -> int:
    """How many bytes of a part travel."""
    return kept(part.read_bytes(), BEST).with_suffix(".br").stat().st_size


def informed(worker: str, folder: Path = OUT) -> str:
    """The worker's script with what it has to know of the packed runtime."""
    packed = json.loads((folder / "manifest.json").read_text("utf-8"))["packed"]
    if worker.count(WORKER_KNOWS) != 1:
        raise ValueError("the worker has no place for what it has to know")
    return worker.replace(WORKER_KNOWS, json.dumps(packed))


def reduced_engine() -> Path:
    """The reduced engine's folder; made if need be."""
    folder = ENGINES / fingerprint([*code(), ("engine", profile.engine_hash().encode())])[:16]
    if not folder.exists():
        shutil.rmtree(ENGINES, ignore_errors=True)
        ENGINES.mkdir(parents=True)
        fresh = folder.with_suffix(".new")
        fresh.mkdir()
        pruned.build(fresh)
        fresh.rename(folder)
    return folder


def code() -> list[tuple[str, bytes]]:
    """This package, and the locks of the tools that it calls."""
    return [(path.name, path.read_bytes()) for path in MADE_BY]


def workload_files() -> list[tuple[str, bytes]]:
    """The named cases: they may make Python import another module."""
    return [(path.name, path.read_bytes()) for path in sorted(CASES.glob("*.toml"))]


def fingerprint(files: Iterable[tuple[str, bytes]]) -> str:
    """A hash over names and contents."""
    digest = hashlib.sha256()
    for name, content in files:
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()
