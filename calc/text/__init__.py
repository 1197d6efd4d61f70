"""Sentences in the reader's language, from the compiled catalogues beside this module.

A message is whole; facts fill its places: `{month}` is written by its type,
`{month:kr0}` in whole kroner, `{hours:n}` as a plain number, `{rate:pc}` as per cent,
`{value:year}` as typed, since it may be a year, and
`{permit:option.permit}` as that option's own text. A plural message is chosen
by the count that stands first in its list. `[[term]]` marks Norwegian words.

>>> say("problem.range", "uk", {"field": "Ваш вік", "low": 18, "high": 99})
'Ваш вік: введіть число від 18 до 99.'
"""

from __future__ import annotations

import functools
import json
import pkgutil
import re
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from calc import words
from calc.kroner import Kroner

PLACE = re.compile(r"\{(\w+)(?::([\w.-]+))?\}")
NORWEGIAN = re.compile(r"\[\[(.+?)\]\]")
UNKNOWN = "…"  # stands for a fact that differs from case to case, in a decision tree
# Around what stands large in a sentence.
LARGE = ("\x02", "\x03")
# A date ends with a stop in Russian and Ukrainian, and the dots of a decision tree need none after them.
TWO_STOPS = re.compile(r"(?<=\u00a0[гр]\.)(\x03?)\.(?!\.)|(?<=…)(\x03?)\.")


LEARNED: dict[str, dict[str, str | list[str]]] = {}  # of languages that are not packed here


def messages(lang: str) -> dict[str, str | list[str]]:
    """All messages of a language by id; a list is a plural: the counted fact, then the forms."""
    return LEARNED.get(lang) or packed(lang)


@functools.cache
def packed(lang: str) -> dict[str, str | list[str]]:
    """The messages that lie beside this module; a browser's rules have those of its page's language alone."""
    loaded: dict[str, str | list[str]] = json.loads(pkgutil.get_data(__name__, f"{lang}.json") or b"{}")
    return loaded


def learn(lang: str, compiled: str) -> None:
    """Take in the messages of one more language, as they were packed."""
    LEARNED[lang] = json.loads(compiled)


def has_language(lang: str) -> bool:
    """Whether there are messages of a language here.

    >>> has_language("uk"), has_language("xx")
    (True, False)
    """
    try:
        return bool(messages(lang))
    except OSError:
        return False


def has(id: str, lang: str) -> bool:
    """Whether there is such a message; some, like hints, are optional."""
    return id in messages(lang)


def say(id: str, lang: str, facts: Mapping[str, Any] | None = None, large: tuple[str, ...] = ()) -> str:
    """A message with its places filled, Norwegian words still marked; an unknown id is told as `[id]`.

    The facts that are `large` stand between the signs of `LARGE`.

    No reader loses her answer for want of a sentence; the check of the catalogues names what is missing.
    """
    message = messages(lang).get(id, f"[{id}]")
    known = facts or {}
    if isinstance(message, list):
        counted, *forms = message
        count = known[counted]
        message = forms[-1] if count == UNKNOWN else forms[words.plural(int(count), lang)]
    calculator = id.partition(".")[0]

    def fill(place: re.Match[str]) -> str:
        name, how = place.groups()
        told = written(known[name], how or "", lang, calculator)
        return f"{LARGE[0]}{told}{LARGE[1]}" if name in large else told

    return TWO_STOPS.sub(lambda stop: stop[1] or stop[2] or "", PLACE.sub(fill, message))


def plain(text: str) -> str:
    """A sentence without the marks of Norwegian words."""
    return NORWEGIAN.sub(r"\1", text)


def written(value: Any, how: str, lang: str, calculator: str = "") -> str:
    """A fact as it stands in a sentence."""
    if value == UNKNOWN:
        return UNKNOWN
    if how.startswith("option."):
        return say(f"{calculator}.{how}.{value}", lang)
    if how == "kr0":
        return words.money(value, lang, 0)
    if how == "pc":
        return words.percent(value, lang)
    if how == "year":
        return str(value)
    if how == "n":
        return words.number(value, lang, 0 if Fraction(value).denominator == 1 else 2)
    if isinstance(value, Kroner):
        return words.money(value, lang)
    if isinstance(value, Fraction):
        return f"{value.numerator}/{value.denominator}"
    if isinstance(value, bool):
        return say("answer.yes" if value else "answer.no", lang)
    if isinstance(value, int):
        return words.number(value, lang)
    if isinstance(value, date):
        return words.day(value, lang).replace(" ", words.NO_BREAK)  # a day stays on one line
    return str(value)
