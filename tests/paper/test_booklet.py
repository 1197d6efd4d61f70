"""The booklets as a printer and a reader find them: whole, numbered right, linked, readable aloud, alike twice."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pdfua
import pytest
import zxingcpp
from lxml import html

from calc import CALCULATORS
from calc.words import LANGUAGES, TABLE, day
from publish.booklet.document import Booklet, booklet
from publish.booklet.press import press
from publish.finished import Page, pages
from publish.letters.typeface import of_weights
from publish.manuscript.calculators import INDEX, RULES
from publish.places import BUILD
from publish.text import word
from tests.paper.sheets import language, letters, links, opened, sheets

STORE = BUILD / "booklet"
LIMIT = 2_000_000
SMALLEST = 11  # points
MOST = 100  # pages of a booklet
QR = zxingcpp.BarcodeFormat.QRCode
NOT_ON_PAPER = "ancestor-or-self::*[@hidden or contains(@class, 'copy') or contains(@class, 'sources')"
NOT_ON_PAPER += " or contains(@class, 'asked-next') or contains(@class, 'for-whom')"
NOT_ON_PAPER += " or @class='door' or self::figure[count(.//li) > 30]"
NOT_ON_PAPER += " or self::summary[parent::*[@class='rest']]]"


@pytest.fixture(scope="module")
def built(site: Path) -> dict[str, list[Page]]:
    """The finished pages by language."""
    found = list(pages(site))
    return {lang: [page for page in found if page.lang == lang] for lang in LANGUAGES}


@pytest.fixture(scope="module")
def booklets(built: dict[str, list[Page]]) -> dict[str, Booklet]:
    """What each booklet is to hold."""
    return {lang: booklet(its_pages) for lang, its_pages in built.items()}


def pdf(site: Path, name: str) -> Path:
    return site / "pdf" / f"{name}.pdf"


def bare(text: str) -> str:
    """A text without its spaces."""
    return re.sub(r"\s+", "", text)


def spaced(text: str) -> str:
    """A text with single spaces."""
    return " ".join(text.split())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_word_of_every_answer_is_on_paper(site: Path, built: dict[str, list[Page]], lang: str) -> None:
    printed = "".join(bare(sheet.body) for sheet in sheets(pdf(site, f"fotfeste-{lang}")))
    assert "\ufffd" not in printed
    questions = [question for page in built[lang] for question in page.questions]
    assert len(questions) > 80
    for question in questions:
        assert bare(question.title) in printed, question.id
        for node in question.answer.xpath(f".//text()[not(../{NOT_ON_PAPER})]"):
            if not node.getparent().xpath("ancestor-or-self::*[contains(@class, 'needs-script')]"):
                assert bare(node) in printed, (question.id, node)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_bookmarks_contents_and_printed_numbers_agree(site: Path, booklets: dict[str, Booklet], lang: str) -> None:
    file, one = pdf(site, f"fotfeste-{lang}"), booklets[lang]
    entries = [
        line
        for chapter in one.chapters
        for line in (
            (0, f"{chapter.number} {chapter.title}"),
            *((1, f"{e.number} {e.title}") for e in chapter.entries),
        )
    ]
    marks = [mark for mark in opened(file).get_toc() if mark.level or mark.get_title()[0].isdigit()]
    assert [(mark.level, spaced(mark.get_title())) for mark in marks] == [(n, spaced(told)) for n, told in entries]
    begins = marks[0].get_dest().get_index()
    contents = spaced(" ".join(sheet.body for sheet in sheets(file)[:begins]))
    for mark in marks:
        index = mark.get_dest().get_index()
        assert bare(mark.get_title()) in bare(sheets(file)[index].body)
        assert re.search(rf"{re.escape(spaced(mark.get_title()))}[ .]+{index + 1}(?!\S)", contents), (
            mark.get_title()
        )
    feet = {number: sheet.foot.split() for number, sheet in enumerate(sheets(file), start=1)}
    assert all(str(number) in (foot[0], foot[-1]) for number, foot in feet.items() if foot)
    assert sum(not foot for foot in feet.values()) <= 1 + len(one.chapters)  # the cover, and empty backs


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_date_is_broken_and_no_answer_or_question_ends_a_page(site: Path, lang: str) -> None:
    months = "|".join(month for row in TABLE.values() for month in row.months.split())
    broken = re.compile(rf"\d\.?[\r\n]+(?:{months})\b|\d\.?\s(?:{months})[\r\n]+\d{{4}}\b")
    for number, sheet in enumerate(sheets(pdf(site, f"fotfeste-{lang}")), start=1):
        assert not broken.search(sheet.body), number
        last = sheet.body.strip().splitlines()[-1:]
        assert not [line for line in last if line.startswith("– ") or line.rstrip().endswith("?")], number


def test_every_link_leads_somewhere(
    site: Path, built: dict[str, list[Page]], booklets: dict[str, Booklet]
) -> None:
    root = booklets["nb"].address
    leaves = {file.name for file in (site / "pdf").glob("*.pdf")}
    cited = {link.get("href") for each in built.values() for page in each for link in page.root.iter("a")}
    cited |= {unquote(each) for each in cited} | {"https://github.com/navikt/g"}
    for file in {*(site / "pdf").glob("*-uk.pdf"), *(pdf(site, f"fotfeste-{lang}") for lang in LANGUAGES)}:
        found = set(links(file))
        assert found
        for link in found:
            if link.sheet is not None:
                assert 0 <= link.sheet < len(opened(file)), (file.name, link)
                continue
            assert link.address, f"a dead link in {file.name}"
            target = urlsplit(link.address)
            if not root and link.address in leaves:
                continue
            if root and link.address.startswith(root):
                below = target.path.removeprefix(urlsplit(root).path).strip("/")
                page = (site / below / "index.html").read_text("utf-8")
                assert not target.fragment or f'id="{target.fragment}"' in page
            else:
                assert unquote(link.address) in cited, link.address


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_booklet_has_at_most_100_pages_and_the_rules_of_every_calculator_one_of_their_own(
    site: Path, lang: str
) -> None:
    assert len(opened(pdf(site, f"fotfeste-{lang}"))) <= MOST
    chapters = [mark for mark in opened(pdf(site, f"regler-{lang}")).get_toc() if not mark.level]
    assert len(chapters) == 1 + len(CALCULATORS)
    assert language(pdf(site, f"regler-{lang}")) == lang


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_chapter_shows_the_way_to_its_page(
    site: Path, built: dict[str, list[Page]], booklets: dict[str, Booklet], lang: str
) -> None:
    document, one = opened(pdf(site, f"fotfeste-{lang}")), booklets[lang]
    starts = [mark.get_dest().get_index() for mark in document.get_toc() if not mark.level][1:]
    pictures = {index: document[index].render(scale=2, grayscale=True).to_pil() for index in (0, *starts)}
    shown = [zxingcpp.read_barcodes(picture, formats=QR) for picture in pictures.values()]
    assert [[code.text for code in codes] for codes in shown] == [
        [address] if address else [] for address in (one.address, *(chapter.address for chapter in one.chapters))
    ]
    known = {each.get("href") for page in built[lang] for each in page.root.findall(".//link[@rel='canonical']")}
    assert {code.text for codes in shown for code in codes} <= known
    assert known or not any(codes for codes in shown), "a site that others do not reach is told by no code"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_they_are_light_tell_their_language_and_are_set_in_our_typeface_large_enough(
    site: Path, lang: str
) -> None:
    for file in (site / "pdf").glob(f"*-{lang}.pdf"):
        assert file.stat().st_size <= LIMIT
    whole = pdf(site, f"fotfeste-{lang}")
    assert language(whole) == lang
    used = letters(whole)
    assert len(used) > 2
    assert all("Fotfeste-Sans" in typeface for typeface, _ in used)
    assert min(size for _, size in used) >= SMALLEST


def test_pages_offer_what_was_pressed(
    site: Path, built: dict[str, list[Page]], booklets: dict[str, Booklet]
) -> None:
    for lang, its_pages in built.items():
        state, whole = booklets[lang].state, pdf(site, f"fotfeste-{lang}")
        assert whole.with_name(f"fotfeste-{lang}-{state}.pdf").read_bytes() == whole.read_bytes()
        for page in its_pages:
            links = page.root.xpath("//ul[@class='paper']//a")
            alone = bool(page.questions) or page.path == f"{INDEX}/" or page.path.startswith(RULES)
            assert len(links) == 1 + alone + (not page.path or page.path.startswith((INDEX, RULES))), page.file
            assert day(state, lang) in "".join(links[-1].getparent().itertext())
            for link in links:
                file = (site / page.file.parent / link.get("href")).resolve()
                told = re.search(r"(?P<pages>\d+), (?P<size>[\d\s,]+)\s(kB|КБ)", link.text)
                assert told
                assert int(told["pages"]) == len(opened(file))
                assert int(re.sub(r"\D", "", told["size"])) == round(file.stat().st_size / 1000)


def small(built: dict[str, list[Page]]) -> Booklet:
    """A booklet of one short page and the rates."""
    return booklet([page for page in built["nb"] if page.path in ("", "om/")])


@pytest.fixture(scope="module")
def pressed(built: dict[str, list[Page]], tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The small booklet, pressed twice."""
    folders = [tmp_path_factory.mktemp("first"), tmp_path_factory.mktemp("second")]
    for folder in folders:
        press(small(built), of_weights(STORE / "fonts"), folder)
    return folders


def test_a_site_with_an_address_shows_it_on_the_cover_and_in_every_chapter(
    built: dict[str, list[Page]], tmp_path: Path
) -> None:
    """Whatever the site at hand was built for: the same booklet with an address, and without."""
    root, bare_one = "https://fotfeste.example/", small(built)
    told = tuple(replace(each, address=f"{root}{each.name}/") for each in bare_one.chapters)
    for address, chapters in ((root, told), ("", tuple(replace(each, address="") for each in told))):
        folder = tmp_path / (urlsplit(address).hostname or "none")
        folder.mkdir()
        press(replace(bare_one, address=address, chapters=chapters), of_weights(STORE / "fonts"), folder)
        whole, leaf = opened(folder / "fotfeste.pdf"), folder / f"{chapters[0].name}.pdf"
        pictures = [sheet.render(scale=2, grayscale=True).to_pil() for sheet in whole]
        codes = [code.text for picture in pictures for code in zxingcpp.read_barcodes(picture, formats=QR)]
        assert codes == ([address, *(each.address for each in chapters)] if address else [])
        text = " ".join(sheet.body for sheet in sheets(folder / "fotfeste.pdf"))
        assert ("fotfeste.example" in text) == bool(address)
        assert (word("booklet.older", "nb") in spaced(text)) == bool(address)
        elsewhere = {link.address for link in links(leaf) if link.address}
        assert any(each.startswith(root) for each in elsewhere) == bool(address)
        assert "" not in elsewhere


def test_the_same_text_is_the_same_bytes(pressed: list[Path]) -> None:
    files = [sorted(folder.iterdir()) for folder in pressed]
    assert len(files[0]) == 4
    assert [file.read_bytes() for file in files[0]] == [file.read_bytes() for file in files[1]]


def test_a_changed_word_is_pressed_in_its_chapter_alone_and_reaches_both(
    built: dict[str, list[Page]], tmp_path: Path
) -> None:
    one, faces, parts = small(built), of_weights(STORE / "fonts"), tmp_path / "parts"
    chapter, *others = one.chapters
    changed = replace(chapter, body=chapter.body.replace("</p>", " Nyttord.</p>", 1))
    kept: set[Path] = set()
    made = {}
    for name, each in (("before", one), ("after", replace(one, chapters=(changed, *others)))):
        (tmp_path / name).mkdir()
        press(each, faces, tmp_path / name, parts)
        made[name] = {*parts.iterdir()} - kept
        kept |= made[name]
    assert len(made["before"]) == len(one.chapters) + 2, "the contents twice"
    assert len(made["after"]) == 1 + 2, "its chapter, and the contents, which tell the version"
    for file in ("fotfeste.pdf", f"{chapter.name}.pdf"):
        assert [any("Nyttord" in sheet.body for sheet in sheets(tmp_path / name / file)) for name in made] == [
            False,
            True,
        ]
    for other in others:
        before, after = (tmp_path / name / f"{other.name}.pdf" for name in made)
        assert before.read_bytes() == after.read_bytes()


def test_readers_aloud_find_their_way(site: Path, pressed: list[Path]) -> None:
    leaves = (
        "introduksjonsstonad-nb",
        "introduksjonsprogram-nb",
        "opphold-ru",
        "endringer-en",
        "ordliste-ru",
        "satser-uk",
    )
    for file in (pressed[0] / "fotfeste.pdf", *(site / "pdf" / f"{name}.pdf" for name in leaves)):
        report = pdfua.validate(str(file))
        assert [(each.rule_id, each.message) for each in report.findings] == [], file


def test_the_version_changes_with_the_text_only(built: dict[str, list[Page]]) -> None:
    one = small(built)
    *_, chapter = one.chapters
    assert replace(one, state=one.state.replace(year=2000)).version == one.version
    assert (
        replace(one, chapters=(*one.chapters[:-1], replace(chapter, body=chapter.body + "."))).version
        != one.version
    )
    assert "<button" not in chapter.body
    assert not html.fragment_fromstring(f"<div>{chapter.body}</div>").xpath(
        "//*[@hidden or self::form or self::svg]"
    )
