"""The engine's JavaScript without what nobody calls any more, minified.

Emscripten writes a line for every export and every import of the engine, for
libraries that might be loaded later. None are. The lines whose names are
nowhere else in the file go; then terser (https://terser.org), which drops what
is no longer referred to, has a third of it left.
"""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from collections.abc import Collection
from pathlib import Path

from publish.runtime.engine import ROOT

TERSER = ROOT / "node_modules" / ".bin" / "terser"
WORD = re.compile(r"[A-Za-z_$][\w$]*")
EXPORTED = re.compile(r'(?P<name>[\w$]+)=Module\["(?P=name)"\]=wasmExports\["(?P<export>[^"]+)"\](?:\.value>>>0)?;')
ASKED = re.compile(r'wasmExports(?:\.|\[")(\w+)')
WRAPPED = re.compile(r'wasmExports\["(?P<export>[^"]+)"\]=makeWrapper_\w+\(wasmExports\["(?P=export)"\]\);')
IMPORTED = re.compile(r"(?<=var wasmImports=)\{[^}]*\}")
SIGNATURE = re.compile(r'(?P<name>[\w$]+)\.sig="\w*";')
OFFERED = re.compile(r'Module\["(?P<name>[\w$]+)"\]=(?P=name);')
EVALUATED = re.compile(r"(?<![\w.$])eval\(")  # sees every name, so none could be dropped
PLACE = re.compile(r"var ENVIRONMENT_IS_(?P<place>WEB|WORKER|NODE|SHELL)=[^;]*;")
LEFT_OVER = "registerPostMainLoop(()=>SDL.audio?.queueNewAudioData?.());"  # the one thread that holds SDL and GL
SUMMONED = re.compile(r"var (?:_\w+,){20}[^;]*;")  # the declarations of all exports
ALWAYS = {"memory", "__indirect_function_table", "__wasm_call_ctors", "__wasm_apply_data_relocs", "__stack_pointer"}


def exports_used(source: str) -> set[str]:
    """The names of the engine's exports that the JavaScript mentions anywhere but where it lists them."""
    rest = SUMMONED.sub("", WRAPPED.sub("", EXPORTED.sub("", source)))
    words = set(WORD.findall(rest))
    used = {each["export"] for each in EXPORTED.finditer(source) if each["name"] in words}
    return used | set(ASKED.findall(rest)) | ALWAYS


def reduced(source: str, exports: Collection[str], imports: Collection[str], linked: Collection[str]) -> str:
    """The JavaScript for an engine with these exports and imports; `linked` are imported by address."""

    def kept_if(names: Collection[str], group: str) -> object:
        return lambda each: each[0] if each[group] in names else ""

    wanted = {*imports, *linked}
    source = EXPORTED.sub(kept_if(exports, "export"), source)  # type: ignore[call-overload]
    source = WRAPPED.sub(kept_if(exports, "export"), source)  # type: ignore[call-overload]
    source = IMPORTED.sub(lambda table: listed(table[0], wanted), source)
    source = SIGNATURE.sub(kept_if({f"_{name}" for name in linked} | {*linked}, "name"), source)  # type: ignore[call-overload]
    source = source.replace(LEFT_OVER, "")
    source = EVALUATED.sub("(0,eval)(", source)
    source = PLACE.sub(lambda each: f"var ENVIRONMENT_IS_{each['place']}={'true' if each['place'] == 'WORKER' else 'false'};", source)
    words = Counter(WORD.findall(source))
    # Offered as `Module["x"]=x` and mentioned nowhere else than there and where it is made.
    asked = {name for name in words if re.search(rf'Module\.{re.escape(name)}\b|Module\["{re.escape(name)}"\](?!=)', source)}
    return OFFERED.sub(kept_if(asked, "name"), source)  # type: ignore[call-overload]


def listed(table: str, wanted: Collection[str]) -> str:
    """An object literal of functions with only the wanted ones."""
    entries = (entry for entry in table.strip("{}").split(",") if entry.partition(":")[0] in wanted)
    return "{" + ",".join(entries) + "}"


def minified(source: str) -> str:
    """The JavaScript as terser leaves it. Raises when it cannot be read."""
    command = [str(TERSER), "--module", "--compress", "passes=1", "--mangle", "--format", "comments=false"]
    done = subprocess.run(command, input=source, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr)
    return done.stdout

