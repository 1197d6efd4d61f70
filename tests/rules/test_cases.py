"""The named cases, in CPython and in the very runtime that readers get."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from publish.runtime import engine
from publish.runtime.difference import reduced
from tests.conftest import CASES, ROOT, cases
from tests.verdict import faults

ALL = cases()


@pytest.mark.parametrize(("calculator", "case"), ALL, ids=[f"{name}: {case['name']}" for name, case in ALL])
def test_case(calculator: str, case: dict[str, Any]) -> None:
    assert faults(calculator, case) == []


def test_every_case_can_be_read_by_a_lawyer() -> None:
    for _, case in ALL:
        assert case["law"], case["name"]
        assert case["why"].endswith("."), case["name"]
    assert max(Counter((name, case["name"]) for name, case in ALL).values()) == 1
    assert len(CASES) >= 1


def test_cases_in_what_readers_run() -> None:
    """The same cases, run under Node by the reduced Python that readers get, have the same verdict."""
    verdict = (ROOT / "tests" / "verdict.py").read_text("utf-8")
    told = """
import sys
found = [f"{name}: {case['name']}: {fault}" for name, case in given for fault in faults(name, case)]
result = {"python": sys.version, "count": len(given), "faults": found}
"""
    said = engine.run(reduced("en"), verdict + told, ALL).result
    assert said["python"].startswith("3.14")
    assert said["count"] == len(ALL)
    assert said["faults"] == []
