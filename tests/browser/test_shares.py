"""What is passed on: share pages and cards as a chat's program gets them, posters, and the map of the site."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from urllib.request import Request, urlopen

import pypdfium2
import pytest
import zxingcpp
from fontTools.ttLib import TTFont
from lxml import etree, html
from lxml.html import HtmlElement
from PIL import Image, ImageDraw
from playwright.sync_api import Browser, Route, expect

from calc.words import LANGUAGES
from publish import addresses, finished
from publish.finished import Page, Question, sitemap
from publish.letters import typeface
from publish.manuscript import ids
from publish.manuscript.pages import load
from publish.places import ROOT
from publish.share import cards, posters, shares
from publish.text import word

ROBOTS = ("TelegramBot (like TwitterBot)", "facebookexternalhit/1.1", "WhatsApp/2.23.20.0", "Viber")
AMOUNT = re.compile(r"\d\s?(kr|кр|NOK)\b|\d[\s.,]\d{3}\b|\d{5}", re.IGNORECASE)
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
PHONE = {"width": 360, "height": 740}


@pytest.fixture(scope="module")
def pages(site: Path) -> list[Page]:
    return list(finished.pages(site))


@pytest.fixture(scope="module")
def questions(pages: list[Page]) -> list[tuple[Page, Question]]:
    return [(page, question) for page in pages for question in page.questions]


@pytest.fixture(scope="module")
def root() -> str:
    """The address of a site that was built with one; whatever the site at hand was built for."""
    return "https://fotfeste.example/"


@pytest.fixture(scope="module")
def made(pages: list[Page], root: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a site with an address passes on."""
    folder = tmp_path_factory.mktemp("addressed")
    passed_on(folder, root, pages)
    return folder


def passed_on(folder: Path, root: str, pages: list[Page]) -> None:
    for page in pages:
        (folder / page.address).mkdir(parents=True, exist_ok=True)
    (folder / "sitemap.xml").write_text("the generator's own", "utf-8")
    shares.add(folder, root, pages)
    posters.add(folder, root, pages)
    sitemap.add(folder, root, pages)


def read(place: Path) -> HtmlElement:
    return html.document_fromstring((place / "index.html").read_bytes())


def told(page: HtmlElement) -> dict[str, str]:
    """What a page's `<meta>` say, by name or property."""
    found = ((each.get("property") or each.get("name"), each.get("content")) for each in page.iter("meta"))
    return {str(name): str(content) for name, content in found if name}


def alternates(page: HtmlElement) -> dict[str, str]:
    return {each.get("hreflang"): each.get("href") for each in page.xpath(".//link[@rel='alternate'][@hreflang]")}


def test_every_question_has_a_share_page_that_leads_to_its_answer(
    made: Path, root: str, questions: list[tuple[Page, Question]]
) -> None:
    assert {page.lang for page, _ in questions} == {*LANGUAGES}
    for page, question in questions:
        address = addresses.share(question.id, page.lang)
        share = read(made / address)
        said = told(share)
        assert share.get("lang") == page.lang
        assert share.findtext(".//title") == said["og:title"] == question.title, address
        assert said["og:description"] == said["description"] != ""
        assert share.find(".//link[@rel='canonical']").get("href") == said["og:url"] == root + address
        assert "robots" not in said
        assert share.findall(".//script") == share.findall(".//style") == share.xpath("//@style") == []
        wait, _, target = share.find(".//meta[@http-equiv='refresh']").get("content").partition("; url=")
        assert (wait, share.find(".//a").get("href")) == ("0", target)
        assert urljoin(root + address, target) == f"{root}{page.address}#{question.id}"


@pytest.mark.parametrize(("robot", "lang"), list(zip(ROBOTS, LANGUAGES, strict=True)))
def test_a_chat_gets_question_answer_and_card(address: str, made: Path, root: str, robot: str, lang: str) -> None:
    def got(path: str) -> bytes:
        with urlopen(Request(address + path, headers={"User-Agent": robot})) as answer:
            assert answer.status == 200
            return bytes(answer.read())

    share = html.document_fromstring(got(f"/{lang}/q/hvor-mye/"))
    page = "introduksjonsprogram/" if lang == "nb" else f"{lang}/introduksjonsprogram/"
    asked = {each.id: each.title for each in finished.read(got(f"/{page}").decode(), Path()).questions}
    assert told(share)["og:title"] == asked["hvor-mye"]
    said = told(read(made / f"{lang}/q/hvor-mye"))
    assert said["twitter:card"] == "summary_large_image"
    card = got(said["og:image"].replace(root, "/"))
    assert Image.open(io.BytesIO(card)).size == (int(said["og:image:width"]), int(said["og:image:height"]))


def test_every_card_is_large_for_a_chat_and_small_for_a_phone(site: Path, pages: list[Page]) -> None:
    found = list(site.rglob("card.png"))
    assert len(found) == len(pages) + sum(len(page.questions) for page in pages)
    for path in found:
        assert Image.open(path).size == (1200, 630)
        assert path.stat().st_size < 50_000, path


def test_a_card_and_a_preview_hold_no_amount(site: Path, questions: list[tuple[Page, Question]]) -> None:
    assert AMOUNT.search("22 758 kr")
    for page, question in questions:
        preview = told(read(site / addresses.share(question.id, page.lang)))["og:description"]
        for text in (question.title, page.title, preview):
            assert not AMOUNT.search(text), f"{page.lang} {question.id}: {text}"


def test_a_card_has_every_letter_and_is_drawn_alike_each_time(
    site: Path, questions: list[tuple[Page, Question]], tmp_path: Path
) -> None:
    letters = TTFont(typeface.of_weight(700, tmp_path)).getBestCmap()
    written = set("".join(page.title + question.title for page, question in questions))
    assert {each for each in written | set("ґєіїҐЄІЇæøå") if ord(each) not in letters} == set()
    for lang in LANGUAGES:
        page, question = next(each for each in questions if each[0].lang == lang)
        kept = (site / addresses.share(question.id, lang) / "card.png").read_bytes()
        assert cards.draw(question.title, lang, page.title, page.path) == kept


def test_a_text_too_long_for_a_card_stops_the_build() -> None:
    with pytest.raises(ValueError, match="too long"):
        cards.draw("Чому? " * 60, "uk")


def test_translations_name_each_other(made: Path, root: str, questions: list[tuple[Page, Question]]) -> None:
    kinds = (addresses.share, addresses.poster)
    places = {kind(question.id, page.lang) for kind in kinds for page, question in questions}
    found = {root + place: alternates(read(made / place)) for place in places}
    for here, named in found.items():
        assert set(named) == {*LANGUAGES, "x-default"}
        assert here in named.values()
        for there in named.values():
            assert found[there] == named, f"{here} names {there}"


def test_the_map_names_every_page_once_with_its_day(made: Path, root: str, pages: list[Page]) -> None:
    content = (made / "sitemap.xml").read_bytes()
    entries = etree.fromstring(content).findall("s:url", SITEMAP)
    days = [(each.findtext("s:loc", "", SITEMAP), each.findtext("s:lastmod", "", SITEMAP)) for each in entries]
    assert sorted(days) == sorted((root + page.address, str(page.checked)) for page in pages)
    for entry, (here, _) in zip(entries, days, strict=True):
        named = {each.get("hreflang"): each.get("href") for each in entry.findall("x:link", SITEMAP)}
        assert named.pop("x-default") == named["nb"]
        assert set(named) == {*LANGUAGES}
        assert here in named.values()
        assert all(there in dict(days) for there in named.values())
    assert f"Sitemap: {root}sitemap.xml" in (made / "robots.txt").read_text("utf-8")


def test_a_page_tells_programs_its_language_and_its_day(pages: list[Page]) -> None:
    for page in pages:
        data = json.loads(page.root.findtext(".//script[@type='application/ld+json']"))
        assert (data["inLanguage"], data["dateModified"]) == (page.lang, str(page.checked))


def test_a_site_without_an_address_passes_none_on(pages: list[Page], tmp_path: Path) -> None:
    """Nothing is worth more than an address that leads to the maker's own machine."""
    few = [page for page in pages if page.path in ("", "om/")]
    passed_on(tmp_path, "", few)
    assert not [*tmp_path.glob("sitemap.xml*")]
    assert "Sitemap" not in (tmp_path / "robots.txt").read_text("utf-8")
    for file in tmp_path.rglob("*.html"):
        text = file.read_text("utf-8")
        assert not re.search(r"canonical|hreflang=\"x-default|og:url|og:image|localhost|127\.0\.0\.1", text), file
    for page in few:
        for question in page.questions:
            poster = read(tmp_path / addresses.poster(question.id, page.lang))
            assert not poster.xpath("//figure | //*[@class='address' or @class='scan']")
            assert " ".join(poster.find_class("answer")[0].text_content().split()) == question.short
            assert word("poster.newest", page.lang) not in poster.text_content(), "there is no address to look at"
            share = read(tmp_path / addresses.share(question.id, page.lang))
            assert told(share)["og:title"] == question.title
            assert share.find(".//meta[@http-equiv='refresh']") is not None


def test_the_site_at_hand_names_no_address_that_only_its_maker_reaches(site: Path) -> None:
    for file in site.rglob("*"):
        if file.suffix in (".html", ".xml", ".txt", ".json") and "python" not in str(file):
            text = file.read_text("utf-8")
            assert "localhost" not in text, file
            assert "127.0.0.1" not in text, file


def drawn(svg: HtmlElement, scale: int = 4) -> Image.Image:
    """The picture of a code whose drawing is made of level strokes."""
    side = int(svg.get("viewbox").split()[2])
    picture = Image.new("L", (side * scale, side * scale), 255)
    x = y = 0.0
    for command, numbers in re.findall(r"([Mmh])([-\d. ]+)", svg.find("path").get("d")):
        first, *second = map(float, numbers.split())
        if command == "h":
            box = (x * scale, (y - 0.5) * scale, (x + first) * scale - 1, (y + 0.5) * scale - 1)
            ImageDraw.Draw(picture).rectangle(box, 0)
        else:
            x, y = (0.0 if command == "M" else x, 0.0 if command == "M" else y)
            y += second[0]
        x += first
    return picture


def test_the_code_of_every_poster_is_the_address_of_its_share_page(
    made: Path, root: str, questions: list[tuple[Page, Question]]
) -> None:
    for page, question in questions:
        poster = read(made / addresses.poster(question.id, page.lang))
        (code,) = zxingcpp.read_barcodes(drawn(poster.find(".//figure/svg")))
        assert code.text == root + addresses.share(question.id, page.lang)
        assert " ".join(poster.find(".//h1").text_content().split()) == question.title
        assert " ".join(poster.find_class("answer")[0].text_content().split()) == question.short
        assert "noindex" in told(poster)["robots"]


@pytest.mark.parametrize("font", ["ours", "none"])
def test_a_poster_fills_one_sheet_and_is_read_from_paper(
    chromium: Browser,
    address: str,
    root: str,
    made: Path,
    questions: list[tuple[Page, Question]],
    font: str,
) -> None:
    """Also in the reader's own letters: ours come a moment later, or never."""
    paper = chromium.new_page()

    def with_an_address(route: Route) -> None:
        """The sheet of the site that has one, with the looks of the site at hand."""
        there, here = route.fetch().text(), (made / urlsplit(route.request.url).path[1:] / "index.html")
        style = re.search(r'[^"]*/poster\.\w+\.css', there)
        assert style
        route.fulfill(
            body=re.sub(r'[^"]*/poster\.css', style[0], here.read_text("utf-8")), content_type="text/html"
        )

    paper.route("**/plakat/**", with_an_address)
    if font == "none":
        paper.route("**/*.woff2", lambda route: route.abort())
    for size in (*posters.ROOM, "longest"):
        of_that_size = [each for each in questions if posters.size(each[1]) == size]
        page, question = max(of_that_size, key=lambda each: 4 * len(each[1].title) + len(each[1].short))
        paper.goto(f"{address}/{addresses.poster(question.id, page.lang)}")
        paper.emulate_media(media="print")
        paper.evaluate("document.fonts.ready")
        sheet = paper.locator(f"main.{size}")
        assert sheet.evaluate("each => each.scrollHeight <= each.clientHeight"), f"{page.lang} {question.id}"
        document = pypdfium2.PdfDocument(paper.pdf(prefer_css_page_size=True))
        assert len(document) == 1
        assert [round(side / 72 * 25.4) for side in document[0].get_size()] == [210, 297]
        (code,) = zxingcpp.read_barcodes(document[0].render(scale=2).to_pil())
        assert code.text == root + addresses.share(question.id, page.lang)
    paper.close()


# Go to questions of the page one after another, each from the folded page's top; name those that are not in view.
FOLLOW = """async ([ids, script]) => {
    const missed = [];
    for (const id of ids) {
        for (const each of document.querySelectorAll("details")) each.open = false;
        scrollTo(0, 0);
        const told = script ? new Promise(done => addEventListener("hashchange", done, {once: true})) : null;
        location.hash = id;
        await told;
        const [place] = document.querySelectorAll(`.faq > [id="${id}"]`);
        const { top } = place?.parentElement.querySelector("h2").getBoundingClientRect() ?? {};
        const rest = place?.querySelector(":scope > .rest");
        const opened = !rest || rest.open === script;
        const seen = opened && place?.querySelector(":scope > p:not(.copy)").checkVisibility();
        if (!seen || top < 0 || top > innerHeight / 2) missed.push(`${id} at ${top}`);
    }
    return missed;
}"""


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_who_follows_a_share_arrives_at_the_answer(
    chromium: Browser, address: str, pages: list[Page], lang: str, script: bool
) -> None:
    """Every question: the last of a page by its share, the others from there; where shares lead is read above.

    Without script only the place in the page decides, so the others are followed in one language.
    """
    context = chromium.new_context(viewport=PHONE, java_script_enabled=script)
    reader = context.new_page()
    for page in (each for each in pages if each.lang == lang and each.questions):
        *others, last = (each.id for each in page.questions)
        reader.goto(f"{address}/{addresses.share(last, lang)}", wait_until="commit")
        reader.wait_for_url(f"{address}/{page.address}#{last}")
        place = reader.locator(f'.faq > [id="{last}"]')
        expect(place.locator("> p:not(.copy)").first).to_be_visible()
        heading = place.locator("xpath=../h2").bounding_box()
        assert heading, last
        assert 0 <= heading["y"] < PHONE["height"] / 2, f"{last}: {heading}"
        followed = others if script or lang == "uk" else []
        assert reader.evaluate(FOLLOW, [followed, script]) == [], page.address
    context.close()


LEDGER = {
    "om#eldre -> om#hvem": None,
    "om#eldre -> om#gammel\nom#gammel -> om#hvem": None,
    "om#eldre": "om#eldre has vanished",
    "om#eldre -> om#ingen": "leads to om#ingen, which is no question",
    "om#eldre -> om#gammel\nom#gammel -> om#eldre": "which is no question",
    "opphold#barn -> om#hvem": "has moved and is still there",
    "borte#eldre -> om#hvem": "has no page to lead on from",
    "om#barn -> om#hvem": "is used again for opphold#barn",
}


@pytest.mark.parametrize("lines", LEDGER)
def test_the_ledger_knows_what_moved(tmp_path: Path, lines: str) -> None:
    norwegian = load(ROOT / "docs")["nb"]
    kept = [each for each in ids.names(norwegian) if each not in lines.split()[::3]]
    (tmp_path / ids.LEDGER).write_text("\n".join([lines, *kept]), "utf-8")
    found = [fault.what for fault in ids.ledger_faults(tmp_path, norwegian)]
    expected = LEDGER[lines]
    assert (found == []) if expected is None else any(expected in each for each in found)
