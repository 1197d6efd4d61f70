"""The calculators' fields and the keys of a result, as Markdown, read from the forms and the named cases.

>>> from calc import CALCULATORS
>>> print(field_table(CALCULATORS["introduction-benefit"]).splitlines()[3])
| `age` | 18 to 99 |
"""

from __future__ import annotations

from typing import Any

from calc import CALCULATORS
from calc.__main__ import values
from calc.core import Calculator


def field_table(calculator: Calculator[Any, Any]) -> str:
    """Every field of a calculator with the values it takes, in the order of the form."""
    rows = [f"| `{name}` | {values(each).replace('|', '·')} |" for name, each in calculator.form.fields.items()]
    return "\n".join(["| field | values |", "|---|---|", *rows])


def field_tables() -> str:
    """The tables of all calculators, each below its name."""
    return "\n\n".join(f"### {name}\n\n{field_table(calculator)}" for name, calculator in CALCULATORS.items())
