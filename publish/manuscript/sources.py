"""The official addresses that answers rest on, kept in `docs/sources.toml`.

Each has a publisher, a title per language, an address per language it exists
in, and the day it was last looked at.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from publish.problem import read_toml


def load(path: Path) -> dict[str, dict[str, Any]]:
    """All sources by id. Raises `Problem` where the file cannot be read."""
    return read_toml(path)
