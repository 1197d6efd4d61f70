"""Firefox and WebKit as the tests drive them: each a context manager that gives a `Driver`.

Firefox speaks WebDriver BiDi over a socket of its own
(https://w3c.github.io/webdriver-bidi/), so no other program is needed; WebKit
has Debian's `WebKitWebDriver` (https://www.w3.org/TR/webdriver2/) and a screen
that is not there. Keys and clicks are the browser's own, not made by a script.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

from websockets.sync.client import connect

from tests.ports import free_port

PATIENCE = 90  # seconds; two cores are sometimes busy, and Python starts in here
MINI_BROWSER = next(iter(Path("/usr/lib").glob("*/webkit2gtk-4.1/MiniBrowser")), None)
SOFTWARE = {
    "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1",
    "LIBGL_ALWAYS_SOFTWARE": "1",
    "WEBKIT_DISABLE_COMPOSITING_MODE": "1",
}
ENTER, TAB, ESCAPE = "\ue007", "\ue004", "\ue00c"


@dataclass(frozen=True)
class Driver:
    """A browser with one page. `run` takes the body of a function and returns what it returns."""

    go: Callable[[str], object]
    back: Callable[[], object]
    run: Callable[[str], Any]
    keys: Callable[[str], object]

    def until(self, expression: str) -> Any:
        """Wait until an expression in the page is true, and return it. Raises AssertionError after `PATIENCE`."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            found = self.run(f"return {expression}")
            if found:
                return found
            time.sleep(0.1)
        raise AssertionError(f"never true: {expression}")

    def type(self, selector: str, text: str) -> None:
        """Put the focus on a field and type."""
        self.run(f"document.querySelector({json.dumps(selector)}).focus()")
        self.keys(text)

    def press(self, selector: str, key: str = ENTER) -> None:
        """Put the focus on a control and press a key."""
        self.type(selector, key)


@contextmanager
def firefox(profile: Path) -> Iterator[Driver]:
    """Firefox by BiDi, with a fresh profile."""
    program = shutil.which("firefox-esr") or shutil.which("firefox")
    assert program, "no Firefox: sudo apt-get install firefox-esr"
    command = [program, "--headless", "--no-remote", "--profile", str(profile), "--remote-debugging-port=0"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
    try:
        assert process.stderr
        listening = next(found for line in process.stderr if (found := re.search(r"ws://\S+", line)))
        with connect(f"{listening[0]}/session", max_size=None) as socket:
            count = iter(range(1, 1_000_000))

            def ask(method: str, **params: Any) -> Any:
                number = next(count)
                socket.send(json.dumps({"id": number, "method": method, "params": params}))
                while True:
                    answer = json.loads(socket.recv(PATIENCE))
                    if answer.get("id") == number:
                        assert "error" not in answer, answer
                        return answer["result"]

            ask("session.new", capabilities={})
            # The first tab of a window without a screen never gets the focus; one that is opened does.
            context = ask("browsingContext.create", type="tab")["context"]
            ask("browsingContext.setViewport", context=context, viewport={"width": 400, "height": 740})

            def run(body: str) -> Any:
                # What comes back is text, so that every value has one shape.
                told = ask(
                    "script.callFunction",
                    functionDeclaration=f"() => JSON.stringify((() => {{ {body} }})())",
                    target={"context": context},
                    awaitPromise=True,
                )
                assert told["type"] == "success", told
                return json.loads(told["result"].get("value") or "null")

            def keys(text: str) -> None:
                actions = [{"type": each, "value": key} for key in text for each in ("keyDown", "keyUp")]
                source = {"type": "key", "id": "keyboard", "actions": actions}
                ask("input.performActions", context=context, actions=[source])

            yield Driver(
                lambda url: ask("browsingContext.navigate", context=context, url=url, wait="complete"),
                lambda: ask("browsingContext.traverseHistory", context=context, delta=-1),
                run,
                keys,
            )
            ask("browser.close")
            process.wait(timeout=20)
    finally:
        process.terminate()
        process.wait(timeout=20)


@contextmanager
def webkit(_profile: Path) -> Iterator[Driver]:
    """WebKit by WebDriver; its profile is always fresh."""
    assert MINI_BROWSER is not None, "no WebKit: sudo apt-get install webkit2gtk-driver"
    port = free_port()
    command = ["xvfb-run", "-a", "WebKitWebDriver", f"--port={port}"]
    process = subprocess.Popen(command, env={**os.environ, **SOFTWARE}, start_new_session=True)

    def ask(method: str, path: str, told: dict[str, Any] | None = None) -> Any:
        connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        connection.request(method, path, json.dumps(told) if told is not None else None)
        answer = json.loads(connection.getresponse().read())["value"]
        assert not (isinstance(answer, dict) and "error" in answer), answer
        return answer

    try:
        options = {"webkitgtk:browserOptions": {"binary": str(MINI_BROWSER), "args": ["--automation"]}}
        wait_for(lambda: ask("GET", "/status"))
        session = "/session/" + ask("POST", "/session", {"capabilities": {"alwaysMatch": options}})["sessionId"]

        def keys(text: str) -> None:
            actions = [{"type": each, "value": key} for key in text for each in ("keyDown", "keyUp")]
            ask("POST", f"{session}/actions", {"actions": [{"type": "key", "id": "k", "actions": actions}]})

        yield Driver(
            lambda url: ask("POST", f"{session}/url", {"url": url}),
            lambda: ask("POST", f"{session}/back", {}),
            lambda body: ask("POST", f"{session}/execute/sync", {"script": body, "args": []}),
            keys,
        )
        ask("DELETE", session)
    finally:
        os.killpg(process.pid, 15)
        process.wait(timeout=20)


def wait_for(attempt: Callable[[], object]) -> None:
    """Try until it no longer fails to connect."""
    for _ in range(100):
        try:
            attempt()
        except OSError:
            time.sleep(0.1)
        else:
            return
