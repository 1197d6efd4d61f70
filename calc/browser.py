"""What the worker in the reader's browser calls: texts in, HTML out.

A request is JSON: `calculator`, `lang`, the `typed` texts by input name, those of others as `elsewhere`,
`today` as the reader's clock has it, the `version` of the page, `linked` if a link brought the texts,
`change`, the names of questions that are to be put again, `former`, the answers of a result that was kept,
and `beside`, the language that a result is told in too, with its `texts` unless they are here already.
The answer is JSON: the `html` that takes the place of the form, the `state`
(`result`, `ask` or `problems`), what the page `title` begins with, the names
that no question knows any more as `dropped`, and with a result its `answers`
for an address, the `sheet` for paper, the `calendar` file (empty without days ahead), and the language `beside`
(empty if there is none). What was kept comes back as `former`, and as an address has it as `link`.

>>> asked = '{"calculator": "introduction-benefit", "lang": "en", "typed": {"age": "x", "colour": "red"}}'
>>> said = json.loads(respond(asked))
>>> said["state"], said["dropped"]
('problems', ['colour'])
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from calc import CALCULATORS
from calc.frame.core import Ask, Result, run
from calc.frame.fields import Day
from calc.frame.form import Field, Invalid
from calc.frame.offer import offered
from calc.frame.rounds import Round, asked_together, heard
from calc.telling.beside import NONE, NORWEGIAN, Second, choice_html, in_two
from calc.telling.calendar_file import calendar_file
from calc.telling.comparison import BESIDE, apart, together_in_link
from calc.telling.comparison_page import waiting_html
from calc.telling.form_page import again_html, folded_html, form_html, form_id, more_html
from calc.telling.inputs import joined
from calc.telling.markup import Html, tag, together
from calc.telling.offers import offer_html
from calc.telling.result_page import result_html
from calc.telling.sheet import sheet_html
from calc.telling.teller import Teller
from calc.text import has_language, learn, plain
from calc.words import LANGUAGES

Elsewhere = Mapping[str, Mapping[str, str]]
NOWHERE: Elsewhere = {}
NO_NOTE = Html()
MOST = 10  # unknown names of a link that are said back
NAME = re.compile(r"[a-z][a-z0-9_]{0,29}")  # what a question may have been called


def respond(request: str) -> str:
    """The answer to a request; every reader's input has an answer, none raises."""
    asked = json.loads(request)
    today = day_told(asked.get("today"))
    teller = Teller(CALCULATORS[asked["calculator"]], asked["lang"], today, asked.get("version", ""))
    linked = bool(asked.get("linked"))
    typed = {
        name: text
        for name, text in asked["typed"].items()
        if text.strip() or not linked or name.startswith(BESIDE)
    }
    put_again = str(asked.get("change", "")).split()
    elsewhere = {name: joined(texts, today) for name, texts in asked.get("elsewhere", {}).items()}
    own, of_link = apart(joined(typed, today))
    second = second_language(teller, str(asked.get("beside", "")), asked.get("texts"))
    situation = Situation(teller, own, today, linked, elsewhere, second)
    former = asked.get("former") or (of_link if linked else None)
    told = step(situation, put_again) if former is None else compare(situation, put_again, former)
    told["dropped"] += [name for name in typed if name.startswith(BESIDE)]
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


@dataclass(frozen=True)
class Situation:
    """Who asks, in what language, and with which answers by field name; `linked` if a link brought them.

    `elsewhere` is what other calculators know, `second` one more language for a result.
    """

    teller: Teller
    answers: Mapping[str, str]
    today: date
    linked: bool = False
    elsewhere: Elsewhere = field(default_factory=dict)
    second: Second = NONE


def compare(situation: Situation, change: Sequence[str], former: Mapping[str, str]) -> dict[str, Any]:
    """The next page beside a result that was kept. A link of which one situation is broken shows the other."""
    fields = situation.teller.calculator.form.fields
    unknown = sorted(former.keys() - fields.keys() - situation.answers.keys())
    answers = {name: text for name, text in former.items() if name in fields}
    situation = replace(situation, answers={**situation.answers, **dict.fromkeys(unknown, "")})  # told as unknown
    if situation.linked and answers == {
        name: situation.answers[name] for name in situation.answers if name in fields
    }:
        return step(situation, change)
    kept = whole(situation, answers)
    broken = tag("p", situation.teller.say("page.compare-broken"), css="note")
    if situation.linked and kept and whole(situation, situation.answers) is None:
        told = step(replace(situation, answers=answers), change, before=broken)
    elif kept is None:
        told = step(situation, change, before=broken)
    else:
        told = step(situation, change, kept=kept)
        told["former"] = dict(kept.answers)
        told["link"] = together_in_link(told.get("answers", {}), kept.answers)
    return told


def whole(situation: Situation, answers: Mapping[str, str]) -> Result[Any] | None:
    """The result of these answers, if they have one."""
    calculator = situation.teller.calculator
    known = {name: text for name, text in answers.items() if name in calculator.form.fields}
    try:
        outcome = heard(calculator, known, linked=True).outcome
    except Invalid:
        return None
    return outcome if isinstance(outcome, Result) else None


def step(
    situation: Situation, change: Sequence[str] = (), before: Html = NO_NOTE, kept: Result[Any] | None = None
) -> dict[str, Any]:
    """The next page of a calculator: its next question, what is wrong, or the result, beside one `kept`."""
    teller, today, elsewhere, second = situation.teller, situation.today, situation.elsewhere, situation.second
    calculator, answers = teller.calculator, situation.answers
    fields = calculator.form.fields
    known = {name: text for name, text in answers.items() if name in fields}
    dropped = sorted(answers.keys() - known.keys())
    notes = [before, dropped_html(teller, dropped)]
    if situation.linked and known:
        notes.insert(0, tag("p", teller.say("page.came-along"), css="note"))
    waiting = [*notes, waiting_html(teller, kept)] if kept else notes
    told: dict[str, Any] = {"title": "", "dropped": dropped}
    if asked := [name for name in change if name in fields]:
        return told | {"state": "ask", "html": together(*waiting, changing_html(teller, known, asked, elsewhere))}
    try:
        a_round = heard(calculator, known, situation.linked)
    except Invalid as invalid:
        body = mending_html(teller, known, invalid, elsewhere)
        title = plain(teller.say("page.error-prefix"))
        return told | {"state": "problems", "html": together(*waiting, body), "title": title}
    if isinstance(a_round.outcome, Ask):
        return told | {
            "state": "ask",
            "html": together(*waiting, asking_html(teller, a_round, a_round.outcome, today, elsewhere)),
        }
    result = a_round.outcome
    more = [name for name in result.assumed if fields[name].afterwards]
    body = together(
        folded_html(teller, a_round.answers),
        *notes,
        in_two(
            teller, second.lang, lambda each: result_html(each, result, today, choice_html(teller, second), kept)
        ),
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


def offers(
    teller: Teller, known: Mapping[str, str], asked: Sequence[str], elsewhere: Elsewhere
) -> dict[str, Html]:
    """What other calculators know of the questions that are asked now."""
    name, fields = teller.calculator.name, teller.calculator.form.fields
    today = {each: str(teller.today) for each in asked if getattr(fields[each], "mostly_today", False)}
    here = {**today, **known}
    found = ((each, offered(CALCULATORS, name, each, here, elsewhere, teller.today)) for each in asked)
    return {each: offer_html(teller, offer) for each, offer in found}


def asking_html(teller: Teller, a_round: Round, ask: Ask, today: date, elsewhere: Elsewhere = NOWHERE) -> Html:
    """The question that the rules ask next, with those asked together with it."""
    asked = asked_together(teller.calculator, a_round.answers, ask.field, today)
    told = [name for name in a_round.answers if name in a_round.read and name not in asked]
    return form_html(
        teller, a_round.answers, told, asked, offers=offers(teller, a_round.answers, asked, elsewhere)
    )


def changing_html(
    teller: Teller, known: Mapping[str, str], asked: Sequence[str], elsewhere: Elsewhere = NOWHERE
) -> Html:
    """Questions that are put again; what was answered after them is kept, and told again afterwards."""
    fields = teller.calculator.form.fields
    right = {name: text for name, text in known.items() if name in asked or understood(fields[name], text)}
    before: list[str] = []
    for name in right:
        if name in asked:
            break
        before.append(name)
    return form_html(teller, right, before, asked, offers=offers(teller, right, asked, elsewhere))


def understood(field: Field[Any], text: str) -> bool:
    """Whether a text is an answer to a question."""
    try:
        field.parse(text)
    except Invalid:
        return False
    return True


def mending_html(
    teller: Teller, known: Mapping[str, str], invalid: Invalid, elsewhere: Elsewhere = NOWHERE
) -> Html:
    """The questions whose answers are wrong, and of what was asked together with them all that is not answered."""
    fields = teller.calculator.form.fields
    wrong = [each.field for each in invalid.problems if each.field in fields]
    groups = {fields[name].group for name in wrong}
    asked = [name for name in fields if fields[name].group in groups and (name in wrong or name in known)]
    told = [name for name, text in known.items() if name not in asked and understood(fields[name], text)]
    return form_html(teller, known, told, asked, invalid.problems, offers(teller, known, asked, elsewhere))


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
