"""The library and the rules as the reader's browser needs them: only what is imported, and byte-compiled.

Python itself says what it imports: it is started with its whole library, and
answers every named case. The modules it then holds are
compiled by that same Python (`-OO`: without docstrings and assertions; and
without line numbers), since most of a stock start is compiling
sources. They lie uncompressed in a zip, which is what `zipimport` opens
without a further module, and what the host compresses best.

What is imported and never used by the rules is replaced before (`stand_ins`).
"""

from __future__ import annotations

import base64
import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from calc.words import LANGUAGES
from publish.runtime import engine
from publish.runtime.bare import BARE
from publish.runtime.stand_ins import STAND_INS
from publish.runtime.workload import named_requests

LIBRARY = "library.zip"
TEXTS = "calc/text/"
COMPILE = (
    BARE
    + r"""
import importlib.util, marshal, sys, zipimport
from calc.browser import respond
for request in given:
    respond(request)
result, modules = {}, list(sys.modules.values())
import base64
for module in modules:
    loader = getattr(module.__spec__, "loader", None)
    if isinstance(loader, zipimport.zipimporter):
        name, path = module.__spec__.name, module.__spec__.origin.removeprefix(loader.archive + "/")
        code = compile(loader.get_source(name), path, "exec", dont_inherit=True, optimize=2)
        header = importlib.util.MAGIC_NUMBER + bytes(12)
        result[path + "c"] = base64.b64encode(header + marshal.dumps(bare(code))).decode()
"""
)


def packed(sources: Mapping[str, bytes], scratch: Path) -> dict[str, bytes]:
    """By their names: the library, the rules once for each language with its sentences, and these alone."""
    code = compiled(sources, scratch)
    own = {path: each for path, each in code.items() if path.startswith("calc/")}
    tables = {path: each for path, each in sources.items() if path.endswith(".json")}
    parts = {LIBRARY: stored({path: code[path] for path in code.keys() - own.keys()})}
    for lang in LANGUAGES:
        kept = {path for path in tables if not path.startswith(TEXTS) or path == f"{TEXTS}{lang}.json"}
        parts[rules_name(lang)] = stored({**own, **{path: tables[path] for path in kept}})
        parts[texts_name(lang)] = tables[f"{TEXTS}{lang}.json"]
    return parts


def rules_name(lang: str) -> str:
    """The name of the rules for a language."""
    return f"calc-{lang}.zip"


def texts_name(lang: str) -> str:
    """The name of a language's sentences alone, for who reads them beneath her own."""
    return f"texts-{lang}.json"


def compiled(sources: Mapping[str, bytes], scratch: Path) -> dict[str, bytes]:
    """Byte code by path of every module that is imported, of the library and of the rules."""
    whole, rules = scratch / "whole.zip", scratch / "sources.zip"
    with zipfile.ZipFile(engine.STOCK.library) as stock:
        files = {name: stock.read(name) for name in stock.namelist() if not name.endswith("/")}
    whole.write_bytes(stored({**files, **{name: text.encode() for name, text in STAND_INS.items()}}))
    rules.write_bytes(stored(sources))
    place = engine.Runtime(engine.STOCK.home, whole, rules)
    found = engine.run(place, COMPILE, list(named_requests(LANGUAGES[:1]))).result
    return {path: base64.b64decode(code) for path, code in found.items()}


def stored(files: Mapping[str, bytes]) -> bytes:
    """A zip of files, uncompressed and without times: the same files give the same bytes."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(name), files[name])
    return content.getvalue()
