"""How time and memory grow with the number of questions: `make bench-booklet`, after `make build`.

    python -m publish.booklet.bench 1 2      other sizes than one, three and ten times, for a quick look

The Ukrainian booklet is pressed with its chapters once, three and ten times
over, each in a process of its own. The exponent is the slope between the last
two rows: 1 grows with the text, 2 with its square. Fifty times over is the
forecast by that slope; its pages would not fit into the memory of a small
machine as one PDF, and a chapter at a time always does.
"""

from __future__ import annotations

import math
import multiprocessing
import re
import resource
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

from calc.telling.markup import Html
from publish.booklet.chapters import Chapter
from publish.booklet.document import BOOKLET, Booklet, booklet
from publish.booklet.press import press
from publish.finished import pages
from publish.letters.typeface import of_weights
from publish.places import BUILD, SITE

TIMES, FORECAST = (1, 3, 10), 50
Measured = tuple[float, float, float]  # CPU seconds, MB at most, kB of the PDF


def grown(one: Booklet, times: int) -> Booklet:
    """The booklet and its copies, each chapter under a name of its own."""
    copies = (renamed(each, copy, len(one.chapters)) for copy in range(1, times) for each in one.chapters)
    return replace(one, chapters=(*one.chapters, *copies))


def renamed(chapter: Chapter, copy: int, count: int) -> Chapter:
    """A copy of a chapter with its own anchors; its links to other chapters lead to the first ones."""

    def own(text: Html) -> Html:
        return Html(re.sub(rf'(?<=["#]){re.escape(chapter.name)}\.', f"{chapter.name}-{copy}.", text))

    entries = tuple(replace(entry, anchor=own(Html(f"#{entry.anchor}"))[1:]) for entry in chapter.entries)
    return replace(
        chapter,
        number=chapter.number + copy * count,
        name=f"{chapter.name}-{copy}",
        body=own(chapter.body),
        sources=own(chapter.sources),
        entries=entries,
    )


def measure(one: Booklet, faces: dict[int, Path]) -> Measured:
    """Press once and tell what it took."""
    with tempfile.TemporaryDirectory() as folder:
        begin = time.process_time()
        press(one, faces, Path(folder))
        seconds = time.process_time() - begin
        kilobytes = (Path(folder) / f"{BOOKLET}.pdf").stat().st_size / 1000
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss  # kB on Linux, bytes on macOS
    return seconds, memory / (1e6 if sys.platform == "darwin" else 1e3), kilobytes


def main(sizes: Sequence[int] = TIMES) -> None:
    """Print a row for each size, and the exponents between the last two."""
    one = booklet([page for page in pages(SITE) if page.lang == "uk"])
    faces = of_weights(BUILD / "booklet" / "fonts")
    rows: list[Measured] = []
    print("times  questions    CPU s     MB  PDF kB", flush=True)
    for times in sizes:
        larger = grown(one, times)
        with ProcessPoolExecutor(
            1, mp_context=multiprocessing.get_context("spawn")
        ) as process:  # its own, so that memory is its own
            rows.append(process.submit(measure, larger, faces).result())
        questions = sum(len(each.entries) for each in larger.chapters)
        print(f"{times:5}  {questions:9}  {rows[-1][0]:8.1f} {rows[-1][1]:6.0f} {rows[-1][2]:7.0f}", flush=True)
    for what, column in (("CPU seconds", 0), ("MB", 1)):
        slope = math.log(rows[-1][column] / rows[-2][column]) / math.log(sizes[-1] / sizes[-2])
        forecast = rows[-1][column] * (FORECAST / sizes[-1]) ** slope
        print(f"{what}: exponent {slope:.2f}; not run but forecast for {FORECAST} times: {forecast:.0f}")


if __name__ == "__main__":
    main([int(each) for each in sys.argv[1:]] or TIMES)
