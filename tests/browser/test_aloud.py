"""Answers and results read aloud by the device itself.

A browser without a screen has no voices, so they are given to it here, and what the page asks of them is noted.
What only a device can show, how a voice sounds, is not tested.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from publish.text import word
from tests.browser.test_calculator import SOURCE_DOCUMENT, answer, named, url, widget

VOICES = """voices => {
  const spoken = window.spoken = [];
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  let waiting = [];
  const said = {
    getVoices: () => voices.map((each) => ({ default: false, ...each })),
    addEventListener: () => {},
    speak: (each) => {
      spoken.push({ text: each.text, voice: each.voice?.name ?? null, lang: each.lang });
      waiting.push(each);
      document.documentElement.dataset.spoken = "";
    },
    cancel: () => (waiting = []),
    finish: () => waiting.splice(0).forEach((each) => each.onend?.()),
  };
  Object.defineProperty(window, "speechSynthesis", { value: said, configurable: true });
}"""
UKRAINIAN = {"name": "Леся", "lang": "uk-UA", "localService": True}
FAR = {"name": "Cloud", "lang": "uk-UA", "localService": False, "default": True}
NORWEGIAN = {"name": "Nora", "lang": "nb_NO", "localService": True}  # as Android writes it
QUESTION = "uk/introduksjonsprogram/"
Opened = Callable[..., Page]


@pytest.fixture
def opened(context: BrowserContext, address: str) -> Opened:
    """Opens a page in a browser with these voices."""

    def go(*voices: dict[str, Any], path: str = QUESTION) -> Page:
        context.add_init_script(f"({VOICES})({json.dumps(voices)})")
        page = context.new_page()
        page.goto(path if path.startswith("http") else f"{address}/{path}")
        return page

    return go


def spoken(page: Page) -> list[dict[str, str]]:
    found: list[dict[str, str]] = page.evaluate("window.spoken")
    return found


def test_an_answer_is_read_with_the_voices_of_the_device_and_norwegian_words_as_norwegian(opened: Opened) -> None:
    page = opened(FAR, UKRAINIAN, NORWEGIAN)
    fetched = "performance.getEntriesByType('resource').some(each => /aloud/.test(each.name))"
    assert page.evaluate(fetched) is False
    question = page.locator(".faq", has=page.locator(".answer > p:first-of-type [lang=nb]")).first
    title = question.locator("h2").inner_text().replace("\u00ad", "")
    question.locator(".aloud").click()
    expect(page.locator("html[data-spoken]")).to_have_count(1)
    assert spoken(page)[0]["text"].startswith(title[:12])
    norwegian = question.locator(".answer > p:first-of-type [lang=nb]").first.inner_text()
    assert {each["voice"] for each in spoken(page)} == {"Леся", "Nora"}
    (said,) = [each for each in spoken(page) if each["text"].strip(" ().") == norwegian.replace("\u00ad", "")][:1]
    assert said["voice"] == "Nora"
    assert "\u00ad" not in "".join(each["text"] for each in spoken(page))


def test_what_is_folded_is_read_when_it_is_open_and_controls_never(opened: Opened) -> None:
    page = opened(UKRAINIAN, NORWEGIAN)
    question = page.locator(".faq", has=page.locator("details.rest")).first
    question.locator(".aloud").click()
    expect(question.locator(".aloud.reading")).to_have_count(1)
    expect(page.locator("html[data-spoken]")).to_have_count(1)
    short = "".join(each["text"] for each in spoken(page))
    page.evaluate("window.spoken.length = 0; delete document.documentElement.dataset.spoken")
    page.evaluate("speechSynthesis.finish()")
    expect(question.locator(".aloud.reading")).to_have_count(0)
    question.locator("summary").first.click()
    question.locator(".aloud").click()
    expect(page.locator("html[data-spoken]")).to_have_count(1)
    whole = "".join(each["text"] for each in spoken(page))
    assert len(whole) > len(short)
    for control in ("copy", "more", "print-answer"):
        assert word(control, "uk") not in whole


def test_it_stops_when_it_is_told_and_one_is_read_at_a_time(opened: Opened) -> None:
    page = opened(UKRAINIAN)
    first, second = page.locator(".faq .aloud").nth(0), page.locator(".faq .aloud").nth(1)
    first.click()
    expect(first).to_have_attribute("aria-label", word("aloud.stop", "uk"))
    second.click()
    expect(page.locator(".aloud.reading")).to_have_count(1)
    second.click()
    expect(page.locator(".aloud.reading")).to_have_count(0)
    page.wait_for_timeout(100)
    page.evaluate("window.spoken.length = 0")
    page.wait_for_timeout(200)
    assert spoken(page) == []


@pytest.mark.parametrize("voices", [(FAR,), (FAR, NORWEGIAN), ()], ids=["far away", "another language", "none"])
def test_without_a_voice_of_the_device_nothing_is_sent_anywhere_and_it_says_so(
    opened: Opened, voices: tuple[dict[str, Any], ...]
) -> None:
    page = opened(*voices)
    question = page.locator(".faq").first
    question.locator(".aloud").click()
    expect(question.get_by_text(word("aloud.no-voice", "uk"))).to_be_visible()
    assert spoken(page) == []
    expect(page.locator(".aloud.reading")).to_have_count(0)


def test_without_a_norwegian_voice_it_reads_on_and_says_so(opened: Opened) -> None:
    page = opened(FAR, UKRAINIAN)
    question = page.locator(".faq", has=page.locator(".answer > p:first-of-type [lang=nb]")).first
    question.locator(".aloud").click()
    expect(question.get_by_text(word("aloud.no-norwegian", "uk"))).to_be_visible()
    assert {each["voice"] for each in spoken(page)} == {"Леся"}


def test_a_translated_page_is_read_in_the_language_that_is_shown(opened: Opened) -> None:
    page = opened(UKRAINIAN, {"name": "Salma", "lang": "ar-EG", "localService": True})
    page.evaluate("document.documentElement.lang = 'ar'")
    page.locator(".faq .aloud").first.click()
    expect(page.locator("html[data-spoken]")).to_have_count(1)
    assert spoken(page)[0]["voice"] == "Salma"


def test_a_result_is_read_too(opened: Opened, address: str) -> None:
    page = opened(UKRAINIAN, NORWEGIAN, path=url(address, "uk"))
    answer(page, named(SOURCE_DOCUMENT)["answers"])
    result = widget(page).locator(".result")
    result.locator(".aloud").click()
    expect(page.locator("html[data-spoken]")).to_have_count(1)
    told = "".join(each["text"] for each in spoken(page)).replace("\u00a0", " ")
    assert result.locator(".answer").first.inner_text()[:5].replace("\u00a0", " ") in told


def test_where_nothing_can_speak_no_button_is_there(context: BrowserContext, address: str) -> None:
    context.add_init_script("delete window.speechSynthesis; delete window.SpeechSynthesisUtterance")
    page = context.new_page()
    page.goto(f"{address}/{QUESTION}")
    expect(page.locator(".copy .print").first).to_be_attached()
    assert page.locator(".aloud").count() == 0


def test_paper_shows_no_button(opened: Opened) -> None:
    page = opened(UKRAINIAN)
    expect(page.locator(".faq .aloud").first).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".faq .aloud").first).to_be_hidden()
