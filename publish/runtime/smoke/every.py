"""How each exercise calls: everything, right or wrong, and what is raised is part of it."""

# ruff: noqa
# mypy: ignore-errors

from __future__ import annotations  # for all that follow

from typing import Any


def every(*calls: Any) -> None:
    """Call each, and write out what it gives or raises."""
    for call in calls:
        try:
            repr(call())
        except BaseException as fault:
            repr(fault), str(fault), fault.__traceback__.tb_lineno
