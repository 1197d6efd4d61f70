"""The named cases, in the very runtime that readers get."""

from __future__ import annotations

from publish.places import ROOT
from publish.runtime import engine
from publish.runtime.difference import reduced
from tests.named_cases import cases

ALL = cases()
FUTURE = "from __future__ import annotations\n"


def test_cases_in_what_readers_run() -> None:
    """The same cases, run under Node by the reduced Python that readers get, have the same verdict."""
    verdict = (ROOT / "tests" / "rules" / "verdict.py").read_text("utf-8")
    report = (ROOT / "calc" / "telling" / "report.py").read_text("utf-8")  # results as JSON: no page asks for them
    (compiled,) = engine.byte_code(report)
    brought = f"""
import marshal, sys
sys.modules["calc.telling.report"] = module = type(sys)("calc.telling.report")
exec(marshal.loads({compiled!r}[16:]), module.__dict__)
"""
    told = """
import sys
found = [f"{name}: {case['name']}: {fault}" for name, case in given for fault in faults(name, case)]
result = {"python": sys.version, "count": len(given), "faults": found}
"""
    said = engine.run(reduced("en"), FUTURE + brought + verdict.replace(FUTURE, "") + told, ALL).result
    assert said["python"].startswith("3.14")
    assert said["count"] == len(ALL)
    assert said["faults"] == []
