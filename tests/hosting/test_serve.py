"""The served site: types, compression, caching, one 404, nothing outside the folder."""

from __future__ import annotations

import socket
import subprocess
import sys
from argparse import ArgumentTypeError
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from publish.__main__ import port
from publish.letters.hyphens import SOFT
from publish.places import ROOT
from tests.reader import current


def ask(address: str, path: str, method: str = "GET", coding: str = "identity") -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection(address.removeprefix("http://"))
    connection.request(method, path, headers={"Accept-Encoding": coding})
    response = connection.getresponse()
    return response, response.read()


def asset(site: Path, pattern: str) -> str:
    return "/" + current(site, pattern).relative_to(site).as_posix()


def test_a_port_that_cannot_be_is_told() -> None:
    assert (port("1"), port("65535")) == (1, 65535)
    for text in ("0", "65536", "-1", "x", "", "8000000000000000"):
        with pytest.raises(ArgumentTypeError, match="is no port; choose a number from 1 to 65535"):
            port(text)


@pytest.mark.parametrize(
    ("pattern", "kind"),
    [
        ("index.html", "text/html"),
        ("assets/fotfeste.*.css", "text/css"),
        ("assets/worker.*.js", "text/javascript"),
        ("assets/python.*/pyodide.mjs", "text/javascript"),
        ("assets/python.*/pyodide.asm.wasm", "application/wasm"),
        ("assets/fonts/cyrillic.*.woff2", "font/woff2"),
    ],
)
def test_types_and_caching(site: Path, address: str, pattern: str, kind: str) -> None:
    response, _ = ask(address, asset(site, pattern).removesuffix("index.html"))
    assert response.status == 200
    assert response.headers["Content-Type"].startswith(kind)
    forever = "immutable" in response.headers["Cache-Control"]
    assert forever == (pattern != "index.html")
    assert response.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("coding", ["br", "gzip"])
def test_compressed_for_those_who_can(site: Path, address: str, coding: str) -> None:
    path = asset(site, "assets/python.*/pyodide.asm.wasm")
    response, body = ask(address, path, coding=coding)
    assert response.headers["Content-Encoding"] == coding
    assert len(body) < 5_000_000
    plain, whole = ask(address, path)
    assert plain.headers["Content-Encoding"] is None
    assert whole[:4] == b"\0asm"


def test_what_is_not_there_is_a_404_in_four_languages(address: str) -> None:
    response, body = ask(address, "/uk/no-such-page/")
    assert response.status == 404
    for word in ("Siden finnes ikke", "We cannot find this page", "Такой страницы нет", "Такої сторінки немає"):
        assert word in body.decode().replace(SOFT, "")


OUTSIDE = [
    "/../pyproject.toml",
    "/%2e%2e/pyproject.toml",
    "/assets/..%2f..%2fMakefile",
    "//etc/passwd",
    "/%00",
]


@pytest.mark.parametrize("path", OUTSIDE)
def test_nothing_outside_the_folder(address: str, path: str) -> None:
    response, body = ask(address, path)
    assert response.status in (400, 404)
    assert b"root:" not in body


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "NONSENSE"])
def test_odd_methods(address: str, method: str) -> None:
    response, _ = ask(address, "/", method)
    assert response.status >= 400


@pytest.mark.usefixtures("site")
def test_a_busy_port_is_one_clear_sentence() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        command = [sys.executable, "-m", "publish", "serve", "--port", str(port)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=30)
    assert done.returncode != 0
    assert done.stderr.strip() == f"Port {port} is in use. Choose another: make serve PORT={port + 1}"
