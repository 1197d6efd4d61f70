"""The rules: what Norwegian law says, as pure functions that explain themselves.

Standard library only; reads nothing but its own package. `python -m calc`
lists the calculators. A new calculator is a module with a `CALCULATOR`, named here
in the order of the pages; `python -m publish new-calculator NAME` begins one.
"""

from __future__ import annotations

from typing import Any

from calc.frame.core import Calculator
from calc.rules import (
    introduction_benefit,
    introduction_programme,
    norwegian_training,
    residence,
    study_support,
)

MODULES = (
    introduction_benefit,
    introduction_programme,
    study_support,
    norwegian_training,
    residence,
)

CALCULATORS: dict[str, Calculator[Any, Any]] = {module.CALCULATOR.name: module.CALCULATOR for module in MODULES}
