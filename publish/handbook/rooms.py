"""The rooms of `calc` and `publish`, and the arrows between them, read from the imports.

A room is a folder below the package, or a module that lies in it alone. An
arrow `a → b` says that some module of `a` imports one of `b`. A floor is the
longest way down from a room, so where no arrows run in a circle, each arrow
leads to a lower floor. The picture is Mermaid, https://mermaid.js.org/syntax/flowchart.html.

>>> arrows = {"site": {"page", "word"}, "page": {"word"}, "word": set()}
>>> floors(arrows)
[['word'], ['page'], ['site']]
>>> needed(arrows)
[('page', 'word'), ('site', 'page')]
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from graphlib import TopologicalSorter
from pathlib import Path

Arrows = Mapping[str, set[str]]
PACKAGES = ("calc", "publish")


def modules(root: Path) -> dict[str, Path]:
    """Each module of the project by its dotted name; a package goes by its own."""
    found = {}
    for package in PACKAGES:
        for path in sorted((root / package).rglob("*.py")):
            parts = path.relative_to(root).with_suffix("").parts
            found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imported(source: str) -> Iterator[tuple[str, ...]]:
    """The dotted names that a source may mean by its imports, the longest first."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((each.name,) for each in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from ((f"{node.module}.{each.name}", node.module) for each in node.names)


def room(module: str) -> str:
    """The room of a module: `calc.frame` for `calc.frame.form`."""
    return ".".join(module.split(".")[:2])


def arrows(root: Path) -> dict[str, set[str]]:
    """Every room with the rooms it imports."""
    known = modules(root)
    drawn: dict[str, set[str]] = {room(module): set() for module in known}
    for module, path in known.items():
        for names in imported(path.read_text("utf-8")):
            meant = next((name for name in names if name in known), None)
            if meant and room(meant) != room(module):
                drawn[room(module)].add(room(meant))
    return drawn


def within(package: str, drawn: Arrows) -> dict[str, set[str]]:
    """What the picture of one package shows: another package is one room, and what has no arrow is none."""

    def of(name: str) -> str:
        return name.split(".")[0]

    def seen(name: str) -> str:
        return name if of(name) == package else of(name)

    inside = {name: {seen(each) for each in leads} for name, leads in drawn.items() if of(name) == package}
    met = set().union(*inside.values())
    return {name: leads for name, leads in inside.items() if leads or name in met}


def floors(drawn: Arrows) -> list[list[str]]:
    """The rooms by floor, the ground first. Raises `graphlib.CycleError` where arrows run in a circle."""
    height: dict[str, int] = {}
    for name in TopologicalSorter(drawn).static_order():
        height[name] = 1 + max((height[each] for each in drawn.get(name, ())), default=-1)
    return [sorted(name for name in height if height[name] == floor) for floor in sorted(set(height.values()))]


def below(name: str, drawn: Arrows) -> set[str]:
    """All that a room reaches by one arrow or more."""
    reached: set[str] = set()
    waiting = list(drawn.get(name, ()))
    while waiting:
        each = waiting.pop()
        if each not in reached:
            reached.add(each)
            waiting += drawn.get(each, ())
    return reached


def needed(drawn: Arrows) -> list[tuple[str, str]]:
    """The arrows that no other arrows imply: with all of them, a picture of this house cannot be read."""
    return sorted(
        (name, each)
        for name, leads in drawn.items()
        for each in leads
        if not any(each in below(other, drawn) for other in leads - {each})
    )


def picture(drawn: Arrows) -> str:
    """The rooms and their needed arrows as Mermaid, the doors at the top and the ground at the bottom.

    >>> print(picture({"site.page": {"site.word"}}))
    flowchart TB
        site.page["page"]
        site.word["word"]
        site.page --> site.word
    """
    names = [name for floor in reversed(floors(drawn)) for name in floor]
    lines = [f'    {name}["{name.split(".")[-1]}"]' for name in names]
    lines += [f"    {name} --> {each}" for name, each in needed(drawn)]
    return "\n".join(["flowchart TB", *lines])


def table(drawn: Arrows) -> str:
    """Every room with every arrow, highest floor first, as a Markdown table."""
    rows = [
        f"| {height} | {named(name)} | {' '.join(named(each) for each in sorted(drawn.get(name, ()))) or '–'} |"
        for height, floor in reversed(list(enumerate(floors(drawn))))
        for name in floor
    ]
    return "\n".join(["| floor | room | imports |", "|---|---|---|", *rows])


def named(room: str) -> str:
    """A room as the table calls it: by its own name, within its package."""
    return f"`{room.split('.')[-1]}`"
