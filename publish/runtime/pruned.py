"""The engine without the functions that nothing enters, and its JavaScript without what then is not needed.

A function that is not in the profile becomes a trap: it stops the engine and
never misleads. What only such functions referred to is removed by Binaryen's
`wasm-opt` (https://github.com/WebAssembly/binaryen). `--traps-never-happen` would
take the traps to be unreachable; it must never be given. Dropping single blocks
made the engine trap at its start. What data then is not read is left out (`unread`).
"""

from __future__ import annotations

import json
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from publish.places import ROOT
from publish.runtime import frozen, glue, profile, start_data, wasm
from publish.runtime.engine import PYODIDE
from publish.runtime.unread import left_out, unread

WASM_OPT = ROOT / "node_modules" / ".bin" / "wasm-opt"
# What older engines, or none, compile: types of GC, and two proposals that Chromium lacks.
FEATURES = ("-all", "--disable-gc", "--disable-compact-imports", "--disable-custom-descriptors")
REMOVE = (
    "--remove-unused-module-elements",
    "--duplicate-function-elimination",
    "--strip-debug",
    "--strip-producers",
    "-Oz",
)
ENGINE, GLUE, LOADER = "pyodide.asm.wasm", "pyodide.asm.mjs", "pyodide.mjs"
JAVASCRIPT = (LOADER, GLUE)
GONE = "unread.json"  # beside the engine: the spans of its data that are left out


def build(into: Path) -> None:
    """Write the reduced engine, its JavaScript and its loader. Raises `profile.Stale`."""
    published, loader = ((PYODIDE / name).read_text("utf-8") for name in (GLUE, LOADER))
    stock = glue.otherwise(published)
    with ThreadPoolExecutor() as beside:  # what is called is a program of its own
        light_loader = beside.submit(glue.minified, loader)
        whole_text = beside.submit(written_out, PYODIDE / ENGINE)
        kept = profile.read()
        whole = (PYODIDE / ENGINE).read_bytes()
        linked = {each.name for each in wasm.imports(whole) if each.module.startswith("GOT")}
        exported = wasm.keep_exports(whole, glue.exports_used(stock, loader) | linked)
        (into / ENGINE).write_bytes(wasm.keep_functions(exported, kept))
        optimized(into / ENGINE)
        text = beside.submit(written_out, into / ENGINE)
        light = (into / ENGINE).read_bytes()
        memory = frozen.shortened(start_data.memory_of(light))
        gone = unread(memory, text.result(), whole_text.result(), wasm.table_entries(light))
        (into / GONE).write_text(json.dumps(gone.spans), "utf-8")
        reduced = start_data.with_memory(light, left_out(memory, gone))
        (into / ENGINE).write_bytes(reduced)
        needed = wasm.imports(reduced)
        source = glue.reduced(
            stock,
            loader,
            exports={each.name for each in wasm.exports(reduced)},
            imports={each.name for each in needed},
            linked={each.name for each in needed if each.module.startswith("GOT")},
        )
        (into / GLUE).write_text(glue.minified(source), "utf-8")
        (into / LOADER).write_text(light_loader.result(), "utf-8")


def optimized(engine: Path) -> None:
    """Remove from an engine what nothing refers to. Raises with what `wasm-opt` said."""
    wasm_opt(str(engine), *REMOVE, "-o", str(engine))


def written_out(engine: Path) -> str:
    """An engine as text (https://webassembly.github.io/spec/core/text/)."""
    return wasm_opt(str(engine), "--emit-text", "-o", "-")


def wasm_opt(*arguments: str) -> str:
    """What `wasm-opt` prints. Raises with what it said when it fails."""
    done = subprocess.run([str(WASM_OPT), *FEATURES, *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr)
    return done.stdout
