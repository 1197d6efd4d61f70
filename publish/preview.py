"""The pages while somebody edits them: `make preview`, for one language `make preview LANG_ONLY=uk`.

MkDocs' own server (https://www.mkdocs.org/user-guide/cli/#mkdocs-serve) builds them anew when a page, a sentence,
a rate, a rule, a template or a style is saved, and reloads the browser; `mkdocs serve` alone does the same.
Fonts, Python, the search, posters and booklets are those of the last `make build`, if there is one. What is at
fault stands in the terminal and on every page with its file and line, and the last good pages stay.

>>> unlined = "Doc file 'nb/om.md' contains a link 'no.md', but the target is not found."
>>> with_place(unlined, lambda path: "# Om\\n\\n[her](no.md)\\n")
"docs/nb/om.md:3: Doc file 'nb/om.md' contains a link 'no.md', but the target is not found."
"""

from __future__ import annotations

import atexit
import logging
import mimetypes
import os
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from contextlib import contextmanager
from html import escape
from pathlib import Path
from threading import Thread
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers.api import ObservedWatch
from watchdog.observers.polling import PollingObserver

from publish.places import DOCS, LOOKS, ROOT, SITE

LOOK_EVERY = 0.2  # seconds between two looks at the files
CONFIGURATION = ROOT / "mkdocs.yml"
WATCHED = (DOCS, LOOKS, ROOT / "calc", ROOT / "publish")
MADE = re.compile(
    r"/__pycache__/|/\.[^/]*$|/text/\w+\.json$|~$|\.sw[px]$"
)  # by a build, or by an editor beside a file
OWN = re.compile(r"(calc|publish)(\.|$)")
LASTING = ("publish.preview", "publish.places")
QUOTED = re.compile(r"'([^']+)'|(\{\{.*?\}\})")
BOX = (
    '<pre lang="en" style="position: sticky; top: 0; z-index: 9; margin: 0; padding: 1em; white-space: pre-wrap;'
    ' background: #600; color: #fff">{}</pre>'
)
ONLY = os.environ.get("LANG_ONLY", "").replace("nb", "")  # the one language that is shown; Norwegian is the root
Start = Callable[..., Any]


class Preview:
    """What a server shows: the folder of the last good pages, what was saved since, and what is at fault."""

    begun = False

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
        for watched in (*WATCHED, CONFIGURATION):
            server.watch(str(watched))
        server.set_app(self.answer)
        atexit.register(lambda: shutil.rmtree(self.server.root, ignore_errors=True))
        self.look_through()

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
        shutil.rmtree(fresh, ignore_errors=True)
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
            box = BOX.format(escape("\n".join(self.faults))).encode()
            body = re.sub(rb"<body[^>]*>|^404 Not Found", lambda found: found[0] + box, body, count=1)
        kept = [(name, value) for name, value in headers if name and name != "Content-Length"]
        start(status or "404 Not Found", [*kept, ("Content-Length", str(len(body)))])
        return [body]


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


KINDS = ("created", "modified", "deleted", "moved")


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
    mkdocs_serve.serve(str(CONFIGURATION), dev_addr=f"127.0.0.1:{port}", strict=False)


def forget(saved: Iterable[Path]) -> None:
    """Let the program's own code, rates and sentences go, unless only pages or looks were saved."""
    if all(path.suffix == ".md" or LOOKS in path.parents for path in saved):
        return
    for name in [name for name in sys.modules if OWN.match(name) and name not in LASTING]:
        del sys.modules[name]


def compile_texts(saved: Iterable[Path]) -> None:
    """Compile the catalogues that were saved, as they are: nothing is written into them."""
    from publish.check import catalogues

    for path in saved:
        if path.suffix in (".po", ".pot") and path.exists():
            lang = path.stem if path.suffix == ".po" else None
            catalogues.compile_to(path.with_name(f"{lang or 'en'}.json"), catalogues.read(path, lang))


def quick_faults() -> list[str]:
    """What can be said before the pages are built."""
    from publish.check import directives, rate_tables

    return [*map(str, rate_tables.all_faults()), *map(str, directives.all_faults(DOCS))]


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


@contextmanager
def told() -> Any:
    """What MkDocs warns of, as a list."""
    found: list[str] = []

    class Keep(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            found.append(record.getMessage())

    handler, logger = Keep(logging.WARNING), logging.getLogger("mkdocs")
    logger.addHandler(handler)
    passed, logger.propagate = logger.propagate, False
    try:
        yield found
    finally:
        logger.removeHandler(handler)
        logger.propagate = passed


def explained(fault: Exception) -> str:
    """A fault of a page or of the code, with its place."""
    if isinstance(fault, SyntaxError):
        return f"{os.path.relpath(fault.filename or '', ROOT)}:{fault.lineno}: {fault.msg}"
    trace, place = fault.__traceback__, ""
    while trace:
        file = Path(trace.tb_frame.f_code.co_filename)
        if ROOT in file.parents and file != Path(__file__) and ".venv" not in file.parts:
            place = f" (in {file.relative_to(ROOT)}:{trace.tb_lineno})"
        trace = trace.tb_next
    return f"{type(fault).__name__}: {fault}{place}"


def with_place(message: str, read: Callable[[Path], str] | None = None) -> str:
    """What MkDocs says of a page, with the page's file and the line of what it quotes."""
    quoted = [found[0] or found[1] for found in QUOTED.findall(message)]
    page = next((each for each in quoted if each.endswith(".md") and (DOCS / each).exists()), None)
    if page is None or message.startswith("docs/"):
        return message
    lines = (read or Path.read_text)(DOCS / page).split("\n")
    tokens = [each for each in quoted if each != page]
    line = next((n for n, text in enumerate(lines, 1) if any(token in text for token in tokens)), 1)
    return f"docs/{page}:{line}: {message}"


def say(faults: Iterable[str]) -> None:
    """Faults in the terminal."""
    for each in faults:
        print(f"  {each}", flush=True)
