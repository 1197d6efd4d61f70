"""The order of the rooms: an arrow, which is an import, leads to a lower floor, never along one and never back.

One table holds it. A new room is written into it where it belongs; the picture in the handbook follows by itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from publish.handbook import rooms
from publish.places import ROOT

ORDER = """
publish   __main__ hooks
publish   build preview
publish   open_rules
publish   handbook skeleton markdown share search booklet
publish   upkeep finished
publish   check runtime
publish   manuscript letters templates pictures
publish   contact
publish   text compression elements alone
publish   remembered
publish   addresses languages places problem progress
calc      __main__ browser
calc      .
calc      telling
calc      rules paths
calc      frame text
calc      law rates calendar kroner words
"""
FLOORS = [line.split() for line in ORDER.strip().splitlines()]
FLOOR = {
    package if name == "." else f"{package}.{name}": number
    for number, (package, *names) in enumerate(reversed(FLOORS))
    for name in names
}


def back(drawn: Mapping[str, set[str]]) -> list[str]:
    """The arrows that do not lead down."""
    arrows = [(name, each) for name, leads in drawn.items() for each in leads]
    return sorted(f"{name} -> {each}" for name, each in arrows if not FLOOR[name] > FLOOR[each])


def test_every_room_has_its_floor() -> None:
    unplaced = rooms.arrows(ROOT).keys() - FLOOR.keys() - {"publish"}
    assert not unplaced, "write it into ORDER, above all that it imports and below all that imports it"


def test_no_arrow_runs_back() -> None:
    assert back(rooms.arrows(ROOT)) == []


@pytest.mark.parametrize(
    ("module", "line", "arrow"),
    [
        ("calc/rules/one.py", "from calc.telling.markup import tag", "calc.rules -> calc.telling"),
        ("calc/frame/one.py", "from calc.rules import two", "calc.frame -> calc.rules"),
        ("calc/rules/one.py", "    import calc.paths.walk", "calc.rules -> calc.paths"),
        ("calc/telling/one.py", "from publish.text import say", "calc.telling -> publish.text"),
        ("publish/check/one.py", "from publish.upkeep import review", "publish.check -> publish.upkeep"),
        (
            "publish/manuscript/one.py",
            "    from publish import markdown",
            "publish.manuscript -> publish.markdown",
        ),
        ("publish/finished/one.py", "import publish.search", "publish.finished -> publish.search"),
    ],
)
def test_an_arrow_that_runs_back_is_seen(tmp_path: Path, module: str, line: str, arrow: str) -> None:
    """Within a function too."""
    for folder in ("telling", "rules", "paths", "frame"):
        (tmp_path / "calc" / folder).mkdir(parents=True)
    for folder in ("text", "upkeep", "check", "markdown", "manuscript", "finished", "search"):
        (tmp_path / "publish" / folder).mkdir(parents=True)
    for folder in tmp_path.glob("*/*"):
        (folder / "__init__.py").touch()
    (tmp_path / "calc/paths/walk.py").touch()
    (tmp_path / "calc/telling/markup.py").touch()
    assert back(rooms.arrows(tmp_path)) == []
    (tmp_path / module).write_text(f"def late():\n{line}\n" if line[0] == " " else line)
    assert back(rooms.arrows(tmp_path)) == [arrow]
