"""What an editor saved: seen by looking at the files, and taken up by letting the old code and sentences go."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers.api import ObservedWatch
from watchdog.observers.polling import PollingObserver

from publish.places import DOCS, LOOKS, ROOT

CONFIGURATION = ROOT / "mkdocs.yml"
WATCHED = (DOCS, LOOKS, ROOT / "calc", ROOT / "publish", CONFIGURATION)
KINDS = ("created", "modified", "deleted", "moved")
# Made by a build, or by an editor beside a file.
MADE = re.compile(r"/__pycache__/|/\.[^/]*$|/text/\w+\.json$|~$|\.sw[px]$")
OWN = re.compile(r"(calc|publish)(\.|$)")
LASTING = re.compile(r"publish\.(preview|places)(\.|$)")


class Quiet(PollingObserver):
    """Sees what an editor saved, not what a build makes beside it."""

    def __init__(self, saved: set[Path], timeout: float) -> None:
        super().__init__(timeout=timeout)
        self.saved = saved

    def schedule(self, event_handler: FileSystemEventHandler, path: str | Path, **options: Any) -> ObservedWatch:
        """Watch a path."""
        passed, saved = event_handler.dispatch, self.saved

        def dispatch(event: FileSystemEvent) -> None:
            file = os.fsdecode(getattr(event, "dest_path", "") or event.src_path)
            if not event.is_directory and not MADE.search(file) and event.event_type in KINDS:
                saved.add(Path(file))
                passed(event)

        event_handler.dispatch = dispatch  # type: ignore[method-assign]
        return super().schedule(event_handler, path, **options)


def forget(saved: Iterable[Path]) -> None:
    """Let the program's own code, rates and sentences go, unless only pages or looks were saved."""
    if all(path.suffix == ".md" or LOOKS in path.parents for path in saved):
        return
    for name in [name for name in sys.modules if OWN.match(name) and not LASTING.match(name)]:
        del sys.modules[name]


def compile_texts(saved: Iterable[Path]) -> None:
    """Compile the catalogues that were saved, as they are: nothing is written into them."""
    from publish.check import catalogues

    for path in saved:
        if path.suffix in (".po", ".pot") and path.exists():
            lang = path.stem if path.suffix == ".po" else None
            shown = catalogues.to_show(catalogues.read(path.with_name("nb.po"), "nb"))
            catalogues.compile_to(path.with_name(f"{lang or 'en'}.json"), catalogues.read(path, lang), shown)
