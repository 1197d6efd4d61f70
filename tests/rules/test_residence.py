"""What the residence calculator asks: no more in the common case, each further question where it decides."""

from __future__ import annotations

import pytest

from calc import CALCULATORS
from calc.frame.core import Ask, Result, run

CALCULATOR = CALCULATORS["residence"]
IN_ORDER = {"application_date": "2026-11-30", "age": "30", "social_studies_test": "yes", "income": "400000"}
PERMANENT = {**IN_ORDER, "goal": "permanent", "oral_level": "A2", "months_abroad": "0"}
CITIZENSHIP = {
    **IN_ORDER,
    "goal": "citizenship",
    "oral_level": "B1",
    "has_permanent": "yes",
    "resident_since": "2018-01-01",
    "months_abroad": "0",
}
REFUGEE = {"permit": "s28", "first_permit_date": "2021-06-01", "protection_applied_on": "2021-01-01"}
WORKER = {"permit": "worker", "permanent_basis": "yes", "first_permit_date": "2023-06-01"}
FAMILY = {"permit": "family_other", "permanent_basis": "yes"}
PROTECTED = {"permit": "s34", "first_permit_date": "2022-06-01", "oral_level": "A1", "social_studies_test": "no"}


def asked(person: dict[str, str]) -> list[str]:
    """The questions that the page puts to a person, who answers no or nothing to what is not given here."""
    answers: dict[str, str] = {}
    while isinstance(run(CALCULATOR.rule, CALCULATOR.form(answers, thorough=True)), Ask):
        outcome = run(CALCULATOR.rule, CALCULATOR.form(answers, thorough=True))
        assert isinstance(outcome, Ask)
        options = CALCULATOR.form.fields[outcome.field].options
        answers[outcome.field] = person.get(outcome.field, "no" if "no" in options else "")
    assert isinstance(run(CALCULATOR.rule, CALCULATOR.form(answers, thorough=True)), Result)
    return list(answers)


@pytest.mark.parametrize(
    ("person", "most"),
    [
        ({**PERMANENT, **REFUGEE}, 10),
        ({**PERMANENT, **WORKER}, 10),
        ({**PERMANENT, **PROTECTED, "income": "0"}, 8),
        ({**CITIZENSHIP, **REFUGEE, "first_permit_date": "2018-06-01"}, 15),
        ({**CITIZENSHIP, **WORKER, "first_permit_date": "2018-06-01"}, 15),
    ],
)
def test_the_common_cases_have_no_more_questions_than_in_november_2026(person: dict[str, str], most: int) -> None:
    questions = asked(person)
    assert len(questions) <= most
    assert questions[:3] == ["goal", "application_date", "permit"]


@pytest.mark.parametrize(
    ("person", "question", "where"),
    [
        ({**PERMANENT, **FAMILY, "first_permit_date": "2022-06-01"}, "family_of_protected", True),
        ({**PERMANENT, **FAMILY, "first_permit_date": "2021-06-01"}, "family_of_protected", False),
        (
            {**PERMANENT, **FAMILY, "first_permit_date": "2021-06-01", "months_abroad": "9"},
            "family_of_protected",
            True,
        ),
        ({**PERMANENT, **REFUGEE}, "had_collective", False),
        ({**PERMANENT, **REFUGEE, "first_permit_date": "2024-06-01"}, "had_collective", True),
        ({**PERMANENT, **WORKER}, "eea_before", False),
        ({**PERMANENT, **WORKER, "first_permit_date": "2024-06-01"}, "eea_before", True),
        ({**PERMANENT, **REFUGEE, "oral_level": "A1", "oral_exemption": "none"}, "oral_exemption", True),
        ({**PERMANENT, **PROTECTED, "income": "0"}, "oral_exemption", False),
        ({**PERMANENT, **REFUGEE, "income": "300000", "income_exception": "none"}, "income_exception", True),
        ({**PERMANENT, **REFUGEE}, "income_exception", False),
        ({**CITIZENSHIP, **WORKER, "income": "370000"}, "tax_year", True),
        ({**CITIZENSHIP, **WORKER, "income": "366674"}, "tax_year", False),
        ({**CITIZENSHIP, **WORKER, "income": "384348"}, "tax_year", False),
    ],
)
def test_a_further_question_comes_only_where_it_decides(
    person: dict[str, str], question: str, where: bool
) -> None:
    defaults = {"oral_exemption": "none", "income_exception": "none", "tax_year": "last", "child_case": "no"}
    assert (question in asked({**defaults, **person})) is where
