"""What a runtime is asked to do: the named cases, every path of the rules, and hostile input.

Requests are the very texts that a page hands to the worker.
"""

from __future__ import annotations

import json
import random
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from calc import CALCULATORS
from calc.frame.form import Field
from calc.paths.walk import walk
from calc.telling.beside import others
from calc.words import LANGUAGES
from publish.places import CASES, ROOT

DAYS = ("2026-11-22", "2027-6-1", "2031-02-28", "", "yesterday", "2026-02-30", "١٤-٠٣-٢٠٢٦")
SOME = 12  # one of so many cases stands beside another
HOSTILE = (
    *("", " ", "0", "-1", "1e9", "٣٤", "９", "²", "1/3", "1,5", "1 000", "0x10", "NaN", "inf", "--", "1" * 400),
    *("2026-02-30", "0000-00-00", "9999-12-31", "2026-5-1", "1. mai 2026", "31.12.2026", "29.02.2027"),
    *("yes", "YES", "ja", "так", "да", "<script>", "&amp;", "\"'", "\\", "{0}", "%s", "\0", "\ud800", "\u202e"),
    *("é" * 50, "Ωμέγα", "日本語", "👩‍👧", "a" * 20_000, "\r\n\t", "ІЇЄ", "ß", "ǅ", "\u00a0", "ﬁ"),
)


def request(calculator: str, lang: str, typed: Mapping[str, str], **more: Mapping[str, Any]) -> str:
    """A request as a page writes it; `more` is what was kept as `former`, and what is known `elsewhere`."""
    # Every third comes by a link, with the day in every shape that a browser may tell.
    turn = len(typed) + len(calculator)
    asked = {"calculator": calculator, "lang": lang, "typed": dict(typed), "today": DAYS[turn % len(DAYS)]}
    return json.dumps({**asked, "linked": turn % 3 == 0, **more})


def named_requests(langs: Iterable[str] = LANGUAGES) -> Iterator[str]:
    """Every named case in each language, and every empty form.

    Some are asked beside another, with what others know, or in two languages.
    """
    langs = list(langs)
    for lang in langs:
        for name in CALCULATORS:
            yield request(name, lang, {})
        for path in sorted(CASES.glob("*.toml")):
            name = path.stem.replace("_", "-")
            all_answers = [case["answers"] for case in tomllib.loads(path.read_text("utf-8"))["case"]]
            for answers in all_answers:
                yield request(name, lang, answers)
            elsewhere = {}
            for answers in all_answers[::SOME]:
                yield request(name, lang, answers, former=all_answers[0])
                elsewhere[name] = answers
                first = dict(list(answers.items())[:1])
                for other in CALCULATORS:
                    yield request(other, lang, first, elsewhere=elsewhere)
                    yield request(other, lang, {}, elsewhere=elsewhere)
    yield from in_two_languages(langs)


def in_two_languages(langs: Iterable[str]) -> Iterator[str]:
    """A case of each calculator with another language beneath, whose sentences come along as by the worker."""
    for lang in langs:
        beside = others(lang)[0]
        texts = (ROOT / "calc" / "text" / f"{beside}.json").read_text("utf-8")
        for path in sorted(CASES.glob("*.toml")):
            case = tomllib.loads(path.read_text("utf-8"))["case"][0]
            asked = json.loads(request(path.stem.replace("_", "-"), lang, case["answers"]))
            yield json.dumps({**asked, "beside": beside, "texts": texts})


def walked_requests(langs: Iterable[str] = LANGUAGES[:1], of_each: int = 400) -> Iterator[str]:
    """The ends of the paths through every rule, evenly taken."""
    for name, calculator in CALCULATORS.items():
        ends = walk(calculator.form, calculator.rule).ends
        for end in ends[:: max(1, len(ends) // of_each)]:
            for lang in langs:
                yield request(name, lang, end.texts)


def in_language(written: str, lang: str) -> str:
    """The same request from a page in another language."""
    return json.dumps({**json.loads(written), "lang": lang})


def random_requests(count: int, seed: int) -> Iterator[str]:
    """Requests nobody wrote: half of them answers that fit, half with some that do not."""
    chance = random.Random(seed)
    for _ in range(count):
        name, lang = chance.choice([*CALCULATORS]), chance.choice(LANGUAGES)
        fields = CALCULATORS[name].form.fields
        hostile = chance.random() < 0.5
        typed = {}
        for each, field in fields.items():
            if chance.random() < 0.15:
                continue
            if hostile and chance.random() < 0.2:
                typed[each] = chance.choice(HOSTILE) if chance.random() < 0.7 else anywhere(chance)
            else:
                typed[each] = fitting(field, chance)
            if field.kind == "day" and chance.random() < 0.3:  # as the page's three boxes send it
                year, month, day = [*typed.pop(each).split("-"), "", ""][:3]
                typed |= {f"{each}.year": year, f"{each}.month": month, f"{each}.day": day}
        if hostile and chance.random() < 0.3:
            typed[chance.choice(HOSTILE)] = chance.choice(HOSTILE)
        yield request(name, lang, typed)


def anywhere(chance: random.Random) -> str:
    """A short text of characters from all planes of Unicode, also those that mean nothing.

    >>> all(ord(each) <= 0x10FFFF for each in anywhere(random.Random(1)))
    True
    """
    planes = [
        chance.choice((0x80, 0x250, 0x600, 0x3000, 0x10000, 0x20000, 0x110000))
        for _ in range(chance.randint(1, 8))
    ]
    return "".join(chr(chance.randrange(plane)) for plane in planes)


def fitting(field: Field[Any], chance: random.Random) -> str:
    """A text that the field can be answered with."""
    if field.options:
        return chance.choice(field.options)
    low, high, _ = field.span()
    if field.kind == "day":
        year = chance.choice([low.year, high.year, chance.randint(low.year, high.year), *range(2018, 2030)])
        return f"{year:04}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    low, high = int(low), int(high)
    return str(chance.choice([low, high, chance.randint(low, high), chance.randint(low, min(high, low + 60))]))
