"""Serve the built site as a good static host would: types, precompressed files, cache headers, one 404.

WhiteNoise (https://whitenoise.readthedocs.io) does the serving, waitress the HTTP. WhiteNoise looks once which
files there are, so it looks anew when a build has put another site in the place of this one.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from waitress.server import create_server
from whitenoise import WhiteNoise

from publish.problem import port_refused

HASHED = re.compile(r"\.[0-9a-f]{10}[./]")
MIME = {".mjs": "text/javascript", ".wasm": "application/wasm", ".whl": "application/zip"}
HEADERS = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"}
SWAP = 2.0  # seconds in which one site takes the place of another, at most
Start = Callable[[str, list[tuple[str, str]]], Any]
Application = Callable[[dict[str, Any], Start], Iterable[bytes]]


def application(site: Path) -> Application:
    """The site as a WSGI application, whichever build lies there when something is asked for."""
    known: dict[tuple[int, int], Application] = {}  # the one that was asked last

    def current() -> Application:
        folder = site.stat()
        state = folder.st_ino, folder.st_mtime_ns
        found = known.get(state) or files(site)
        if state not in known:
            known.clear()
            known[state] = found
        return found

    def answer(environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        end = time.monotonic() + SWAP
        while True:
            try:
                return current()(environ, start)
            except FileNotFoundError:  # another site is just being put here
                known.clear()
                if time.monotonic() > end:
                    raise
                time.sleep(0.02)

    return answer


def files(site: Path) -> Application:
    """The files that lie in the site now."""
    missing = (site / "404.html").read_bytes()

    def not_found(_environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        told = {"Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-cache", **HEADERS}
        start("404 Not Found", [*told.items()])
        return [missing]

    found: Application = WhiteNoise(
        not_found,
        root=str(site),
        index_file=True,
        max_age=0,
        allow_all_origins=False,
        mimetypes=MIME,
        immutable_file_test=lambda _path, url: bool(HASHED.search(url)),
        add_headers_function=add_headers,
    )
    return found


def add_headers(headers: Any, _path: str, _url: str) -> None:
    """No sniffing of types, no referrers."""
    for name, value in HEADERS.items():
        headers[name] = value


def serve(site: Path, port: int) -> None:
    """Serve on this machine until interrupted. A port that cannot be had ends in one clear sentence."""
    try:
        server = create_server(application(site), host="127.0.0.1", port=port)
    except OSError as fault:
        raise port_refused(fault, port, "serve") from fault
    print(f"Fotfeste is at http://127.0.0.1:{port}/ (stop with Ctrl-C)", flush=True)
    server.run()
