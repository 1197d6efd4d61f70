"""The sources of `calc` as the browser gets them: rate tables compiled to JSON, which spares it a TOML parser."""

from __future__ import annotations

import json

from calc.rates import load
from calc.telling.report import as_json
from publish.places import RATES, ROOT

KINDS = (".py", ".json")


def sources() -> dict[str, bytes]:
    """The files of `calc` by path; the named cases stay at home."""
    found = {
        path.relative_to(ROOT).as_posix(): path.read_bytes()
        for path in (ROOT / "calc").rglob("*")
        if path.suffix in KINDS
    }
    for path in RATES.glob("*.toml"):
        table = json.dumps(as_json(load(path.stem)), ensure_ascii=False)
        found[path.with_suffix(".json").relative_to(ROOT).as_posix()] = table.encode()
    return dict(sorted(found.items()))
