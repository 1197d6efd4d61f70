"""The pages while somebody edits them: `make preview`, for one language `make preview LANG_ONLY=uk`.

MkDocs' own server (https://www.mkdocs.org/user-guide/cli/#mkdocs-serve) builds them anew when a page, a sentence,
a rate, a rule, a template or a style is saved, and reloads the browser; `mkdocs serve` alone does the same.
Fonts, Python, the search, posters and booklets are those of the last `make build`, if there is one. What is at
fault stands in the terminal and on every page with its file and line, and the last good pages stay.
"""

from __future__ import annotations

import atexit
import mimetypes
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Thread
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.livereload import LiveReloadServer

from publish.places import DOCS, ROOT
from publish.preview.faults import explained, quick_faults, say, told, with_box, with_place
from publish.preview.last_build import of_last_build
from publish.preview.saved import CONFIGURATION, WATCHED, Quiet, compile_texts, forget
from publish.problem import port_refused

LOOK_EVERY = 0.2  # seconds between two looks at the files
ONLY = os.environ.get("LANG_ONLY", "").replace("nb", "")  # the one language that is shown; Norwegian is the root
Start = Callable[..., Any]


class Preview:
    """What a server shows: the folder of the last good pages, what was saved since, and what is at fault."""

    begun = False
    former = ""  # the folder of the pages before, or of those that could not be built

    def __init__(self, server: LiveReloadServer) -> None:
        self.server = server
        self.saved: set[Path] = set()
        self.faults: list[str] = []
        self.inner = server.serve_request
        server.root = placed(server.root)
        server.builder = self.rebuild
        server.build_delay = 0.03
        for watched in (DOCS, CONFIGURATION):  # as MkDocs does; it looks twice a second
            server.unwatch(str(watched))
        server.observer = Quiet(self.saved, timeout=LOOK_EVERY)
        for watched in WATCHED:
            server.watch(str(watched))
        server.set_app(self.answer)
        atexit.register(
            lambda: [shutil.rmtree(each, ignore_errors=True) for each in (self.server.root, self.former)]
        )
        self.look_through()

    def tidy(self) -> None:
        """Take away the folders of pages."""
        for folder in (self.server.root, self.former):
            shutil.rmtree(folder, ignore_errors=True)

    def rebuild(self) -> None:
        """Build the pages with what was saved; they take the place of the last ones if nothing stops it."""
        begin = time.perf_counter()
        saved = {*self.saved}
        self.saved.clear()
        fresh = tempfile.mkdtemp(prefix="preview_")
        pages = os.path.join(fresh, ONLY)
        with told() as self.faults:
            try:
                forget(saved)
                compile_texts(saved)
                self.faults += quick_faults()
                config = load_config(str(CONFIGURATION), site_dir=pages, strict=False)
                config.site_url = self.server.url
                build(config, serve_url=self.server.url)
            except SystemExit as stopped:  # MkDocs has said why
                self.faults.append(f"the pages could not be built: {stopped}")
            except Exception as stopped:
                self.faults.append(explained(stopped))
            else:
                self.server.root, fresh = fresh, self.server.root
        # A request that began with the pages before reads them to its end.
        shutil.rmtree(self.former, ignore_errors=True)
        self.former = fresh
        self.faults = list(dict.fromkeys(map(with_place, self.faults)))
        names = ", ".join(sorted(os.path.relpath(each, ROOT) for each in saved)) or "everything"
        print(f"{names}: shown after {time.perf_counter() - begin:.1f} s", flush=True)
        say(self.faults)
        self.look_through()

    def look_through(self) -> None:
        """Check the pages and the sentences as `translations check` does, while the reader looks."""
        from publish import check
        from publish.check import catalogues

        known = self.faults

        def look() -> None:
            found = [*map(str, check.faults(DOCS)), *catalogues.all_faults()]
            new = [each for each in found if each not in known]
            say(new)
            known.extend(new)

        Thread(target=look, daemon=True).start()

    def answer(self, environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        """A request: from the preview, or from the last build, with what is at fault on top."""
        status, headers = "", [("", "")]

        def keep(given: str, told: list[tuple[str, str]], *_: Any) -> None:
            nonlocal status, headers
            status, headers = given, told

        path = environ["PATH_INFO"]
        body = b"" if path.endswith("/assets/worker.js") else b"".join(self.inner(environ, keep))
        if not body or status.startswith("404"):
            there = of_last_build(path) or of_last_build(path.removeprefix(f"/{ONLY}"))
            if there:
                kind = mimetypes.guess_type(there.name)[0] or "application/octet-stream"
                status, headers, body = "200 OK", [("Content-Type", kind)], there.read_bytes()
        if self.faults and ("Content-Type", "text/html") in headers:
            body = with_box(body, self.faults)
        kept = [(name, value) for name, value in headers if name and name != "Content-Length"]
        start(status or "404 Not Found", [*kept, ("Content-Length", str(len(body)))])
        return [body]


def placed(pages: str) -> str:
    """A folder with the pages at their language's address: alone, it is built as if it were the root."""
    if not ONLY:
        return pages
    root = tempfile.mkdtemp(prefix="preview_")
    os.symlink(pages, os.path.join(root, ONLY))
    return root


def serve(port: int) -> None:
    """Serve the preview on this machine until interrupted."""
    from mkdocs.commands import serve as mkdocs_serve

    at = f"http://127.0.0.1:{port}/{ONLY}{'/' if ONLY else ''}"
    print(f"the preview is at {at} in a moment (stop with Ctrl-C)", flush=True)
    try:
        mkdocs_serve.serve(str(CONFIGURATION), dev_addr=f"127.0.0.1:{port}", strict=False)
    except OSError as fault:
        raise port_refused(fault, port, "preview") from fault
