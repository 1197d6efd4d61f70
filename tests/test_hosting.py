"""The real site behind the servers that `hosting/` configures: Caddy and nginx, run here."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.ports import free_port
from tests.test_serve import ask, asset

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


@pytest.fixture(scope="module", params=[caddy, nginx], ids=["caddy", "nginx"])
def hosted(request: pytest.FixtureRequest, site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site behind a server."""
    start, port = request.param, free_port()
    assert shutil.which(start.__name__, path=f"{os.environ['PATH']}:/usr/sbin"), f"no {start.__name__}"
    server = start(site, port, tmp_path_factory.mktemp(start.__name__))
    address = f"http://127.0.0.1:{port}"
    for _ in range(100):
        try:
            ask(address, "/")
            break
        except OSError:
            time.sleep(0.1)
    yield address
    server.terminate()
    server.wait(timeout=10)


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
    assert body == next(site.glob(pattern)).read_bytes()
    assert response.headers["Content-Type"].split(";")[0] == KINDS[pattern]
    assert ("immutable" in response.headers["Cache-Control"]) == (pattern != "index.html")
    assert response.headers.get_all("Content-Security-Policy") == ["frame-ancestors 'none'"]
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize(("coding", "suffix"), [("br", ".br"), ("gzip", ".gz")])
def test_the_compressed_file_is_sent_as_it_lies_there(site: Path, hosted: str, coding: str, suffix: str) -> None:
    for pattern in ("index.html", "assets/python.*/*.wasm"):
        path = next(site.glob(pattern))
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
