"""The handbook: its picture is the code's, its tables are the forms', and its links lead somewhere."""

from __future__ import annotations

import dis
import re
from collections.abc import Iterator
from datetime import datetime
from graphlib import CycleError
from pathlib import Path
from types import CodeType

import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config

from calc import CALCULATORS
from calc.words import LANGUAGES
from handbook.hooks import parts
from publish.handbook import fields, rooms
from publish.places import ROOT

HANDBOOK = ROOT / "handbook" / "docs"
PAGES = sorted(HANDBOOK.rglob("*.md"))
DOORS = [ROOT / "CONTRIBUTING.md", ROOT / "README.md"]
DRAWN = rooms.arrows(ROOT)
HTML = ("publish.markdown", "publish.finished")
LINK = re.compile(r"\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)")
ARROW = re.compile(r"^    ([\w.]+) --> ([\w.]+)$", re.MULTILINE)


def entered(code: CodeType) -> Iterator[tuple[str, str]]:
    """What a compiled source would load, in any function: a module, and a name that may be one inside it."""
    before = None
    for each in dis.get_instructions(code):
        if each.opname == "IMPORT_NAME":
            assert before is not None
            yield from ((str(each.argval), name) for name in before.argval or ("",))
        before = each
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield from entered(inner)


@pytest.mark.filterwarnings("ignore::SyntaxWarning")
def test_the_arrows_are_the_imports() -> None:
    """Read by another reader: Python's own compiler."""
    known = rooms.modules(ROOT)
    found = set()
    for module, path in known.items():
        for source, name in entered(compile(path.read_text("utf-8"), str(path), "exec")):
            there = f"{source}.{name}" if f"{source}.{name}" in known else source
            if there in known and rooms.room(there) != rooms.room(module):
                found.add((rooms.room(module), rooms.room(there)))
    assert {(name, each) for name, leads in DRAWN.items() for each in leads} == found


@pytest.mark.parametrize("package", rooms.PACKAGES)
def test_the_picture_says_all_that_the_imports_say(package: str) -> None:
    """It leaves out only what follows from what it draws."""
    seen = rooms.within(package, DRAWN)
    drawn: dict[str, set[str]] = {}
    for name, each in ARROW.findall(rooms.picture(seen)):
        drawn.setdefault(name, set()).add(each)
    assert len(drawn) > 5
    for name, leads in seen.items():
        assert rooms.below(name, drawn) == rooms.below(name, seen), name
        assert drawn.get(name, set()) <= leads, name


def test_arrows_go_one_way() -> None:
    assert len(rooms.floors(DRAWN)) > 5
    with pytest.raises(CycleError):
        rooms.floors({**DRAWN, "calc.words": {"calc.telling"}})


@pytest.mark.parametrize(
    ("room", "never"),
    [
        ("calc.rules", ("calc.telling", "calc.paths", "calc.text")),
        *(
            (f"publish.{each}", ("publish.markdown", "publish.finished"))
            for each in ("manuscript", "check", "upkeep")
        ),
        *((f"publish.{each}", ("publish.markdown",)) for each in ("finished", "share", "search", "booklet")),
        ("publish.hooks", ("publish.finished",)),
    ],
)
def test_a_room_keeps_to_its_floor(room: str, never: tuple[str, ...]) -> None:
    assert room in DRAWN
    assert not rooms.below(room, DRAWN) & set(never)


def test_the_rules_know_nothing_of_the_press() -> None:
    reached = set().union(*(rooms.below(room, DRAWN) for room in DRAWN if room.split(".")[0] == "calc"))
    assert {room.split(".")[0] for room in reached} == {"calc"}


@pytest.mark.parametrize("calculator", CALCULATORS.values(), ids=list(CALCULATORS))
def test_the_tables_hold_every_field_with_its_values(calculator: object) -> None:
    rows = fields.field_table(calculator).splitlines()[2:]  # type: ignore[arg-type]
    form = calculator.form.fields  # type: ignore[attr-defined]
    assert [row.split("`")[1] for row in rows] == list(form)
    for row, field in zip(rows, form.values(), strict=True):
        assert all(f" {option} " in row for option in getattr(field, "options", ()))
    assert fields.keys(calculator)  # type: ignore[arg-type]


def test_every_folder_is_explained() -> None:
    """A folder earns its place by being explained in one line."""
    explained = re.findall(r"^(`.+)\n: ", (HANDBOOK / "architecture.md").read_text("utf-8"), re.MULTILINE)
    named = {name for line in explained for name in re.findall(r"`(\w+)`", line)}
    folders = {each.split(".")[1] for each in DRAWN if "." in each and ROOT.joinpath(*each.split(".")).is_dir()}
    assert folders <= named


def test_what_pages_want_made_is_made() -> None:
    wanted = [name for page in PAGES for name in re.findall(r"<!-- made: ([^>]+) -->", page.read_text("utf-8"))]
    assert sorted(wanted) == sorted(parts()), "each part stands somewhere, and nothing else is wanted"


def anchors(page: Path) -> set[str]:
    """The anchors that a page's headings make."""
    titles = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", title).strip().lower().replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", [*PAGES, *DOORS], ids=lambda page: page.stem)
def test_links_lead_somewhere(page: Path) -> None:
    for target, anchor in LINK.findall(page.read_text("utf-8")):
        there = (page.parent / target).resolve() if target else page
        assert there.exists(), f"{page.name}: {target}"
        if anchor and there.suffix == ".md":
            assert anchor in anchors(there), f"{page.name}: {target}#{anchor}"
    for path in re.findall(r'--8<-- "([^:"]+)', page.read_text("utf-8")):
        assert (ROOT / path).is_file(), path


def test_contributing_is_one_page_that_leads_to_the_handbook() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    assert text.count("\n") <= 60
    led = {(ROOT / target).resolve() for target, _ in LINK.findall(text)}
    assert {page for page in PAGES if page.parent.name in ("how-to", "style")} <= led


def test_the_menu_names_every_page_once() -> None:
    config = (ROOT / "handbook" / "mkdocs.yml").read_text("utf-8").split("\nnav:\n")[1]
    named = re.findall(r"[\w/-]+\.md", yaml.safe_dump(yaml.safe_load(config)))
    assert sorted(named) == sorted(str(page.relative_to(HANDBOOK)) for page in PAGES)


def test_its_pages_build_strictly(tmp_path: Path) -> None:
    """All but what only `make handbook` installs: the docstrings and the pictures."""
    site = tmp_path / "handbook"
    without = {"plugins": ["search"], "hooks": [], "extra_javascript": []}
    build(load_config(str(ROOT / "handbook" / "mkdocs.yml"), site_dir=str(site), **without))
    built = {path.relative_to(site).with_suffix(".md") for path in site.rglob("*.html")}
    assert {page.relative_to(HANDBOOK) for page in PAGES} <= built
    for page in site.rglob("*.html"):
        loads = re.findall(r'(?:src=|<link[^>]+href=)"(https?://[^"]+)"', page.read_text("utf-8"))
        assert loads == [], "nothing comes from another host"


def test_modules_that_the_handbook_shows_are_there() -> None:
    shown = re.findall(r"^::: ([\w.]+)$", (HANDBOOK / "api.md").read_text("utf-8"), re.MULTILINE)
    assert len(shown) > 5
    assert set(shown) <= set(rooms.modules(ROOT))


def test_decisions_are_numbered_and_dated() -> None:
    text = (HANDBOOK / "decisions.md").read_text("utf-8")
    decision = r"^## (\d+)\. .+\n\n\*(\d+ \w+ \d{4})(?:; replace(?:s|d by) \d+)?\*\n\n\S"
    found = re.findall(decision, text, re.MULTILINE)
    assert [int(number) for number, _ in found] == list(range(1, text.count("\n## ") + 1))
    days = [datetime.strptime(day, "%d %B %Y") for _, day in found]
    assert days == sorted(days)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_language_has_a_guide_with_ten_pairs(lang: str) -> None:
    text = (HANDBOOK / "style" / f"{lang}.md").read_text("utf-8")
    tables = re.findall(r"(?:^\|.+\n)+", text, re.MULTILINE)
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in tables[-1].splitlines()[2:]]
    assert len(rows) >= 10
    assert all(len(row) == 3 and row[0] != row[1] for row in rows)
