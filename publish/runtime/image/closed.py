r"""The engine with what it imports inside it: functions that trap, a few that do their small work, constants.

The published engine imports 268 functions of its JavaScript, and from the dynamic linker 280 addresses. A
memory image needs none of it but `HOST`. WebAssembly that is written here takes their places and is merged with
the engine by Binaryen's `wasm-merge`. A trap stops the engine where it stands: no `except` of Python sees it,
as it would see an exception that JavaScript throws.

>>> engine = ' (import "env" "ask" (func $fimport$0 (type $2) (param i32 i64) (result i32)))'
>>> [*signatures(engine)]
[Signature(module='env', name='ask', types=' (param i32 i64) (result i32)')]
>>> print(functions(signatures(engine)))
(module
 (import "engine" "memory" (memory 1))
 (func (export "ask") (param i32 i64) (result i32) unreachable)
)
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from publish.runtime import pruned
from publish.runtime.pruned import FEATURES, WASM_OPT

FUNCTION = re.compile(r'^ \(import "([^"]+)" "([^"]+)" \(func \$\S+(?: \(type \S+?\))?([^\n]*)\)\)$', re.MULTILINE)
# What the host answers: calls by the table's number whatever the count of arguments, and the clock.
HOST = {"_PyEM_TrampolineCall_JS", "clock_time_get", "_localtime_js"}
DONE_HERE = {
    "_Py_CheckEmscriptenSignals_Helper": "(i32.const 0)",  # nobody presses a key
    "emscripten_resize_heap": (  # by whole pages of 64 KB; whether there was room
        "(i32.ne (memory.grow (i32.shr_u (i32.add (i32.sub (local.get 0) "
        "(i32.shl (memory.size) (i32.const 16))) (i32.const 65535)) (i32.const 16))) (i32.const -1))"
    ),
}
LINKED = "GOT.func"


@dataclass(frozen=True)
class Signature:
    """A function that is imported, with its parameters and result as text."""

    module: str
    name: str
    types: str


def signatures(text: str) -> list[Signature]:
    """The functions that an engine imports; `text` is the engine written out."""
    return [Signature(*found.groups()) for found in FUNCTION.finditer(text)]


def functions(imported: Iterable[Signature]) -> str:
    """A module that has what is imported: it traps, but for what is done here."""
    written = (
        f' (func (export "{each.name}"){each.types} {DONE_HERE.get(each.name, "unreachable")})'
        for each in imported
        if each.name not in HOST
    )
    return "\n".join(("(module", ' (import "engine" "memory" (memory 1))', *written, ")"))


def constants(values: Mapping[str, int]) -> str:
    """A module that has the numbers which the dynamic linker filled in."""
    written = (f' (global (export "{name}") (mut i32) (i32.const {value}))' for name, value in values.items())
    return "\n".join(("(module", *written, ")"))


def closed(engine: Path, linked: Mapping[str, int]) -> None:
    """Give an engine what it imports. Raises `RuntimeError` with what Binaryen said."""
    imported = signatures(pruned.written_out(engine))
    parts = {module: functions(each for each in imported if each.module == module) for module in modules(imported)}
    parts[LINKED] = constants(linked)
    command = [str(engine), "engine"]
    for module, text in parts.items():
        part = engine.with_name(f"{module}.wat")
        part.write_text(text, "utf-8")
        command += [str(part), module]
    binaryen("wasm-merge", *command, "-o", str(engine))


def modules(imported: Iterable[Signature]) -> Iterator[str]:
    """The modules that functions come from, each once."""
    return iter(dict.fromkeys(each.module for each in imported))


def binaryen(tool: str, *arguments: str) -> None:
    """Run one of Binaryen's tools. Raises `RuntimeError` with what it said when it fails."""
    command = [str(WASM_OPT.with_name(tool)), *FEATURES, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr)
