"""The finished site as files: four languages alike, links alive, nothing from another host."""

from __future__ import annotations

import functools
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from calc.words import LANGUAGES
from publish.finished import leads_on
from publish.letters.hyphens import SOFT
from publish.text import word
from tests.reader import root

FOREIGN = {"uk": re.compile("[ыэъёЫЭЪЁ]"), "ru": re.compile("[іїєґІЇЄҐ]")}
MEANING = {"meaning", "meaning-of"}  # where a page explains its Norwegian terms, unless it is Norwegian
COMMENT = re.compile(r"^\s*//.*$|/\*.*?\*/", re.MULTILINE | re.DOTALL)
LOADING = {"src", "srcset", "poster", "data"}


class Page(HTMLParser):
    """What a page refers to, its ids, and its text by language."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.ids: list[str] = []
        self.texts: list[tuple[str, str]] = []
        self.stack: list[tuple[str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attrs}
        outer = self.stack[-1][1] if self.stack else ""
        if tag not in ("meta", "link", "br", "input", "img", "hr", "path"):
            self.stack.append((tag, known.get("lang", outer)))
        if tag == "a":
            self.links.append(known.get("href", ""))
        elif tag == "link" and known.get("rel") not in ("canonical", "alternate"):
            self.loads.append(known.get("href", ""))
        self.loads += [value for name, value in known.items() if name in LOADING]
        if "id" in known:
            self.ids.append(known["id"])

    def handle_endtag(self, tag: str) -> None:
        while self.stack and self.stack.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self.stack and self.stack[-1][0] not in ("script", "style") and data.strip():
            self.texts.append((self.stack[-1][1], data))


@functools.cache
def pages(site: Path) -> dict[str, Page]:
    return {
        "/" + path.relative_to(site).as_posix().removesuffix("index.html"): Page(path.read_text("utf-8"))
        for path in site.rglob("*.html")
        if not leads_on(path.read_text("utf-8"))
    }


def test_every_page_exists_in_every_language_with_the_same_questions(site: Path) -> None:
    found = pages(site)
    norwegian = [url for url in found if not re.match(r"/(nb|en|ru|uk)/|/404|/offline", url)]
    assert len(norwegian) >= 2
    for url in norwegian:
        for lang in LANGUAGES:
            other = url if lang == "nb" else f"/{lang}{url}"
            assert [id for id in found[other].ids if id not in MEANING] == found[url].ids, other


def inside(site: Path, path: str) -> str:
    """A path of the host as one of the site, which may be built for a folder of it."""
    assert path.startswith(root(site)), f"{path} leads out of the site"
    return "/" + path.removeprefix(root(site))


def test_ids_are_unique(site: Path) -> None:
    for url, page in pages(site).items():
        assert len(page.ids) == len(set(page.ids)), url


def test_every_link_inside_leads_somewhere(site: Path) -> None:
    found = pages(site)
    for url, page in found.items():
        for link in page.links:
            target = urlsplit(urljoin(f"http://site{root(site)}{url[1:]}", link))
            if target.netloc != "site":
                continue
            path = inside(site, target.path)
            if Path(path).suffix:
                assert (site / path[1:]).exists(), f"{url} links to {link}"
                continue
            assert path in found, f"{url} links to {link}"
            assert not target.fragment or target.fragment in found[path].ids, f"{url}: {link}"


def test_nothing_is_loaded_from_another_host(site: Path) -> None:
    for url, page in pages(site).items():
        for address in page.loads:
            assert not urlsplit(address).netloc, f"{url} loads {address}"
            target = inside(site, urlsplit(urljoin(f"http://site{root(site)}{url[1:]}", address)).path)
            assert (site / unquote(target).lstrip("/")).exists(), f"{url} loads {address}"
    for path in (*site.glob("assets/*.css"), *site.glob("assets/*.js"), *site.glob("*.js")):
        code = COMMENT.sub("", path.read_text("utf-8"))
        assert not re.search(r"[\"'`(]\s*(https?:)?//(?!www\.w3\.org/2000/svg)", code), path.name


@pytest.mark.parametrize("lang", FOREIGN)
def test_letters_of_the_other_language_stand_only_where_marked(site: Path, lang: str) -> None:
    for url, page in pages(site).items():
        for language, text in page.texts:
            if language == lang:
                assert not FOREIGN[lang].search(text), f"{url}: {text}"


def test_the_language_of_every_page_is_told(site: Path) -> None:
    for path in site.rglob("index.html"):
        first = path.relative_to(site).parts[0]
        expected = first if first in LANGUAGES else "nb"
        html = path.read_text("utf-8")
        if leads_on(html):
            continue
        assert f'<html lang="{expected}"' in html
        assert html.count('rel="alternate" hreflang=') in (0, len(LANGUAGES) + 1), (
            "none, if the site has no address"
        )
        assert 'aria-current="true"' in html or "/q/" in path.as_posix()


def test_amounts_are_the_same_in_four_languages(site: Path) -> None:
    """Digits alone: grouping and decimal signs differ by language."""

    def digits(lang: str) -> list[str]:
        folder = site if lang == "nb" else site / lang
        pages = ("introduksjonsprogram", "regler/introduksjonsstonad")
        told = [Page((folder / page / "index.html").read_text("utf-8")).texts for page in pages]
        text = " ".join(text for texts in told for _, text in texts)
        return [re.sub(r"\D", "", each) for each in re.findall(r"[\d.,\u00a0]+\u00a0kr", text)]

    norwegian = digits("nb")
    assert len(norwegian) > 30
    assert "2275817" in norwegian
    for lang in LANGUAGES:
        assert digits(lang) == norwegian, lang


def test_every_page_names_the_one_version_it_was_made_from(site: Path) -> None:
    said = [
        re.findall(r'data-version="([^"]*)">([^<]*)<', path.read_text("utf-8")) for path in pages_of_text(site)
    ]
    assert len(said) > 40
    ((version, _),) = said[0]
    assert re.fullmatch(r"[0-9a-f]{7}\+?|unknown", version)
    for ((named, sentence),) in said:
        assert named == version
        assert version in sentence


def pages_of_text(site: Path) -> list[Path]:
    """The pages that an editor wrote."""
    return [path for path in sorted(site.rglob("*.html")) if " data-page=" in path.read_text("utf-8")]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_a_directive_says_is_in_the_language_of_the_page(site: Path, lang: str) -> None:
    page = (site / ("" if lang == "nb" else lang) / "oversettelser" / "index.html").read_text("utf-8")
    page = page.replace(SOFT, "")
    for id in ("review.what", "translations.page"):
        assert f">{word(id, lang)}</th>" in page, "each extension must be told the language"
