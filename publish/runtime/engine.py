"""Starts a runtime under Node, as a browser's worker would, and runs a script of Python in it.

A script finds what it is given as `given` and leaves what it found as `result`.
Requests are answered as the worker answers them, through the same conversions.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from publish.places import NODE

START = Path(__file__).with_name("engine.mjs")
PYODIDE = NODE / "pyodide"
RULES = "/calc.zip"  # where the rules lie in Python's own file system
MINUTES = 15


@dataclass(frozen=True)
class Runtime:
    """Where a runtime lies: loader and engine in `home`, the library, and the rules if it has any."""

    home: Path
    library: Path
    rules: Path | None = None


@dataclass(frozen=True)
class Told:
    """What a script left, the answers up to the first fault, and what an engine told that counts.

    `entered` are functions, `lost` the addresses of loads from data that was left out.
    """

    result: Any
    answers: list[str]
    entered: tuple[int, ...]
    lost: tuple[int, ...]


STOCK = Runtime(PYODIDE, PYODIDE / "python_stdlib.zip")


def run(runtime: Runtime, script: str = "", given: Any = None, requests: Sequence[str] = ()) -> Told:
    """Run a script, then answer requests. Raises `RuntimeError` when the script or the runtime fails."""
    job = {
        "home": str(runtime.home),
        "library": runtime.library.as_uri(),
        "rules": str(runtime.rules) if runtime.rules else None,
        "path": RULES,
        "lock": empty_lock(),
        "script": script,
        "given": given,
        "requests": list(requests),
    }
    done = subprocess.run(
        ["node", str(START)],
        input=json.dumps(job, default=str),  # a day of a named case as its text
        capture_output=True,
        text=True,
        check=False,
        timeout=MINUTES * 60,
    )
    if done.returncode or not done.stdout:
        raise RuntimeError(f"Python under Node failed:\n{done.stderr[-4000:]}")
    told = json.loads(done.stdout)
    return Told(told["result"], told["answers"], tuple(told["entered"]), tuple(told["lost"]))


def empty_lock() -> dict[str, Any]:
    """What the loader wants to know of packages: there are none, for this engine."""
    stock = json.loads((PYODIDE / "pyodide-lock.json").read_text("utf-8"))
    return {"info": {"abi_version": stock["info"]["abi_version"]}, "packages": {}}
