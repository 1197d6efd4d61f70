"""What belongs on one line holds together in a result as it does on a page: days, amounts, paragraphs."""

from __future__ import annotations

from datetime import date

import pytest

from calc import CALCULATORS
from calc.browser import Situation, step
from calc.telling.teller import Teller
from calc.words import LANGUAGES
from publish.letters.binding import in_text
from tests.named_cases import cases

TODAY = date(2026, 11, 30)
SOME = 5  # one of so many cases, which all calculators have


@pytest.mark.parametrize("lang", LANGUAGES)
def test_forms_results_and_sheets_have_nothing_left_to_bind(lang: str) -> None:
    for name, case in cases()[::SOME]:
        teller = Teller(CALCULATORS[name], lang, TODAY)
        for answers in ({}, case["answers"]):
            told = step(Situation(teller, answers, TODAY))
            for part in ("html", "sheet"):
                html = told.get(part) or ""
                assert html == in_text(html), case["name"]
