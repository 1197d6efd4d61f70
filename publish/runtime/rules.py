"""The sources of `calc` as the browser gets them: rate tables compiled to JSON, which spares it a TOML parser."""

from __future__ import annotations

import json

from calc.rates import load
from calc.report import as_json
from publish.places import ROOT

KINDS = (".py", ".json", ".toml")


def sources() -> dict[str, bytes]:
    """The files of `calc` by path."""
    found = {}
    for path in sorted(path for path in (ROOT / "calc").rglob("*") if path.suffix in KINDS):
        if path.suffix == ".toml":
            table = json.dumps(as_json(load(path.stem)), ensure_ascii=False)
            found[path.with_suffix(".json").relative_to(ROOT).as_posix()] = table.encode()
        else:
            found[path.relative_to(ROOT).as_posix()] = path.read_bytes()
    return found
