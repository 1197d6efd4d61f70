"""The named cases of the calculators, each with its paragraph and reason."""

from __future__ import annotations

import tomllib
from typing import Any

from publish.places import CASES as FOLDER

CASES = {path.stem.replace("_", "-"): path for path in sorted(FOLDER.glob("*.toml"))}


def cases() -> list[tuple[str, dict[str, Any]]]:
    """Every named case with its calculator."""
    return [
        (name, case) for name, path in CASES.items() for case in tomllib.loads(path.read_text("utf-8"))["case"]
    ]
