"""Compare what a calculator says with what a named case expects; runs in CPython and in Pyodide."""

from __future__ import annotations

from datetime import date
from typing import Any

from calc import CALCULATORS
from calc.frame.core import outcome_of
from calc.telling.report import outcome_json
from calc.telling.teller import Teller


def told(calculator: str, answers: dict[str, str], lang: str = "en", today: date | None = None) -> dict[str, Any]:
    """What a calculator says of these answers, as the command line prints it."""
    teller = Teller(CALCULATORS[calculator], lang, today)
    return outcome_json(teller, outcome_of(teller.calculator, answers))


def faults(calculator: str, case: dict[str, Any]) -> list[str]:
    """What differs from the case; an empty list when all is as expected."""
    today = date.fromisoformat(str(case["today"])) if "today" in case else None
    said = told(calculator, case["answers"], today=today)
    if "ask" in case:
        return [] if said.get("ask") == case["ask"] else [f"expected to be asked {case['ask']}, got {said}"]
    if "errors" in case:
        named = sorted(said.get("errors", {}))
        return [] if named == sorted(case["errors"]) else [f"expected errors at {case['errors']}, got {said}"]
    if "value" not in said:
        return [f"expected a result, got {said}"]
    found = []
    for name, expected in case.get("expect", {}).items():
        value = said["value"][name]
        if not agrees(value, expected):
            found.append(f"{name}: expected {expected!r}, got {value!r}")
    found += [f"{name}: expected null" for name in case.get("null", []) if said["value"][name] is not None]
    days = {each["id"]: each["day"] for each in said["days"]}
    if case.get("days", days) != days:
        found.append(f"days: expected {case['days']}, got {days}")
    steps = [step["id"] for step in said["steps"]]
    found += [f"step {each} is missing among {steps}" for each in case.get("steps", []) if each not in steps]
    found += [f"step {each} should not be there" for each in case.get("absent", []) if each in steps]
    return found


def agrees(value: Any, expected: Any) -> bool:
    """Whether a value is as expected; a table names only those of its keys that matter, `"null"` is null."""
    if isinstance(expected, dict):
        return isinstance(value, dict) and all(agrees(value[key], each) for key, each in expected.items())
    if isinstance(expected, list):
        return len(value) == len(expected) and all(map(agrees, value, expected))
    return bool(value == (None if expected == "null" else expected))
