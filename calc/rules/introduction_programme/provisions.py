"""The provisions that the right to the introduction programme is cited from, each with the days of its wording.

Integration Act (*integreringsloven*), https://lovdata.no/lov/2020-11-06-127, and Integration
Regulation (*integreringsforskriften*), https://lovdata.no/forskrift/2020-12-15-2912. The provisions about the
length are in `calc.rules.introduction_programme.spans`.

>>> SECTION_9_2_OLD.until, SECTION_9_3.since
(datetime.date(2023, 7, 31), datetime.date(2023, 8, 1))
"""

from __future__ import annotations

from datetime import date, timedelta

from calc.law import Law, integration_act
from calc.rules.introduction_programme.versions import CHAPTER_6A_ENDS, LAST_OF_2025, RULES_2026, WORDING_2023

DAY = timedelta(1)
SECTION_3_3 = integration_act("3", 3)
SECTION_8_1 = integration_act("8", 1)
SECTION_8_2 = integration_act("8", 2)
SECTION_8_2_AFTER_FAMILY = integration_act("8", 2, WORDING_2023)
SECTION_8_3 = integration_act("8", 3)
SECTION_8_4 = integration_act("8", 4, RULES_2026)
SECTION_8_5 = integration_act("8", 5, RULES_2026)
SECTION_8_NORDIC_BEFORE_2026 = Law("integreringsloven", "8", until=LAST_OF_2025)
SECTION_9_1 = integration_act("9", 1)
SECTION_9_2 = integration_act("9", 2, WORDING_2023)  # family of holders of permanent residence
SECTION_9_2_OLD = Law("integreringsloven", "9", 2, until=WORDING_2023 - DAY)  # who has begun may complete
SECTION_9_3 = integration_act("9", 3, WORDING_2023)  # the same, one paragraph later
SECTION_12_2 = integration_act("12", 2)
SECTION_18 = integration_act("18")
SECTION_18_A = integration_act("18 a", 2, RULES_2026)
REGULATION_43_H_1 = Law("integreringsforskriften", "43 h", 1, date(2024, 2, 1), CHAPTER_6A_ENDS - DAY)
REGULATION_43_H_2 = Law("integreringsforskriften", "43 h", 2, date(2024, 2, 1), CHAPTER_6A_ENDS - DAY)
