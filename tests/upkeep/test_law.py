"""Law watch: one changed word names what rests on it, layout nothing, and readers are told until it is read."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tarfile
import time
from datetime import date
from pathlib import Path

import markdown
import pytest
import yaml

from calc import CALCULATORS, law
from calc.frame.core import Result, outcome_of
from calc.telling.lines import result_lines
from calc.telling.result_page import result_html
from calc.telling.teller import Teller
from calc.words import LANGUAGES
from publish.markdown import questions
from publish.places import ROOT
from publish.upkeep.law import record, uses
from publish.upkeep.law.text import order, parts
from publish.upkeep.law.words import digest
from tests.copies import command, python
from tests.named_cases import cases

SAMPLES = ROOT / "tests" / "oracles" / "lovdata"
ACT = "nl-20201106-127.xml"
DAY = "2027-02-01"
YOUNG = "lov/2020-11-06-127/§20/ledd/3"  # the share of those below 25
SAMPLED = {
    "lov/2020-11-06-127": {"9", "20", "37a"},
    "forskrift/2020-04-15-798": {"12", "85"},
}


class Watched:
    """Copies of the record, the pages and the samples, and the command over them."""

    def __init__(self, folder: Path) -> None:
        self.docs = shutil.copytree(ROOT / "docs", folder / "docs")
        self.place = shutil.copytree(SAMPLES, folder / "acts")
        self.compiled = folder / "law_changed.json"
        inside = {
            name: each for name, each in self.known().items() if parts(name)[1] in SAMPLED.get(parts(name)[0], ())
        }
        record.save(self.docs, inside, self.compiled)

    def known(self) -> dict[str, record.Recorded]:
        return record.load(self.docs)

    def run(self, *arguments: str, today: str = DAY) -> str:
        options = ["--docs", str(self.docs), "--compiled", str(self.compiled), "--today", today]
        done = command("law", *(arguments or (str(self.place),)), *options)
        assert done.returncode in (0, 1), done.stderr
        return done.stdout

    def edit(self, before: str, after: str, file: str = ACT) -> None:
        path = self.place / file
        text = path.read_text("utf-8")
        assert text.count(before) == 1
        path.write_text(text.replace(before, after), "utf-8")

    def pending(self) -> dict[str, str]:
        found: dict[str, str] = json.loads(self.compiled.read_text("utf-8"))
        return found


@pytest.fixture
def watched(tmp_path: Path) -> Watched:
    return Watched(tmp_path)


@pytest.fixture
def changed(monkeypatch: pytest.MonkeyPatch) -> None:
    """§ 20 third paragraph has other words and nobody has read them."""
    monkeypatch.setattr(law, "changes", lambda: {YOUNG: date(2027, 1, 1)})
    monkeypatch.setattr(uses, "changes", lambda: {YOUNG: date(2027, 1, 1)})


def test_layout_raises_no_alarm(watched: Watched) -> None:
    assert "0 changed" in watched.run()
    assert watched.pending() == {}
    for before, after in [
        ("mottar 2/3 stønad", "mottar\u00a0 2/3 stø\u00adnad<sup class='footnotereference'>3</sup>"),
        ('<li data-name="a."><article', '<li data-name="1."><article'),
        ("(1) En utenlandsk", "En utenlandsk"),
    ]:
        watched.edit(before, after, ACT if "utenlandsk" not in before else "sf-20200415-0798.xml")
    assert "### Changed" not in watched.run()


def test_one_changed_word_names_exactly_what_rests_on_it(watched: Watched) -> None:
    watched.edit("foreldre, mottar 2/3", "foreldre, mottar 3/4")
    watched.edit("1 juli 2024 iflg.", "1 juli 2024 iflg. x), 18 des 2026 nr. 99 (i kraft 1 jan 2027 iflg.")
    said = watched.run()
    told = re.findall(r"^### Changed: (.*)$", said, re.MULTILINE)
    assert told == ["integreringsloven § 20, as of 2027-01-01", "integreringsloven § 20 ledd 3, as of 2027-01-01"]
    assert "- … med foreldre, mottar 2/3 stønad. Deltagere under …" in said
    assert "+ … med foreldre, mottar 3/4 stønad. Deltagere under …" in said
    assert watched.pending() == {"lov/2020-11-06-127/§20": "2027-01-01", YOUNG: "2027-01-01"}
    lines = said[said.index("ledd 3, as of") :].splitlines()
    rows = re.findall(r"^- (rules|named cases|questions): (.*)$", "\n".join(lines), re.MULTILINE)
    named = {kind: set(rest.split("; ")) for kind, rest in rows}
    steps = {each.partition(", step ")[2] for each in named["rules"]}
    resting_cases = set()
    resting_steps = set()
    for name, case in cases():
        outcome = outcome_of(CALCULATORS[name], case["answers"])
        own = {step.id for step in getattr(outcome, "steps", ()) if step.law and step.law.provision == YOUNG}
        resting_steps |= own
        resting_cases |= {f"{name}: {case['name']}"} if own else set()
    assert steps == resting_steps
    assert resting_cases <= named["named cases"]
    assert {each.partition(": ")[0] for each in named["named cases"]} == {"introduction-benefit"}
    assert named["questions"] == {"introduksjonsprogram#hvor-mye"}


def test_who_has_read_it_says_so_and_the_reader_is_told_no_more(watched: Watched) -> None:
    watched.edit("foreldre, mottar 2/3", "foreldre, mottar 3/4")
    watched.run()
    before = watched.known()[YOUNG]
    assert before.words != before.now
    assert str(before.changed) == DAY, "no day is told, so it is the day it was seen"
    watched.run(today="2027-02-08")
    assert watched.known()[YOUNG].seen == date(2027, 2, 1), "seen once"
    assert "§ 20" in watched.run("accept", "integreringsloven", "20", today="2027-02-09")
    after = watched.known()[YOUNG]
    assert (after.words, after.read, after.of, after.now) == (before.now, date(2027, 2, 9), date(2027, 2, 1), None)
    assert watched.pending() == {}
    assert "### Changed" not in watched.run()


def test_words_that_come_back_and_sections_that_go(watched: Watched) -> None:
    watched.edit("foreldre, mottar 2/3", "foreldre, mottar 3/4")
    watched.run()
    watched.edit("foreldre, mottar 3/4", "foreldre, mottar 2/3")
    watched.edit('127/§37a"', '127/§37x"')
    said = watched.run()
    assert set(watched.pending()) == {"lov/2020-11-06-127/§37a", "lov/2020-11-06-127/§37a/ledd/1"}
    assert "(none: repealed)" in said


def test_what_is_passed_and_not_in_force_is_listed_with_its_day(watched: Watched) -> None:
    assert (
        "- 2028-07-01 · integreringsloven § 37 a, § 37 a ledd 1: Oppheves ved lov 12 juni 2026 nr. 22"
        in watched.run()
    )
    listed = command("review", "--docs", str(watched.docs), "--today", DAY).stdout
    assert (
        "2028-06-01 · amendment: integreringsloven (Oppheves ved lov 12 juni 2026 nr. 22 (i kraft 1 juli 2028)"
        in listed
    )


def test_what_cannot_be_read_is_refused(watched: Watched, tmp_path: Path) -> None:
    def refused(*arguments: str) -> str:
        done = command("law", *arguments, "--docs", str(watched.docs), "--today", DAY)
        assert (done.returncode, done.stderr.count("\n")) == (2, 1)
        return done.stderr

    really = python(ROOT, "-m", "publish", "law", str(tmp_path / "nowhere"), "--docs", str(watched.docs))
    assert (really.returncode, really.stderr.count("\n"), "is not there" in really.stderr) == (2, 1, True)
    broken = tmp_path / "acts.tar.bz2"
    broken.write_bytes(b"no archive")
    assert "this is no archive of acts" in refused(str(broken))
    assert "write the act and the section" in refused("accept", "integreringsloven")
    assert "is not in docs/law.toml" in refused("accept", "integreringsloven", "99")
    (watched.place / ACT).write_text(
        (watched.place / ACT).read_text("utf-8").replace("legalArticle", "rule"), "utf-8"
    )
    assert "has the format changed?" in refused(str(watched.place))
    watched.docs.joinpath("law.toml").write_text(
        watched.docs.joinpath("law.toml").read_text("utf-8").replace("mottar 2/3", "mottar 3/3"), "utf-8"
    )
    assert "the words are not those of the hash" in refused("accept", "all")


def test_an_archive_of_all_acts_is_read_in_seconds(watched: Watched, tmp_path: Path) -> None:
    """Of the processor's time: other work on the machine does not count."""
    watched.edit("foreldre, mottar 2/3", "foreldre, mottar 3/4")
    page = (SAMPLES / ACT).read_text("utf-8")
    others = tmp_path / "others"
    others.mkdir()
    for number in range(600):
        text = page.replace("2020-11-06-127", f"1999-01-01-{number + 1}")
        (others / f"nl-19990101-{number + 1}.xml").write_text(text, "utf-8")
    archive = tmp_path / "acts.tar.bz2"
    with tarfile.open(archive, "w:bz2") as opened:
        opened.add(others, "nl")
        opened.add(watched.place, "nl")
    began = time.process_time()
    assert len(re.findall("### Changed", watched.run(str(archive)))) == 2
    assert time.process_time() - began < 10


def test_the_record_is_sorted_whole_and_compiled() -> None:
    known = record.load(ROOT / "docs")
    assert list(known) == sorted(known, key=order)
    assert record.compile_changed(known) == record.COMPILED.read_text("utf-8")
    assert "NLOD" in (ROOT / "docs" / "law.toml").read_text("utf-8").split("\n\n")[0]
    for name, each in known.items():
        whole = known.get(name.partition("/ledd/")[0])
        assert whole is None or each.words is None or whole.words is None or each.words in whole.words, name


@pytest.mark.parametrize(
    ("word", "other"), [("tre år", "fire år"), ("to ganger", "to, ganger"), ("kan", "skal"), ("1/12", "1/13")]
)
def test_one_word_figure_or_comma_is_a_change(word: str, other: str) -> None:
    assert digest(f"vare i {word} og") != digest(f"vare i {other} og")


def benefit(age: str) -> tuple[Teller, Result[object]]:
    calculator = CALCULATORS["introduction-benefit"]
    answers = {"date": "2026-05-01", "age": age, "lives_with_parent": "no", "partner_in_programme": "no"}
    outcome = outcome_of(calculator, answers)
    assert isinstance(outcome, Result)
    return Teller(calculator, "en"), outcome


@pytest.mark.usefixtures("changed")
def test_a_result_says_so_exactly_where_it_rests_on_it() -> None:
    notice = "By 1 January 2027 the law had changed. We are reading the change"
    teller, young = benefit("24")
    assert notice in teller.sentences(young)[-1].replace("\u00a0", " ")
    resting = [step for step in young.steps if step.law and step.law.provision == YOUNG]
    told = [step for step in young.steps if notice in teller.step(step).replace("\u00a0", " ")]
    assert told == resting != []
    assert notice in result_html(teller, young).replace("\u00a0", " ")
    assert notice in "\n".join(result_lines(teller, young)).replace("\u00a0", " ")
    teller, grown = benefit("30")
    assert notice not in result_html(teller, grown).replace("\u00a0", " ")


@pytest.mark.usefixtures("changed")
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_question_says_so_exactly_where_it_rests_on_it(lang: str) -> None:
    days = uses.changed(ROOT / "docs" / lang / "introduksjonsprogram.md")
    assert days == {"hvor-mye": "2027-01-01"}
    assert uses.changed(ROOT / "docs" / lang / "lanekassen.md") == {}
    page = "# T\n\n## En { #hvor-mye }\n\nJa.\n\n## To { #to }\n\nNei.\n"
    made = questions.makeExtension(lang=lang, changed=days)
    html = markdown.markdown(page, extensions=["attr_list", "toc", made])
    assert html.count('class="behind"') == 1
    assert html.index('id="hvor-mye"') < html.index("2027") < html.index('id="to"')
    assert f'lang="{lang}"' in html


def test_a_wording_that_has_ended_is_not_changed_by_a_later_one(monkeypatch: pytest.MonkeyPatch) -> None:
    ended = law.Law("integreringsloven", "8", 0, date(2021, 1, 1), date(2025, 12, 31))
    monkeypatch.setattr(law, "changes", lambda: {ended.provision: date(2027, 1, 1)})
    assert ended.changed is None
    assert law.Law("integreringsloven", "8").changed == date(2027, 1, 1)
    assert parts(ended.provision) == ("lov/2020-11-06-127", "8", 0)


def test_the_weekly_workflow_may_write_the_record_alone() -> None:
    text = (ROOT / ".github" / "workflows" / "law.yml").read_text("utf-8")
    workflow = yaml.safe_load(text)
    assert workflow["permissions"] == {}
    job = workflow["jobs"]["law"]
    assert job["permissions"] == {"contents": "write", "issues": "write", "actions": "write"}
    script = "\n".join(step["run"] for step in job["steps"] if "run" in step)
    assert subprocess.run(["bash", "-n"], input=script, text=True, check=False).returncode == 0
    assert re.findall(r"git add (.*)", script) == ["docs/law.toml calc/law_changed.json"]
    assert "${{" not in script, "what comes from outside is handed over in the environment"
    assert (ROOT / ".github" / "workflows" / "publish.yml").exists()
    assert "workflow_dispatch" in (ROOT / ".github" / "workflows" / "publish.yml").read_text("utf-8")
