"""What a reader is asked, round by round: one thing at a time, in an order that never changes, nothing lost."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from lxml import html

from calc import CALCULATORS
from calc.browser import first_form, respond
from calc.telling.teller import Teller
from publish.runtime import workload
from tests.browser.answering import said
from tests.named_cases import cases

TODAY = "2026-11-30"
# In any round of which the longest list has at most this many answers seen at first, the button is in view.
SEEN_AT_FIRST = 7


class Reader:
    """Somebody who answers as her case tells, and looks at what the page then holds."""

    def __init__(self, calculator: str) -> None:
        self.calculator = calculator
        self.fields = CALCULATORS[calculator].form.fields
        self.take(first_form(Teller(CALCULATORS[calculator], "en")))
        self.state = "ask"

    def take(self, page: str) -> None:
        self.page = html.fragment_fromstring(page, create_parent="div")

    def send(self, texts: dict[str, str], change: str = "") -> None:
        request = {"calculator": self.calculator, "lang": "en", "typed": texts, "today": TODAY, "change": change}
        told: dict[str, Any] = json.loads(respond(json.dumps(request)))
        self.state = told["state"]
        self.take(told["html"])

    @property
    def given(self) -> dict[str, str]:
        """The answers that lie in the form, in their order."""
        hidden = self.page.xpath(
            "//form[contains(@class, 'questions')]//input[@type='hidden'][not(ancestor::*[@class='options'])]"
        )
        return {each.get("name"): each.get("value") or "" for each in hidden}

    @property
    def asked(self) -> list[str]:
        """The questions that are put now, in their order."""
        names = self.page.xpath("//*[@class='asking']//input/@name")
        return list(dict.fromkeys(name.partition(".")[0] for name in names))

    @property
    def told(self) -> list[str]:
        """The answers that stand above the question."""
        return [str(each) for each in self.page.xpath("//dl[@class='answered']//a/@data-change")]

    def texts(self, answers: dict[str, str]) -> dict[str, str]:
        """All texts of the page, with what her case says to what is asked."""
        today = (name for name in self.asked if getattr(self.fields[name], "mostly_today", False))
        put = {name: said(self.calculator, name, answers) for name in self.asked}
        put |= {name: answers.get(name) or TODAY for name in today}
        return {**self.given, **put}


def reader_of(calculator: str, answers: dict[str, str]) -> tuple[Reader, list[list[str]]]:
    """A reader who has gone all the way, and the rounds."""
    reader, rounds = Reader(calculator), []
    while reader.asked:
        rounds.append(reader.asked)
        texts = reader.texts(answers)
        # A number that the case is silent about, and that is not needed after all, is no answer.
        before = [name for name in texts if texts[name] or not reader.fields[name].required]
        reader.send(texts)
        if reader.state == "problems":  # two of what her case is silent about contradict each other
            break
        if reader.state == "ask":
            assert list(reader.given)[: len(before)] == before, "nothing is lost, and nothing jumps"
            assert reader.told == [name for name in before if name in reader.told]
            assert not set(reader.asked) & set(before), "nothing is asked twice"
        assert len(rounds) < 30
    return reader, rounds


NAMED = [pytest.param(name, case, id=f"{name}: {case['name']}") for name, case in cases() if "expect" in case]


@pytest.mark.parametrize(("name", "case"), NAMED[::3])  # all of them take minutes
def test_every_case_is_asked_in_an_order_that_never_changes_and_keeps_its_answers(
    name: str, case: dict[str, Any]
) -> None:
    reader, rounds = reader_of(name, case["answers"])
    if reader.state == "problems":
        return
    asked = [each for names in rounds for each in names]
    # With the result, what the rules did not come to is gone; the rest stands as it was asked.
    assert list(reader.given) == [each for each in asked if each in reader.given]
    assert not reader.page.xpath("//form[contains(@class, 'questions')]//input[not(@type='hidden')]")
    assert reader.page.xpath("//form[contains(@class, 'questions')]/@hidden")


EXAMPLES = [pytest.param(name, case, id=case["name"]) for name, case in cases() if case.get("example")]


@pytest.mark.parametrize(("name", "case"), EXAMPLES)
def test_back_and_change_put_a_question_again_and_keep_every_answer(name: str, case: dict[str, Any]) -> None:
    reader, _ = reader_of(name, case["answers"])
    if reader.state == "problems":
        pytest.skip("what the case is silent about contradicts it")
    result, given = html.tostring(reader.page), reader.given
    for each in given:
        reader.send(given, each)
        assert reader.asked == [each], "that question alone"
        assert reader.state == "ask"
        assert not reader.page.xpath("//*[contains(@class, 'result')]"), "no number beside it"
        assert reader.given == {other: text for other, text in given.items() if other != each}
        assert reader.told == list(given)[: list(given).index(each)]
        reader.send({**reader.given, each: given[each]})
        assert reader.given.keys() == given.keys()
        assert reader.state == "result"
    reader.send(given)
    assert html.tostring(reader.page) == result
    reader.send(given, next(reversed(given)))
    while back := reader.page.xpath("//button[contains(@class, 'back')]/@data-change"):
        before = reader.told
        reader.send(given, back[0])
        assert reader.asked == back[0].split()
        assert before == [*reader.told, *reader.asked], "back to what was asked just before"


def test_a_typical_reader_answers_a_calculator_in_few_rounds() -> None:
    most = {"introduction-benefit": 1, "introduction-programme": 5, "norwegian-training": 4, "study-support": 4}
    most |= {"residence": 6}
    rounds: dict[str, list[int]] = {}
    for name, case in cases():
        if case.get("example"):
            rounds.setdefault(name, []).append(len(reader_of(name, case["answers"])[1]))
    assert {name: min(rounds[name]) for name in most if min(rounds[name]) > most[name]} == {}


@pytest.mark.parametrize("name", CALCULATORS)
def test_a_yes_or_no_that_is_asked_alone_is_a_button_and_silence_answers_nothing(name: str) -> None:
    seen: set[str] = set()
    for case in [case for calculator, case in cases() if calculator == name and case.get("example")]:
        reader = Reader(name)
        for _ in range(30):
            alone = reader.asked[0] if len(reader.asked) == 1 else ""
            if alone and reader.fields[alone].kind == "yes-no" and alone not in seen:
                seen.add(alone)
                buttons = reader.page.xpath(f"//button[@type='submit'][@name='{alone}']")
                assert [each.get("value") for each in buttons] == [*reader.fields[alone].options]
                assert not reader.page.xpath("//*[@aria-pressed] | //*[@checked] | //button[@class='primary']")
                focused = reader.page.xpath("//*[@data-focus]")
                assert [each.tag for each in focused] == ["fieldset"], "a key still held down presses nothing"
                before = reader.given
                reader.send({**before, alone: ""})
                assert reader.state == "problems", "no answer is not a no"
                assert alone in reader.asked
                assert not reader.page.xpath("//*[@class='result']")
                reader.send({each: text for each, text in before.items() if each != alone})
                assert (reader.state, reader.asked) == ("ask", [alone])
            reader.send(reader.texts(case["answers"]))
            if reader.state != "ask":
                break
    assert seen or name == "introduction-benefit"


def test_citizenship_asks_one_thing_at_a_time() -> None:
    answers = {"goal": "citizenship", "permit": "s28", "first_permit_date": "2018-05-01", "has_permanent": "yes"}
    answers |= {"age": "30", "oral_level": "B1", "social_studies_test": "yes", "income": "400000"}
    answers |= {"resident_since": "2018-05-01", "months_abroad": "0"}
    rounds = reader_of("residence", answers)[1]
    form = CALCULATORS["residence"].form
    asked = {name for names in rounds for name in names if form.fields[name].kind == "yes-no" and len(names) == 1}
    assert asked >= {"former_norwegian", "has_permanent", "stateless", "arrived_before_18", "partner_norwegian"}
    taps = sum(len([name for name in names if form.fields[name].options]) for names in rounds)
    taps += sum(not (len(names) == 1 and form.fields[names[0]].kind == "yes-no") for names in rounds)
    assert taps <= 15, "16 when these stood on one page with a button of its own"


@pytest.mark.parametrize("name", CALCULATORS)
def test_no_list_is_long_at_first_sight_and_every_option_can_be_reached(name: str) -> None:
    for field in CALCULATORS[name].form.fields.values():
        common = getattr(field, "common", ())
        assert len(common or field.options) <= SEEN_AT_FIRST, field.name
        assert set(common) <= set(field.options), field.name


@pytest.mark.parametrize("name", CALCULATORS)
def test_what_is_usual_is_an_answer(name: str) -> None:
    form = CALCULATORS[name].form
    for field, text in form.usual.items():
        assert form.fields[field].write(form.fields[field].parse(text)) == text


def test_a_day_that_is_mostly_today_is_offered_and_stays_a_day() -> None:
    reader = Reader("introduction-benefit")
    chosen = reader.page.xpath("//input[@name='date.when'][@checked]/@value")
    assert chosen == ["today"]
    reader.send({"date.when": "today", "date.day": "7", "age": "30", "partner_in_programme": "no"})
    assert reader.given == {"date": TODAY, "age": "30", "partner_in_programme": "no"}
    reader.send(reader.given, "date")
    assert reader.page.xpath("//input[@name='date.when'][@checked]/@value") == ["today"]
    reader.send({**reader.given, "date.when": "other", "date.day": "1. mai 2025"})
    assert reader.given["date"] == "2025-05-01"
    reader.send(reader.given, "date")
    assert reader.page.xpath("//input[@name='date.when'][@checked]/@value") == ["other"]
    assert reader.page.xpath("//input[starts-with(@name, 'date.')][@type='text']/@value") == ["1", "5", "2025"]


def test_what_is_pasted_into_one_box_is_spread_and_only_the_wrong_box_is_marked() -> None:
    reader = Reader("introduction-benefit")
    texts = {"date.when": "other", "partner_in_programme": "no"}
    reader.send({**texts, "date.day": "1 мая 2026 г.", "date.month": "", "date.year": "", "age": "200"})
    assert reader.state == "problems"
    assert reader.page.xpath("//input[starts-with(@name, 'date.')][@type='text']/@value") == ["1", "5", "2026"]
    assert reader.page.xpath("//input[@aria-invalid]/@name") == ["age"]
    for part, wrong in (("day", "32"), ("month", "13"), ("year", "26"), ("month", ""), ("year", "")):
        boxes = {"date.day": "1", "date.month": "5", "date.year": "2026", f"date.{part}": wrong}
        reader.send({**texts, **boxes, "age": "30"})
        assert reader.page.xpath("//input[@aria-invalid]/@name") == [f"date.{part}"]
        (link,) = reader.page.xpath("//*[@class='problems']//a/@href")
        assert reader.page.xpath(f"//*[@id='{link[1:]}']/@name") == [f"date.{part}"]


def test_an_answer_that_is_gone_is_told_in_words() -> None:
    request = {"calculator": "residence", "lang": "en", "typed": {"goal": "permanent", "permit": "s99"}}
    told = json.loads(respond(json.dumps(request | {"linked": True, "today": TODAY})))
    page = html.fragment_fromstring(told["html"], create_parent="div")
    assert told["state"] == "problems"
    assert "s28" not in page.text_content()


def test_a_link_of_which_nothing_is_known_begins_as_if_there_were_none() -> None:
    request = {"calculator": "residence", "lang": "en", "typed": {"colour": "red"}, "linked": True, "today": TODAY}
    told = json.loads(respond(json.dumps(request)))
    assert (told["state"], told["dropped"]) == ("ask", ["colour"])


def test_an_answer_that_no_longer_counts_is_neither_told_nor_found_wrong() -> None:
    worked = {"ground": "full_time_work", "start_date": "2026-08-17", "birth_year": "1990", "work_months": "24"}
    reader, _ = reader_of(
        "study-support", worked | {"work_permit": "worker", "paid_tax": "yes", "work_break": "none"}
    )
    assert reader.state == "result"
    given = {**reader.given, "ground": "protection"}
    reader.send({**given, "work_months": "a word"})
    assert reader.state == "ask"
    assert "work_months" not in reader.told
    assert reader.given["work_break"] == given["work_break"], "it may be asked for again"


def test_a_question_that_the_result_can_do_without_is_offered_below_it() -> None:
    reader, rounds = reader_of("introduction-benefit", {"age": "30", "partner_in_programme": "no"})
    assert rounds == [["date", "age", "partner_in_programme"]]
    assert reader.page.xpath("count(//form[@class='more'])") == 2, (
        "one month's payment, and what is left after tax"
    )
    (button,) = reader.page.xpath("//form[@class='more']//button[@name]")
    reader.send({**reader.given, button.get("name"): button.get("value")})
    assert reader.state == "ask"
    assert reader.given["payment"] == "yes"


def test_the_built_form_leaves_the_day_of_today_to_the_browser() -> None:
    page = first_form(Teller(CALCULATORS["introduction-benefit"], "en"))
    assert str(date.today()) not in page
    assert "data-today" in page


def test_every_request_has_an_answer_whatever_a_page_or_a_link_sends() -> None:
    """Three empty boxes beside an answer that is wrong could not be told."""
    typed = {"permit": "s34", "registered_on.year": "", "registered_on.month": "", "registered_on.day": ""}
    request = {"calculator": "norwegian-training", "lang": "uk", "today": TODAY}
    told = json.loads(respond(json.dumps(request | {"typed": {**typed, "date": "never"}})))
    assert told["state"] == "problems"
    for each in workload.random_requests(300, seed=11):
        assert json.loads(respond(each))["html"]
