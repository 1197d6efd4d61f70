"""The lines of `make bench`: a server whose files come as slowly as over a phone's line, and count their bytes."""

from __future__ import annotations

import time
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import Any


@dataclass
class Line:
    """A line with a speed and a delay, shared by all that goes over it; counts the bytes."""

    speed: float  # bytes a second
    delay: float  # seconds
    carried: int = 0
    free_at: float = 0.0

    def carry(self, count: int) -> float:
        """The moment at which so many more bytes will have come."""
        self.carried += count
        self.free_at = max(self.free_at, time.monotonic()) + count / self.speed
        return self.free_at


# No limit; an old phone far out; a phone as people have it; a line at home with the cheapest phone.
LINES = {
    "fast": Line(1e9, 0.0),
    "slow": Line(1.6e6 / 8, 0.15),
    "20 Mbit/s": Line(20e6 / 8, 0.04),
    "100 Mbit/s": Line(100e6 / 8, 0.02),
}
SLOWER = {"fast": 1, "slow": 4, "20 Mbit/s": 4, "100 Mbit/s": 6}  # times, the processor


class Handler(SimpleHTTPRequestHandler):
    """Sends compressed files over a line, to be kept for ever."""

    protocol_version = "HTTP/1.1"
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
    }

    def __init__(self, line: Line, *more: Any, **named: Any) -> None:
        self.line = line
        super().__init__(*more, **named)

    def do_GET(self) -> None:
        """Send a file, a piece at a time."""
        time.sleep(self.line.delay)
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        packed = path.with_name(path.name + ".br")
        self.send_response(200 if path.exists() else 404)
        content = packed.read_bytes() if packed.exists() else path.read_bytes() if path.exists() else b""
        self.send_header("Content-Type", self.guess_type(str(path)))
        if packed.exists():
            self.send_header("Content-Encoding", "br")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "max-age=31536000, immutable")
        self.end_headers()
        for place in range(0, len(content), 8192):
            piece = content[place : place + 8192]
            time.sleep(max(0.0, self.line.carry(len(piece)) - time.monotonic()))
            self.wfile.write(piece)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""
