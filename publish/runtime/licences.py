"""What stands beside the changed runtime: whose it is, what was changed, and how to make it again.

Pyodide is under the Mozilla Public License 2.0, which asks that the source of
changed files be within reach; CPython is under the PSF licence, which asks for
a short account of what was changed.
"""

from __future__ import annotations

import json
from pathlib import Path

from publish.runtime.engine import PYODIDE

WHOLE = tuple(Path(__file__).with_name(name) for name in ("MPL-2.0.txt", "PSF.txt"))  # lie beside it
TEXT = """\
Python for the browser, as Fotfeste serves it

pyodide.mjs, pyodide.asm.mjs, pyodide.asm.wasm
    Pyodide {version} (https://github.com/pyodide/pyodide), Mozilla Public License 2.0
    (licences/MPL-2.0.txt, https://www.mozilla.org/MPL/2.0/). Its source: https://github.com/pyodide/pyodide/tree/{version}
    and the package `pyodide` {version} of npm.
    Changed: functions that the rules do not enter are traps; the names of characters and the tables
    of character sets, which only such functions read, are zero; frozen modules have no docstrings;
    unused exports and imports are removed; the JavaScript is minified, and two of its lines are others
    (publish/runtime/glue.py).
pyodide.asm.wasm, library.zip
    CPython (https://www.python.org), PSF License Agreement (licences/PSF.txt, https://docs.python.org/3/license.html),
    Copyright (c) 2001 Python Software Foundation; All Rights Reserved.
    Changed: only imported modules are kept, in one file, compiled without docstrings, assertions and line
    numbers, with the texts that they give to exec and eval (publish/runtime/compiled_texts.py);
    some modules that the rules do not use are small stand-ins (publish/runtime/stand_ins.py).
calc-*.zip
    The rules of Fotfeste, MIT, compiled. Their source is the folder calc/ of the project.
complete/
    Pyodide {version} as published, unchanged.
The libraries within the engine (zlib, bzip2, libffi, SQLite and others) and their licences are in the folder
licences/ at the root of the site.

To make them again: `make build` in the project's source; publish/runtime/ says how it is done.
"""
IMAGE = """
This build has a memory image in the place of pyodide.*, library.zip and calc-*.zip:

engine.wasm
    The code of pyodide.asm.wasm, changed as told above; what it imports is inside it.
image.bin
    The memory of Pyodide {version} after CPython has started and imported the rules: CPython, its library and the
    rules, under the licences above. Changed: what no request enters is left out (publish/runtime/image/).
"""


def text(imaged: bool = False) -> str:
    """The text of the file `LICENSES.txt`, of a build with a memory image or without."""
    version = json.loads((PYODIDE / "package.json").read_text("utf-8"))["version"]
    return (TEXT + IMAGE * imaged).format(version=version)
