"""The real site behind the servers that `hosting/` configures: Caddy and nginx, run here."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

import pytest

from publish.places import ROOT
from tests.hosting.test_odd_requests import PROVED
from tests.hosting.test_serve import ask, asset
from tests.ports import free_port
from tests.reader import current

HOSTING = ROOT / "hosting"
NGINX = """daemon off; error_log stderr; pid {here}/nginx.pid; {user}
{modules}
events {{}}
http {{
    include /etc/nginx/mime.types;
    access_log off;
    client_body_temp_path {here}/body;
    include {here}/site.conf;
}}
"""


def caddy(site: Path, port: int, here: Path) -> subprocess.Popen[bytes]:
    """Caddy with the configuration as it is."""
    told = {"FOTFESTE_SITE": str(site), "FOTFESTE_ADDRESS": f"http://127.0.0.1:{port}", "HOME": str(here)}
    command = ["caddy", "run", "--config", str(HOSTING / "Caddyfile"), "--adapter", "caddyfile"]
    return subprocess.Popen(command, env={**os.environ, **told}, stderr=subprocess.DEVNULL)


def nginx(site: Path, port: int, here: Path) -> subprocess.Popen[bytes]:
    """nginx with the configuration's address and folder changed, inside the least frame it needs."""
    text = (HOSTING / "nginx.conf").read_text("utf-8")
    (here / "site.conf").write_text(text.replace("8080", f"127.0.0.1:{port}").replace("/srv/fotfeste", str(site)))
    enabled = Path("/etc/nginx/modules-enabled").glob("*brotli-static.conf")
    modules = "\n".join(path.read_text() for path in enabled)
    user = "user root;" if os.getuid() == 0 else ""
    (here / "nginx.conf").write_text(NGINX.format(here=here, modules=modules, user=user))
    return subprocess.Popen(["nginx", "-p", "/usr/share/nginx", "-c", str(here / "nginx.conf")])


@contextmanager
def behind(start: Callable[[Path, int, Path], subprocess.Popen[bytes]], site: Path, here: Path) -> Iterator[str]:
    """The address of a site behind a server, which has a folder of its own."""
    port = free_port()
    assert shutil.which(start.__name__, path=f"{os.environ['PATH']}:/usr/sbin"), f"no {start.__name__}"
    server = start(site, port, here)
    address = f"http://127.0.0.1:{port}"
    for _ in range(100):
        try:
            ask(address, "/")
            break
        except OSError:
            time.sleep(0.1)
    try:
        yield address
    finally:
        server.terminate()
        server.wait(timeout=10)


@pytest.fixture(scope="module", params=[caddy, nginx], ids=["caddy", "nginx"])
def hosted(request: pytest.FixtureRequest, site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site behind a server."""
    with behind(request.param, site, tmp_path_factory.mktemp(request.param.__name__)) as address:
        yield address


# What only a header can say, and what every response says, whatever was asked.
TOLD = {
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "browsing-topics=(), camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
}
KINDS = {
    "index.html": "text/html",
    "assets/fotfeste.*.css": "text/css",
    "assets/worker.*.js": "text/javascript",
    "assets/python.*/*.mjs": "text/javascript",
    "assets/python.*/*.wasm": "application/wasm",
    "assets/fonts/cyrillic.*.woff2": "font/woff2",
}


@pytest.mark.parametrize("pattern", KINDS)
def test_types_caching_and_headers(site: Path, hosted: str, pattern: str) -> None:
    response, body = ask(hosted, asset(site, pattern).removesuffix("index.html"))
    assert response.status == 200
    assert body == current(site, pattern).read_bytes()
    assert response.headers["Content-Type"].split(";")[0] == KINDS[pattern]
    assert ("immutable" in response.headers["Cache-Control"]) == (pattern != "index.html")
    file = current(site, pattern)
    if file.with_name(file.name + ".br").exists():
        assert response.headers.get_all("Vary") == ["Accept-Encoding"], "a cache in front keeps a copy for each"


def test_a_worker_is_replaced_by_one_file(site: Path) -> None:
    """An emergency: a twin that lies compressed beside it would be served on."""
    assert {path.name for path in site.glob("service-worker*")} == {"service-worker-off.js", "service-worker.js"}


def test_nobody_keeps_a_list_of_who_opened_what_or_holds_a_place_by_drips() -> None:
    assert "access_log off;" in (HOSTING / "nginx.conf").read_text("utf-8")
    caddy = (HOSTING / "Caddyfile").read_text("utf-8")
    assert re.search(r"timeouts \{\s*read_header 10s\s*read_body 10s\s*write 60s", caddy)
    assert "\tlog" not in caddy


# Found, led on, not there, gone since the page was made, not allowed, a part of it, nothing that can be.
ASKED = {
    ("GET", "/"): 200,
    ("HEAD", "/uk/"): 200,
    ("GET", "/uk"): (301, 308),
    ("GET", "/no/om/"): 200,
    ("GET", "/no/om"): (301, 308),
    ("GET", "/q/varighet/"): 200,
    ("GET", "/om/index.html"): (200, 301, 308),
    ("GET", "/OM/"): 404,
    ("GET", "/no/such/page"): 404,
    ("GET", "/assets/"): 404,
    ("GET", "/assets/fotfeste.0123456789.css"): 404,
    ("POST", "/"): 405,
    ("GET", "/%00"): (400, 404),
}


@pytest.mark.parametrize(("method", "path"), ASKED)
def test_every_response_says_what_only_a_header_can(hosted: str, method: str, path: str) -> None:
    response, _ = ask(hosted, path, method)
    expected = ASKED[method, path]
    assert response.status in (expected if isinstance(expected, tuple) else (expected,))
    assert {name: response.headers.get_all(name) for name in TOLD} == {name: [TOLD[name]] for name in TOLD}
    assert response.headers["Cache-Control"] == "no-cache", "nothing but a file with a hash is kept"
    assert not re.search(r"\d", response.headers.get("Server", "")), "no version of the server"
    assert response.headers["Access-Control-Allow-Origin"] is None
    assert response.headers["Set-Cookie"] is None


def test_a_reader_is_led_nowhere_but_to_the_folder_she_named(hosted: str) -> None:
    response, _ = ask(hosted, "/uk")
    assert response.headers["Location"] == "/uk/", "without scheme and host, which a proxy before it may change"
    norwegian = ask(hosted, "/")
    connection = HTTPConnection(hosted.removeprefix("http://"))
    connection.request("GET", "/", headers={"Accept-Language": "uk, ru;q=0.9"})
    chosen = connection.getresponse()
    assert (chosen.status, chosen.read()) == (200, norwegian[1]), "the address decides the language"


def test_every_file_is_kept_for_ever_or_asked_for_anew(site: Path, hosted: str) -> None:
    connection = HTTPConnection(hosted.removeprefix("http://"))
    kept, fresh = set(), set()
    for path in site.rglob("*"):
        if path.is_file() and path.suffix not in (".br", ".gz", ".png"):
            address = "/" + path.relative_to(site).as_posix()
            connection.request("HEAD", address)
            response = connection.getresponse()
            response.read()
            assert response.status == 200, address
            told = response.headers.get_all("Cache-Control")
            assert told in (["no-cache"], ["public, max-age=31536000, immutable"]), address
            (fresh if told == ["no-cache"] else kept).add(address)
    assert not [each for each in kept if each.endswith((".html", "/service-worker.js"))]
    named = {"/" + path.relative_to(site).as_posix() for path, _ in hashed(site)}
    assert {
        each for each in kept if not any(each == name or each.startswith(name + "/") for name in named)
    } == set()
    assert [each for each in fresh if each.startswith("/assets/")] == []


def hashed(site: Path) -> Iterator[tuple[Path, str]]:
    """The files and folders that have a hash in their names, and that hash."""
    for path in site.rglob("*"):
        found = re.search(r"\.([0-9a-f]{10})(\.\w+)?$", path.name)
        if found and path.suffix not in (".br", ".gz"):
            yield path, found[1]


def test_a_hash_in_a_name_is_of_the_content(site: Path) -> None:
    names = [*hashed(site)]
    assert len(names) > 20
    for path, told in names:
        files = [path] if path.is_file() else sorted(each for each in path.rglob("*") if each.is_file())
        parts = [
            (file.name.replace(f".{told}", "", 1).encode(), file.read_bytes())
            for file in files
            if file.suffix not in (".br", ".gz")
        ]
        made_of = (b"".join(name + content for name, content in parts), b"".join(content for _, content in parts))
        assert told in {hashlib.sha256(each).hexdigest()[:10] for each in made_of}, path


@pytest.mark.parametrize("proved", PROVED)
def test_what_no_browser_sends(hosted: str, proved: Callable[[str], None]) -> None:
    proved(hosted)


@pytest.mark.parametrize(("coding", "suffix"), [("br", ".br"), ("gzip", ".gz")])
def test_the_compressed_file_is_sent_as_it_lies_there(site: Path, hosted: str, coding: str, suffix: str) -> None:
    for pattern in ("index.html", "assets/python.*/*.wasm"):
        path = current(site, pattern)
        response, body = ask(hosted, asset(site, pattern).removesuffix("index.html"), coding=coding)
        assert response.headers["Content-Encoding"] == coding
        assert body == path.with_name(path.name + suffix).read_bytes()


def test_what_is_not_there_is_told_and_nothing_outside_is_given(site: Path, hosted: str) -> None:
    missing = (site / "404.html").read_bytes()
    for path in ("/no/such/page", "/../README.md", "/%2e%2e/README.md", "/assets/../../README.md", "/.git/config"):
        response, body = ask(hosted, path)
        assert response.status in (400, 404), path
        assert b"Fotfeste" not in body or body == missing, path
    assert ask(hosted, "/", method="POST")[0].status == 405
