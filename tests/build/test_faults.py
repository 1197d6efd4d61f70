"""What goes wrong around a build: killed, disk full, something missing, a rate that cannot be, an odd day.

Each ends in one line that names file and remedy, status 2, no traceback, and the last good site.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from copy import deepcopy
from datetime import date
from pathlib import Path

import pytest

from publish import build
from publish.check import rate_tables
from publish.manuscript.stale import stale_after
from publish.places import ROOT
from publish.problem import Problem, explain, read_toml, refuse
from publish.upkeep import update
from tests import fixtures
from tests.copies import command, copy_of_sources, python

TABLE = fixtures.RATES / "basic_amount.toml"
LAST = "value = 136549\nsince = 2026-05-01\n"
TODAY = fixtures.TODAY
# Swaps a site again and again, dies before the first, second, … step that changes the disk, repairs, and says
# what is there.
KILLED = """
import os, signal, shutil, sys
from pathlib import Path
from publish.build import repair, swap

root = Path(sys.argv[1])
fresh, site = root / "build" / "site", root / "site"
NAMES = [f"page-{number}.html" for number in range(3)]

def fill(folder, text):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name in NAMES:
        (folder / name).write_text(text)

def dying(at, work):
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1] != 0
    left = [at]
    def before(call):
        def step(*arguments, **named):
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            left[0] -= 1
            return call(*arguments, **named)
        return step
    os.rename, os.unlink, os.rmdir = before(os.rename), before(os.unlink), before(os.rmdir)
    work(fresh, site)
    os._exit(0)

for at in range(99):
    for again in range(99):
        shutil.rmtree(root, ignore_errors=True)
        fill(site, "old")
        fill(fresh, "new")
        killed = dying(at, swap)
        killed_again = dying(again, repair)
        repair(fresh, site)
        print({(site / name).read_text() for name in NAMES}, sorted(each.name for each in root.rglob("site*")))
        if not killed_again:
            break
    if not killed:
        break
"""


def test_a_swap_killed_at_any_moment_leaves_a_whole_site(tmp_path: Path) -> None:
    done = python(ROOT, "-c", KILLED, str(tmp_path / "root"))
    assert done.returncode == 0, done.stderr
    told = done.stdout.splitlines()
    assert len(told) > 10, "kills at ten moments at least"
    for line in told:
        assert line.startswith(("{'old'} ", "{'new'} ")), line
        assert "site.old" not in line
    assert told[0].startswith("{'old'}")
    assert told[-1].startswith("{'new'}")


LIMITED = "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (4000, 4000)); sys.argv[1:] = {}; "


def limited(arguments: list[str], code: str) -> subprocess.CompletedProcess[str]:
    """Run a code that can write no file above 4 kB, as on a full disk."""
    return python(ROOT, "-c", LIMITED.format(arguments) + code)


def test_a_full_disk_leaves_the_table_of_rates_as_it_was(tmp_path: Path) -> None:
    table, new = tmp_path / "g.toml", tmp_path / "nav.json"
    before = "# It is longer than the disk has room for.\n" * 100 + TABLE.read_text("utf-8")
    table.write_text(before, "utf-8")
    new.write_text(json.dumps(nav({"2027-05-01": 142_000})), "utf-8")
    arguments = ["update", "g", str(new), "--accept", "--rates", str(table), "--today", "2027-05-21"]
    done = limited(arguments, "from publish.__main__ import main; main()")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "the disk is full; free some space and run it again" in done.stderr
    assert table.read_text("utf-8") == before
    assert sorted(tmp_path.iterdir()) == [table, new]


def test_a_full_disk_leaves_no_half_compressed_file_for_the_next_build(tmp_path: Path) -> None:
    site, store = tmp_path / "site", tmp_path / "store"
    site.mkdir()
    (site / "index.html").write_bytes(os.urandom(20_000))
    code = "from pathlib import Path; from publish.finished.assets import compress"
    code += "; compress(*map(Path, sys.argv[1:]))"
    done = limited([str(site), str(store)], code)
    assert "File too large" in done.stderr
    assert list(store.iterdir()) == []


def test_what_stops_the_packing_stops_the_build_with_its_own_words() -> None:
    told = "node_modules/pyodide/pyodide.mjs: is missing; run make, which installs it"
    code = f"import sys; sys.exit({told!r})"
    packing = subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE, text=True)
    with pytest.raises(Problem, match=f"^{told}$"):
        build.packed(packing)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_what_the_system_says_is_told_in_words() -> None:
    with pytest.raises(OSError) as full, open("/dev/full", "w") as device:  # noqa: PT011 (the number is the point)
        device.write("x")
    assert explain(full.value).startswith("the disk is full")
    folder = shutil.Error([("a", "site/b", "[Errno 28] No space left on device: 'a' -> 'site/b'"), ("c", "d", "")])
    assert explain(folder).startswith("site/b: the disk is full; free some space")
    closed = explain(PermissionError(13, "Permission denied", "site/index.html"))
    assert closed == "site/index.html: cannot be read or written; mend its owner or its rights, and run it again"
    assert "run make, which installs it" in explain(FileNotFoundError(2, "No such file", "node_modules/a.woff2"))


SPOILED = {
    "gap": (LAST, "value = 136549\nsince = 2028-05-01\n", "no row between 2025-05-01 and 2028-05-01: a gap"),
    "overlap": (LAST, "value = 136549\nsince = 2025-05-01\n", "not after 2025-05-01: they overlap"),
    "future": (
        "since = 2026-05-01\n",
        "since = 2027-04-01\n",
        "the row begins 2027-04-01, more than 3 months after it was read",
    ),
    "read tomorrow": ("retrieved = 2026-11-21", "retrieved = 2026-11-23", "which is still to come"),
    "øre": ("136549", "13654900", "it may be in øre"),
    "a month": ("136549", "11379", "it may be in kroner a month"),
    "thousands": ("136549", "137", "it may be in thousands of kroner"),
    "a fall": ("136549", "100000", "the value 100000 is 0.77 times the last one"),
    "not whole": ("136549", "136549.5", "the value is 136549.5, write it as a whole number"),
    "text": ("136549", '"136 549"', "write it as a whole number"),
    "no source": ('source = "https://github.com/navikt/g"', "", "the row names no source"),
    "no day": (LAST, "value = 136549\n", "the row lacks since"),
    "review passed": ("review = 2027-05-01", "review = 2026-04-01", "set review to the day the next row is due"),
    "no review": ("review = 2027-05-01", "", "the table lacks review"),
    "no unit": ('unit = "kroner a year"', "", 'add unit above its rows, such as "kroner a year"'),
    "no bounds": ("most_change = 1.3", "", "the table lacks most_change"),
}
RHYTHMS = {
    "øre": ("value = 1054\n", "value = 105400\n", "it may be in øre"),
    "a year": ("value = 1054\n", "value = 12648\n", "it may be in kroner a year"),
    "a fall": ("value = 1054\n", "value = 654\n", "the table is in kroner a month"),
    "overlap": ("since = 2020-09-01", "since = 2018-09-01", "not after 2019-03-01: they overlap"),
    "never looked at": ("review = 2028-02-01", "review = 2028-09-01", "set review to the day"),
    "review passed": ("review = 2028-02-01", "review = 2025-04-01", "set review to the day"),
    "a rhythm": (
        "review = 2028-02-01",
        "review = 2026-02-01\nevery_months = 18",
        "1996-01-01 and 2019-03-01: a gap",
    ),
}


@pytest.mark.parametrize("name", SPOILED)
def test_a_rate_that_cannot_be_is_named_with_its_line(name: str) -> None:
    is_named_with_its_line(TABLE, *SPOILED[name])


@pytest.mark.parametrize("name", RHYTHMS)
def test_a_table_is_held_to_its_own_rhythm_and_unit(name: str) -> None:
    """The same of a monthly amount that stood still for 23 years, and then rose twice in sixteen months."""
    is_named_with_its_line(fixtures.CHILD_BENEFIT, *RHYTHMS[name])


def is_named_with_its_line(table: Path, old: str, new: str, said: str) -> None:
    text = table.read_text("utf-8")
    assert old in text
    spoiled = text.replace(old, new)
    assert list(rate_tables.table_faults(table, text, TODAY)) == []
    told = [str(fault) for fault in rate_tables.table_faults(table, spoiled, TODAY)]
    assert any(said in each for each in told), told
    file, line = told[0].split(":")[:2]
    assert file == str(table.relative_to(ROOT))
    assert line == "1" or spoiled.split("\n")[int(line) - 1] == "[[rows]]"


def test_all_rates_are_in_order_today() -> None:
    refuse(rate_tables.all_faults())
    with pytest.raises(Problem, match="this is not TOML"):
        list(rate_tables.table_faults(TABLE, "[[", TODAY))


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Today's front page and tables, with a frozen page and a frozen table; sources for both."""
    made = copy_of_sources(tmp_path_factory.mktemp("faults") / "copy", ("index.md", "om.md"))
    shutil.copy(fixtures.DOCS / "nb" / "om.md", made / "docs" / "nb" / "om.md")
    shutil.copy(fixtures.DOCS / "glossary.toml", made / "docs")
    for path in fixtures.RATES.glob("*.toml"):
        shutil.copy(path, made / "calc" / "rates")
    with (made / "docs" / "sources.toml").open("a", encoding="utf-8") as sources:
        today = read_toml(ROOT / "docs" / "sources.toml")
        frozen = (fixtures.DOCS / "sources.toml").read_text("utf-8").split("\n[")[1:]
        sources.writelines(f"\n[{row}" for row in frozen if row.partition("]")[0] not in today)
    (made / "site").mkdir()
    (made / "site" / "index.html").write_text("the last good one", "utf-8")
    (made / "node_modules").symlink_to(ROOT / "node_modules")
    return made


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


ROW = TABLE.read_text("utf-8").split("value = 136549")[0].count("\n")  # the line of its last row
FAULTS = {
    "rate": (
        "calc/rates/basic_amount.toml",
        "136549",
        "13654900",
        f"calc/rates/basic_amount.toml:{ROW}: the value",
    ),
    "broken rates": ("calc/rates/basic_amount.toml", "[[rows]]", "[[rows", "this is not TOML"),
    "no catalogue": ("calc/text/uk.po", None, None, "calc/text/uk.po: is missing; bring it back with git"),
    "broken catalogue": ("publish/text/ru.po", "msgid", "msg id", "publish/text/ru.po: this is no catalogue"),
    "script": (
        "docs/nb/om.md",
        "\nFrivillige.",
        "\n<script>",
        "docs/nb/om.md:13: <script> is raw HTML",
    ),
    "broken sources": (
        "docs/sources.toml",
        "[nav-grunnbelop]",
        "[nav-grunnbelop",
        "docs/sources.toml: this is not TOML",
    ),
    "directive": (
        "docs/nb/om.md",
        "\nFrivillige.",
        "\n:source: nav-grunnbelop",
        "docs/nb/om.md:13: there is no directive :source:, write :sources:",
    ),
    "foreign sentence": (
        "publish/text/uk.po",
        'msgstr "Меню"',
        'msgstr "Meny"',
        ": menu: “Meny” has no letter of Ukrainian; translate it",
    ),
    "no typeface": (
        "node_modules",
        None,
        None,
        "latin-wght-normal.woff2: is missing; run make",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_build_that_cannot_be_says_so_in_one_line_and_leaves_the_site(copy: Path, name: str) -> None:
    file, old, new, said = FAULTS[name]
    path = copy / file
    kept = copy.parent / "kept"
    path.rename(kept)
    if old is not None and new is not None:
        path.write_text(kept.read_text("utf-8"), "utf-8")
        change(path, old, new)
    try:
        done = python(copy, "-m", "publish", "build")
    finally:
        path.unlink(missing_ok=True)
        kept.rename(path)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert all(": " in line for line in done.stderr.splitlines())
    assert (copy / "site" / "index.html").read_text("utf-8") == "the last good one"


@pytest.mark.parametrize(
    "wrong", ["{{ rate.nothing 2026-01-01 }}", "{{ residence.nope goal=permanent }}", ":sources: nope"]
)
def test_a_page_that_cannot_be_made_is_named(copy: Path, wrong: str) -> None:
    path = copy / "docs" / "nb" / "om.md"
    text = path.read_text("utf-8")
    change(path, "\nFrivillige.", f"\n{wrong}\n\n")
    code = "from publish.__main__ import main; from publish import build; build.catalogues.main = lambda: [];"
    code += "build.runtime.pack = lambda: build.ROOT / 'build' / 'python'; sys.argv = ['publish', 'build']; main()"
    try:
        done = python(copy, "-c", f"import sys; {code}")
    finally:
        path.write_text(text, "utf-8")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "nb/om.md" in done.stderr
    assert wrong.split()[-1 if ":s" in wrong else 1].split(".")[-1] in done.stderr
    assert (copy / "site" / "index.html").read_text("utf-8") == "the last good one"


def nav(more: dict[str, int]) -> list[dict[str, object]]:
    """Nav's table with more rows."""
    table = json.loads(fixtures.NAV.read_text("utf-8"))
    return [{"dato": day, "grunnbeløp": value} for day, value in more.items()] + table


@pytest.mark.parametrize("today", [date(2028, 2, 29), date(2027, 12, 31), date(2028, 12, 31)])
def test_the_odd_days_of_the_clock(today: date) -> None:
    table = deepcopy(read_toml(TABLE))  # what is read is kept for the tests that follow
    rows = table["rows"]
    rows.append(
        {"value": 142_000, "since": date(2027, 5, 1), "source": update.SOURCE, "retrieved": date(2027, 5, 21)}
    )
    if today.year == 2028 and today.month == 12:
        rows.append({**rows[-1], "value": 148_000, "since": date(2028, 5, 1)})
    theirs = {row["since"]: row["value"] for row in rows}
    assert update.proposals(theirs, table, today) == []
    assert stale_after(date(2028, 2, 29)) == "2028-08-29"
    assert stale_after(date(2027, 8, 31)) == "2028-02-29"
    assert stale_after(today) > today.isoformat()
    for module in ("review", "links"):
        done = command(module, "--today", str(today))
        assert (done.returncode in (0, 1), done.stderr) == (True, "")


def test_the_site_is_where_the_configuration_has_it() -> None:
    from mkdocs.config import load_config

    assert Path(load_config(str(ROOT / "mkdocs.yml")).site_dir) == build.FRESH


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("", "SITE_URL is empty"),
        ("fotfeste.no", "SITE_URL does not begin with https:// or http://"),
        ("ftp://fotfeste.no/", "SITE_URL does not begin with https:// or http://"),
        ("javascript:alert(1)", "SITE_URL does not begin with https:// or http://"),
        ("https://user:pw@fotfeste.no/", "SITE_URL holds a name or a password"),
        ("https://fotfeste.no/?a=b", "SITE_URL goes on with ? or #"),
        ("https://fotfeste.no/#a", "SITE_URL goes on with ? or #"),
        ('https://fotfeste.no/"><script>', "SITE_URL holds what no address of a site does"),
        ("https://fotfeste.no/a b", "SITE_URL holds what no address of a site does"),
        ("https://fotfeste.no\n", "SITE_URL holds what no address of a site does"),
        ("https://fotfeste.no/../x", "SITE_URL holds what no address of a site does"),
        ("https://", "SITE_URL holds what no address of a site does"),
        ("https://fotfeste.no:0/", "SITE_URL has a port that does not exist"),
        ("https://fotfeste.no:65536", "SITE_URL has a port that does not exist"),
    ],
)
def test_an_address_of_the_site_that_cannot_be_is_told_before_the_build(
    monkeypatch: pytest.MonkeyPatch, url: str, said: str
) -> None:
    monkeypatch.setenv("SITE_URL", url)
    with pytest.raises(Problem) as stopped:
        build.build()
    assert str(stopped.value).startswith(said)
    assert "\n" not in str(stopped.value)
