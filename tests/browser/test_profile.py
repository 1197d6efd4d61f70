"""What a browser's profile on disk holds after a visit: nothing of what was typed, searched or found.

A reader at the library types, searches, calculates, changes language, goes back, and closes the browser.
Then every file of the profile is read, as UTF-8 and as UTF-16, Firefox's packed ones unpacked, and what is
Base64 in them.
"""

from __future__ import annotations

import re
import time
from base64 import b64decode
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Error, Playwright

from tests.browser import device, drivers
from tests.browser.drivers import ENTER, TAB, Driver

PLACE = "[data-calculator=introduction-benefit]"
RESULT = f"document.querySelector('{PLACE} .result')"
SEARCHED, REFUSED, CARRIED, UNSENT = "qx7searched", "qx7refused", "qx7carried", "qx7unsent"
SENT = {"date.day": "17", "date.month": "3", "date.year": "2022", "age": "31"}  # a day that no example has
OTHERWISE = ("introduction-benefit?", "partner_in_programme")  # a link nobody made; the name of a chosen answer
VISITED = "qx7visited"  # in an address: this is found, or nothing would be
PACKED = b"mozLz40\0"
BASE64 = re.compile(rb"(?:[A-Za-z0-9+/]{4}){6,}")
# A Firefox that is driven keeps less than a reader's.
AS_READERS_HAVE_IT = """user_pref("remote.prefs.recommended", false);
user_pref("browser.sessionstore.interval", 1000);"""


@contextmanager
def chromium(playwright: Playwright, profile: Path) -> Iterator[Driver]:
    with device.browser(playwright, profile) as page:
        pressed = {ENTER: "Enter", TAB: "Tab"}

        def keys(text: str) -> None:
            for each in text:
                page.keyboard.press(pressed[each]) if each in pressed else page.keyboard.type(each)

        def run(body: str) -> Any:
            with suppress(Error):  # another page is coming
                return page.evaluate(f"() => {{ {body} }}")

        yield Driver(page.goto, lambda: page.go_back(wait_until="commit"), run, keys)
        page.context.new_page()
        page.close()  # its tab is now one that can be opened again


@contextmanager
def firefox(profile: Path) -> Iterator[Driver]:
    (profile / "user.js").write_text(AS_READERS_HAVE_IT)
    with drivers.firefox(profile) as driver:
        yield driver
        time.sleep(3)  # its session is written every second


@pytest.mark.parametrize("kind", ["chromium", "firefox"])
def test_nothing_of_a_visit_is_on_disk(kind: str, playwright: Playwright, address: str, tmp_path: Path) -> None:
    opened: dict[str, Callable[[], AbstractContextManager[Driver]]] = {
        "chromium": lambda: chromium(playwright, tmp_path),
        "firefox": lambda: firefox(tmp_path),
    }
    with opened[kind]() as driver:
        markers = {*visit(driver, address), SEARCHED, REFUSED, CARRIED, UNSENT, *OTHERWISE}
    assert found(tmp_path, {VISITED}) == {VISITED}, "the profile is read"
    assert found(tmp_path, markers) == set()


def visit(driver: Driver, address: str) -> set[str]:
    """Search, calculate, change language, go back, type on; returns what the results said."""
    driver.go(f"{address}/om/?{VISITED}")
    driver.go(f"{address}/uk/sok/")
    driver.until("!document.querySelector('form[role=search]').hidden")
    driver.type("#query", SEARCHED)
    driver.until(f"document.querySelector('form [role=status]').textContent.includes('{SEARCHED}')")
    driver.press(".languages a[hreflang=en]")
    driver.until(
        f"document.documentElement.lang === 'en' && document.querySelector('#query').value === '{SEARCHED}'"
    )

    driver.go(f"{address}/uk/kalkulatorer/introduksjonsstonad/")
    driver.until(f"document.querySelector('{PLACE} form')?.checkVisibility()")
    told = {calculated(driver)}
    ask_again(driver)
    driver.type(f"{PLACE} [name=age]", CARRIED)
    driver.press(".languages a[hreflang=nb]")
    driver.until(f"document.documentElement.lang === 'nb' && {age(CARRIED)}")
    driver.run(f"document.querySelector('{PLACE} [name=age]').select()")
    driver.keys("31")
    driver.press(f"{PLACE} [type=submit]")
    told.add(driver.until(f"{RESULT}?.querySelector('p:nth-of-type(2)').textContent"))
    driver.back()
    driver.until(f"document.documentElement.lang === 'uk' && {age('31')}")
    driver.until(f"{RESULT} !== null")

    ask_again(driver)
    driver.type(f"{PLACE} [name=age]", UNSENT)
    driver.go(f"{address}/uk/om/")
    driver.back()
    driver.until(age(UNSENT))
    return told


def age(text: str) -> str:
    return f"document.querySelector('{PLACE} [name=age]')?.value.includes('{text}')"


def ask_again(driver: Driver) -> None:
    """Ask for the age once more."""
    driver.press(f"{PLACE} a[data-change=age]")
    driver.until(f"document.querySelector('{PLACE} [name=age]:not([type=hidden])') !== null")


def calculated(driver: Driver) -> str:
    """Fill in the form, first with an age that is none, until there is a result; returns its second sentence."""
    driver.type(f"{PLACE} [value=other]", " ")
    for name, text in (SENT | {"age": REFUSED}).items():
        driver.type(f"{PLACE} [name='{name}']", text + TAB)
    driver.press(f"{PLACE} [type=submit]")
    driver.until(f"document.querySelector('{PLACE} .problems') !== null")
    driver.run(f"document.querySelector('{PLACE} [name=age]').select()")
    driver.keys(SENT["age"])
    for _ in range(8):
        driver.run(f"""document.querySelector('{PLACE} form').dataset.asked = 'yes';
            for (const each of document.querySelectorAll('{PLACE} [type=radio][value=no]')) each.click()""")
        driver.press(f"{PLACE} [type=submit]:not([value=yes])")
        driver.until(f"!document.querySelector('{PLACE} form')?.dataset.asked")
        if driver.run(f"return {RESULT} !== null"):
            return str(driver.run(f"return {RESULT}.querySelector('p:nth-of-type(2)').textContent"))
    raise AssertionError("no result after eight questions")


def found(profile: Path, markers: set[str]) -> set[str]:
    """Those of the markers that any file of the profile holds; each with the file is printed."""
    held: set[str] = set()
    for path in profile.rglob("*"):
        if not path.is_file() or path.is_symlink():
            continue
        content = path.read_bytes()
        if content.startswith(PACKED):
            content += unpacked(content[len(PACKED) + 4 :])
            content += b"".join(b64decode(each) for each in BASE64.findall(content))
        here = {each for each in markers if any(each.encode(code) in content for code in ("utf-8", "utf-16-le"))}
        print(path.relative_to(profile), here) if here else None
        held |= here
    return held


def unpacked(block: bytes) -> bytes:
    """An LZ4 block in plain, https://github.com/lz4/lz4/blob/dev/doc/lz4_Block_format.md.

    >>> unpacked(bytes([0x14]) + b"a" + bytes([1, 0, 0x10]) + b"b")
    b'aaaaaaaaab'
    """
    out, at = bytearray(), 0

    def length(short: int) -> int:
        nonlocal at
        if short < 15:
            return short
        for number in count():
            at += 1
            if block[at - 1] != 255:
                return 15 + 255 * number + block[at - 1]
        raise AssertionError

    while at < len(block):
        token = block[at]
        at += 1
        literals = length(token >> 4)
        out += block[at : at + literals]
        at += literals
        if at >= len(block):
            break
        offset = int.from_bytes(block[at : at + 2], "little")
        at += 2
        for _ in range(length(token & 15) + 4):
            out.append(out[-offset])
    return bytes(out)
