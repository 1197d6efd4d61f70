"""The address of the site: told to the build, drawn and linked where it leads somewhere, and nowhere else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement

from publish import addresses
from publish.build import addressed
from publish.places import ROOT
from tests.copies import build_pages, copy_of_sources, python

PAGES = ("index.md", "om.md")


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_of_sources(tmp_path_factory.mktemp("address") / "copy", PAGES)


def page(out: Path) -> HtmlElement:
    return html.document_fromstring((out / "om" / "index.html").read_bytes())


def data(root: HtmlElement) -> dict[str, object]:
    read: dict[str, object] = json.loads(root.findtext(".//script[@type='application/ld+json']"))
    return read


def test_a_page_of_a_site_that_others_do_not_reach_has_no_address(copy: Path) -> None:
    out = build_pages(copy, "http://localhost:8000/")
    root = page(out)
    assert root.xpath("//link[@rel='canonical' or @rel='alternate']") == []
    assert root.xpath("//meta[@property='og:url' or @property='og:image' or @name='twitter:card']") == []
    assert root.xpath("//meta[@property='og:title']/@content")
    assert {"@id", "translationOfWork", "workTranslation"} & {*data(root)} == set()
    for file in out.rglob("*.html"):
        assert "localhost" not in file.read_text("utf-8"), file
        assert "127.0.0.1" not in file.read_text("utf-8"), file


def test_a_page_of_a_site_with_an_address_says_where_it_is(copy: Path) -> None:
    root = page(build_pages(copy, "https://fotfeste.example/under/"))
    here = "https://fotfeste.example/under/om/"
    assert root.xpath("//link[@rel='canonical']/@href") == [here]
    named = {each.get("hreflang"): each.get("href") for each in root.xpath("//link[@rel='alternate']")}
    assert named["nb"] == named["x-default"] == here
    assert named["uk"] == "https://fotfeste.example/under/uk/om/"
    assert root.xpath("//meta[@property='og:image']/@content") == [f"{here}card.png"]
    told = data(root)
    assert told["@id"] == here
    assert [each["@id"] for each in told["workTranslation"]] == [  # type: ignore[attr-defined]
        named[each] for each in ("en", "ru", "uk")
    ]


def test_what_is_no_address_is_told_before_anything_is_built() -> None:
    done = python(ROOT, "-m", "publish", "build", SITE_URL="fotfeste.no")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.strip() == addresses.site_fault("fotfeste.no")


@pytest.mark.parametrize("address", ["https://x.no", "https://x.no/a/b/", "http://x.no:8080/"])
def test_an_address_is_taken_with_or_without_its_slash(address: str) -> None:
    assert addresses.site_fault(address) is None
    assert addresses.public(address) == address.rstrip("/") + "/"


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.1.2.3", "[::1]", "0.0.0.0", "fotfeste.localhost"])
def test_this_machine_is_no_address_for_others(host: str) -> None:
    assert addresses.public(f"http://{host}:8000/") == ""
    assert "SITE_URL" in addressed("")
    assert "localhost" not in addressed("")
