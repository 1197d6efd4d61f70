"""A reader who answers a calculator, by mouse or by keyboard: what all tests of the browser share."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, Page, expect

from calc import CALCULATORS
from calc.rules.introduction_benefit.form import PAYMENT_FIELDS
from tests.named_cases import cases

PAGE = "kalkulatorer/introduksjonsstonad/"
SOURCE_DOCUMENT = "Adult on 15 August 2023, as the source document tells it"
CONTINUE = {"nb": "Fortsett", "en": "Continue", "ru": "Продолжить", "uk": "Продовжити"}
# A page has all looks before its calculator shows anything; who puts HTML there by hand asks for them first.
DRESS = """async () => {
    const script = performance.getEntriesByType("resource").find(({ name }) => name.includes("/languages."));
    await (await import(script.name)).dressed();
}"""
ROUNDS = 30  # more than any calculator has


def widget(page: Page, name: str = "introduction-benefit") -> Locator:
    """A calculator of the page, by its name; a page may hold several."""
    return page.locator(f"[data-calculator={name}]")


def url(address: str, lang: str, fragment: str = "introduction-benefit") -> str:
    return f"{address}/{'' if lang == 'nb' else lang + '/'}{PAGE}#{fragment}"


def named(name: str) -> dict[str, Any]:
    return next(case for _, case in cases() if case["name"] == name)


def given(place: Locator) -> dict[str, str]:
    """The answers that lie in a form, by field name, in their order."""
    hidden = place.locator("form.questions input[type=hidden]:not(.options input)")
    return dict(hidden.evaluate_all("all => all.map(e => [e.name, e.value])"))


def put(place: Locator, name: str, text: str) -> None:
    """Answer one question that is asked now; a day in its three boxes."""
    boxes = place.locator(f"[name='{name}']:not([type=hidden])")
    if place.locator(f"[name='{name}.day']").count():
        if place.locator(f"[name='{name}.when']").count():
            place.locator(f"[name='{name}.when'][value=other]").check()
        year, month, day = (text or "--").split("-")
        for part, each in (("day", day), ("month", month), ("year", year)):
            place.locator(f"[name='{name}.{part}']").fill(each)
    elif boxes.first.get_attribute("type") == "submit":  # this button is the answer, and continues
        boxes.and_(place.locator(f"[value='{text}']")).evaluate("it => { it.dataset.pressNow = '' }")
    elif boxes.first.get_attribute("type") == "radio":
        chosen = place.locator(f"[name='{name}'][value='{text}']")
        folded = place.locator("details.others:not([open])", has=chosen)
        if folded.count():
            folded.locator("summary").click()
        chosen.check()
    else:
        boxes.first.fill(text)


def proceed(place: Locator) -> None:
    """Continue, and wait for what comes."""
    place.locator("form.questions").evaluate("form => { form.dataset.asked = '' }")
    place.locator(".asking :is(.primary, [data-press-now])").click()
    expect(place.locator("form[data-asked]")).to_have_count(0)


def asked_now(place: Locator, within: str = ".asking") -> list[str]:
    """The names of the questions that are put now, in their order."""
    names = place.locator(f"{within} input[name]").evaluate_all("all => all.map(e => e.name.split('.')[0])")
    return list(dict.fromkeys(names))


def change(place: Locator, name: str) -> None:
    """Ask for one question again."""
    place.locator(f"a[data-change='{name}']").click()
    expect(place.locator(f".asking [name^='{name}']").first).to_be_attached()


def answer(page: Page, answers: dict[str, str], calculator: str = "introduction-benefit") -> list[list[str]]:
    """Answer what is asked until there is a result, and what is offered below it; returns the rounds.

    What a case leaves out is no, or empty; its day of today is taken as it is offered.
    """
    place = widget(page, calculator)
    rounds: list[list[str]] = []
    for _ in range(ROUNDS):
        names = asked_now(place)
        for name in names:
            kind = place.locator(f".asking [name^='{name}']").first.get_attribute("type")
            if name in answers or kind == "text" or not place.locator(f"[name='{name}.when']").count():
                put(place, name, said(calculator, name, answers))
        rounds.append(names)
        proceed(place)
        if place.locator(".result").count() and not further(place, answers):
            return rounds
    raise AssertionError("no result after thirty rounds")


def further(place: Locator, answers: dict[str, str]) -> bool:
    """Whether the case goes on below the result; then that is asked about."""
    wanted = [name for name in asked_now(place, ".more") if answers.get(name)]
    button = place.locator(".more button[name=payment]")
    if wants_payment(answers) and button.count():
        chosen = button
    elif wanted:
        for name in wanted:
            put(place, name, answers[name])
        chosen = place.locator(f".more:has([name^='{wanted[0]}']) [type=submit]")
    else:
        return False
    body = place.locator("[data-body]")
    before = body.inner_html()
    chosen.click()
    expect(body).not_to_have_js_property("innerHTML", before)
    return not place.locator(".result").count() or further(place, answers)


def wants_payment(answers: dict[str, str]) -> bool:
    return answers.get("payment", "yes") == "yes" and bool(answers.keys() & {"payment", *PAYMENT_FIELDS})


FOCUSED = """() => {
    const { name = "", type = "", value = "", checked = false, className, localName } = document.activeElement;
    return { name, type, value, checked, className, localName };
}"""


def answer_by_keyboard(page: Page, answers: dict[str, str], calculator: str) -> None:
    """Answer what is asked with Tab, Space, arrows, digits and Enter alone."""
    place = widget(page, calculator)
    for _ in range(ROUNDS):
        for _ in range(99):
            at = page.evaluate(FOCUSED)
            if at["className"] == "primary":
                break
            field, _, part = at["name"].partition(".")
            text = answers.get(field, "")
            if field and at["type"] == "submit" and at["value"] == said(calculator, field, answers):
                break
            if at["type"] == "radio":
                today = "other" if text else "today"
                choose(place, at, today if part == "when" else said(calculator, field, answers))
            elif at["type"] == "text" and text:
                page.keyboard.press("ControlOrMeta+a")
                page.keyboard.type(
                    dict(zip(("year", "month", "day"), text.split("-"), strict=False)).get(part, text)
                )
            page.keyboard.press("Tab")
        place.locator("form.questions").evaluate("form => { form.dataset.asked = '' }")
        page.keyboard.press("Enter")
        expect(place.locator("form[data-asked]")).to_have_count(0)
        if place.locator(".result").count():
            return
    raise AssertionError("no result after thirty rounds")


def choose(place: Locator, at: dict[str, Any], wanted: str) -> None:
    """Choose one of several by keys; what is not seen at first lies behind the last of them."""
    page = place.page
    if not at["checked"]:
        page.keyboard.press("Space")
    seen = place.locator(f"[name='{at['name']}'][value='{wanted}']")
    if not seen.is_visible():
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(seen).to_be_visible()
        page.keyboard.press("Tab")
        if page.evaluate(FOCUSED)["name"] != at["name"]:  # a group is one stop: back to the one that is chosen
            page.keyboard.press("Shift+Tab")
            page.keyboard.press("Shift+Tab")
    while page.evaluate(FOCUSED)["value"] != wanted:
        page.keyboard.press("ArrowDown")


def said(calculator: str, name: str, answers: dict[str, str]) -> str:
    """What a household says to a question: what its case says, or what it is silent about."""
    options = CALCULATORS[calculator].form.fields[name].options
    silent = assumed(name, answers) if options else ""
    return answers.get(name) or (silent if silent in options or not options else options[0])


def assumed(name: str, answers: dict[str, str]) -> str:
    """What a household says to a question that its case is silent about."""
    if name == "about":
        return "length" if answers.keys() & {"start_offered", "goal"} else "right"
    if name == "payment" and answers.keys() & set(PAYMENT_FIELDS):
        return "yes"
    if name == "arrived_before_18" and int(answers.get("age") or 99) <= 20:
        return "yes"
    if name == "permit_at_offer":
        return answers.get("permit") or "s28"
    return "none" if name.endswith("ground") else "no"
