"""The rules as a wheel for the complete runtime, which loads them as Pyodide loads any package.

`pyodide lockfile add-wheels` (https://pyodide-build.readthedocs.io) records the
wheel with its hash in a lock that names nothing else; Pyodide checks the hash
before it installs the wheel. Nothing here goes through the reduced runtime's
packing, so what is at fault there cannot be at fault in its net.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from publish.places import ROOT
from publish.runtime.engine import PYODIDE

LOCK = "pyodide-lock.json"
BESIDE = ("pyproject.toml", "LICENSE", "calc/README.md", "calc/py.typed")  # what is in the wheel beside the rules
FIXED_TIME = "1767225600"  # 2026-01-01: the same sources give the same bytes


def pack(sources: Mapping[str, bytes], into: Path, scratch: Path) -> None:
    """Write the wheel of these sources, and the lock that names it, into a folder."""
    stage = scratch / "wheel"
    for name, content in sources.items():
        path = stage / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    for name in BESIDE:
        shutil.copyfile(ROOT / name, stage / name)
    for path in stage.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)  # whatever this computer gives to new files
    run("-m", "build", "--wheel", "--no-isolation", "--outdir", str(into), str(stage))
    bare = scratch / "bare-lock.json"
    stock = json.loads((PYODIDE / LOCK).read_text("utf-8"))
    bare.write_text(json.dumps({**stock, "packages": {}}), "utf-8")
    command = Path(sys.executable).with_name("pyodide")
    wheel = next(into.glob("*.whl"))
    run(str(command), "lockfile", "add-wheels", "--input", str(bare), "--output", str(into / LOCK), str(wheel))


def run(*arguments: str) -> None:
    """Run this Python quietly. Raises RuntimeError with what it printed if it fails."""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": FIXED_TIME}
    done = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(arguments)}:\n{done.stdout}{done.stderr}")
