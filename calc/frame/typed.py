"""What keyboards, clipboards and habit put around an answer, and what is left without it.

Chat programs add signs that nobody sees (direction marks, zero-width spaces); some keyboards send
one letter as two (й from a Mac); people write the unit they were asked for beside the number. None
of that is part of the answer, so none of it makes a right answer wrong.

>>> seen("\\u200e19 770"), without_unit("19 770 крон", "kroner"), without_unit("7,5 години", "hours")
('19 770', '19 770', '7,5')
>>> without_unit("30 hours", "kroner"), day_parts("fredag 01.05.2026"), day_parts("2026 р.-05.-1.")
('30 hours', ['2026', '05', '01'], ['2026', '05', '1'])
"""

from __future__ import annotations

import re

from calc.words import month_number

INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe0f\ufeff]")
IN_TWO = {"и\u0306": "й", "і\u0308": "ї", "е\u0308": "ё", "a\u030a": "å", "И\u0306": "Й", "І\u0308": "Ї"}
YEARS = r"år( gammel)?|years?( old)?|yrs?|y\.?o|р(?=\.)|г(?=\.)|лет|год|года|років|роки|рік"
DAYS = r"d|dag|dager|days?|дн|день|дня|дней|дні|днів"
UNITS = {  # by the unit of a question; none stands for an age
    "kroner": r"((norske|norwegian|норв[а-яіїє]*\.?)\s*)?(kroner|krone|kr|nok|крон[аиу]?|кр)",
    "hours": r"timer|time|t|hours?|h|часов|часа|час|ч|годин[аи]?|год",
    "days": DAYS,
    "day of the month": r"th|st|nd|rd|-?го|-?е",
    "months": r"måneder|måned|mnd|months?|месяц(ев|а)?|мес|місяц(ів|і|ь)|місяць|міс",
    "years": YEARS,
    "": YEARS,
}
PARTS_OF_DATE = re.compile(r"\d+(?:[^\W\d_]{1,2}(?![^\W\d_]))?|[^\W\d_]+")
SOUNDS = re.compile(  # a weekday, or a small word
    r"den|the|of|on|(man|tir|ons|tors?|fre|lør|søn)(dag)?|(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?"
    r"|пн|вт|ср|чт|пт|сб|вс|нд|понед.*|вторник|вівторок|сред[ау]|серед[ау]|четвер.*|п.?ятни.*|п|ятниц.|суббот.|субот.|воск.*|неділ.",
    re.I,
)
ORDINAL = re.compile(r"(?<=\d)(-?(го|ого|е|ое|й|я|ше|ге)|st|nd|rd|th)\b", re.I)
OF_YEAR = re.compile(r"(?<=\d)\s*(року|рік|р|года|году|год|г|år|year)\.?(?=\W*$)", re.I)
CLOCK = re.compile(r"[\sT]+\d{1,2}:\d{2}.*$")
EIGHT = re.compile(
    r"(?P<y>(19|20)\d\d)(?P<m>0\d|1[0-2])(?P<d>[0-3]\d)|(?P<d2>[0-3]\d)(?P<m2>[01]\d)(?P<y2>(19|20)\d\d)"
)


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


def parts_of_date(text: str) -> list[str]:
    """The numbers and words of a date, without what only sounds: the 1st, of the year 2026, at 00:00.

    >>> parts_of_date("1-го травня 2026 року"), parts_of_date("2026-05-01T00:00")
    (['1', 'травня', '2026'], ['2026', '05', '01'])
    """
    plain = OF_YEAR.sub("", ORDINAL.sub("", CLOCK.sub("", seen(text).strip())))
    return PARTS_OF_DATE.findall("".join(str(int(each)) if each.isdecimal() else each for each in plain))


def boxed(year: str, month: str, day: str) -> str:
    """Three boxes as one text: in ISO 8601's order, or as a written date where one box holds more than its part.

    >>> boxed("2026", "5", "1-го"), boxed("", "", "1. mai 2026"), boxed("2026", "", "1. mai"), boxed("", "", "")
    ('2026-5-1', '1. mai 2026', '1 mai 2026', '--')
    """
    boxes = [parts_of_date(each) for each in (day, month, year)]
    parts = [part for box in boxes for part in box]
    if any(len(box) > 1 for box in boxes) and "" not in date_of(parts, "/" in day):
        return seen(day).strip() if len(boxes[0]) == len(parts) else " ".join(parts)
    return "-".join(map(one_box, (year, month, day)))


def one_box(text: str) -> str:
    """What one box of a day holds; a hyphen in it is no sign between two parts."""
    return OF_YEAR.sub("", ORDINAL.sub("", seen(text).strip())).strip(" .,").replace("-", "\u2212")


def day_parts(text: str) -> list[str]:
    """Year, month and day as they were typed: three boxes in the order of ISO 8601, or a written date.

    A day stands before its month, unless only the other order gives a day (5/13/2026).
    """
    typed = text.split("-")
    parts = date_of(parts_of_date(text), "/" in text)
    if len(typed) == 3 and ("" in parts or "\u2212" in text):
        return [one_box(each) for each in typed]
    return [] if parts == ["", "", ""] else parts


def date_of(parts: list[str], slashes: bool = False) -> list[str]:
    """Year, month and day of a date's numbers and words; three times nothing if it is none."""
    numbers = [part for part in parts if part[0].isdecimal()]
    words = [part for part in parts if not part[0].isdecimal()]
    months = [word for word in words if month_number(word)]
    others = [word for word in words if word not in months and not SOUNDS.fullmatch(word)]
    if len(numbers) == 1 and (whole := EIGHT.fullmatch(numbers[0])):
        return [whole["y"] or whole["y2"], whole["m"] or whole["m2"], whole["d"] or whole["d2"]]
    if len(numbers) == 2 and len(months) + len(others) == 1:
        first, last = numbers
        year, day = (first, last) if len(first) == 4 else (last, first)
        return [year, (months or others)[0], day]
    if len(numbers) == 3 and not months and not others:
        if len(numbers[0]) == 4:
            return numbers
        day, month, year = numbers
        turned = slashes and day.isdecimal() and month.isdecimal() and int(month) > 12 >= int(day)
        return [year, day, month] if turned else [year, month, day]
    return ["", "", ""]
