"""What axe finds on every kind of page: nothing. https://github.com/dequelabs/axe-core, best practices included.

Each kind of page is read in four languages, light and dark, 360 and 1280 px, all questions open. Colours and
widths take turns with the languages, since no finding of theirs depends on the words.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from calc import CALCULATORS
from calc.browser import respond
from calc.words import LANGUAGES
from tests.conftest import cases

AXE = Path(__file__).parent.parent / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
KINDS = ("", "introduksjonsprogram/", "studiestotte/", "endringer/", "ordliste/", "oversettelser/", "om/", "sok/")
PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 800}
TURNS = {
    "nb": (("light", PHONE), ("dark", DESK)),
    "en": (("dark", PHONE), ("light", DESK)),
    "ru": (("light", PHONE), ("dark", DESK)),
    "uk": (("dark", PHONE), ("light", DESK)),
}
OPEN_ALL = "all => all.forEach(each => { each.open = true })"
ONLY = f"{{runOnly: {list(TAGS)}, resultTypes: ['violations']}}"
FIND = f"""async within => (await axe.run(within ? document.querySelector(within) : document, {ONLY})).violations
    .map(each => each.id + ": " + each.nodes.map(node => node.html.slice(0, 160)).slice(0, 3).join(" | "))"""


@pytest.fixture
def reader(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page in the colours and width of the parameter, with axe in it."""
    scheme, size = request.param
    context = chromium.new_context(viewport=size, color_scheme=scheme, reduced_motion="reduce")
    context.add_init_script(path=AXE)
    yield context.new_page()
    context.close()


def findings(page: Page, within: str = "") -> list[str]:
    """What axe finds in the whole page, or in a part of it."""
    found: list[str] = page.evaluate(FIND, within)
    return found


def of_language(lang: str, path: str) -> str:
    return path if lang == "nb" else f"{lang}/{path}"


TURN = [(lang, turn) for lang in LANGUAGES for turn in TURNS[lang]]


def name(value: Any) -> str:
    return value if isinstance(value, str) else f"{value[0]}-{value[1]['width']}"


@pytest.mark.parametrize(("lang", "reader"), TURN, indirect=["reader"], ids=name)
def test_nothing_is_found_on_any_kind_of_page(reader: Page, address: str, lang: str) -> None:
    for kind in KINDS:
        reader.goto(f"{address}/{of_language(lang, kind)}")
        # Decision trees are long and alike in all languages: one language opens them.
        closed = ":not(.examples)" if lang != "uk" else ""
        reader.locator(f"details{closed}").evaluate_all(OPEN_ALL)
        assert findings(reader) == [], kind
        wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert reader.evaluate(wide) <= 0, f"{kind} scrolls sideways"


PLACES = {
    "introduction-benefit": "introduksjonsprogram/#hvor-mye",
    "introduction-programme": "introduksjonsprogram/#hva-er",
    "study-support": "studiestotte/#kan-jeg-fa-stotte",
    "norwegian-training": "norskopplaering/#hva-har-jeg-rett-til",
    "residence": "opphold/#nar-kan-jeg-sok-om-permanent",
}


@pytest.mark.parametrize("reader", [("light", PHONE), ("dark", DESK)], indirect=True, ids=name)
def test_nothing_is_found_in_a_calculator_empty_in_error_asking_or_with_a_result(
    reader: Page, address: str
) -> None:
    """The states are what the rules answer, put into the real page, so that no Python has to start."""
    assert PLACES.keys() == CALCULATORS.keys()
    for turn, (calculator, path) in enumerate(PLACES.items()):
        example = next(case for each, case in cases() if each == calculator and case.get("example"))["answers"]
        first = dict([*example.items()][:1])
        for number, typed in enumerate(({}, dict.fromkeys(example, "?"), first, example)):
            if (turn + number) % 2 == (reader.viewport_size == PHONE):
                continue  # each state is read once, by one of the two readers
            lang = LANGUAGES[(turn + number) % len(LANGUAGES)]
            request = {"calculator": calculator, "lang": lang, "typed": typed, "today": "2026-11-22"}
            said = json.loads(respond(json.dumps(request)))
            reader.goto("about:blank")
            reader.goto(f"{address}/{of_language(lang, path)}")
            within = f"[data-calculator={calculator}]"
            if number:
                reader.locator(f"{within} [data-body]").evaluate(
                    "(body, html) => { body.innerHTML = html }", said["html"]
                )
            assert findings(reader, within) == [], (calculator, lang, said["state"])


@pytest.mark.parametrize("reader", [("light", PHONE), ("dark", DESK)], indirect=True, ids=name)
def test_nothing_is_found_in_the_menu_or_on_a_page_that_is_not_there(reader: Page, address: str) -> None:
    reader.goto(f"{address}/uk/")
    reader.locator(".menu-button").click()
    assert findings(reader) == []
    reader.goto(f"{address}/there/is/no/such/page")
    assert findings(reader) == []
