"""Large text on a small screen, and one typeface a line: what readers with weak eyes and cheap phones see.

The text size is the browser's own setting, 100, 150 and 200 %, so that lengths and queries in `rem` follow it as
they do on a reader's phone. A word may break at a hyphen, soft or hard, and nowhere else.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect

from calc.words import LANGUAGES
from publish.letters import typeface
from publish.letters.hyphens import SOFT
from tests.browser.test_accessibility import KINDS, OPEN_ALL, of_language
from tests.reader import QUICK, SWITCHED_OFF

LARGE = {16: (360, 320), 24: (280,), 32: (360, 320, 280)}  # px of the setting, and the widths of the screen
CUT = """() => {
  const found = new Set(), range = document.createRange();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, parent = node.parentElement;
    if (!/\\p{L}{6}/u.test(node.nodeValue) || !parent.checkVisibility()) continue;
    if (parent.closest(".aside, .skip, .steps b, .to-search, script, style, code")) continue;
    for (const word of node.nodeValue.matchAll(/[\\p{L}\\u00ad’']{6,}/gu)) {
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      if (range.getClientRects().length < 2) continue;
      let above = null;
      for (let at = word.index; at < word.index + word[0].length; at += 1) {
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const box = [...range.getClientRects()].at(-1);
        if (!box?.width) continue;
        if (above !== null && box.top > above + 8 && node.nodeValue[at - 1] !== "\\u00ad") found.add(word[0]);
        above = box.top;
      }
    }
  }
  return [...found];
}"""
BEYOND = """() => {
  const edge = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= edge) return [];
  return [...document.body.querySelectorAll("*")].filter((each) => each.getBoundingClientRect().right > edge + 1)
    .map((each) => each.outerHTML.slice(0, 90));
}"""


@pytest.fixture(scope="module", params=LARGE)
def enlarged(playwright: Playwright, request: pytest.FixtureRequest) -> Iterator[tuple[Page, int]]:
    """A page in a browser whose text size somebody has set, and that size."""
    path = shutil.which("chromium") or shutil.which("google-chrome")
    args = [*QUICK, f"--blink-settings=defaultFontSize={request.param}"]
    browser = playwright.chromium.launch(executable_path=path, args=args, ignore_default_args=list(SWITCHED_OFF))
    yield browser.new_page(), request.param
    browser.close()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_large_text_on_a_narrow_screen_is_whole(enlarged: tuple[Page, int], address: str, lang: str) -> None:
    page, size = enlarged
    for kind in (*KINDS, "no-such-page"):
        page.goto(f"{address}/{of_language(lang, kind)}")
        page.locator("details").evaluate_all(OPEN_ALL)
        for width in LARGE[size]:
            page.set_viewport_size({"width": width, "height": 740})
            assert page.evaluate(BEYOND) == [], (kind, width)
            assert page.evaluate(CUT) == [], (kind, width)


def test_the_browser_s_own_text_size_is_what_is_enlarged(enlarged: tuple[Page, int], address: str) -> None:
    page, size = enlarged
    page.goto(f"{address}/uk/om/")
    assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") == 1.125 * size


LOADED = """[...document.fonts]
    .filter((each) => each.family.includes("Fotfeste") && each.status === "loaded").length"""


@pytest.mark.parametrize("path", ["", "introduksjonsprogram/", "ordliste/"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_line_is_set_in_two_faces(context: BrowserContext, address: str, lang: str, path: str) -> None:
    """By the browser's own account, https://chromedevtools.github.io/devtools-protocol/tot/CSS/."""
    page = context.new_page()
    page.goto(f"{address}/{of_language(lang, path)}", wait_until="networkidle")
    page.evaluate("document.fonts.ready.then(() => null)")
    assert page.evaluate(LOADED) == 1
    line = context.new_cdp_session(page)
    line.send("DOM.enable")
    line.send("CSS.enable")
    root = line.send("DOM.getDocument")["root"]["nodeId"]
    text = "main h1, main h2, main p, main td, main li:not(.tasks li), .languages a, .bottom nav a"
    others = []
    for node in line.send("DOM.querySelectorAll", {"nodeId": root, "selector": text})["nodeIds"][:150]:
        used = line.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
        if len({each["familyName"] for each in used}) > 1:
            others.append((used, line.send("DOM.getOuterHTML", {"nodeId": node})["outerHTML"][:200]))
    assert others == []


def test_each_page_fetches_one_face_with_all_its_letters(site: Path) -> None:
    for path, name in (("om", "latin"), ("en/om", "latin"), ("uk/om", "cyrillic"), ("ru/om", "cyrillic")):
        text = (site / path / "index.html").read_text("utf-8")
        assert re.findall(r'as="font"', text) == ['as="font"']
        assert f"fonts/{name}." in text
    assert not typeface.LATIN & typeface.CYRILLIC


def test_long_words_may_break_and_nobody_copies_where(page: Page, address: str, site: Path) -> None:
    assert SOFT in (site / "uk" / "introduksjonsprogram" / "index.html").read_text("utf-8")
    head = (site / "uk" / "introduksjonsprogram" / "index.html").read_text("utf-8").partition("<body")[0]
    assert SOFT not in head
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{address}/uk/introduksjonsprogram/")
    page.locator("h1").evaluate("each => getSelection().selectAllChildren(document.querySelector('main'))")
    page.keyboard.press("Control+C")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "інтеграц" in copied.lower() or len(copied) > 500
    assert SOFT not in copied
    html = page.evaluate(
        "navigator.clipboard.read().then(([each]) => each.getType('text/html')).then(each => each.text())"
    )
    assert SOFT not in html


@pytest.mark.parametrize("made", ["uk/q/hvor-mye/index.html", "uk/plakat/hvor-mye/index.html"])
def test_what_is_passed_on_has_no_soft_hyphens(site: Path, made: str) -> None:
    assert SOFT not in (site / made).read_text("utf-8")


def test_the_word_list_finds_a_word_that_may_break(page: Page, address: str) -> None:
    page.goto(f"{address}/ordliste/")
    page.locator("#glossary-filter").fill("introduksjonsprogram")
    expect(page.locator("[data-glossary] tbody tr:visible").first).to_contain_text("ntroduksjonsprogram")


def test_a_sighted_reader_of_a_translated_page_has_its_letters_too(chromium: Browser, address: str) -> None:
    with chromium.new_context() as context:
        page = context.new_page()
        page.goto(f"{address}/uk/om/")
        page.evaluate("document.documentElement.lang = 'ar'")
        assert "Cyrillic" in page.evaluate("getComputedStyle(document.body).fontFamily")
