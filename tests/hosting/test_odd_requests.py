"""What no browser sends: paths out of the folder, odd methods, broken requests. The next reader is served."""

from __future__ import annotations

import socket
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest

from tests.hosting.test_serve import ask

SECRETS = (b"root:", b"[project]")  # of /etc/passwd, of pyproject.toml
PATHS = {
    "dots": "/../../../../../../etc/passwd",
    "dots below a folder that is there": "/assets/../../../../../../etc/passwd",
    "dots in per cent signs": "/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
    "in per cent signs twice": "/%252e%252e/%252e%252e/pyproject.toml",
    "slashes in per cent signs": "/..%2f..%2f..%2f..%2f..%2fetc%2fpasswd",
    "backslashes": "/..\\..\\pyproject.toml",
    "backslashes in per cent signs": "/..%5c..%5cpyproject.toml",
    "overlong UTF-8": "/%c0%ae%c0%ae/%c0%ae%c0%ae/etc/passwd",
    "semicolon": "/..;/..;/etc/passwd",
    "from the root": "//etc/passwd",
    "a file": "file:///etc/passwd",
    "another host": "http://e.example/etc/passwd",
    "another host with dots": "http://e.example/../../etc/passwd",
    "nought": "/index.html%00.png",
    "line feed": "/%0d%0aSet-Cookie:%20a=b",
    "bad per cent sign": "/%zz%",
    "not UTF-8": "/%ff%fe",
    "asterisk": "*",
    "long": "/" + "a" * 100_000,
    "deep": "/a" * 4_000,
    "dots without end": "/.." * 4_000 + "/etc/passwd",
}
METHODS = (
    "POST",
    "PUT",
    "DELETE",
    "PATCH",
    "OPTIONS",
    "TRACE",
    "CONNECT",
    "PROPFIND",
    "MADEUP",
    "get",
    "G\u00e9T",
)
BROKEN = {
    "no version": b"GET /\r\n\r\n",
    "version from the future": b"GET / HTTP/9.9\r\nHost: a\r\n\r\n",
    "no path": b"GET\r\n\r\n",
    "nothing": b"\r\n\r\n\r\n",
    "rubbish": bytes(range(1, 256)) + b"\r\n\r\n",
    "TLS": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(64),
    "header without colon": b"GET / HTTP/1.1\r\nHost: a\r\nrubbish\r\n\r\n",
    "header with nought": b"GET / HTTP/1.1\r\nHost: a\r\nX: \x00\r\n\r\n",
    "folded header": b"GET / HTTP/1.1\r\nHost: a\r\nX: a\r\n b\r\n\r\n",
    "huge header": b"GET / HTTP/1.1\r\nHost: a\r\nX: " + b"a" * 300_000 + b"\r\n\r\n",
    "many headers": b"GET / HTTP/1.1\r\nHost: a\r\n" + b"X: a\r\n" * 5_000 + b"\r\n",
    "two lengths": b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
    "length below nought": b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
    "length and chunks": b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n"
    b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "bad chunk": b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    "bad range": b"GET / HTTP/1.1\r\nHost: a\r\nRange: bytes=9-1,-0,x\r\n\r\n",
    "bad date": b"GET / HTTP/1.1\r\nHost: a\r\nIf-Modified-Since: yesterday\r\n\r\n",
    "cut off": b"GET / HTTP/1.1\r\nHos",
}


def said(address: str, request: bytes) -> bytes:
    """What a server says to these very bytes, sent to its own name: at most the first 200 000."""
    place = urlsplit(address)
    request = request.replace(b"Host: a\r\n", f"Host: {place.netloc}\r\n".encode())
    told = b""
    with socket.create_connection((str(place.hostname), place.port or 80), timeout=5) as line:
        try:
            line.sendall(request)
            line.shutdown(socket.SHUT_WR)
            while len(told) < 200_000 and (more := line.recv(65_536)):
                told += more
        except ConnectionError:
            pass  # it hung up before it had heard everything, as it may
    return told


def status(told: bytes) -> int:
    """The status of the first answer, 0 where it hung up."""
    return int(told.split(b" ", 2)[1]) if told.startswith(b"HTTP/") else 0


def still_there(address: str) -> None:
    response, body = ask(address, "/uk/")
    assert (response.status, b"</html>" in body) == (200, True)


def gives_nothing_else(address: str) -> None:
    """No path leads out of the folder, and none is a fault of the server's own."""
    for name, path in PATHS.items():
        told = said(address, f"GET {path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".encode("latin-1"))
        assert not any(secret in told for secret in SECRETS), name
        head, _, body = told.partition(b"\r\n\r\n")
        assert b"Set-Cookie" not in head, name
        # A server that goes by names has an empty answer for another host's.
        assert status(told) in (0, 400, 404, 405, 414, 431) or not body, (name, told[:300])
        assert status(told) < 500, (name, told[:300])
    still_there(address)


def only_reads(address: str) -> None:
    """Only reading is answered, and nothing that was sent comes back."""
    for method in METHODS:
        request = (
            f"{method} /uk/ HTTP/1.1\r\nHost: a\r\nX: echo-me\r\nConnection: close\r\nContent-Length: 2\r\n\r\nab"
        )
        told = said(address, request.encode("latin-1"))
        assert status(told) in (0, 400, 403, 404, 405, 501), (method, told[:300])
        assert b"echo-me" not in told, method
    still_there(address)


def survives_what_is_broken(address: str) -> None:
    """What is no request gets a refusal or no answer, never a fault of the server's own."""
    for name, request in BROKEN.items():
        told = said(address, request)
        assert status(told) < 500 or status(told) in (501, 505), (name, told[:300])
        assert b"Traceback" not in told, name
    still_there(address)


PROVED = (gives_nothing_else, only_reads, survives_what_is_broken)


@pytest.mark.parametrize("proved", PROVED)
def test_what_no_browser_sends(address: str, proved: Callable[[str], None]) -> None:
    proved(address)
