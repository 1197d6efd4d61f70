"""The first sentence of a result agrees with its steps, on every path and in every language."""

from __future__ import annotations

import re
from collections import Counter
from itertools import product

import pytest

from calc import CALCULATORS
from calc.frame.core import Outcome, Result, Sentence, deciding, outcome_of
from calc.paths.walk import End
from calc.telling.teller import Teller
from calc.words import LANGUAGES
from tests.rules.walked import results

NAMES = pytest.mark.parametrize("name", CALCULATORS)
NEGATION = {
    "nb": r"\b(ikke|ingen|ingenting|aldri|uten|verken)\b",
    "en": r"\b(not|no|cannot|nothing|nobody|never|without|neither)\b|n[’']t\b",
    "ru": r"\b(не|нет|нельзя|ничего|никто|ни|без)\b",
    "uk": r"\b(не|немає|нема|ні|нічого|ніхто|без)\b",
}
MOST = 300  # unclear results whose unsure answers are tried both ways


def headline(name: str, end: End) -> Sentence:
    return CALCULATORS[name].summary(end.value)[0]


@NAMES
def test_the_first_sentence_says_what_the_deciding_steps_say(name: str) -> None:
    for end in results(name):
        first = headline(name, end)
        said = Counter(step.outcome for step in deciding(end.steps))
        no, unclear = said[Outcome.NOT_MET], said[Outcome.UNCLEAR]
        ids = [(step.id, step.outcome.value, step.aside) for step in end.steps]
        match first.outcome:
            case Outcome.MET:
                assert not no, (first.id, ids)
                assert not unclear, (first.id, ids)
            case Outcome.NOT_MET:
                assert no, (first.id, ids)
            case Outcome.UNCLEAR:
                assert unclear, (first.id, ids)
            case Outcome.COMPUTED:
                assert not no, (first.id, ids)
            case None:
                raise AssertionError(f"{name}: {first.id} has no outcome")


@NAMES
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_no_is_worded_as_a_no_and_a_yes_as_a_yes(name: str, lang: str) -> None:
    teller = Teller(CALCULATORS[name], lang)
    told: dict[tuple[str, Outcome | None], str] = {}
    for end in results(name):
        first = headline(name, end)
        if (first.id, first.outcome) not in told:
            told[first.id, first.outcome] = teller.sentences(Result(end.value, end.steps, {}, ()))[0]
    for (id, outcome), text in told.items():
        begins = re.split(r"[.,;:–—]", text.lower())[0]
        if outcome is Outcome.NOT_MET:
            assert re.search(NEGATION[lang], text.lower()), f"{id} is a no: {text}"
        if outcome is Outcome.MET:
            assert not re.search(NEGATION[lang], begins), f"{id} is a yes: {text}"


LONGEST = 34  # letters of what stands large


@NAMES
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_answer_has_something_large_and_says_itself_whether_it_is_a_figure_or_a_word(
    name: str, lang: str
) -> None:
    teller = Teller(CALCULATORS[name], lang)
    for end in results(name):
        first, result = headline(name, end), Result(end.value, end.steps, {}, ())
        told = teller.headline(result)
        assert told.large, first.id
        assert len(told.large) <= LONGEST, told.large
        assert told.figure == bool(first.figure), first.id
        whole = told.before + (told.large + (told.after or "") if told.figure else "")
        assert whole == teller.sentences(result)[0], "the sentence stays whole"
        if told.figure:
            assert re.search(r"\d", told.large), told.large
        assert told.figure or first.outcome is not Outcome.COMPUTED, first.id


@NAMES
def test_no_result_is_unclear_where_every_way_of_an_unsure_answer_agrees(name: str) -> None:
    calculator = CALCULATORS[name]
    fields = calculator.form.fields
    unclear = [end for end in results(name) if headline(name, end).outcome is Outcome.UNCLEAR]
    doubtful = [end for end in unclear if any(end.texts[each] == "unsure" for each in end.texts)]
    for end in doubtful[:: max(1, len(doubtful) // MOST)]:
        answers = {each: text for each, text in end.texts.items() if text}
        unsure = [each for each, text in answers.items() if text == "unsure"]
        found = set()
        for values in product(*(fields[each].certain for each in unsure)):
            sure = {each: fields[each].write(value) for each, value in zip(unsure, values, strict=True)}
            outcome = outcome_of(calculator, {**answers, **sure})
            if isinstance(outcome, Result):
                first = calculator.summary(outcome.value)[0]
                found.add((first.id, first.outcome, str(first.facts)))
            else:
                found.add((str(outcome), None, ""))  # another question comes: the ways differ
        agreed = len(found) == 1 and next(iter(found))[1] not in (None, Outcome.UNCLEAR)
        assert not agreed, (answers, found)
