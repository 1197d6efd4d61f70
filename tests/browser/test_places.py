"""Each calculator has a page of its own, which the home page, the list, the menu and doors lead to."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from lxml import html
from playwright.sync_api import Page, expect

from calc import CALCULATORS
from calc.words import LANGUAGES
from publish import finished
from publish.addresses import page as address_of
from publish.manuscript.calculators import INDEX, at, doors
from publish.places import DOCS
from tests.named_cases import cases

GIVEN = """form => [...form.elements].filter(each => each.value && (each.type !== "radio" || each.checked))
    .map(each => each.name.split(".")[0])"""
SHEETS = 8  # of paper, at most, when a page is printed as it was opened
OWN = {name: f"{at(DOCS, 'calculator', name)}/" for name in CALCULATORS}
# Each page that had the calculator itself, before it had a page of its own.
OLD = {
    "introduction-benefit": "introduksjonsprogram/",
    "introduction-programme": "introduksjonsprogram/",
    "study-support": "studiestotte/",
    "norwegian-training": "norskopplaering/",
    "residence": "opphold/",
}


def answers_of(name: str) -> dict[str, str]:
    """What somebody answered."""
    return next(case["answers"] for calculator, case in cases() if calculator == name and case.get("example"))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", CALCULATORS)
def test_from_home_the_first_field_is_one_tap_away_and_seen_without_scrolling(
    page: Page, address: str, name: str, lang: str
) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{address}/{address_of('', lang)}")
    page.locator(f".tasks a[href='{OWN[name]}']").click()
    page.wait_for_url(f"{address}/{address_of(OWN[name], lang)}")
    first = page.locator(f"[data-calculator={name}] form :is(input, label):visible").first
    expect(first).to_be_in_viewport(ratio=1)
    assert page.evaluate("scrollY") == 0


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", CALCULATORS)
def test_the_first_question_stands_with_its_button_on_the_first_screen_of_a_phone(
    page: Page, address: str, name: str, lang: str
) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{address}/{address_of(OWN[name], lang)}")
    asking = page.locator(f"[data-calculator={name}] .asking")
    whole = asking.locator(".question, .primary")
    assert whole.count() >= 2
    for each in whole.all():
        expect(each).to_be_in_viewport(ratio=1)
    assert page.evaluate("document.documentElement.scrollWidth") == 360


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_list_the_menu_and_the_foot_name_every_calculator(page: Page, address: str, lang: str) -> None:
    page.goto(f"{address}/{address_of(f'{INDEX}/', lang)}")
    expect(page.locator(".tabs a[aria-current=page]")).to_have_count(1)
    page.locator(".menu-button").click()
    for place in ("main", "#menu", "footer"):
        links = page.locator(f"{place} a")
        found = links.evaluate_all("links => links.map((link) => new URL(link.href).pathname)")
        assert {f"/{address_of(path, lang)}" for path in OWN.values()} <= {*found}, place


@pytest.mark.parametrize("name", CALCULATORS)
def test_every_door_leads_to_its_calculator(site: Path, name: str) -> None:
    told = {place.partition("#")[0] for place in doors(DOCS, name)}
    assert told
    for place in told:
        for lang in LANGUAGES:
            here = site / address_of(f"{place}/", lang)
            found = html.parse(str(here / "index.html")).xpath(f"//*[@data-door='{name}']")
            assert len(found) == sum(each.startswith(f"{place}#") for each in doors(DOCS, name))
            assert [door.get("id") for door in found] == [name, *[None] * (len(found) - 1)]
            for door in found:
                there = (here / door.find("a").get("href") / "index.html").resolve()
                assert there.relative_to(site.resolve()).parent.as_posix() + "/" == address_of(OWN[name], lang)
                assert f"data-calculator={name}" in there.read_text("utf-8").replace('"', "")


@pytest.mark.parametrize("name", CALCULATORS)
def test_an_old_address_brings_its_answers_to_the_calculators_own_page(
    page: Page, address: str, name: str
) -> None:
    answers = answers_of(name)
    query = "&".join(f"{field}={text}" for field, text in answers.items())
    page.goto(f"{address}/uk/om/")
    page.goto(f"{address}/uk/{OLD[name]}#{name}?{query}")
    place = page.locator(f"[data-calculator={name}]")
    expect(place.locator("p.note, .result").first).to_be_visible()
    assert next(iter(answers)) in place.locator("form").first.evaluate(GIVEN)  # what is not asked yet waits
    assert page.url == f"{address}/uk/{OWN[name]}#{name}", "the answers have left the address"
    page.evaluate("history.back()")
    page.wait_for_url("**/uk/om/", wait_until="commit")


def test_without_script_an_old_address_shows_the_door(page: Page, address: str) -> None:
    browser = page.context.browser
    assert browser
    with browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740}) as plain:
        old = plain.new_page()
        old.goto(f"{address}/uk/{OLD['residence']}#residence")
        expect(old.locator("#residence")).to_be_in_viewport()
        old.locator("#residence a").click()
        expect(old.locator(".example")).to_be_visible()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_page_of_questions_prints_on_few_sheets(page: Page, site: Path, address: str, lang: str) -> None:
    for each in finished.pages(site):
        if each.lang == lang and len(each.questions) > 1:
            page.goto(f"{address}/{each.address}")
            page.evaluate("dispatchEvent(new Event('beforeprint'))")
            assert len(pypdfium2.PdfDocument(page.pdf(format="A4"))) <= SHEETS, each.address


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_folds_inside_what_is_folded(site: Path, lang: str) -> None:
    for each in finished.pages(site):
        if each.lang == lang:
            assert not each.root.xpath("//details//details"), each.address
