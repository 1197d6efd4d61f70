"""The named cases."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from tests.named_cases import cases
from tests.rules.verdict import faults

ALL = cases()


@pytest.mark.parametrize(("calculator", "case"), ALL, ids=[f"{name}: {case['name']}" for name, case in ALL])
def test_case(calculator: str, case: dict[str, Any]) -> None:
    assert faults(calculator, case) == []


def test_every_case_can_be_read_by_a_lawyer() -> None:
    for _, case in ALL:
        assert case["law"], case["name"]
        assert case["why"].endswith("."), case["name"]
    assert max(Counter((name, case["name"]) for name, case in ALL).values()) == 1
