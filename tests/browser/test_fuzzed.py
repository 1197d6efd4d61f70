"""Whatever is typed, linked or sent in stays text: answers keep to the markup of plain ones, and pages stay whole.

The markup that plain answers have (elements with their attributes) is read from the examples; no other may ever
appear, and links lead to the form or to a cited law. In a real page, hostile links run nothing and break nothing.
"""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from playwright.sync_api import Page, expect

from calc import CALCULATORS
from calc.browser import respond
from calc.frame.fields import Choice
from calc.frame.form import LONGEST
from calc.law import CITED
from calc.rates import load
from calc.text import say
from calc.words import LANGUAGES
from publish.check.rate_tables import RATES
from tests.browser.answering import CONTINUE, PAGE, put, widget
from tests.named_cases import cases

Markup = set[tuple[str, ...]]
CASES = cases()
TABLES = [path.stem for path in RATES.glob("*.toml")]
ODD_DAYS = ("2028-02-29", "2027-12-31", "2028-12-31", "1970-01-01", "2099-12-31")
MARKUP = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onfocus=alert(1) autofocus='",
    '" autofocus onfocus="alert(1)',
    "</form><form action=//e.no>",
    "</textarea></title><iframe src=//e.no>",
    "<!--",
    "]]>",
    "&lt;script&gt;",
    "&#60;script&#62;",
    "javascript:alert(1)",
    "[[<b>x</b>]]",
    "[[",
    "{age}",
    "{0.__class__}",
    "%(age)s",
    "\x00",
    "\ud800",
    "\u202e",
    "\u2028",
    "\x1b[31m",
)
NUMBERS = ("1e309", "NaN", "-0", "9" * 60, "٣٠", "２０", "²", "½", "0x1", "1_0", "1\u00a0000,5", "0" * 59 + "7")
DAYS = (*ODD_DAYS, "2026-02-29", "0000-00-00", "--", "1-1-1", "2026-05-01-01", "2026-٠٥-01", "9999-99-99", "²-²-²")
NAMES = ("__class__", "__proto__", "constructor", "", ".", "date.", ".day", "date.day.day", "a" * 500, *MARKUP)
TEXTS = st.one_of(
    st.sampled_from((*MARKUP, *NUMBERS, *DAYS)),
    st.text(st.characters(), max_size=LONGEST + 5),
    st.tuples(st.sampled_from(MARKUP), st.text(st.characters(), max_size=20)).map("".join),
)


@st.composite
def requests(draw: st.DrawFn) -> dict[str, Any]:
    """A named case with some of its answers changed and some more sent along."""
    name, case = draw(st.sampled_from(CASES))
    fields = CALCULATORS[name].form.fields
    typed = dict(case["answers"])
    for _ in range(draw(st.integers(0, 4))):
        field = draw(st.sampled_from([*fields, *NAMES, "date.day", "date.month", "date.year"]))
        options = fields[field].options if field in fields and isinstance(fields[field], Choice) else ()
        typed[field] = draw(TEXTS | st.sampled_from(options) if options else TEXTS)
    return {
        "calculator": name,
        "lang": draw(st.sampled_from(LANGUAGES)),
        "typed": typed,
        "today": draw(st.sampled_from(ODD_DAYS)),
        "linked": draw(st.booleans()),
    }


def told(request: dict[str, Any]) -> dict[str, Any]:
    """The answer, as the page takes it: both ways by JSON."""
    answer: dict[str, Any] = json.loads(respond(json.dumps(request)))
    return answer


def markup(answer: dict[str, Any]) -> Markup:
    """The elements of an answer with their attributes, and the addresses outside to which they lead."""
    found: Markup = set()
    for part in ("html", "sheet"):
        for element in html.fragment_fromstring(answer.get(part, ""), create_parent="div").iter():
            assert isinstance(element.tag, str), "a comment or an instruction"
            found |= {(element.tag, name) for name in element.attrib} | {(element.tag,)}
            places = {element.get(name) for name in ("href", "src", "action", "formaction", "data")}
            found |= {(place,) for place in places if place and not re.fullmatch(r"#[a-z0-9-]*", place)}
    return found


@cache
def plain() -> Markup:
    """The markup of plain results, questions and problems, and the addresses of the laws."""
    found: Markup = {(law.url,) for law in CITED} | {(load(table)["page"],) for table in TABLES}
    found.add(("details", "open"))  # a list stands open when one of its rarer answers is chosen
    asked = [(name, case["answers"]) for name, case in CASES]
    for name, calculator in CALCULATORS.items():
        asked += [(name, {}), (name, dict.fromkeys([*calculator.form.fields, "colour"], "x"))]
    for n, (name, typed) in enumerate(asked):
        today = ("2099-12-31", "2020-01-01")[n % 2]  # all days have passed, or lie ahead
        request = {"calculator": name, "lang": "uk", "typed": typed, "today": today, "linked": n % 3 > 0}
        found |= markup(told(request))
    return found


@settings(max_examples=100, deadline=None, derandomize=True)
@given(request=requests())
def test_an_answer_never_has_markup_that_plain_ones_have_not(request: dict[str, Any]) -> None:
    answer = told(request)
    assert answer["state"] in ("ask", "problems", "result")
    assert markup(answer) - plain() == set()
    # What was typed stands in its box as it was, where the form shows it; what is folded is as it was understood.
    for box in html.fragment_fromstring(answer["html"], create_parent="div").iter("input"):
        name = box.get("name", "")
        if "." in name and name.partition(".")[0] in request["typed"]:
            continue  # a day as a link has it and in three boxes too: no page sends both
        text = request["typed"].get(name)
        if box.get("type") not in ("radio", "checkbox", "hidden") and text is not None and text.isprintable():
            assert box.get("value", "") == text, box.get("name")


@pytest.mark.parametrize("today", ODD_DAYS[:3])
def test_the_rules_answer_on_the_odd_days_of_the_clock(today: str) -> None:
    """Named cases once more with their days moved there, asked from a clock that stands there."""
    for name, case in CASES[::4]:
        moved = {key: today if text.count("-") == 2 else text for key, text in case["answers"].items()}
        answer = told({"calculator": name, "lang": "nb", "typed": moved, "today": today})
        assert answer["state"] in ("ask", "problems", "result"), case["name"]


FRAGMENTS = (
    "introduction-benefit",
    "introduction-benefit?",
    "introduction-benefit?=",
    "introduction-benefit?&&&",
    "introduction-benefit?age",
    "introduction-benefit?age=22&age=23&age=24",
    "introduction-benefit?%",
    "introduction-benefit?%E0%A4%A",
    "introduction-benefit?__proto__=1&constructor=2&toString=3&hasOwnProperty=4",
    "introduction-benefit?__proto__[age]=1&__proto__.age=2",
    "introduction-benefit?date.day=1&date.day.day=2&.=3&date.=4",
    "introduction-benefit?" + "&".join(f"n{number}={number}" for number in range(200)),
    "introduction-benefit?age=" + "9" * 20_000,
    "introduction-benefit?" + "a" * 20_000 + "=1",
    "introduction-benefit?age=22?age=23#age=24",
    "study-support?age=22",
    "no-such-calculator?age=22",
    "__proto__?age=22",
    "constructor",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "//e.example/",
    "%00",
    "%",
    "*",
    "[name=age]",
    "' or '1'='1",
    *(f"introduction-benefit?age={quote(text)}&{quote(text)}=1" for text in MARKUP if text != "\ud800"),
    *(text for text in MARKUP if text.isprintable()),
)
WATCH = """document.addEventListener("securitypolicyviolation", () => console.error("policy"));
    for (const name of ["alert", "confirm", "prompt", "open"]) window[name] = () => console.error(name);"""


def test_no_link_runs_anything_asks_anybody_or_breaks_the_page(page: Page, address: str) -> None:
    """One page after the other, without a reload: what one link leaves behind meets the next one."""
    faults: list[str] = []
    page.add_init_script(WATCH)
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.on("dialog", lambda dialog: (faults.append(dialog.message), dialog.dismiss()))
    page.on("request", lambda asked: None if asked.url.startswith(address) else faults.append(asked.url))
    page.on("framenavigated", lambda frame: faults.append(frame.url) if PAGE not in frame.url else None)
    page.goto(f"{address}/en/{PAGE}")
    place = widget(page)
    markup_of = "(main) => [...new Set([...main.querySelectorAll('*')].flatMap(each => [each.localName, ..."
    markup_of += "[...each.attributes].map(({ name }) => `${each.localName} ${name}`)]))]"
    before = set(page.locator("main").evaluate(markup_of))
    for fragment in FRAGMENTS:
        page.evaluate("(hash) => { location.hash = hash }", fragment)
    page.evaluate("(hash) => { location.hash = hash }", "introduction-benefit?age=22&%3Cb%3E=1")
    expect(place.locator(".note", has_text=say("page.link-strange", "en"))).to_be_visible()
    held = set(page.locator("main").evaluate(markup_of))
    assert not [
        each
        for each in held - before
        if re.match(r"(script|iframe|img|svg|object|embed|link|base|style)\b|\w+ on", each)
    ]
    expect(place.locator("[name=age]")).to_have_value("22")
    put(place, "date", "2026-5-1")
    place.get_by_role("button", name=CONTINUE["en"], exact=True).click()
    expect(place.locator("[name=lives_with_parent]").first).to_be_focused()
    assert faults == []
