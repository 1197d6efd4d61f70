"""The parts of earlier builds, kept for pages that are still open when the site is renewed.

A page fetches its worker, its Python and its search when they are first needed, under names with the hash of their
content. If the site was renewed since, those names must still be there. So a build takes over what the `KEPT`
different builds before it had under such names. Builds are different if any such name is; one that changes nothing
changes nothing here.

    site/parts.json   {"assets/runner.6c1ac67c64.js": 0, "assets/runner.0123456789.js": 2, …}

says how many different builds ago each was last in use; 0 is this build. What lies compressed beside a part goes
with it untold.

>>> aged({"assets/a.0123456789.js": 0, "assets/b.0123456789.js": 4}, {"assets/c.0123456789.js"})
{'assets/a.0123456789.js': 1, 'assets/b.0123456789.js': 5, 'assets/c.0123456789.js': 0}
>>> aged({"assets/a.0123456789.js": 0, "assets/b.0123456789.js": 4}, {"assets/a.0123456789.js"})
{'assets/a.0123456789.js': 0, 'assets/b.0123456789.js': 4}
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping, Set
from pathlib import Path

from publish.finished.assets import TWINS

LIST = "parts.json"
KEPT = 5  # different builds before this one
PART = re.compile(r"assets/(?:[\w-]+/)?[\w-]+\.[0-9a-f]{10}(?:\.[a-z0-9]+|(?:/[\w-][\w.-]*)+)")
Ages = Mapping[str, int]  # by address below the root of the site


def carry_over(old: Path, fresh: Path) -> None:
    """Give a fresh site the parts of those before it, and the list of all. Without an old site only the list."""
    ages = aged(told(old), own(fresh))
    here = {}
    for part, age in ages.items():
        if age and not bring(old / part, fresh / part):
            continue  # somebody has tidied up
        here[part] = age
    write(fresh, here)


def bring(source: Path, target: Path) -> bool:
    """Copy a part, with what lies compressed beside it; says whether it was there."""
    if not source.exists():
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    for suffix in ("", *TWINS):
        twin = source.with_name(source.name + suffix)
        if twin.exists():
            shutil.copy2(twin, target.with_name(target.name + suffix))
    return True


def write(site: Path, ages: Ages) -> None:
    """Write the list of a site."""
    (site / LIST).write_text(json.dumps(ages, indent=0, sort_keys=True) + "\n", "utf-8")


def aged(before: Ages, own: Set[str]) -> dict[str, int]:
    """The ages after a build with these parts of its own; what is too old is left out."""
    same = {part for part, age in before.items() if age == 0} == own
    later = {part: age if same else age + 1 for part, age in before.items()}
    kept = {part: age for part, age in later.items() if age <= KEPT}
    return dict(sorted((kept | dict.fromkeys(own, 0)).items()))


def told(site: Path) -> dict[str, int]:
    """The list of a site; of one that has none, whatever it has under such names."""
    file = site / LIST
    return read(file.read_text("utf-8")) if file.exists() else dict.fromkeys(own(site), 0)


def read(text: str) -> dict[str, int]:
    """A list as it was written; what names no part is left out, for it may come from anywhere.

    >>> read('{"assets/a.0123456789.js": 1, "assets/../../a.0123456789.js": 1, "index.html": 0, "x": "y"}')
    {'assets/a.0123456789.js': 1}
    """
    try:
        told = json.loads(text)
    except ValueError:
        return {}
    if not isinstance(told, dict):
        return {}
    return {part: age for part, age in told.items() if PART.fullmatch(part) and age in range(KEPT + 1)}


def own(site: Path) -> set[str]:
    """The parts that lie in a site, whoever put them there."""
    files = (path for path in (site / "assets").rglob("*") if path.is_file() and path.suffix not in TWINS)
    return {part for part in (path.relative_to(site).as_posix() for path in files) if PART.fullmatch(part)}
