"""What the preview does not make: fonts, Python, the search, posters and booklets, from the last `make build`."""

from __future__ import annotations

import re
from pathlib import Path

from publish.places import SITE


def of_last_build(path: str, site: Path = SITE) -> Path | None:
    """The file of the last build that an address means; a name may have got a hash there."""
    there = site
    for part in [each for each in path.split("/") if each and each != ".."]:
        stem, dot, suffix = part.partition(".")
        named = re.compile(rf"{re.escape(stem)}\.[0-9a-f]{{10}}{re.escape(dot + suffix)}")
        exact = there / part
        beside = (each for each in (there.iterdir() if there.is_dir() else ()) if named.fullmatch(each.name))
        there = exact if exact.exists() else next(beside, exact)
    there = there / "index.html" if there.is_dir() else there
    return there if there.is_file() else None
