"""How long something on the web may take in all: a limit for each read is none for a server that drips.

>>> waits = threading.Event()
>>> within(1, lambda: "so", "nothing"), within(0.01, lambda: str(waits.wait(1)), "nothing")
('so', 'nothing')
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as Late
from typing import TypeVar

Result = TypeVar("Result")


def within(seconds: float, work: Callable[[], Result], otherwise: Result) -> Result:
    """What the work returns or raises within this time; what still waits ends with the command."""
    promised: Future[Result] = Future()

    def keep() -> None:
        try:
            promised.set_result(work())
        except Exception as fault:
            promised.set_exception(fault)

    threading.Thread(target=keep, daemon=True).start()
    try:
        return promised.result(seconds)
    except Late:  # of the waiting, or of the work
        return otherwise
