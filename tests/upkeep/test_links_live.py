"""`links --live` against a small web with every bad habit: what it tells, remembers and proposes."""

from __future__ import annotations

import argparse
import re
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from publish.upkeep import links, links_commands
from publish.upkeep.links import Found

DAY = date(2026, 11, 22)
PATIENCE = 1.0  # s
PLACES = {
    "/moved": "/fine",
    "/for-now": "/fine",
    "/round": "/round",
    "/to-a-file": "file:///etc/passwd",
    "/away": "//[",
    "/terminal": "/ok\x1b]0;PWNED\x07\x1b[31mred",
    "/turned": "/ok\u202eko/".encode().decode("latin-1"),
}
STATUSES = {"/fine": 200, "/gone": 404, "/gone-for-good": 410, "/closed": 403, "/busy": 429, "/broken": 503}
MOVES = {"/for-now": 302}
STATES = {
    "/fine": "works",
    "/head-refused": "works",
    "/for-now": "works",
    "/moved": "moved",
    "/gone": "dead",
    "/gone-for-good": "dead",
    "/closed": "unreachable",  # a server that sends checkers away may well open to a reader
    "/busy": "unreachable",
    "/broken": "unreachable",
    "/silent": "unreachable",
    "/rubbish": "unreachable",
    "/round": "moved",
    "/to-a-file": "unreachable",
    "/away": "unreachable",
    "/terminal": "moved",  # but nobody is told where
    "/turned": "moved",
    "/dripping": "unreachable",
}


class Web(BaseHTTPRequestHandler):
    """Answers each path by its habit."""

    def do_HEAD(self) -> None:
        self.answer(405 if self.path == "/head-refused" else None)

    def do_GET(self) -> None:
        self.answer(200 if self.path == "/head-refused" else None)

    def answer(self, status: int | None) -> None:
        if self.path == "/silent":
            time.sleep(3 * PATIENCE)
        elif self.path == "/dripping":  # each read is quick, and there is no end of them
            with suppress(OSError):
                for _ in range(400):
                    self.wfile.write(b"HTTP/1.1 200 OK\r\n"[_ : _ + 1] or b"X")
                    time.sleep(PATIENCE / 4)
        elif self.path == "/rubbish":
            self.wfile.write(b"\x00\xff no answer at all\r\n\r\n")
        else:
            moves = MOVES.get(self.path, 301) if self.path in PLACES else 200
            self.send_response(status or STATUSES.get(self.path, moves))
            if self.path in PLACES:
                self.send_header("Location", PLACES[self.path])
            self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The small web, whose addresses are the only official ones, and a hurry."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Web)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    address = f"http://127.0.0.1:{server.server_address[1]}"
    places = {f"{address}{path}": ["why#how"] for path in STATES}
    monkeypatch.setattr(links, "used", lambda _: places)
    monkeypatch.setattr(links_commands, "PAUSE", 0)
    monkeypatch.setattr(links_commands, "SECONDS", PATIENCE)
    monkeypatch.setattr(links_commands, "WHOLE", 4 * PATIENCE)
    yield address
    server.shutdown()
    server.server_close()


def chosen(docs: Path, *, live: bool, today: date = DAY) -> argparse.Namespace:
    return argparse.Namespace(live=live, statuses=None, docs=docs, today=today)


def test_the_whole_command_asks_tells_remembers_and_proposes(
    web: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    begin = time.monotonic()
    assert links_commands.run(chosen(tmp_path, live=True)) == 1, "something is dead"
    assert time.monotonic() - begin < 40 * PATIENCE, "a dripping server is given up"
    known = links.remembered(tmp_path)
    assert {url.removeprefix(web): found.state(DAY) for url, found in known.items()} == STATES
    assert known[f"{web}/moved"] == Found(200, DAY, f"{web}/fine")
    assert known[f"{web}/silent"] == Found(0, DAY)
    assert not any("file:" in found.moved for found in known.values())
    told = capsys.readouterr().out
    assert told.index("dead") < told.index("moved") < told.index("unreachable") < told.index("works ")
    assert f"perhaps https://web.archive.org/web/2026*/{web}/gone\n" in told
    assert f"perhaps {web}/fine\n" in told
    assert told.endswith("2 dead, 4 moved, 8 unreachable, 3 works\n")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", told)
    assert known[f"{web}/terminal"] == Found(301, DAY), "remembered without what it holds"

    later = date(2027, 8, 1)
    assert links_commands.run(chosen(tmp_path, live=False, today=later)) == 1
    assert "3 not checked since" in capsys.readouterr().out, "remembered, and old by now"


def test_without_any_network_nothing_is_dead_and_the_command_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def no_network(*_: object, **__: object) -> None:
        raise socket.gaierror(-3, "Temporary failure in name resolution")

    monkeypatch.setattr(links, "used", lambda _: {"https://official.example/": ["why#how"]})
    monkeypatch.setattr(socket, "getaddrinfo", no_network)
    assert links_commands.run(chosen(tmp_path, live=True)) == 0
    assert capsys.readouterr().out.endswith("1 unreachable\n")
