"""What holds of any text in any field: a value, or a message in every language."""

from __future__ import annotations

from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from calc import CALCULATORS
from calc.frame.core import Calculator
from calc.frame.form import Field, Invalid
from calc.telling.teller import Teller
from calc.words import LANGUAGES
from tests.rules.verdict import told


@given(typed=st.text(max_size=80))
@example("\x00")
@example("<img src=x onerror=alert(1)>")
@example("[[{age}]]")
def test_any_text_in_any_field_gives_a_value_or_a_message_in_four_languages(typed: str) -> None:
    for calculator in CALCULATORS.values():
        for name, field in calculator.form.fields.items():
            told = message_or_value(calculator, field, typed)
            assert told, f"{name}: {typed!r}"


def message_or_value(calculator: Calculator[Any, Any], field: Field[Any], typed: str) -> bool:
    """True if the text has messages, or a value that is the same when written down and read again."""
    try:
        value = field.parse(typed)
    except Invalid as invalid:
        return all(Teller(calculator, lang).errors(invalid)[field.name] for lang in LANGUAGES)
    return not typed.strip() or field.parse(field.write(value)) == value


@given(answers=st.dictionaries(st.text(max_size=30), st.text(max_size=30), max_size=8))
def test_any_answers_give_json(answers: dict[str, str]) -> None:
    for calculator in CALCULATORS.values():
        said = told(calculator.name, answers, "uk")
        assert said.keys() & {"value", "ask", "errors"}
