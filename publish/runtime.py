"""The Python that the reader's browser runs: Pyodide, with the rules as one wheel in its lock.

Takes the runtime from npm's `pyodide` (https://pyodide.org), packs `calc` as a
wheel whose rate tables are JSON, and records the wheel with its hash in a lock
that names nothing else (`pyodide lockfile add-wheels`). The runtime checks the
hash before it runs the wheel. Nothing is fetched from another host.

The result lies in `build/python/`, with a `manifest.json`: `bytes` as the
worker counts them, and `compressed` as they travel with brotli. It is made
anew only when something that goes into it has changed.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import brotli

from calc.rates import load
from calc.report import as_json

ROOT = Path(__file__).parent.parent
PYODIDE = ROOT / "node_modules" / "pyodide"
OUT = ROOT / "build" / "python"
PARTS = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
IMPORTED = ("pyodide.mjs", "pyodide.asm.mjs")  # loaded as modules, which a worker cannot count
LOCK = "pyodide-lock.json"
FIXED_TIME = "1767225600"  # 2026-01-01: the same sources give the same bytes


def pack() -> Path:
    """Make the runtime if it is not up to date; returns its folder."""
    inputs = fingerprint()
    manifest = OUT / "manifest.json"
    if manifest.exists() and json.loads(manifest.read_text("utf-8"))["inputs"] == inputs:
        return OUT
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    for part in PARTS:
        shutil.copy(PYODIDE / part, OUT / part)
    wheel = pack_wheel(OUT)
    record(wheel)
    counted = [path for path in OUT.iterdir() if path.name not in IMPORTED]
    size = {
        "inputs": inputs,
        "bytes": sum(path.stat().st_size for path in counted),
        "compressed": sum(len(brotli.compress(path.read_bytes(), quality=9)) for path in OUT.iterdir()),
    }
    manifest.write_text(json.dumps(size), "utf-8")
    return OUT


def fingerprint() -> str:
    """A hash over everything that goes into the runtime."""
    digest = hashlib.sha256((PYODIDE / "package.json").read_bytes())
    for path in (*sources(), ROOT / "pyproject.toml", Path(__file__)):
        digest.update(f"{path.relative_to(ROOT)}\0".encode() + path.read_bytes())
    return digest.hexdigest()


def sources() -> list[Path]:
    """The files of `calc`, without caches."""
    kinds = (".py", ".toml", ".json")
    return sorted(path for path in (ROOT / "calc").rglob("*") if path.suffix in kinds)


def pack_wheel(into: Path) -> Path:
    """The wheel of `calc`, its rate tables compiled to JSON."""
    stage = ROOT / "build" / "wheel"
    shutil.rmtree(stage, ignore_errors=True)
    for path in sources():
        target = stage / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix == ".toml":
            table = json.dumps(as_json(load(path.stem)), ensure_ascii=False)
            target.with_suffix(".json").write_text(table, "utf-8")
        else:
            shutil.copy(path, target)
    shutil.copy(ROOT / "pyproject.toml", stage)
    run("-m", "build", "--wheel", "--no-isolation", "--outdir", str(into), str(stage))
    return next(into.glob("*.whl"))


def record(wheel: Path) -> None:
    """Write the lock: the runtime's own facts, and the wheel as its only package."""
    stock = json.loads((PYODIDE / LOCK).read_text("utf-8"))
    bare = wheel.parent.parent / "bare-lock.json"
    bare.write_text(json.dumps({**stock, "packages": {}}), "utf-8")
    lock = str(wheel.parent / LOCK)
    command = Path(sys.executable).with_name("pyodide")
    run(str(command), "lockfile", "add-wheels", "--input", str(bare), "--output", lock, str(wheel))


def run(*arguments: str) -> None:
    """Run this Python quietly; raises with what it printed if it fails."""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": FIXED_TIME}
    done = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(arguments)}:\n{done.stdout}{done.stderr}")


if __name__ == "__main__":
    print(pack())
