"""What decides about a calculator's trees: the code its rules import, and the rate tables that this code names.

The code counts as Python understands it, so a comment, a docstring or a line that moves changes nothing.

>>> "calc.rules.residence.form" in modules("calc.rules.residence")
True
>>> sorted(modules("calc.rules.residence") & {"calc.rules.study_support", "calc.telling.sheet", "calc.law"})
['calc.law']
>>> meaning('"a"\\nx = 1  # why') == meaning('x = 1')
True
"""

from __future__ import annotations

import ast
import functools
import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path

from publish.places import RATES, ROOT

WALKERS = ("calc.paths.tree",)  # what makes trees of any rule


def key(rules: str) -> str:
    """A hash of all that decides about the trees of the rules in a module."""
    content = hashlib.sha256(sys.version.encode())
    for name in sorted(modules(rules, *WALKERS)):
        content.update(f"{name}\0{meaning(source(name))}\0".encode())
    for name in sorted(tables(rules)):
        content.update(f"{name}\0".encode() + (RATES / f"{name}.toml").read_bytes())
    return content.hexdigest()[:16]


def modules(*names: str) -> set[str]:
    """The modules of `calc` that some of them import, directly or through each other, and themselves."""
    found: set[str] = set()
    waiting = [*names]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += imported(name)
    return found


def tables(rules: str) -> set[str]:
    """The rate tables that the rules name."""
    known = {path.stem for path in RATES.glob("*.toml")}
    return {each for name in modules(rules) for each in strings(name) if each in known}


@functools.cache
def nodes(name: str) -> tuple[ast.AST, ...]:
    """All that a module's code consists of."""
    return (*ast.walk(ast.parse(source(name))),)


@functools.cache
def imported(name: str) -> tuple[str, ...]:
    """The modules of `calc` that a module imports; a package only if something of its own is taken."""
    return tuple(each for node in nodes(name) for each in named(node, name))


@functools.cache
def strings(name: str) -> frozenset[str]:
    """The strings that a module names."""
    return frozenset(
        each.value for each in nodes(name) if isinstance(each, ast.Constant) and isinstance(each.value, str)
    )


def named(node: ast.AST, name: str) -> Iterator[str]:
    """The modules that one statement of the module `name` imports."""
    if isinstance(node, ast.Import):
        yield from (each.name for each in node.names if file(each.name))
    elif isinstance(node, ast.ImportFrom):
        start = name.split(".")[: -node.level or None] if node.level else []
        place = ".".join([*start, *([node.module] if node.module else [])])
        parts = [f"{place}.{each.name}" for each in node.names]
        yield from (each for each in parts if file(each))
        if file(place) and not all(map(file, parts)):
            yield place


def file(name: str) -> Path | None:
    """The file of a module of `calc`, if it is one."""
    path = ROOT.joinpath(*name.split("."))
    places = (path.with_suffix(".py"), path / "__init__.py") if name.split(".")[0] == "calc" else ()
    return next((each for each in places if each.exists()), None)


def source(name: str) -> str:
    """The source of a module. Raises `LookupError` if it is not in `calc`."""
    there = file(name)
    if there is None:
        raise LookupError(f"{name} is no module of calc")
    return there.read_text("utf-8")


@functools.cache
def meaning(code: str) -> str:
    """The code without comments, docstrings and places."""
    tree = ast.parse(code)
    for each in ast.walk(tree):
        body = getattr(each, "body", None)
        if isinstance(body, list) and body and isinstance(body[0], ast.Expr):
            first = body[0].value
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                body[0] = ast.Pass()
    return ast.dump(tree).replace("[Pass(), ", "[")
