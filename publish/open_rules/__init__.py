"""The rules for other programs, in `site/data/`: JSON with a schema each, and `calc` as a wheel for Python.

    rates.json   every rate table, each row with its day and source
    fields.json  the questions of each calculator, with their words in every language
    trees.json   its decision trees: which answers lead to which step, and under which law
    cases.json   its named cases, with what they must come to
    *.schema.json, and the wheel that the complete runtime of the browser installs too (`publish.runtime.wheel`)

All of it is made from what the site itself is made from, so there is nothing to keep up. The schemas are JSON
Schema 2020-12, https://json-schema.org/draft/2020-12. The same rules give the same bytes.

>>> sorted(tables.MADE) == sorted(addresses.DATA_FILES)
True
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from publish import addresses
from publish.open_rules import tables
from publish.problem import Problem

SCHEMAS = Path(__file__).parent


def add(site: Path, python: Path) -> None:
    """Write all of it into a finished site. Raises `Problem` if the packed Python has another wheel."""
    folder = site / addresses.DATA
    folder.mkdir(exist_ok=True)
    for name, make in tables.MADE.items():
        schema = addresses.schema_of(name)
        told = {"$schema": schema, "licence": tables.LICENCE, "note": tables.NOTE, name: make()}
        (folder / addresses.DATA_FILES[name]).write_text(written(told), "utf-8")
        shutil.copyfile(SCHEMAS / schema, folder / schema)
    wheel = python / "complete" / addresses.WHEEL
    if not wheel.exists():
        raise Problem(
            f"publish/addresses.py: there is no wheel {addresses.WHEEL}; write the version of pyproject.toml"
        )
    shutil.copyfile(wheel, folder / addresses.WHEEL)


def written(told: object) -> str:
    """JSON that a person can read too, the same each time."""
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"
