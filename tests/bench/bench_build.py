"""`make bench-build`: how the time of a whole build grows with the number of pages.

    python -m tests.bench.bench_build 1 2      other sizes than one, three and ten times, for a quick look

The Norwegian pages that answer questions are built once, three and ten times over: pages, search, cards,
posters, PDFs, compressed copies. Python for the browser is taken as it is. The exponent is the slope between
the last two rows: 1 grows with the pages, 2 with their square.
"""

from __future__ import annotations

import math
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from publish.compression import STORE
from publish.manuscript.pages import files, name_of
from publish.places import ROOT
from publish.runtime import OUT
from tests.copies import copy_of_sources, python

TIMES = (1, 3, 10)
ID = re.compile(r"(?<=\{ #)([a-z0-9-]+)(?= \})")


def grown(folder: Path, times: int) -> int:
    """The sources with each page that answers questions so many times; returns the number of pages."""
    names = [name_of(path) for path in files(ROOT / "docs" / "nb")]
    copy_of_sources(folder, tuple(names))
    (folder / "build" / "python").symlink_to(OUT)  # neither packed nor compressed again
    shutil.copytree(STORE, folder / "build" / "compressed")
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    for name in ("package-lock.json", "pyproject.toml"):
        shutil.copy(ROOT / name, folder)
    for name in names:
        path = folder / "docs" / "nb" / name
        text = path.read_text("utf-8")
        for copy in range(2, times + 1) if "## " in text and ID.search(text) else ():
            path.with_stem(f"{path.stem}-{copy}").write_text(ID.sub(rf"\1-{copy}", text), "utf-8")
            with (folder / "mkdocs.yml").open("a", encoding="utf-8") as configuration:
                configuration.write(f"  - {path.stem}-{copy}.md\n")
    return len(files(folder / "docs" / "nb"))


def main(sizes: Sequence[int] = TIMES) -> None:
    """Print a row for each size, and the exponent between the last two."""
    print("times  pages  seconds", flush=True)
    took: list[float] = []
    counts: list[int] = []
    for times in sizes:
        with tempfile.TemporaryDirectory() as scratch:
            counts.append(grown(Path(scratch), times))
            begin = time.monotonic()
            done = python(Path(scratch), "-m", "publish", "build")
            took.append(time.monotonic() - begin)
        if done.returncode:
            sys.exit(done.stderr[-2000:])
        print(f"{times:5}  {counts[-1]:5}  {took[-1]:7.1f}", flush=True)
    slope = math.log(took[-1] / took[-2]) / math.log(counts[-1] / counts[-2])
    print(f"exponent {slope:.2f}: ten times the pages take {10**slope:.1f} times as long")


if __name__ == "__main__":
    main([int(each) for each in sys.argv[1:]] or TIMES)
