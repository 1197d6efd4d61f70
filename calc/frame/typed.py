"""What keyboards, clipboards and habit put around an answer, and what is left without it.

Chat programs add signs that nobody sees (direction marks, zero-width spaces); some keyboards send
one letter as two (й from a Mac); people write the unit they were asked for beside the number. None
of that is part of the answer, so none of it makes a right answer wrong.

>>> seen("\\u200e19 770"), without_unit("19 770 крон", "kroner"), without_unit("7,5 години", "hours")
('19 770', '19 770', '7,5')
>>> without_unit("30 hours", "kroner"), day_parts("--01.05.2026"), day_parts("2026 р.-05.-1.")
('30 hours', ['2026', '05', '01'], ['2026', '05', '1'])
"""

from __future__ import annotations

import re

INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe0f\ufeff]")
IN_TWO = {"и\u0306": "й", "і\u0308": "ї", "е\u0308": "ё", "a\u030a": "å", "И\u0306": "Й", "І\u0308": "Ї"}
YEARS = r"år|years?|лет|год|года|років|роки|рік"
DAYS = r"d|dag|dager|days?|дн|день|дня|дней|дні|днів"
UNITS = {  # by the unit of a question; none stands for an age
    "kroner": r"kroner|krone|kr|nok|крон[аиу]?|кр",
    "hours": r"timer|time|t|hours?|h|часов|часа|час|ч|годин[аи]?|год",
    "days": DAYS,
    "day of the month": r"th|st|nd|rd|-?го|-?е",
    "months": r"måneder|måned|mnd|months?|месяц(ев|а)?|мес|місяц(ів|і|ь)|місяць|міс",
    "years": YEARS,
    "": YEARS,
}
WRITTEN = re.compile(r"[\s./,]+")


def seen(text: str) -> str:
    """The text as the reader sees it: without invisible signs, each letter as one."""
    shown = INVISIBLE.sub("", text)
    for two, one in IN_TWO.items():
        shown = shown.replace(two, one)
    return shown


def without_unit(text: str, unit: str) -> str:
    """The text without its own unit at the end, in any of the languages."""
    words = UNITS.get(unit)
    return re.sub(rf"(?<=[\d\s.,–—-])\s*({words})\.?$", "", text.strip(), flags=re.I).strip() if words else text


def day_parts(text: str) -> list[str]:
    """Year, month and day as they were typed: three boxes, a written date, or a date that is in the first box.

    A written date ends with the word for year in Russian (г.) and Ukrainian (р.).
    """
    pasted = text.removeprefix("--").strip()
    if pasted != text and 3 in (len(WRITTEN.split(pasted.strip("."))), pasted.count("-") + 1):
        text = pasted
    if text.count("-") == 2:
        year, month, day = (part.strip() for part in text.split("-"))
        if not re.fullmatch(r"\d*", year):
            year = re.sub(r"\s*[гр]?\.?$", "", year)
        return [year, month.rstrip("."), re.sub(r"(?<=\d)\.$", "", day)]
    parts = WRITTEN.split(re.sub(r"\s*[гр]?\.?$", "", text))
    if len(parts) == 3 and len(parts[0]) < 4:
        parts.reverse()
    return [part.strip() for part in parts]
