"""The Atom feeds: valid by RFC 4287, found from the pages, the same whenever and wherever they are made."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree, html

from calc.rates import load
from calc.words import LANGUAGES
from publish import addresses, finished
from publish.places import ROOT
from publish.share import feeds

ATOM = {"a": feeds.ATOM}
GRAMMAR = etree.RelaxNG(file=str(ROOT / "tests" / "fixtures" / "atom.rng"))
KINDS = [*addresses.FEEDS]
ROOTED = "https://x.example/under/"


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, finished.Page]:
    """The page of changes of each language."""
    return {each.lang: each for each in finished.pages(site) if each.path == addresses.CHANGES}


def made(site: Path, lang: str, kind: str) -> etree._Element:
    return etree.fromstring((site / addresses.feeds(lang)[kind]).read_bytes())


def texts(element: etree._Element, path: str) -> list[str]:
    return [str(each) for each in element.xpath(path, namespaces=ATOM)]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_feed_is_valid(site: Path, lang: str, kind: str) -> None:
    feed = made(site, lang, kind)
    GRAMMAR.assertValid(feed)
    ids = texts(feed, "//a:id/text()")
    assert len(ids) == len(set(ids)) > 5
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", each) for each in ids)
    days = texts(feed, "a:entry/a:updated/text()")
    assert days == sorted(days, reverse=True)
    assert texts(feed, "a:updated/text()") == days[:1]
    assert texts(feed, "@xml:lang") == [lang]


@pytest.mark.parametrize(
    "broken",
    [
        ("<updated>2026-", "<updated>26-"),
        ("T00:00:00Z", "T00:00:00"),
        ("<id>", "<id/><id>"),
        (' rel="self"', ' rel="us"'),
        ("<summary>", "<content>"),
    ],
)
def test_the_grammar_refuses_what_is_no_atom(site: Path, broken: tuple[str, str]) -> None:
    text = (site / addresses.feeds("en")[KINDS[0]]).read_text("utf-8").partition("?>")[2]
    changed = text.replace(*broken).replace(
        "</summary>", f"</{broken[1].strip('<>')}>" if "summ" in broken[0] else "</summary>"
    )
    assert changed != text
    assert not GRAMMAR.validate(etree.fromstring(changed))


def test_every_answer_of_the_page_is_an_entry_that_leads_to_it(
    site: Path, pages: dict[str, finished.Page]
) -> None:
    found = []
    for lang, page in pages.items():
        feed = made(site, lang, "feeds.changes")
        root = texts(feed, "a:link[@rel='alternate']/@href")[0].removesuffix(page.address)
        assert texts(feed, "a:link[@rel='self']/@href") == [root + addresses.feeds(lang)["feeds.changes"]]
        entries = feed.findall("a:entry", ATOM)
        assert [entry.findtext("a:title", "", ATOM) for entry in entries] == [
            each.title for each in page.questions
        ]
        assert [entry.findtext("a:summary", "", ATOM) for entry in entries] == [
            each.short for each in page.questions
        ]
        assert [texts(entry, "a:link[@rel='alternate']/@href")[0] for entry in entries] == [
            f"{root}{page.address}#{each.id}" for each in page.questions
        ]
        for entry, question in zip(entries, page.questions, strict=True):
            if re.fullmatch(r"\d{4}-\d\d-\d\d", question.id):
                assert entry.findtext("a:updated", "", ATOM).startswith(min(question.id, str(page.checked)))
        found.append(texts(feed, "a:entry/a:updated/text()"))
        assert max(found[-1]) <= f"{page.checked}T23", "no entry comes from the days to come"
    assert len(found) == len(LANGUAGES)
    assert all(days == found[0] for days in found), "the four languages tell of the same days"


def test_every_amount_since_the_act_is_an_entry(site: Path) -> None:
    rows = [row for row in load("basic_amount")["rows"] if row["since"] >= feeds.IN_FORCE]
    for lang in LANGUAGES:
        feed = made(site, lang, "feeds.rates")
        digits = [re.sub(r"\D", "", each) for each in texts(feed, "a:entry/a:title/text()")]
        days = texts(feed, "a:entry/a:updated/text()")
        for row in rows:
            assert any(str(row["value"]) in each for each in digits)
            assert f"{row.get('announced', row['since'])}T00:00:00Z" in days
        assert {row["source"] for row in rows} <= set(texts(feed, "a:entry/a:link[@rel='via']/@href"))


def test_the_same_pages_are_the_same_bytes_and_a_mirror_has_the_same_entries(
    site: Path, pages: dict[str, finished.Page], tmp_path: Path
) -> None:
    here = texts(made(site, "nb", "feeds.changes"), "a:link[@rel='alternate']/@href")[0].removesuffix("endringer/")
    for root, into in ((here, tmp_path / "same"), (ROOTED, tmp_path / "mirror")):
        for page in pages.values():
            (into / page.address).mkdir(parents=True)
        feeds.add(into, root, pages.values())
    for lang in LANGUAGES:
        for file in addresses.feeds(lang).values():
            assert (tmp_path / "same" / file).read_bytes() == (site / file).read_bytes()
            ours, theirs = (etree.fromstring((each / file).read_bytes()) for each in (site, tmp_path / "mirror"))
            assert texts(ours, "//a:id/text()") == texts(theirs, "//a:id/text()")
            assert all(
                each.startswith(ROOTED)
                for each in texts(theirs, "//a:link[@rel='alternate' or @rel='self']/@href")
            )


def test_the_pages_name_them(site: Path, pages: dict[str, finished.Page]) -> None:
    for lang, page in pages.items():
        home = html.document_fromstring((site / addresses.page("", lang) / "index.html").read_bytes())
        named = {addresses.feeds(lang)[kind] for kind in KINDS}
        for root, folder in ((page.root, page.address), (home, addresses.page("", lang))):
            links = root.xpath("//link[@type='application/atom+xml']/@href")
            assert {(site / folder / each).resolve() for each in links} == {
                (site / each).resolve() for each in named
            }
        shown = page.root.xpath("//p[@class='feeds']/a/@href")
        assert {page.address + each for each in shown} == named
