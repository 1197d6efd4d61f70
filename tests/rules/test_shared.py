"""What calculators share: the questions mean the same, and what is offered is an answer to its own."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from calc import CALCULATORS
from calc.frame.fields import UNSURE
from calc.frame.form import Field
from calc.frame.offer import offered
from calc.frame.shared import ALIKE_IN_NAME, SHARED, Shared
from tests.named_cases import cases

TODAY = date(2026, 11, 30)
COLLECTIVE = {"permit": "s34", "permit_date": "2022-04-01", "age_at_permit": "30"}


def fields(row: Shared) -> list[Field[object]]:
    return [CALCULATORS[name].form.fields[field] for name, field in row.fields.items()]


@pytest.mark.parametrize("row", SHARED, ids=lambda row: row.name)
def test_questions_that_are_shared_are_of_one_kind_and_have_answers_in_common(row: Shared) -> None:
    kinds = {each.kind for each in fields(row)}
    assert len(kinds) == 1
    assert len(row.fields) > 1
    if kinds == {"day"}:
        spans = [each.span() for each in fields(row)]
        assert max(low for low, _, _ in spans) < min(high for _, high, _ in spans)
    elif kinds == {"choice"}:
        assert row.values, "which options mean the same is said one by one"
    else:
        assert all({"yes", "no"} <= set(each.options) for each in fields(row))
    for value, names in row.values.items():
        assert value != UNSURE
        assert len(names) > 1
        for name in names:
            assert value in CALCULATORS[name].form.fields[row.fields[name]].options, (value, name)


@pytest.mark.parametrize("row", [row for row in SHARED if row.of], ids=lambda row: row.name)
def test_what_an_answer_rests_on_is_shared_by_the_same_calculators(row: Shared) -> None:
    (base,) = (each for each in SHARED if each.name == row.of)
    assert row.fields.keys() <= base.fields.keys()
    assert set(row.only) <= set(base.values)


def test_questions_of_one_name_are_shared_or_it_is_said_why_not() -> None:
    named = Counter(name for each in CALCULATORS.values() for name in each.form.fields)
    ages = {
        name for each in CALCULATORS.values() for name, one in each.form.fields.items() if hasattr(one, "age_on")
    }
    shared = {field for row in SHARED for field in row.fields.values()}
    several = {name for name, count in named.items() if count > 1}
    assert several - ages - shared - ALIKE_IN_NAME.keys() == set()
    assert ALIKE_IN_NAME.keys() <= several


@pytest.mark.parametrize("name", CALCULATORS)
def test_whatever_is_offered_is_an_answer_here_and_the_same_answer_there(name: str) -> None:
    here, seen = CALCULATORS[name], 0
    for source, case in cases():
        if source == name:
            continue
        elsewhere = {source: case["answers"]}
        for asked, field in here.form.fields.items():
            offer = offered(CALCULATORS, name, asked, {}, elsewhere, TODAY)
            if offer is None:
                continue
            seen += 1
            assert offer.source == source
            assert next(iter(offer.answers)) == asked
            here.form(offer.answers)
            for each, text in offer.answers.items():
                field = here.form.fields[each]
                assert field.write(field.parse(text)) == text
                assert field.parse(text) not in field.unsure
                assert text in [*case["answers"].values()]
            back = offered(CALCULATORS, source, other_name(source, name, asked), {}, {name: offer.answers})
            assert back is None or next(iter(back.answers.values())) == offer.answers[asked]
            assert back or asked == "age"
    assert seen or sum(name in row.fields for row in SHARED) < 2, "nothing of what it shares was tried"


def other_name(source: str, name: str, asked: str) -> str:
    """What a shared question is called in the calculator from which the answer came."""
    return next(
        (row.fields[source] for row in SHARED if row.fields.get(name) == asked and source in row.fields), "age"
    )


def test_the_day_of_a_permit_comes_with_the_permit_and_never_with_another() -> None:
    there = {"norwegian-training": COLLECTIVE}
    offer = offered(CALCULATORS, "introduction-programme", "permit", {}, there)
    assert offer
    assert offer.answers == COLLECTIVE
    alone = offered(CALCULATORS, "introduction-programme", "permit_date", {"permit": "s34"}, there)
    assert alone
    assert alone.answers == {"permit_date": "2022-04-01", "age_at_permit": "30"}
    assert offered(CALCULATORS, "introduction-programme", "permit_date", {"permit": "s28"}, there) is None
    assert offered(CALCULATORS, "residence", "first_permit_date", {"permit": "s34"}, there)
    residence = {"residence": {"permit": "s28", "first_permit_date": "2022-04-01"}}
    assert offered(CALCULATORS, "norwegian-training", "permit_date", {"permit": "s28"}, residence) is None


def test_an_age_is_offered_for_its_own_day_alone() -> None:
    there = {"introduction-benefit": {"date": "2026-05-01", "age": "22"}}
    offer = offered(CALCULATORS, "residence", "age", {"application_date": "2026-05-01"}, there)
    assert offer
    assert offer.answers == {"age": "22"}
    assert offered(CALCULATORS, "residence", "age", {"application_date": "2027-05-01"}, there) is None
    assert offered(CALCULATORS, "residence", "age", {}, there) is None


@pytest.mark.parametrize("permit", ["family_of_refugee", "worker", "other", UNSURE, "s99", "", "§ 34"])
def test_what_does_not_fit_or_cannot_be_read_is_not_offered(permit: str) -> None:
    there = {
        "introduction-programme": {"permit": permit, "permit_date": "31-31-31", "colour": "red"},
        "gone": {"permit": "s34"},
    }
    for asked in CALCULATORS["norwegian-training"].form.fields:
        assert offered(CALCULATORS, "norwegian-training", asked, {"permit": "s28"}, there) is None


def test_the_latest_answer_is_offered_and_neither_today_nor_what_stands_there() -> None:
    there = {"norwegian-training": {"permit": "s28"}, "introduction-programme": {"permit": "s34"}}
    offer = offered(CALCULATORS, "residence", "permit", {}, there)
    assert offer
    assert (offer.source, offer.answers["permit"]) == ("introduction-programme", "s34")
    offer = offered(CALCULATORS, "residence", "permit", {"permit": "s34"}, there)
    assert offer
    assert offer.answers["permit"] == "s28"
    asked_today = {"norwegian-training": {"date": str(TODAY)}}
    assert offered(CALCULATORS, "introduction-benefit", "date", {}, asked_today, TODAY) is None
    assert offered(CALCULATORS, "introduction-benefit", "date", {}, asked_today)


def test_what_would_contradict_an_answer_here_is_not_offered() -> None:
    there = {"norwegian-training": COLLECTIVE}
    assert (
        offered(
            CALCULATORS, "introduction-programme", "permit_date", {"permit": "s34", "date": "2021-05-01"}, there
        )
        is None
    )
