"""The longest programme for each education and goal, by the day of the offer, as tables.

Integration Act (*integreringsloven*) §§ 13 and 14, https://lovdata.no/lov/2020-11-06-127, and before
2026 the earlier § 13 and § 37 c, which are known from guides and preparatory works.
Months are the longest time without an extension; then the longest extension.

>>> found = spans_of(date(2026, 3, 1), "ukrainian", "s34")[WORK]
>>> found.months, found.extension
(12, 0)
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from calc import law
from calc.law import Law, integration_act
from calc.rules.introduction_programme.form import GOALS
from calc.rules.introduction_programme.versions import (
    CHAPTER_6A,
    FORMAL_2025,
    LAST_OF_2025,
    RULES_2026,
    WORDING_2023,
)

SECTION_13_1 = integration_act("13", 1, RULES_2026)
SECTION_13_3 = integration_act("13", 3, RULES_2026)
SECTION_14_1 = integration_act("14", 1, RULES_2026)
SECTION_14_3 = integration_act("14", 3, RULES_2026)
SECTION_14_4 = integration_act("14", 4, FORMAL_2025)  # for offers from that day: regulation § 76
SECTION_14_5 = integration_act("14", 5, FORMAL_2025)
SECTION_14_6 = integration_act("14", 6, RULES_2026)
SECTION_13_OLD = Law("integreringsloven", "13", 0, law.IN_FORCE, LAST_OF_2025)
SECTION_37_C_OLD = Law("integreringsloven", "37 c", 0, CHAPTER_6A, LAST_OF_2025)
REGULATION_65_A_1 = Law("integreringsforskriften", "65 a", 1, WORDING_2023)
REGULATION_65_A_2 = Law("integreringsforskriften", "65 a", 2, RULES_2026)
REGULATION_43_A = Law("integreringsforskriften", "43 a", 0, date(2022, 6, 27), LAST_OF_2025)
REGULATION_75 = Law("integreringsforskriften", "75", 0, RULES_2026)
REGULATION_76_1 = Law("integreringsforskriften", "76", 1, FORMAL_2025)
REGULATION_76_2 = Law("integreringsforskriften", "76", 2, RULES_2026)

WORK, PARTS, COMPLETE, TRADE, HIGHER, REQUALIFICATION = GOALS


@dataclass(frozen=True)
class Span:
    """The longest programme for one goal, in months, and the longest extension.

    `regulation` says which offers it is for, None for the older lengths; `must_extend` that the
    extension *shall* be given if it can help; `reading` marks what no source says outright.
    """

    months: int
    extension: int
    law: Law
    minimum: int | None = None
    regulation: Law | None = None
    must_extend: bool = False
    reading: bool = False


Spans = Mapping[str, Span]
SHORT = Span(12, 0, SECTION_13_3, regulation=REGULATION_75)
OLD_SHORT = Span(6, 6, SECTION_13_OLD, 3)
OLD_OTHER = Span(24, 12, SECTION_13_OLD, 3)
OLD_COMPLETE = Span(36, 12, SECTION_13_OLD, 3)
FORMAL = {
    PARTS: Span(36, 12, SECTION_14_4, regulation=REGULATION_76_1, must_extend=True),
    COMPLETE: Span(48, 12, SECTION_14_4, regulation=REGULATION_76_1, must_extend=True),
    TRADE: Span(60, 0, SECTION_14_5, regulation=REGULATION_76_1),
}
NEW_EDUCATED = {WORK: SHORT, HIGHER: SHORT, REQUALIFICATION: SHORT}
NEW_OTHERS = {WORK: Span(24, 0, SECTION_14_6, regulation=REGULATION_76_2), **FORMAL}
OLD_EDUCATED = {WORK: OLD_SHORT, HIGHER: OLD_SHORT}
OLD_COLLECTIVE = {WORK: Span(6, 6, SECTION_37_C_OLD), HIGHER: Span(6, 6, SECTION_13_OLD, 3, reading=True)}
OLD_UKRAINIAN = {WORK: Span(6, 6, SECTION_37_C_OLD), HIGHER: Span(12, 0, SECTION_37_C_OLD)}
OTHER_GOAL = {WORK: OLD_OTHER, HIGHER: Span(24, 12, SECTION_13_OLD, 3, reading=True)}
OTHERS_2025 = {**OTHER_GOAL, **FORMAL}
OLD_OTHERS = {
    **OTHER_GOAL,
    PARTS: OLD_OTHER,
    COMPLETE: OLD_COMPLETE,
    TRADE: Span(36, 12, SECTION_13_OLD, 3, reading=True),
}

# The longest programme that any rule allows, with its extension, in months.
LONGEST = max(
    each.months + each.extension
    for spans in (NEW_EDUCATED, NEW_OTHERS, OLD_EDUCATED, OLD_COLLECTIVE, OLD_UKRAINIAN, OTHERS_2025, OLD_OTHERS)
    for each in spans.values()
)


def spans_of(offered: date, education: str, permit: str | None) -> Spans:
    """The spans by goal; `education` is `yes`, `ukrainian` (counted as such) or `no`."""
    if education == "no":
        return NEW_OTHERS if offered >= RULES_2026 else OTHERS_2025 if offered >= FORMAL_2025 else OLD_OTHERS
    if offered >= RULES_2026:
        return NEW_EDUCATED
    if permit != "s34":
        return OLD_EDUCATED
    return OLD_UKRAINIAN if education == "ukrainian" else OLD_COLLECTIVE
