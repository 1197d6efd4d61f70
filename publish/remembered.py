"""What is slow to work out and depends on nothing but a text: remembered in one JSON file under `build/`.

The file's name says what worked it out, so that another version begins anew. Of what was looked through, only that
nothing was at fault is remembered; a fault is told until it is mended.

>>> import tempfile
>>> with tempfile.TemporaryDirectory() as folder:
...     first = of(Path(folder) / "lengths.json", ["a", "bc"], len)
...     second = of(Path(folder) / "lengths.json", ["bc"], lambda text: 0)
>>> first, second
({'a': 1, 'bc': 2}, {'bc': 2})
>>> with tempfile.TemporaryDirectory() as folder:
...     looks = [["a fault"], [], ["not looked at"]]
...     [faultless(Path(folder), [b"text"], lambda: looks.pop(0)) for _ in range(3)]
[['a fault'], [], ()]
"""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

from publish.problem import write

Told = TypeVar("Told", str, int, list[str])
Fault = TypeVar("Fault")


def of(file: Path, asked: Iterable[str], work_out: Callable[[str], Told]) -> dict[str, Told]:
    """What each text gives, as far as JSON can hold it; only what the file does not know is worked out."""
    known: dict[str, Told] = json.loads(file.read_text("utf-8")) if file.exists() else {}
    told = {each: known[each] if each in known else work_out(each) for each in asked}
    if told.keys() - known.keys():
        file.parent.mkdir(parents=True, exist_ok=True)
        write(file, json.dumps(known | told, ensure_ascii=False))
    return told


def faultless(folder: Path, content: Iterable[bytes], look: Callable[[], Sequence[Fault]]) -> Sequence[Fault]:
    """What `look` finds at fault; nothing, without a look, where the same content was faultless before."""
    digest = hashlib.sha256()
    for each in content:
        digest.update(hashlib.sha256(each).digest())
    mark = folder / digest.hexdigest()
    if mark.exists():
        return ()
    found = look()
    if not found:
        folder.mkdir(parents=True, exist_ok=True)
        mark.touch()
    return found


@functools.cache
def rooms(*folders: Path) -> bytes:
    """The code of whole folders, which decides about what it finds."""
    return b"".join(file.read_bytes() for folder in folders for file in sorted(folder.glob("*.py")))


def made_by(module: str, *packages: str) -> str:
    """A hash of what works something out, for the file's name: a module's file, and the versions of packages."""
    content = hashlib.sha256(Path(module).read_bytes())
    for package in packages:
        content.update(f"{package} {version(package)}".encode())
    return content.hexdigest()[:10]
