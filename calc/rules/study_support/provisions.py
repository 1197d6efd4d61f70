"""The provisions that the study support calculator cites, and the study years it knows.

Regulation on study support (*forskrift om utdanningsstøtte*), https://lovdata.no/forskrift/2020-04-15-798, read
as it stood on 29 April 2026 with the figures of 2026-27; the Immigration Act chapter 13 on the EEA agreement,
https://lovdata.no/lov/2008-05-15-35/§112, and § 19-35 of its regulation on British citizens.

>>> SECTION_89A.url
'https://lovdata.no/forskrift/2020-04-15-798/§89a'
"""

from __future__ import annotations

from datetime import date as Date

from calc.law import Law

# Study years (16 August to 15 August) whose wording of § 7 was read: the first with today's grounds.
# `calc.law.ACTS` tells until when the figures serve.
KNOWN_FROM = Date(2022, 8, 16)
STUDY_YEAR = Date(2026, 8, 16)


def regulation(section: str, paragraph: int = 1, since: Date = Date(2020, 4, 15)) -> Law:
    """A provision of the regulation on study support, forskrift 15 April 2020 nr 798."""
    return Law("utdanningsstøtteforskriften", section, paragraph, since)


SECTION_7 = regulation("7", 1, KNOWN_FROM)
SECTION_8_1 = regulation("8", 1, KNOWN_FROM)
SECTION_8_2 = regulation("8", 2, KNOWN_FROM)
SECTION_9 = regulation("9")
SECTION_10_1 = regulation("10", 1)
SECTION_10_2 = regulation("10", 2)
SECTION_10_3 = regulation("10", 3)
SECTION_11 = regulation("11")
SECTION_12_1 = regulation("12", 1)
SECTION_12_2 = regulation("12", 2)
SECTION_112_2 = Law("utlendingsloven", "112", 2, Date(2010, 1, 1))
SECTION_115_2 = Law("utlendingsloven", "115", 2, Date(2010, 1, 1))
SECTION_116_1 = Law("utlendingsloven", "116", 1, Date(2010, 1, 1))
SECTION_19_35 = Law("utlendingsforskriften", "19-35", 1, Date(2021, 1, 1))
SECTION_1_2 = regulation("1", 2, Date(2024, 8, 16))
SECTION_13 = regulation("13", 1, Date(2024, 8, 16))
SECTION_17 = regulation("17", 1, Date(2026, 8, 1))
SECTION_18 = regulation("18")
SECTION_25 = regulation("25", 1, KNOWN_FROM)
SECTION_25_2 = regulation("25", 2, KNOWN_FROM)
SECTION_42 = regulation("42", 0, Date(2026, 8, 1))
SECTION_48 = regulation("48", 2, Date(2024, 8, 16))
SECTION_70 = regulation("70", 1, Date(2024, 8, 16))
SECTION_89A = regulation("89a", 1, KNOWN_FROM)
# The refugee grant below 21 years (part 2 of the regulation) and from 21 (part 3)
SECTION_61 = regulation("61", 1, KNOWN_FROM)
SECTION_62_1 = regulation("62", 1)
SECTION_62_2 = regulation("62", 2, Date(2024, 8, 16))
SECTION_84 = regulation("84", 1, Date(2024, 8, 16))
SECTION_85_1 = regulation("85", 1)
SECTION_85_2 = regulation("85", 2)
