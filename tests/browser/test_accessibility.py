"""What axe finds on every kind of page: nothing. https://github.com/dequelabs/axe-core, best practices included.

Each kind of page is read in four languages, light and dark, at 360 and 1280 px, all questions open. Colours and
widths take turns with the languages, since no finding of theirs depends on the words: the four languages of a
kind meet all four. What stays folded nobody sees, and axe is slow at it: it is taken out before the reading.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from calc import CALCULATORS
from calc.browser import respond
from calc.words import LANGUAGES
from publish.manuscript.pages import ORIGINAL, load
from publish.places import DOCS, NODE
from tests.browser.answering import DRESS
from tests.named_cases import cases

AXE = NODE / "axe-core" / "axe.min.js"
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
KINDS = (
    *("", "introduksjonsprogram/", "studiestotte/", "endringer/", "ordliste/", "oversettelser/", "om/", "sok/"),
    *("kalkulatorer/", "kalkulatorer/introduksjonsstonad/", "regler/norskopplaering/"),
)
PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 800}
TURNS: tuple[tuple[Literal["light", "dark"], ViewportSize], ...] = (
    ("light", PHONE),
    ("dark", DESK),
    ("dark", PHONE),
    ("light", DESK),
)
OPEN_ALL = "all => all.forEach(each => { each.open = true })"
EMPTY_FOLDED = "all => all.forEach(each => each.replaceChildren(each.querySelector('summary')))"
ONLY = f"{{runOnly: {list(TAGS)}, resultTypes: ['violations']}}"
FIND = f"""async within => (await axe.run(within ? document.querySelector(within) : document, {ONLY})).violations
    .map(each => each.id + ": " + each.nodes.map(node => node.html.slice(0, 160)).slice(0, 3).join(" | "))"""


@pytest.fixture(scope="module")
def reader(chromium: Browser) -> Iterator[Page]:
    """A page with axe in it."""
    context = chromium.new_context(reduced_motion="reduce")
    context.set_default_timeout(60_000)
    context.add_init_script(path=AXE)
    yield context.new_page()
    context.close()


def take_turn(page: Page, number: int) -> None:
    """Give the page the colours and the width whose turn it is."""
    scheme, size = TURNS[number % len(TURNS)]
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size(size)


def findings(page: Page, within: str = "") -> list[str]:
    """What axe finds in the whole page, or in a part of it; what is folded has left the page."""
    page.locator("details:not([open])").evaluate_all(EMPTY_FOLDED)
    found: list[str] = page.evaluate(FIND, within)
    return found


def of_language(lang: str, path: str) -> str:
    return path if lang == "nb" else f"{lang}/{path}"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_found_on_any_kind_of_page(reader: Page, address: str, kind: str, lang: str) -> None:
    take_turn(reader, KINDS.index(kind) + LANGUAGES.index(lang))
    reader.goto(f"{address}/{of_language(lang, kind)}")
    # Decision trees are long and alike in all languages: one language opens them.
    closed = ":not(.examples)" if lang != "uk" else ""
    reader.locator(f"details{closed}").evaluate_all(OPEN_ALL)
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert reader.evaluate(wide) <= 0, f"{reader.url} scrolls sideways"
    assert findings(reader) == []


CALCULATOR = re.compile(r"^:calculator: (\S+)", re.MULTILINE)
PLACES = {
    name: f"{file.removesuffix('.md')}/"
    for file, each in load(DOCS)[ORIGINAL].items()
    for part in each.parts
    for name in CALCULATOR.findall(part.text)
}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("calculator", PLACES)
def test_nothing_is_found_in_a_calculator_empty_in_error_asking_or_with_a_result(
    reader: Page, address: str, calculator: str, lang: str
) -> None:
    """The states are what the rules answer, put into the real page, so that no Python has to start.

    Each calculator is read once in each state and each language; colours and widths go round.
    """
    assert PLACES.keys() == CALCULATORS.keys()
    turn, place = list(PLACES).index(calculator), LANGUAGES.index(lang)
    example = next(case for each, case in cases() if each == calculator and case.get("example"))["answers"]
    first = dict([*example.items()][:1])
    typed = ({}, dict.fromkeys(example, "?"), first, example)[(turn + place) % 4]
    request = {"calculator": calculator, "lang": lang, "typed": typed, "today": "2026-11-22"}
    said = json.loads(respond(json.dumps(request)))
    take_turn(reader, place)
    reader.goto(f"{address}/{of_language(lang, PLACES[calculator])}")
    within = f"[data-calculator={calculator}]"
    if typed:
        reader.evaluate(DRESS)
        reader.locator(f"{within} [data-body]").evaluate("(body, html) => { body.innerHTML = html }", said["html"])
    assert findings(reader, within) == [], said["state"]


@pytest.mark.parametrize("turn", range(2))
def test_nothing_is_found_in_the_menu_or_on_a_page_that_is_not_there(
    reader: Page, address: str, turn: int
) -> None:
    take_turn(reader, turn)
    reader.goto(f"{address}/uk/")
    reader.locator(".menu-button").click()
    expect(reader.locator("#menu")).to_be_visible()
    assert findings(reader) == []
    reader.goto(f"{address}/there/is/no/such/page")
    assert findings(reader) == []
