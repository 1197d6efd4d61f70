"""What is saved is seen: a page, a sentence, a rate, a template, a style; and what is at fault with its line."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest

from publish.preview.last_build import of_last_build
from tests.copies import copy_of_sources
from tests.ports import free_port

PATIENCE = 120  # seconds, for a busy machine; how quick it is, is measured by `make bench-preview`


class Shown:
    """A preview of a copy of the sources."""

    def __init__(self, copy: Path, port: int) -> None:
        self.copy, self.port = copy, port

    def page(self, address: str) -> str:
        try:
            return str(urlopen(f"http://127.0.0.1:{self.port}/{address}", timeout=PATIENCE).read().decode())
        except HTTPError as fault:
            return fault.read().decode()
        except (URLError, OSError):
            return ""

    def seen(self, text: str, address: str = "om/") -> bool:
        """Whether a text comes to be seen."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if text in self.page(address):
                return True
            time.sleep(0.1)
        return False

    def save(self, file: str, old: str, new: str) -> None:
        path = self.copy / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.fixture(scope="module", params=["publish", "mkdocs"])
def shown(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shown]:
    copy = copy_of_sources(tmp_path_factory.mktemp("preview") / "copy", ("index.md", "om.md"))
    for path in (copy / "docs" / "nb").glob("*.md"):
        path.write_text(path.read_text("utf-8") + "\n{{ rate.basic_amount 2026-05-01 }}\n", "utf-8")
    port = free_port()
    own = ["-m", "publish", "preview", "--lang", "nb", "--port", str(port)]
    theirs = ["-m", "mkdocs", "serve", "--no-strict", "-a", f"127.0.0.1:{port}"]
    here = {name: value for name, value in os.environ.items() if name != "SITE_URL"}  # it is shown on this machine
    command = [sys.executable, *(own if request.param == "publish" else theirs)]
    with (
        (copy.parent / "said").open("w") as said,
        subprocess.Popen(command, cwd=copy, env=here, stdout=said, stderr=said) as run,
    ):
        preview = Shown(copy, port)
        try:
            assert preview.seen("<main"), (copy.parent / "said").read_text()
            yield preview
        finally:
            run.terminate()


def test_what_is_saved_is_seen(shown: Shown) -> None:
    shown.save("docs/nb/om.md", "\n# ", "\n# Noe nytt ")
    assert shown.seen("Noe nytt ")
    shown.save("publish/text/nb.po", 'msgstr "Plakat til utskrift"', 'msgstr "Et oppslag"')
    assert shown.seen("Et oppslag")
    shown.save("calc/rates/basic_amount.toml", "value = 136549", "value = 136987")
    assert shown.seen("136\u00a0987")
    shown.save("overrides/frame.html", "<body", "<body data-new")
    assert shown.seen("data-new")
    shown.save("overrides/assets/fotfeste.css", ":root", "/* new */ :root")
    assert shown.seen("/* new */", "assets/fotfeste.css")


def test_a_fault_is_shown_with_its_line_and_the_last_good_pages_stay(shown: Shown) -> None:
    line = (shown.copy / "docs/nb/om.md").read_text("utf-8").split("\n").index("", 10) + 2
    text = (shown.copy / "docs/nb/om.md").read_text("utf-8").split("\n")
    for wrong, said in {
        ":source: x": f"docs/nb/om.md:{line}: there is no directive :source:, write :sources:",
        "[x](no.md)": f"docs/nb/om.md:{line}: Doc file 'nb/om.md' contains a link",
        "{{ rate.no 2026-05-01 }}": f"docs/nb/om.md:{line}: Error reading page 'nb/om.md': {{{{ rate.no",
    }.items():
        spoiled = [*text[: line - 1], wrong, "", *text[line - 1 :]]
        (shown.copy / "docs/nb/om.md").write_text("\n".join(spoiled), "utf-8")
        assert shown.seen(said), wrong
        assert "<main" in shown.page("om/")
    (shown.copy / "docs/nb/om.md").write_text("\n".join(text), "utf-8")
    assert shown.seen("<main")
    until = time.monotonic() + PATIENCE
    while "rate.no" in shown.page("om/") and time.monotonic() < until:
        time.sleep(0.1)
    assert "rate.no" not in shown.page("om/")


def test_what_the_pages_do_not_have_comes_from_the_last_build(tmp_path: Path) -> None:
    for name in ("assets/fonts/latin.0123456789.woff2", "assets/python.0123456789/a.mjs", "uk/sok/index.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    for asked in ("/assets/fonts/latin.woff2", "/assets/python/a.mjs", "/uk/sok/", "/uk/sok"):
        assert of_last_build(asked, tmp_path) is not None, asked
    for asked in ("/assets/fonts/greek.woff2", "/assets/", "/../../etc/passwd", "/"):
        assert of_last_build(asked, tmp_path) is None, asked
