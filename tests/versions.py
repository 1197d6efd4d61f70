"""Later builds of the built site, made in a second: other names for its parts, a heading that says which."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from pathlib import Path

from publish.build import swap
from publish.finished import earlier
from publish.finished.assets import NAMED, TEXTUAL, TWINS

PAGES = (
    "index.html",
    "404.html",
    "*/introduksjonsprogram/index.html",
    "*/kalkulatorer/introduksjonsstonad/index.html",
    "*/sok/index.html",
)
FIRST = 1_790_000_000  # s; when the first version was made
WORKER = ("worker", "runner", "progress", "calculator")  # what has another name when only the worker is another


def built(site: Path, into: Path, number: int, stems: tuple[str, ...] = ()) -> Path:
    """A build of some of the pages; its parts of these stems, or all, have names of their own."""
    old = earlier.told(site)
    names = {
        name: f"{found['stem']}.{hashlib.sha256(f'{name} {number}'.encode()).hexdigest()[:10]}{found['suffix']}"
        for part in own(old)
        for name in part.split("/")
        if (found := NAMED.fullmatch(name)) and (not stems or found["stem"] in stems)
    }
    pattern = re.compile("|".join(map(re.escape, names)))
    for file in [*(site / part for part in own(old)), *(page for each in PAGES for page in site.glob(each))]:
        target = into / pattern.sub(lambda found: names[found[0]], file.relative_to(site).as_posix())
        target.parent.mkdir(parents=True, exist_ok=True)
        if ours(file):
            text = pattern.sub(lambda found: names[found[0]], file.read_text("utf-8"))
            target.write_text(re.sub("(<h1[^>]*>)", rf"\1v{number} ", text), "utf-8")
            os.utime(target, (FIRST + number, FIRST + number))  # a server tells two files apart by their seconds
        else:
            for suffix in ("", *TWINS):
                if file.with_name(file.name + suffix).exists():
                    os.link(file.with_name(file.name + suffix), target.with_name(target.name + suffix))
    return into


def deploy(site: Path, live: Path, *numbers: int, stems: tuple[str, ...] = ()) -> Path:
    """Put versions where they are published, one after another."""
    for number in numbers:
        swap(built(site, empty(live.with_name("fresh")), number, stems), live)
    return live


def own(ages: dict[str, int]) -> list[str]:
    """The parts of a build itself."""
    return [part for part, age in ages.items() if age == 0]


def ours(file: Path) -> bool:
    """Whether a file may name parts."""
    return file.suffix in TEXTUAL and not any(NAMED.fullmatch(each.name) for each in file.parents)


def empty(folder: Path) -> Path:
    """The folder, without what lay in it."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder
