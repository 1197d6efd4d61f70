"""Starts a runtime under Node, as a browser's worker would, and runs a script of Python in it.

A script finds what it is given as `given` and leaves what it found as `result`. It comes as a module beside the
rules, as a text for a runtime that compiles, as byte code for one that does not.
Requests are answered as the worker answers them, through the same conversions.
"""

from __future__ import annotations

import json
import subprocess
from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from publish.places import NODE
from publish.runtime.stored import stored

START = Path(__file__).with_name("engine.mjs")
PYODIDE = NODE / "pyodide"
RULES = "/calc.zip"  # where the rules lie in Python's own file system
ASKING = "asking"  # the module that runs a script
ASK = """
import json, marshal
def ask(given):
    script = __loader__.get_data(__loader__.archive + "/script")
    names = {{"__name__": "__main__", "given": json.loads(given)}}
    exec({code}, names)
    return json.dumps(names["result"])
"""
TEXT, CODE = "compile(script.decode(), '<script>', 'exec', dont_inherit=True)", "marshal.loads(script[16:])"
COMPILE = """
import base64, importlib.util, marshal
result = []
for text in given:
    code = marshal.dumps(compile(text, "<script>", "exec", dont_inherit=True))
    result.append(base64.b64encode(importlib.util.MAGIC_NUMBER + bytes(12) + code).decode())
"""
MINUTES = 15


@dataclass(frozen=True)
class Runtime:
    """Where a runtime lies: loader and engine in `home`, the library, the rules if it has any.

    `compiles` says whether it can compile a text.
    """

    home: Path
    library: Path
    rules: Path | None = None
    compiles: bool = False


@dataclass(frozen=True)
class Told:
    """What a script left, the answers up to the first fault, and what an engine told that counts.

    `entered` are functions, `lost` the addresses of loads from data that was left out.
    """

    result: Any
    answers: list[str]
    entered: tuple[int, ...]
    lost: tuple[int, ...]


STOCK = Runtime(PYODIDE, PYODIDE / "python_stdlib.zip", compiles=True)


def run(runtime: Runtime, script: str = "", given: Any = None, requests: Sequence[str] = ()) -> Told:
    """Run a script, then answer requests. Raises `RuntimeError` when the script or the runtime fails."""
    job = {
        "home": str(runtime.home),
        "library": runtime.library.as_uri(),
        "rules": str(runtime.rules) if runtime.rules else None,
        "path": RULES,
        "lock": empty_lock(),
        "asking": b64encode(asking(runtime, script)).decode() if script else None,
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


def asking(runtime: Runtime, script: str) -> bytes:
    """A zip with the module that runs a script, and the script."""
    if runtime.compiles:
        return stored({f"{ASKING}.py": ASK.format(code=TEXT).encode(), "script": script.encode()})
    module, code = byte_code(ASK.format(code=CODE), script)
    return stored({f"{ASKING}.pyc": module, "script": code})


@cache
def byte_code(*texts: str) -> list[bytes]:
    """Texts compiled by the published runtime's Python: for each the content of a file of byte code."""
    return [b64decode(each) for each in run(STOCK, COMPILE, texts).result]


def empty_lock() -> dict[str, Any]:
    """What the loader wants to know of packages: there are none, for this engine."""
    stock = json.loads((PYODIDE / "pyodide-lock.json").read_text("utf-8"))
    return {"info": {"abi_version": stock["info"]["abi_version"]}, "packages": {}}
