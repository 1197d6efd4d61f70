"""The site on a phone's home screen: what each page tells a phone, and that all of it is there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import html
from PIL import Image

from calc.words import LANGUAGES


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_page_names_a_manifest_of_its_language_and_icons_that_are_there(site: Path, lang: str) -> None:
    page = site / ("" if lang == "nb" else lang) / "om" / "index.html"
    root = html.fromstring(page.read_text("utf-8"))
    (link,) = root.xpath("//link[@rel='manifest']/@href")
    file = (page.parent / str(link)).resolve()
    told = json.loads(file.read_text("utf-8"))
    assert told["lang"] == lang
    home = (file.parent / told["start_url"]).resolve()
    assert (home / "index.html").exists()
    assert f'lang="{lang}"' in (home / "index.html").read_text("utf-8")[:200]
    assert home.is_relative_to((file.parent / told["scope"]).resolve())
    sizes = set()
    for icon in told["icons"]:
        with Image.open(file.parent / icon["src"]) as picture:
            assert icon["sizes"] == "x".join(map(str, picture.size))
            sizes.add((icon["sizes"], icon["purpose"]))
    assert sizes == {("192x192", "any"), ("512x512", "any"), ("512x512", "maskable")}
    (touch,) = root.xpath("//link[@rel='apple-touch-icon']/@href")
    with Image.open(page.parent / str(touch)) as picture:
        assert picture.size == (180, 180)
    assert "manifest-src 'self'" in root.xpath("//meta[@http-equiv]/@content")[0]
    schemes = root.xpath("//meta[@name='theme-color']/@data-scheme")
    assert sorted(map(str, schemes)) == ["dark", "light"]
