"""What the worker in the reader's browser calls: texts in, HTML out.

A request is JSON: `calculator`, `lang`, the `typed` texts by input name,
`today` as the reader's clock has it, the `version` of the page, `linked` if a link brought the texts,
`change`, the names of questions that are to be put again, and `beside`, the language that a result is told in too,
with its `texts` unless they are here already.
The answer is JSON: the `html` that takes the place of the form, the `state`
(`result`, `ask` or `problems`), what the page `title` begins with, the names
that no question knows any more as `dropped`, and with a result its `answers`
for an address, the `sheet` for paper, the `calendar` file (empty without days ahead), and the language `beside`
(empty if there is none).

>>> asked = '{"calculator": "introduction-benefit", "lang": "en", "typed": {"age": "x", "colour": "red"}}'
>>> said = json.loads(respond(asked))
>>> said["state"], said["dropped"]
('problems', ['colour'])
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from calc import CALCULATORS
from calc.frame.core import Ask, Result, run
from calc.frame.fields import Day
from calc.frame.form import Field, Invalid
from calc.frame.rounds import Round, asked_together, heard
from calc.telling.beside import NONE, NORWEGIAN, Second, choice_html, in_two
from calc.telling.calendar_file import calendar_file
from calc.telling.form_page import again_html, folded_html, form_html, form_id, more_html
from calc.telling.inputs import joined
from calc.telling.markup import Html, tag, together
from calc.telling.result_page import result_html
from calc.telling.sheet import sheet_html
from calc.telling.teller import Teller
from calc.text import has_language, learn, plain
from calc.words import LANGUAGES

MOST = 10  # unknown names of a link that are said back
NAME = re.compile(r"[a-z][a-z0-9_]{0,29}")  # what a question may have been called


def respond(request: str) -> str:
    """The answer to a request; every reader's input has an answer, none raises."""
    asked = json.loads(request)
    today = day_told(asked.get("today"))
    teller = Teller(CALCULATORS[asked["calculator"]], asked["lang"], today, asked.get("version", ""))
    linked = bool(asked.get("linked"))
    typed = {name: text for name, text in asked["typed"].items() if text.strip() or not linked}
    second = second_language(teller, str(asked.get("beside", "")), asked.get("texts"))
    told = step(teller, typed, today, str(asked.get("change", "")).split(), linked, second)
    return json.dumps(told, ensure_ascii=False)


def day_told(text: object) -> date:
    """The reader's day as her browser tells it, 2026-12-7 too; a day that cannot be read is the clock's.

    >>> day_told("2026-12-7")
    datetime.date(2026, 12, 7)
    """
    try:
        return Day(1970, 2999).parse(str(text))
    except Invalid:
        return date.today()


def second_language(teller: Teller, lang: str, texts: str | None) -> Second:
    """The language that a result is told in too, if it is one that is offered and its texts are here."""
    offered = lang in LANGUAGES and lang != teller.lang
    if offered and texts:
        learn(lang, texts)
    here = offered and has_language(lang)
    return Second(lang if here else "", failed=offered and not here)


def step(
    teller: Teller,
    typed: Mapping[str, str],
    today: date,
    change: Sequence[str] = (),
    linked: bool = False,
    second: Second = NONE,
) -> dict[str, Any]:
    """The next page of a calculator: its next question, what is wrong, or the result."""
    calculator, answers = teller.calculator, joined(typed, today)
    fields = calculator.form.fields
    known = {name: text for name, text in answers.items() if name in fields}
    dropped = sorted(answers.keys() - known.keys())
    notes = [dropped_html(teller, dropped)]
    if linked and known:
        notes.insert(0, tag("p", teller.say("page.came-along"), css="note"))
    told: dict[str, Any] = {"title": "", "dropped": dropped}
    if asked := [name for name in change if name in fields]:
        return told | {"state": "ask", "html": together(*notes, changing_html(teller, known, asked))}
    try:
        a_round = heard(calculator, known, linked)
    except Invalid as invalid:
        body = mending_html(teller, known, invalid)
        title = plain(teller.say("page.error-prefix"))
        return told | {"state": "problems", "html": together(*notes, body), "title": title}
    if isinstance(a_round.outcome, Ask):
        return told | {
            "state": "ask",
            "html": together(*notes, asking_html(teller, a_round, a_round.outcome, today)),
        }
    result = a_round.outcome
    more = [name for name in result.assumed if fields[name].afterwards]
    body = together(
        folded_html(teller, a_round.answers),
        *notes,
        in_two(teller, second.lang, lambda each: result_html(each, result, today, choice_html(teller, second))),
        more_html(teller, more),
        again_html(teller, form_id(teller)),
    )
    return told | {
        "state": "result",
        "html": body,
        "answers": result.answers,
        "sheet": printed_html(teller, result, today, second.lang),
        "calendar": calendar_file(teller, result),
        "beside": second.lang,
    }


def printed_html(teller: Teller, result: Result[Any], today: date, second: str) -> Html:
    """The sheet, in two languages if it can be; one that the office cannot read says so."""
    sheet = in_two(teller, second, lambda each: sheet_html(each, result, today))
    if second or teller.lang == NORWEGIAN:
        return sheet
    return together(sheet, tag("p", teller.say("page.sheet-one-language"), css="one-language"))


def asking_html(teller: Teller, a_round: Round, ask: Ask, today: date) -> Html:
    """The question that the rules ask next, with those asked together with it."""
    asked = asked_together(teller.calculator, a_round.answers, ask.field, today)
    told = [name for name in a_round.answers if name in a_round.read and name not in asked]
    return form_html(teller, a_round.answers, told, asked)


def changing_html(teller: Teller, known: Mapping[str, str], asked: Sequence[str]) -> Html:
    """Questions that are put again; what was answered after them is kept, and told again afterwards."""
    fields = teller.calculator.form.fields
    right = {name: text for name, text in known.items() if name in asked or understood(fields[name], text)}
    before: list[str] = []
    for name in right:
        if name in asked:
            break
        before.append(name)
    return form_html(teller, right, before, asked)


def understood(field: Field[Any], text: str) -> bool:
    """Whether a text is an answer to a question."""
    try:
        field.parse(text)
    except Invalid:
        return False
    return True


def mending_html(teller: Teller, known: Mapping[str, str], invalid: Invalid) -> Html:
    """The questions whose answers are wrong, and of what was asked together with them all that is not answered."""
    fields = teller.calculator.form.fields
    wrong = [each.field for each in invalid.problems if each.field in fields]
    groups = {fields[name].group for name in wrong}
    asked = [name for name in fields if fields[name].group in groups and (name in wrong or name in known)]
    told = [name for name, text in known.items() if name not in asked and understood(fields[name], text)]
    return form_html(teller, known, told, asked, invalid.problems)


def dropped_html(teller: Teller, names: list[str]) -> Html:
    """A note on the answers of a link that no question knows; only what looks like a name is said back.

    A link is a stranger's: whatever else it holds would stand on the page in our voice.
    """
    if not names:
        return Html()
    told = ", ".join([name for name in names if NAME.fullmatch(name)][:MOST])
    if not told:
        return tag("p", teller.say("page.link-strange"), css="note")
    return tag("p", teller.say("page.link-unknown", {"names": told}), css="note")


def first_form(teller: Teller) -> Html:
    """The form as the page is served: the first questions, before any answer."""
    outcome = run(teller.calculator.rule, teller.calculator.form({}, thorough=True))
    assert isinstance(outcome, Ask)
    return form_html(teller, {}, (), asked_together(teller.calculator, {}, outcome.field, date.today()))
