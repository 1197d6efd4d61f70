"""The engine's JavaScript without what nobody calls any more, minified.

Emscripten writes a line for every export and every import of the engine, for
libraries that might be loaded later. None are. The lines whose names are
nowhere else in the file go; then terser (https://terser.org), which drops what
is no longer referred to, leaves a sixth of it.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Collection, Mapping

from publish.places import ROOT

TERSER = ROOT / "node_modules" / ".bin" / "terser"
WORD = re.compile(r"[A-Za-z_$][\w$]*")
EXPORTED = re.compile(
    r'(?P<name>[\w$]+)=Module\["(?P=name)"\]=wasmExports\["(?P<export>[^"]+)"\](?:\.value>>>0)?;'
)
ASKED = re.compile(r'wasmExports(?:\.|\[")(\w+)')
WRAPPED = re.compile(r'wasmExports\["(?P<export>[^"]+)"\]=makeWrapper_\w+\(wasmExports\["(?P=export)"\]\);')
IMPORTED = re.compile(r"(?<=var wasmImports=)\{[^}]*\}")
SIGNATURE = re.compile(r'(?P<name>[\w$]+)\.sig="\w*";')
OFFERED = re.compile(r'Module\["(?P<name>[\w$]+)"\]=(?P=name);')
READ = re.compile(r'Module(?:\.([\w$]+)|\["([\w$]+)"\](?!=))')
EVALUATED = re.compile(r"(?<![\w.$])eval\(")  # sees every name, so none could be dropped
PLACE = re.compile(r"var ENVIRONMENT_IS_(WEB|WORKER|NODE|SHELL)=[^;]*;")
LEFT_OVER = "registerPostMainLoop(()=>SDL.audio?.queueNewAudioData?.());"  # the thread on which SDL hangs
DECLARED = re.compile(r"var (?:_\w+,){20}[^;]*;")  # the declarations of all exports
OTHERWISE = {
    'API.rawRun("import _pyodide_core")': '[+!_PyImport_ImportModule(Module.stringToNewUTF8("_pyodide_core")),""]',
    'readyPromiseResolve?.(Module);Module["onRuntimeInitialized"]': 'Module["onRuntimeInitialized"]',
    "if(!noInitialRun)callMain(args);postRun()": (
        "try{if(!noInitialRun)callMain(args)}catch(fault){readyPromiseReject?.(fault);throw fault}"
        "readyPromiseResolve?.(Module);postRun()"
    ),
}
ALWAYS = {"memory", "__indirect_function_table", "__wasm_call_ctors", "__stack_pointer", "__main_argc_argv"}


def otherwise(source: str, changes: Mapping[str, str] = OTHERWISE) -> str:
    """The engine's JavaScript with these lines written otherwise. Raises `ValueError` when one is not there once.

    >>> otherwise("a();b();", {"b()": "c()"})
    'a();c();'
    """
    for old, new in changes.items():
        if source.count(old) != 1:
            raise ValueError(f"the engine's JavaScript is not as it was: {old}")
        source = source.replace(old, new)
    return source


def exports_used(source: str, loader: str) -> set[str]:
    """The names of the engine's exports that the loader mentions, or the engine's JavaScript but in its lists."""
    rest = DECLARED.sub("", WRAPPED.sub("", EXPORTED.sub("", source)))
    words = {*WORD.findall(rest), *WORD.findall(loader)}
    used = {each["export"] for each in EXPORTED.finditer(source) if each["name"] in words}
    return used | set(ASKED.findall(rest)) | ALWAYS


def reduced(
    source: str, loader: str, exports: Collection[str], imports: Collection[str], linked: Collection[str]
) -> str:
    """The JavaScript for a loader and for an engine with these exports and imports; `linked` are by address."""

    wanted = {*imports, *linked}
    source = EXPORTED.sub(only(exports, "export"), source)
    source = WRAPPED.sub(only(exports, "export"), source)
    source = IMPORTED.sub(lambda table: listed(table[0], wanted), source)
    source = SIGNATURE.sub(only({f"_{name}" for name in linked} | {*linked}, "name"), source)
    source = EVALUATED.sub("(0,eval)(", source.replace(LEFT_OVER, ""))
    source = PLACE.sub(lambda each: f"var ENVIRONMENT_IS_{each[1]}={str(each[1] == 'WORKER').lower()};", source)
    # Offered as `Module["x"]=x` for anyone, and asked for by nobody.
    asked = {*WORD.findall(loader), *(one or other for one, other in READ.findall(source))}
    return OFFERED.sub(only(asked, "name"), source)


def only(names: Collection[str], group: str) -> Callable[[re.Match[str]], str]:
    """Leaves a line whose name is among these, and drops the others."""
    return lambda line: line[0] if line[group] in names else ""


def listed(table: str, wanted: Collection[str]) -> str:
    """An object literal of functions with only the wanted ones."""
    entries = (entry for entry in table.strip("{}").split(",") if entry.partition(":")[0] in wanted)
    return "{" + ",".join(entries) + "}"


def minified(source: str) -> str:
    """The JavaScript as terser leaves it. Raises when it cannot be read."""
    command = [str(TERSER), "--module", "--compress", "--mangle", "--format", "comments=false"]
    done = subprocess.run(command, input=source, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr)
    return done.stdout
