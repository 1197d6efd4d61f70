"""The library and the rules as the reader's browser needs them: only what is imported, and byte-compiled.

Python itself says what it imports: it is started with its whole library, and
answers every named case. The modules it then holds are
compiled by that same Python (`-OO`: without docstrings and assertions; and
without line numbers), since most of a stock start is compiling
sources. They lie in one file (`one_file`), but for what Python imports before it can read that: uncompressed
in a zip, which is what `zipimport` opens without a further module, and what the host compresses best.

What is imported and never used by the rules is replaced before (`stand_ins`). What is compiled
meanwhile lies beside the modules, by its text (`compiled_texts`).
"""

from __future__ import annotations

import base64
import zipfile
from collections.abc import Mapping
from pathlib import Path

from calc.words import LANGUAGES
from publish.runtime import compiled_texts, engine, one_file
from publish.runtime.bare import BARE
from publish.runtime.stand_ins import STAND_INS
from publish.runtime.stored import stored
from publish.runtime.workload import named_requests

LIBRARY = "library.zip"
OWN = "calc"  # the package of the rules
TEXTS = f"{OWN}/text/"
COMPILE = (
    BARE
    + r"""
import importlib.util, marshal, sitecustomize, sys, zipimport
from calc.browser import respond
for request in given["requests"]:
    respond(request)
modules = list(sys.modules.values())
import base64
exec(compile(given["beside"], "<beside>", "exec"), {"__name__": "__main__"})
texts = {"exec": {}, "eval": {}}
for (how, text), code in sitecustomize.codes.items():
    texts[how][importlib.util.source_hash(text.encode())] = bare(code)
files, packed = {}, {given["modules"]: {}, given["own"]: {}}
for module in modules:
    name, loader = module.__spec__.name if module.__spec__ else "", getattr(module.__spec__, "loader", None)
    if isinstance(loader, zipimport.zipimporter) and name not in given["without"]:
        path = module.__spec__.origin.removeprefix(loader.archive + "/")
        source = given["start"] if module is sitecustomize else loader.get_source(name)
        code = bare(compile(source, path, "exec", dont_inherit=True, optimize=2))
        if given["apart"] or module is sitecustomize or name in sitecustomize.early:
            files[path + "c"] = importlib.util.MAGIC_NUMBER + bytes(12) + marshal.dumps(code)
        else:
            own = given["own"] if name.split(".")[0] == given["own"] else given["modules"]
            packed[own][name] = loader.is_package(name), code
if not given["apart"]:
    files[given["texts"]] = marshal.dumps(texts)
    files |= {own: marshal.dumps(dict(sorted(found.items()))) for own, found in packed.items()}
result = {path: base64.b64encode(content).decode() for path, content in files.items()}
"""
)


def packed(sources: Mapping[str, bytes], scratch: Path, beside: str = "", apart: bool = False) -> dict[str, bytes]:
    """By their names: the library, the rules once for each language with its sentences, and these alone.

    `beside` is a script whose texts are to be known too; it brings no modules. With `apart` each module is a
    file of its own and no text is looked up, for an engine that compiles.
    """
    files = compiled(sources, scratch, beside, apart)
    own = {path: files.pop(path) for path in [*files] if path.partition("/")[0] == OWN}
    if not apart:
        own = {one_file.MODULES: own[OWN]}
    tables = {path: each for path, each in sources.items() if path.endswith(".json")}
    parts = {LIBRARY: stored(files)}
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


def compiled(sources: Mapping[str, bytes], scratch: Path, beside: str, apart: bool) -> dict[str, bytes]:
    """The files of the library by their paths, and as `OWN` the modules of the rules."""
    whole, rules = scratch / "whole.zip", scratch / "sources.zip"
    with zipfile.ZipFile(engine.STOCK.library) as stock:
        files = {name: stock.read(name) for name in stock.namelist() if not name.endswith("/")}
    instead = {**STAND_INS, compiled_texts.PLACE: compiled_texts.RECORDER}
    whole.write_bytes(stored({**files, **{name: text.encode() for name, text in instead.items()}}))
    rules.write_bytes(stored(sources))
    place = engine.Runtime(engine.STOCK.home, whole, rules, compiles=True)
    given = {
        "requests": list(named_requests(LANGUAGES[:1])),
        "beside": beside,
        "start": one_file.IMPORTER + compiled_texts.LOOK_UP,
        "without": [engine.ASKING, *(["sitecustomize"] if apart else [])],
        "apart": apart,
        "texts": compiled_texts.TEXTS,
        "modules": one_file.MODULES,
        "own": OWN,
    }
    found = engine.run(place, COMPILE, given).result
    return {path: base64.b64decode(code) for path, code in found.items()}
