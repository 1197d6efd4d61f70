"""Days as data: the same in `--json`, on the page, on paper and in the calendar file, from every side of a day."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest

from calc import CALCULATORS
from calc.__main__ import main
from calc.browser import Situation, step
from calc.frame.core import Outcome, Result, Step, outcome_of
from calc.telling.calendar_file import LONGEST, calendar_file
from calc.telling.days import days_html, told_days
from calc.telling.next_steps import next_steps, next_steps_html
from calc.telling.report import result_json
from calc.telling.sheet import sheet_html
from calc.telling.teller import Teller
from calc.text import has
from calc.words import LANGUAGES
from tests.named_cases import cases
from tests.rules.walked import results

TODAY = date(2026, 11, 30)
WITH_DAYS = [(name, case) for name, case in cases() if case.get("days")]
EACH = pytest.mark.parametrize(("name", "case"), WITH_DAYS, ids=[case["name"] for _, case in WITH_DAYS])
NAMES = pytest.mark.parametrize("name", CALCULATORS)


def found(name: str, case: dict[str, Any]) -> Result[Any]:
    outcome = outcome_of(CALCULATORS[name], case["answers"])
    assert isinstance(outcome, Result)
    return outcome


def events(text: str) -> list[Any]:
    return [*icalendar.Calendar.from_ical(text).walk("VEVENT")] if text else []


def test_every_calculator_has_a_case_with_days() -> None:
    assert {name for name, _ in WITH_DAYS} == CALCULATORS.keys()


@EACH
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_calendar_file_holds_the_days_of_the_json_that_lie_ahead(
    name: str, case: dict[str, Any], lang: str
) -> None:
    result = found(name, case)
    for today in {TODAY, *(each.day + timedelta(n) for each in result.days for n in (-8, -7, -1, 0, 1))}:
        teller = Teller(CALCULATORS[name], lang, today)
        said = [each for each in result_json(teller, result)["days"] if each["day"] >= today.isoformat()]
        made = events(calendar_file(teller, result))
        assert [each["passed"] for each in said] == [False] * len(said)
        assert [(each.decoded("DTSTART").isoformat(), str(each["SUMMARY"])) for each in made] == [
            (each["day"], each["text"]) for each in said
        ]
        for one, each in zip(made, said, strict=True):
            assert one["STATUS"] == ("CONFIRMED" if each["certain"] else "TENTATIVE")
            assert one["SUMMARY"].params["LANGUAGE"] == lang
            left = (date.fromisoformat(each["day"]) - today).days
            rings = [alarm.decoded("TRIGGER").days for alarm in one.walk("VALARM")]
            assert rings == ([-7] if left >= 7 else [-1] if left else [])


@EACH
def test_the_days_float_and_the_file_is_the_same_each_time(name: str, case: dict[str, Any]) -> None:
    result, teller = found(name, case), Teller(CALCULATORS[name], "uk", date(2020, 1, 1))
    text = calendar_file(teller, result)
    assert text == calendar_file(teller, result)
    assert "TZ" not in text.replace("DTSTAMP", "")
    made = events(text)
    assert all(type(each.decoded("DTSTART")) is date for each in made)
    assert {each.decoded("DTSTAMP") for each in made} == {datetime(2020, 1, 1, tzinfo=UTC)}
    ids = [str(each["UID"]) for each in made]
    assert len(set(ids)) == len(ids) == len(result.days)
    later = Teller(CALCULATORS[name], "en", date(2020, 2, 1))
    assert ids == [str(each["UID"]) for each in events(calendar_file(later, result))]
    own = {text for text in case["answers"].values() if re.search(r"\d{3}", text)}
    days = {each.day.isoformat() for each in result.days}
    assert not [each for each in own - days if each in text or each.replace("-", "") in text]


@EACH
def test_lines_are_folded_as_the_standard_says(name: str, case: dict[str, Any]) -> None:
    text = calendar_file(Teller(CALCULATORS[name], "ru", date(2020, 1, 1)), found(name, case))
    *lines, last = text.encode().split(b"\r\n")
    assert (last, b"\n" in text.encode().replace(b"\r\n", b"")) == (b"", False)
    assert max(len(line) for line in lines) <= LONGEST
    for line in lines:
        line.decode()  # no letter is torn in two


def test_a_day_passes_the_day_after_and_then_says_what_now() -> None:
    answers = {"ground": "permanent_residence", "birth_year": "1990", "study_in": "norway", "had_protection": "no"}
    result = found("study-support", {"answers": {**answers, "start_date": "2026-08-17"}})
    autumn = result.days[0]
    for today, passed in ((autumn.day, False), (autumn.day + timedelta(1), True)):
        teller = Teller(CALCULATORS["study-support"], "en", today)
        told = told_days(teller, result)[0]
        assert told.passed is passed
        assert ("was the last day" in told.text) is passed
        assert ("apply at once" in told.text) is passed
        html = days_html(teller, result)
        assert html.count('class="sure past"') == int(passed)
        assert html.index('aria-current="date"') > html.index(f'datetime="{autumn.day}"')


def test_the_next_day_by_which_something_is_due_stands_beside_what_to_do() -> None:
    answers = {"ground": "permanent_residence", "birth_year": "1990", "study_in": "norway", "had_protection": "no"}
    result = found("study-support", {"answers": {**answers, "start_date": "2026-08-17"}})
    for today, day in ((date(2026, 11, 15), "2026-11-15"), (date(2026, 11, 16), "2027-03-15")):
        teller = Teller(CALCULATORS["study-support"], "en", today)
        do = next_steps(teller, result)[0]
        assert do.kind == "do"
        assert do.due
        assert do.due.day.isoformat() == day
        assert f'<time datetime="{day}">' in next_steps_html(teller, result, today)
    passed = next_steps(Teller(CALCULATORS["study-support"], "en", date(2027, 3, 16)), result)[0].due
    assert passed
    assert "was the last day" in passed.text


@NAMES
def test_every_day_the_rules_can_name_is_told_in_every_language_before_and_after(name: str) -> None:
    ids = {each.id for end in results(name) for step in end.steps for each in step.days}
    wanted = [f"{name}.day.{id}{tense}" for id in ids for tense in ("", ".passed")]
    assert [(id, lang) for id in wanted for lang in LANGUAGES if not has(id, lang)] == []


@NAMES
def test_what_is_met_only_from_a_day_to_come_speaks_of_the_past_once_that_day_has_gone(name: str) -> None:
    told: dict[str, Step] = {}
    for end in results(name):
        given = max((each for each in end.texts.values() if re.fullmatch(r"\d{4}-\d\d-\d\d", each)), default="")
        for one in end.steps:
            ahead = {each.day for each in one.days if each.day.isoformat() > given}
            if one.outcome is Outcome.NOT_MET and ahead & {*one.facts.values()}:
                told.setdefault(one.id, one)
    for id, each in told.items():
        assert each.by, id
        assert each.by in each.facts.values()
        for lang in LANGUAGES:
            before, after = (Teller(CALCULATORS[name], lang, each.by + timedelta(gone)) for gone in (0, 1))
            assert before.step(each) != after.step(each)
    if name == "residence":
        assert {"years-not-met", "years-not-met-either", "citizenship-years-not-met"} <= told.keys()


@NAMES
def test_every_outcome_says_what_to_do_and_whom_to_ask_in_two_languages(name: str) -> None:
    firsts = {(each := CALCULATORS[name].summary(end.value)[0]).id: end for end in results(name)}
    for end in firsts.values():
        result = Result(end.value, end.steps, {}, ())
        norwegian = set()
        for lang in LANGUAGES:
            lines = next_steps(Teller(CALCULATORS[name], lang, TODAY), result)
            assert [line.kind for line in lines if line.kind != "bring"] == ["do", "ask", "appeal"], each
            assert all(line.text and "[next" not in line.text for line in lines)
            (ask,) = (line for line in lines if line.kind == "ask")
            norwegian.add(ask.norwegian)
            assert bool(ask.meaning) is (lang != "nb")
            assert not re.search("[а-яіїєґ]", ask.norwegian.lower())
            html = next_steps_html(Teller(CALCULATORS[name], lang, TODAY), result, TODAY)
            assert f'<q lang="nb" translate="no">{ask.norwegian}</q>' in html
        assert len(norwegian) == 1, norwegian


@EACH
def test_page_sheet_and_command_line_tell_the_same_days(
    name: str, case: dict[str, Any], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    teller, result = Teller(CALCULATORS[name], "en", TODAY), found(name, case)
    page = step(Situation(teller, case["answers"], TODAY))
    days = [each.day.isoformat() for each in result.days]
    if page["state"] == "result":  # the page asks for more than the command line
        shown = re.findall(r'<li class="(?!here)[^>]*><time datetime="([\d-]+)"', page["html"])
        assert shown == days
        assert page["calendar"] == calendar_file(teller, result)
        assert ("data-calendar" in re.sub("data-calendar-saved", "", page["html"])) is bool(page["calendar"])
    assert all(f'datetime="{day}"' in sheet_html(teller, result, TODAY) for day in days)
    file = tmp_path / "days.ics"
    answers = [f"{field}={text}" for field, text in case["answers"].items()]
    assert main([name, *answers, "--days", "--ics", str(file), "--today", TODAY.isoformat()]) == 0
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == len(days)
    if text := calendar_file(teller, result):
        assert file.read_bytes().decode() == text
        assert str(file) in err
        some_passed = any(each.day < TODAY for each in result.days)
        assert ("only days that lie ahead" in err) is some_passed
        if page["state"] == "result":
            assert ("only days that lie ahead" in page["html"]) is some_passed
    else:
        assert (file.exists(), bool(err)) == (False, True)


def test_without_days_there_is_a_sentence_and_no_file(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "none.ics"
    assert main(["study-support", "ground=none", "--days", "--ics", str(file)]) == 0
    assert file.exists() is False
    out, err = capsys.readouterr()
    assert out.strip()
    assert err.strip()
    teller = Teller(CALCULATORS["study-support"], "en", TODAY)
    result = found("study-support", {"answers": {"ground": "none"}})
    assert (days_html(teller, result), calendar_file(teller, result)) == ("", "")


def test_a_file_that_cannot_be_written_is_said(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder = str(tmp_path)
    assert (
        main(["introduction-benefit", "date=2026-05-01", "age=30", "--ics", folder, "--today", "2026-05-01"]) == 2
    )
    assert folder in capsys.readouterr().err
