"""Figures and addresses are kept true: new rows of G, links, and the list of what has to be looked at again."""

from __future__ import annotations

import json
import shutil
import subprocess
import threading
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest
import yaml

from calc import law
from calc.words import LANGUAGES
from publish.check.rate_tables import table_faults
from publish.manuscript import translations
from publish.manuscript.pages import TRANSLATED, files, name_of
from publish.markdown.review import review_html
from publish.places import COMMAND, ROOT
from publish.problem import Problem, read_toml
from publish.upkeep import links, links_commands, review, update
from publish.upkeep.links import Found
from tests import fixtures
from tests.copies import command, python

NAV = json.loads(fixtures.NAV.read_text("utf-8"))
TABLE = fixtures.RATES / "basic_amount.toml"
PROVISION = law.Law("integreringsloven", "20", 3)  # whatever the rules cite, this is among it
MAY = date(2027, 5, 21)


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """A copy of the frozen pages with every answer accepted, where links may be remembered."""
    copy = shutil.copytree(fixtures.DOCS, tmp_path / "docs")
    for lang in TRANSLATED:
        translations.accept(copy, lang, "all")
    return copy


def really(*arguments: str) -> subprocess.CompletedProcess[str]:
    return python(ROOT, "-m", "publish", *arguments)


def nav(folder: Path, *rows: tuple[str, object], base: list[dict[str, object]] = NAV) -> Path:
    """Nav's table with more rows."""
    path = folder / "nav.json"
    path.write_text(json.dumps([*({"dato": day, "grunnbeløp": value} for day, value in rows), *base]), "utf-8")
    return path


def test_a_new_g_is_proposed_and_written_only_when_accepted(tmp_path: Path) -> None:
    table = tmp_path / "basic_amount.toml"
    shutil.copy(TABLE, table)
    arguments = [
        "update",
        "g",
        str(nav(tmp_path, ("2027-05-01", 142_000))),
        "--rates",
        str(table),
        "--today",
        str(MAY),
    ]
    proposed = really(*arguments)
    assert proposed.returncode == 0
    assert "value = 142000\nsince = 2027-05-01\n" in proposed.stdout
    assert 'source = "https://github.com/navikt/g"\nretrieved = 2027-05-21' in proposed.stdout
    assert "5,451\u00a0kr more than before (4.0%)" in proposed.stdout
    assert table.read_text("utf-8") == TABLE.read_text("utf-8")
    accepted = command(*arguments, "--accept", "--announced", "2027-05-20")
    assert "Check next:" in accepted.stdout
    written = read_toml(table)
    assert written["rows"][:-1] == read_toml(TABLE)["rows"]
    assert written["rows"][-1] == {
        "value": 142_000,
        "since": date(2027, 5, 1),
        "announced": date(2027, 5, 20),
        "source": update.SOURCE,
        "retrieved": MAY,
    }
    assert written["review"] == date(2028, 5, 1)
    assert list(table_faults(table, table.read_text("utf-8"), MAY)) == []
    assert "from this day a newer G is due" in table.read_text("utf-8"), "comments stay"
    assert f"Nothing new: {len(NAV) + 1} rows" in command(*arguments).stdout


REFUSED = {
    "øre": ([("2027-05-01", 14_200_000)], "it may be in øre"),
    "a month": ([("2027-05-01", 11_833)], "it may be in kroner a month"),
    "thousands": ([("2027-05-01", 142)], "it may be in thousands of kroner"),
    "a gap": ([("2028-05-01", 148_000)], "a gap"),
    "far off": ([("2027-09-01", 142_000)], "more than 3 months after it was read"),
    "a fall": ([("2027-05-01", 100_000)], "0.73 times the last one"),
    "twice the same day": ([("2026-05-01", 136_549)], "two rows begin on the same day"),
    "between ours": ([("2025-09-01", 133_000)], "not after 2026-05-01"),
    "text": ([("2027-05-01", "142 000")], "write it as a whole number"),
    "not a day": ([("1. mai 2027", 142_000)], "not Nav's table of G"),
    "a day in another way": ([("20270501", 142_000)], "'20270501' is no day"),
    "four hundred digits": ([("2027-05-01", int("9" * 400))], "the value is longer than any"),
    "endless": ([("2027-05-01", float("inf"))], "the value is inf"),
    "no number": ([("2027-05-01", float("nan"))], "the value is nan"),
    "a list": ([("2027-05-01", [142_000])], "write it as a whole number"),
    "yes": ([("2027-05-01", True)], "the value is True"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_nonsense_is_refused(tmp_path: Path, name: str) -> None:
    rows, said = REFUSED[name]
    file = nav(tmp_path, *rows)
    with pytest.raises(Problem, match=said):
        update.proposals(update.read(file.read_text("utf-8"), "nav"), read_toml(TABLE), MAY)


@pytest.mark.parametrize(
    "text",
    [
        '[{"dato": "2027-05-01", "grunnbeløp": 1, "grunnbeløp": 142000}]',
        '[{"dato": "2027-05-01", "grunnbeløp": ' + "9" * 5000 + "}]",
        "[" * 100_000,
        '{"dato": "2027-05-01"}',
        "null",
        "",
        "\ufeff[]",
    ],
)
def test_what_is_no_table_is_told_so(text: str) -> None:
    with pytest.raises(Problem, match="nav: not Nav's table of G"):
        update.read(text, "nav")


def test_a_table_that_disagrees_or_is_older_is_refused(tmp_path: Path) -> None:
    ours = read_toml(TABLE)
    theirs = {date.fromisoformat(row["dato"]): row["grunnbeløp"] for row in NAV}
    with pytest.raises(Problem, match="Nav has 130161, our table 130160"):
        update.proposals(theirs | {date(2025, 5, 1): 130_161}, ours, MAY)
    with pytest.raises(Problem, match="older than ours"):
        update.proposals({day: value for day, value in theirs.items() if day.year < 2026}, ours, MAY)
    done = command(
        "update",
        "g",
        str(nav(tmp_path, ("2027-05-01", 142))),
        "--rates",
        str(TABLE),
        "--today",
        str(MAY),
        "--accept",
    )
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)


def test_without_the_web_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(update, "LIVE", "http://127.0.0.1:9/g.json")
    with pytest.raises(Problem, match=r"cannot be read .* save it by hand and name the file"):
        update.fetch()


def test_every_official_address_is_listed_with_its_use(docs: Path) -> None:
    used = links.used(docs)
    sources = links.load_sources(docs / "sources.toml")
    for id, source in sources.items():
        assert set(source["url"].values()) <= set(used), id
    assert "calc.law integreringsloven" in used[law.ACTS["integreringsloven"].url]
    assert "calc integreringsloven" in used[PROVISION.url]
    assert "basic_amount.toml" in used["https://www.nav.no/grunnbelopet"]
    assert "om#hvem" in used["https://www.nav.no/grunnbelopet"]


def test_links_are_told_the_worst_first_remembered_and_forgotten(docs: Path, tmp_path: Path) -> None:
    statuses = tmp_path / "statuses.txt"
    act = law.ACTS["integreringsloven"].url
    statuses.write_text(
        f"# found by hand\nhttps://www.nav.no/grunnbelopet 404\n{act} 301 {act}/ny\n"
        f"{PROVISION.url} 0\nhttps://github.com/navikt/g 200\nhttps://nowhere.example 200\n",
        "utf-8",
    )
    arguments = ["links", "--docs", str(docs), "--today"]
    done = really(*arguments, "2026-11-22", "--statuses", str(statuses))
    assert done.returncode == 1
    told = [line.split("  ")[0].strip() for line in done.stdout.splitlines() if line[:1].isalpha()]
    assert told[:5] == ["not used here: https://nowhere.example", "dead", "moved", "unreachable", "never checked"]
    assert "perhaps https://web.archive.org/web/2026*/https://www.nav.no/grunnbelopet" in done.stdout
    assert f"perhaps {act}/ny" in done.stdout
    memory = (docs / links.MEMORY).read_text("utf-8")
    assert [line for line in memory.split("\n") if line.startswith("[")] == sorted(
        line for line in memory.split("\n") if line.startswith("[")
    )
    assert "nowhere.example" not in memory
    assert links.remembered(docs)[act] == Found(301, date(2026, 11, 22), f"{act}/ny")
    statuses.write_text("https://www.nav.no/grunnbelopet 200\n", "utf-8")
    mended = command(*arguments, "2027-06-01", "--statuses", str(statuses))
    assert mended.returncode == 0
    assert "not checked since  200  2026-11-22  https://github.com/navikt/g" in mended.stdout
    assert "works              200  2027-06-01  https://www.nav.no/grunnbelopet" in mended.stdout
    statuses.write_text("https://www.nav.no/grunnbelopet fine\n", "utf-8")
    refused = command(*arguments, "2027-06-01", "--statuses", str(statuses))
    assert (refused.returncode, refused.stderr.count("\n")) == (2, 1)
    assert "statuses.txt:1: write address, status" in refused.stderr


class Answers(BaseHTTPRequestHandler):
    """Answers by path: a status, and where it points to."""

    asked: ClassVar[list[tuple[str, str]]] = []

    def do_HEAD(self) -> None:
        self.answer("HEAD")

    def do_GET(self) -> None:
        self.answer("GET")

    def answer(self, method: str) -> None:
        self.asked.append((method, self.path))
        status = int(self.path.split("/")[1].split("-")[0])
        if self.path.startswith("/200-get"):
            status = 200 if method == "GET" else 405
        self.send_response(status)
        if 300 <= status < 400:
            self.send_header("Location", "/" + self.path.split("/", 2)[2])
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def web() -> Iterator[str]:
    """A small web of its own."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()


def test_the_live_web_is_asked_by_head_then_get_and_followed(web: str) -> None:
    day = date(2026, 11, 22)
    assert links_commands.ask(f"{web}/200/§20", day) == Found(200, day)
    assert Answers.asked[-1] == ("HEAD", "/200/%C2%A720")
    assert links_commands.ask(f"{web}/404/x", day) == Found(404, day)
    assert links_commands.ask(f"{web}/200-get/x", day) == Found(200, day)
    assert links_commands.ask(f"{web}/301/200/new", day) == Found(200, day, f"{web}/200/new")
    assert links_commands.ask(f"{web}/302/200/now", day) == Found(200, day), "for now is not moved"
    assert links_commands.ask(f"{web}/301/404/new", day) == Found(404, day)
    assert links_commands.ask("http://127.0.0.1:9/", day) == Found(0, day)


def test_the_list_has_everything_the_soonest_first(docs: Path) -> None:
    found = review.items(docs, fixtures.RATES)
    days = [item.day or date.min for item in found]
    assert days == sorted(days)
    by_kind = {item.kind: item for item in reversed(found)}
    assert set(by_kind) - {"amendment"} == {"rate", "law", "page", "source", "link"}
    table = read_toml(TABLE)
    assert by_kind["rate"].day == review.month_before(table["review"])
    laws = {name: item.day for item in found if item.kind == "law" for name in item.names}
    assert laws["integreringsloven"] == review.month_before(law.ACTS["integreringsloven"].may_change_from)
    pages = {name for item in found if item.kind == "page" for name in item.names}
    assert pages == {name_of(path).removesuffix(".md") for path in files(docs / "nb")}


def test_what_is_checked_or_behind_moves_in_the_list(docs: Path) -> None:
    for path in docs.glob("*/om.md"):
        path.write_text(path.read_text("utf-8").replace("checked: 2026-11-21", "checked: 2025-01-31"), "utf-8")
    path = docs / "nb" / "introduksjonsprogram.md"
    path.write_text(path.read_text("utf-8") + "\nNytt.\n", "utf-8")
    every = {url: Found(200, date(2026, 11, 22)) for url in links.used(docs)}
    links.remember(docs, every, every)
    found = review.items(docs)
    (old,) = (item for item in found if item.kind == "page" and "om" in item.names)
    assert (old.day, old.names) == (date(2025, 7, 31), ("om",))
    (behind,) = (item for item in found if item.kind == "translation")
    assert [name.split()[0] for name in behind.names] == [*TRANSLATED]
    assert [item.day for item in found if item.kind == "link"] == [date(2027, 5, 22)]


def test_the_command_tells_what_is_due_on_a_day(docs: Path) -> None:
    every = {url: Found(200, date(2026, 11, 22)) for url in links.used(docs)}
    links.remember(docs, every, every)
    frozen = ["review", "--docs", str(docs), "--rates", str(fixtures.RATES), "--today"]
    quiet = really(*frozen, "2026-10-01")
    assert quiet.returncode in (0, 1)  # of the acts, another may be due
    assert "- 2027-04-01 · rate: basic_amount" in quiet.stdout
    due = command(*frozen, "2027-04-01")
    assert due.returncode == 1
    assert f"- **due** 2027-04-01 · rate: basic_amount (due on 2027-05-01: {COMMAND} update" in due.stdout
    listed = json.loads(command(*frozen, "2027-04-01", "--json").stdout)
    (rate,) = (item for item in listed if item["names"] == ["basic_amount"])
    assert (rate["day"], rate["is_due"]) == ("2027-04-01", True)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_public_list_is_in_the_readers_language_and_the_same_on_any_day(lang: str) -> None:
    html = review_html(ROOT / "docs", lang)
    shown = [item for item in review.items(ROOT / "docs") if item.kind != "translation"]
    assert html.count("<tr>") == 1 + len(shown)
    assert (">Fra<", ">From<", ">С какого дня<", ">З якого дня<")[LANGUAGES.index(lang)] in html
    assert "{" not in html
    if lang == "uk":
        assert told_on("", lang) == told_on(LATER, lang) != ""


LATER = """
import datetime
class Later(datetime.date):
    today = classmethod(lambda cls: cls(2031, 12, 31))
datetime.date = Later
"""


def told_on(begin: str, lang: str) -> str:
    """The list as another Python makes it; here the tests have cited laws of their own."""
    code = f"{begin}\nfrom pathlib import Path\nfrom publish.markdown.review import review_html\n"
    return python(ROOT, "-c", f"{code}print(review_html(Path('docs'), {lang!r}), end='')").stdout


def test_the_weekly_workflow_may_do_little_and_runs_the_commands() -> None:
    text = (ROOT / ".github" / "workflows" / "review.yml").read_text("utf-8")
    workflow = yaml.safe_load(text)
    assert workflow["permissions"] == {}
    job = workflow["jobs"]["review"]
    assert job["permissions"] == {"contents": "read", "issues": "write"}
    script = "\n".join(step["run"] for step in job["steps"] if "run" in step)
    assert subprocess.run(["bash", "-n"], input=script, text=True, check=False).returncode == 0
    assert "${{" not in script, "what comes from outside is handed over in the environment"
