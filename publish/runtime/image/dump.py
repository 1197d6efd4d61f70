"""The memory of the published engine after its Python has warmed the rules: `taken(folder, engine, zips, texts,
given)`.

The same code and requests give the same memory: hashes have no seed, chance is constant and the clock stands.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from publish.runtime.engine import PYODIDE

DUMP = Path(__file__).with_name("dump.mjs")
INSIDE = tuple(Path(__file__).with_name(name) for name in ("shaken.py", "inside.py"))
MINUTES = 10


@dataclass(frozen=True)
class Dump:
    """The memory and what is known of it.

    By name: what the linker filled into the engine, where the host's functions lie, where the engine's
    own data lies; the functions that exercises entered; the frozen modules; where some texts lie.
    """

    memory: bytes
    linked: Mapping[str, int]
    places: Mapping[str, int]
    symbols: Mapping[str, int]
    entered: frozenset[int]
    frozen: tuple[bytes, ...]
    samples: Mapping[str, int]


def taken(
    folder: Path,
    engine: Path,
    zips: Sequence[Path],
    texts: Mapping[str, str],
    given: Sequence[str],
    script: str = "",
) -> Dump:
    """The dump, made in an empty folder; `script` runs after the rules are warm. Raises `RuntimeError`."""
    requests = folder / "given.json"
    requests.write_text(json.dumps({"texts": texts, "requests": list(given)}), "utf-8")
    job = {
        "engine": str(engine),
        "glue": str(PYODIDE / "pyodide.asm.mjs"),
        "files": {"/given.json": str(requests), **{f"/{each.name}": str(each) for each in zips}},
        "script": "\n".join((script, *(part.read_text("utf-8") for part in INSIDE))),
        "memory": str(folder / "memory"),
    }
    done = subprocess.run(
        ["node", str(DUMP)],
        input=json.dumps(job),
        capture_output=True,
        text=True,
        check=False,
        timeout=MINUTES * 60,
    )
    if done.returncode:
        raise RuntimeError(f"no image could be made:\n{done.stderr[-4000:]}")
    told = json.loads(done.stdout)
    said = told["told"]
    frozen = tuple(map(bytes.fromhex, said["frozen"]))
    return Dump(
        (folder / "memory").read_bytes(),
        told["linked"],
        said["places"],
        told["symbols"],
        frozenset(told["entered"]),
        frozen,
        said["samples"],
    )
