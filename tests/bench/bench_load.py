"""What one small machine holds: `make bench-load`. Caddy with `hosting/Caddyfile`, loaded by wrk.

The same server gives the same pages made by the stock theme, side by side and in
turns, so that the ratio says what the pages' own weight costs. Loopback only, 8 s a row.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from publish.places import ROOT
from tests.hosting.test_hosting import caddy
from tests.hosting.test_serve import ask
from tests.ports import free_port
from tests.reader import current

ROUNDS, SECONDS, CONNECTIONS = 3, 8, 64
PAGE = "/uk/kalkulatorer/introduksjonsstonad/"


def stock_theme(into: Path) -> Path:
    """The same pages by the theme as it comes, compressed as ours are."""
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    made = ROOT / "stock.yml"  # beside mkdocs.yml, whose paths are relative
    made.write_text(re.sub(r"(?m)^  (custom_dir|static_templates):.*\n", "", settings), "utf-8")
    try:
        command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(made), "-d", str(into)]
        subprocess.run(command, cwd=ROOT, check=True)
    finally:
        made.unlink()
    for path in into.rglob("*.html"):
        subprocess.run(["gzip", "-9", "-k", str(path)], check=True)
    return into


def requests_per_second(address: str) -> float:
    """How many requests a second are answered, with compression."""
    command = ["wrk", "-t2", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "-H", "Accept-Encoding: gzip", address]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert "Non-2xx" not in told, told
    return float(re.findall(r"Requests/sec:\s+([\d.]+)", told)[0])


def main() -> None:
    """Print a row for each thing that is asked for."""
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        ours, theirs = ROOT / "site", stock_theme(here / "stock")
        ports = free_port(), free_port()
        servers = [caddy(site, port, here) for site, port in zip((ours, theirs), ports, strict=True)]
        addresses = [f"http://127.0.0.1:{port}" for port in ports]
        time.sleep(2)
        runtime = current(ours, "assets/python.*/pyodide.asm.wasm").relative_to(ours).as_posix()
        asked = {
            "a page, ours": addresses[0] + PAGE,
            "the page, stock theme": addresses[1] + PAGE,
            "the runtime": f"{addresses[0]}/{runtime}",
        }
        found: dict[str, list[float]] = {name: [] for name in asked}
        try:
            for address in asked.values():
                assert ask(address[: address.index("/", 8)], address[address.index("/", 8) :])[0].status == 200
            for _ in range(ROUNDS):
                for name, address in asked.items():
                    found[name].append(requests_per_second(address))
        finally:
            for server in servers:
                server.terminate()
        for name, rates in found.items():
            print(f"{name:24} {median(rates):9.0f} requests/s (median of {ROUNDS})")


if __name__ == "__main__":
    main()
