"""What is answered is offered in the next calculator, never taken silently, and lives in the tab alone."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.browser.answering import answer, asked_now, given, proceed, put, widget

TRAINING = {"permit": "s34", "permit_date": "2022-04-01", "age_at_permit": "30", "upper_secondary": "yes"}


def page_of(address: str, lang: str, calculator: str) -> str:
    return f"{address}/{'' if lang == 'nb' else lang + '/'}kalkulatorer/{calculator}/"


def follow(page: Page, calculator: str, name: str) -> Locator:
    """Go to another calculator by a link of the page, as a reader does."""
    page.locator(f"footer a[href='../{calculator}/']").click()
    place = widget(page, name)
    expect(place).to_be_visible()
    return place


def test_an_answer_is_offered_in_the_next_calculator_and_lives_in_memory_alone(page: Page, address: str) -> None:
    page.goto(page_of(address, "uk", "norskopplaering"))
    answer(page, TRAINING, "norwegian-training")
    page.evaluate("window.same = true")
    place = follow(page, "opphold", "residence")
    assert page.evaluate("window.same"), "the document has not been left"
    assert page.evaluate("scrollY") == 0
    expect(place.locator(".offer")).to_have_count(0)  # what one applies for, and when, nobody else knows
    put(place, "goal", "permanent")
    proceed(place)
    offer = place.locator(".offer[data-offer=permit] button")
    expect(offer).to_contain_text("§ 34")
    expect(offer).to_contain_text("2022")
    assert place.locator(".question :checked").count() == 0, "nothing is taken silently"
    offer.click()
    expect(place.locator(".answered a[data-change=permit], .result")).not_to_have_count(0)
    assert given(place)["first_permit_date"] == "2022-04-01"
    kept = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, history.state, location.href])")
    assert "s34" not in kept
    assert "2022" not in kept
    page.go_back()
    expect(widget(page, "norwegian-training").locator(".result")).to_be_visible()


def test_the_first_questions_are_offered_too_and_wait_for_the_others(page: Page, address: str) -> None:
    page.goto(page_of(address, "en", "norskopplaering"))
    proceed(widget(page, "norwegian-training"))
    put(widget(page, "norwegian-training"), "permit", "s28")
    place = follow(page, "introduksjonsprogram", "introduction-programme")
    offered = place.locator(".offer button")
    if "permit" not in asked_now(place):
        put(place, "about", "right")
        proceed(place)
    expect(offered).to_have_count(1)
    offered.click()
    expect(place.locator("[name=permit][value=s28]")).to_be_checked()
    page.reload()
    expect(widget(page, "introduction-programme").locator(":checked[name=permit]")).to_have_count(0)
    expect(place.locator(".offer")).to_have_count(0)


def test_without_answers_a_link_is_a_link(page: Page, address: str) -> None:
    page.goto(page_of(address, "en", "norskopplaering"))
    page.evaluate("window.same = true")
    follow(page, "opphold", "residence")
    assert page.evaluate("window.same") is None
