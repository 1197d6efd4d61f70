"""The engine without the functions that nothing enters, and its JavaScript without what then is not needed.

A function that is not in the profile becomes a trap: it stops the engine and
never misleads. What only such functions referred to is removed by Binaryen's
`wasm-opt` (https://github.com/WebAssembly/binaryen). `--traps-never-happen` would
take the traps to be unreachable; it must never be given. `-Oz` would take 45 s
for 1.7 % of the bytes. Dropping single blocks made the engine trap at its start.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

from publish.runtime import glue, profile, tables, wasm
from publish.runtime.engine import PYODIDE, ROOT

WASM_OPT = ROOT / "node_modules" / ".bin" / "wasm-opt"
# What older engines, or none, compile: types of GC, and two proposals that Chromium lacks.
FEATURES = ("-all", "--disable-gc", "--disable-compact-imports", "--disable-custom-descriptors")
REMOVE = (
    "--remove-unused-module-elements",
    "--duplicate-function-elimination",
    "--strip-debug",
    "--strip-producers",
)
ENGINE, GLUE, LOADER = "pyodide.asm.wasm", "pyodide.asm.mjs", "pyodide.mjs"


def build(into: Path) -> None:
    """Write the reduced engine, its JavaScript and its loader. Raises `profile.Stale`."""
    stock, loader = ((PYODIDE / name).read_text("utf-8") for name in (GLUE, LOADER))
    kept = profile.read()
    whole = tables.left_out((PYODIDE / ENGINE).read_bytes(), kept)
    linked = {each.name for each in wasm.imports(whole) if each.module.startswith("GOT")}
    exported = wasm.keep_exports(whole, glue.exports_used(stock, loader) | linked)
    (into / ENGINE).write_bytes(wasm.keep_functions(exported, kept))
    optimize(into / ENGINE)
    reduced = (into / ENGINE).read_bytes()
    needed = wasm.imports(reduced)
    source = glue.reduced(
        stock,
        loader,
        exports={each.name for each in wasm.exports(reduced)},
        imports={each.name for each in needed},
        linked={each.name for each in needed if each.module.startswith("GOT")},
    )
    (into / GLUE).write_text(glue.minified(source), "utf-8")
    (into / LOADER).write_text(glue.minified(loader), "utf-8")


def optimize(engine: Path) -> None:
    """Remove from an engine what nothing refers to. Raises with what `wasm-opt` said."""
    command = [str(WASM_OPT), *FEATURES, *REMOVE, str(engine), "-o", str(engine)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr)
