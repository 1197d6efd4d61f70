"""The named cases, in CPython and in the very runtime that readers get."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from publish.runtime import OUT
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


def test_cases_in_pyodide(tmp_path: Path) -> None:
    """The same cases, run by the packed Python under Node, give the same verdict."""
    work = tmp_path / "cases.json"
    work.write_text(json.dumps(ALL), "utf-8")
    verdict = (ROOT / "tests" / "verdict.py").read_text("utf-8")
    run = [ROOT / "tests" / "pyodide_cases.mjs", OUT, work]
    done = subprocess.run(["node", *map(str, run)], input=verdict, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    said = json.loads(done.stdout)
    assert said["python"].startswith("3.14")
    assert said["count"] == len(ALL)
    assert said["faults"] == []
