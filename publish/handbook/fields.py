"""The calculators' fields and the keys of a result, as Markdown, read from the forms and the named cases.

>>> print(field_table(CALCULATORS["introduction-benefit"]).splitlines()[3])
| `age` | 18 to 99 |
"""

from __future__ import annotations

from typing import Any

from calc import CALCULATORS
from calc.__main__ import values
from calc.frame.core import Calculator, Result, outcome_of
from calc.telling.report import as_json
from publish.places import CASES
from publish.problem import read_toml


def field_table(calculator: Calculator[Any, Any]) -> str:
    """Every field of a calculator with the values it takes, in the order of the form."""
    rows = [f"| `{name}` | {values(each).replace('|', '·')} |" for name, each in calculator.form.fields.items()]
    return "\n".join(["| field | values |", "|---|---|", *rows])


def field_tables() -> str:
    """The tables of all calculators, each below its name."""
    return "\n\n".join(f"### {name}\n\n{field_table(calculator)}" for name, calculator in CALCULATORS.items())


def keys(calculator: Calculator[Any, Any]) -> list[str]:
    """The keys of a result's `value`, in order: those of the first named case that comes to a result."""
    for case in read_toml(CASES / f"{calculator.name.replace('-', '_')}.toml")["case"]:
        outcome = outcome_of(calculator, case["answers"])
        if isinstance(outcome, Result):
            return list(as_json(outcome.value))
    return []


def result_keys() -> str:
    """A list of all calculators, each with the keys of its result."""
    return "\n".join(
        f"- `{name}`: {' '.join(f'`{key}`' for key in keys(calculator))}"
        for name, calculator in CALCULATORS.items()
    )
