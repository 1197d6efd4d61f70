"""`make bench-preview`: the time from saving a file to seeing it in `make preview`.

    python -m tests.bench.bench_preview 1      one round instead of three, for a quick look

One preview shows Norwegian alone, another all languages, both of the same pages. A page, a sentence, a rate and a
style are saved in the one and then in the other, so each row is a pair; what is printed is the median of rounds.
The browser asks anew at once when it is told, so "seen" is the moment at which the server answers with the change.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median
from typing import NamedTuple
from urllib.error import URLError
from urllib.request import urlopen

from tests.copies import whole_copy
from tests.ports import free_port

ROUNDS = 3
PATIENCE = 120  # seconds until a save counts as lost
SETTLED = 2  # seconds in which a preview looks through what it has shown
PAGE = "docs/nb/om.md"


class Change(NamedTuple):
    """What is saved, and where and how it is seen; `{}` is the number of the save."""

    file: str
    old: str
    new: str
    address: str
    seen: str


CHANGES = {
    "a page": Change(PAGE, "\n# ", "\n# Noe nytt {} ", "om/", "Noe nytt {} "),
    "a sentence": Change(
        "publish/text/nb.po", 'msgstr "Plakat til utskrift"', 'msgstr "Oppslag {}"', "om/", "Oppslag {}"
    ),
    "a rate": Change("calc/rates/basic_amount.toml", "value = 136549", "value = 1360{}", "om/", "136\u00a00{}"),
    "a style": Change(
        "overrides/assets/fotfeste.css", ":root", "/* new {} */ :root", "assets/fotfeste.css", "new {} "
    ),
}


class Shown(NamedTuple):
    """A preview: the folder of its sources, and its port."""

    copy: Path
    port: int

    def wait(self, text: str, address: str, there: bool = True) -> float:
        """Seconds until a text is seen, or is gone. Raises `TimeoutError` if that does not come."""
        begin = time.perf_counter()
        while time.perf_counter() - begin < PATIENCE:
            try:
                page = urlopen(f"http://127.0.0.1:{self.port}/{address}", timeout=PATIENCE).read().decode()
                if (text in page) is there:
                    return time.perf_counter() - begin
            except (URLError, OSError):
                pass
            time.sleep(0.02)
        raise TimeoutError(f"{text} is {'not' if there else 'still'} seen at {address}")

    def save(self, change: Change, number: int) -> float:
        """Save a change, as numbered; returns the seconds until it is seen, and then takes it back unmeasured."""
        file = self.copy / change.file
        before = file.read_text("utf-8")
        file.write_text(before.replace(change.old, change.new.format(number), 1), "utf-8")
        took = self.wait(change.seen.format(number), change.address)
        file.write_text(before, "utf-8")
        self.wait(change.seen.format(number), change.address, there=False)
        time.sleep(SETTLED)
        return took


@contextmanager
def shown(folder: Path, *options: str) -> Iterator[Shown]:
    """A preview of a whole copy of the sources, once it is there."""
    copy, port = whole_copy(folder), free_port()
    with (copy / PAGE).open("a", encoding="utf-8") as page:
        page.write("\n{{ rate.basic_amount 2026-05-01 }}\n")
    command = [sys.executable, "-m", "publish", "preview", "--port", str(port), *options]
    with subprocess.Popen(command, cwd=copy, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as run:
        try:
            preview = Shown(copy, port)
            preview.wait("<main", "om/")
            yield preview
        finally:
            run.terminate()


def main(rounds: int = ROUNDS) -> None:
    """Print a row for each kind of change."""
    with tempfile.TemporaryDirectory() as scratch, ExitStack() as running:
        one = running.enter_context(shown(Path(scratch) / "one", "--lang", "nb"))
        four = running.enter_context(shown(Path(scratch) / "four"))
        print("saved       one language  all, seconds", flush=True)
        for name, change in CHANGES.items():
            pairs = [(one.save(change, 10 + each), four.save(change, 10 + each)) for each in range(rounds)]
            alone, all_of_them = (median(column) for column in zip(*pairs, strict=True))
            print(f"{name:11} {alone:12.1f} {all_of_them:12.1f}", flush=True)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
