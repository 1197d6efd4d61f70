"""The acts and regulations that the rules cite, with their addresses at Lovdata.

A `Law` is one provision in one version: act, section, paragraph, and the days
between which this wording is in force. Its name is said in the reader's
language by the catalogues (`law.<act>`).

>>> SECTION_20_3.url
'https://lovdata.no/lov/2020-11-06-127/§20'
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

LOVDATA = "https://lovdata.no"
ADDRESSES = {
    "integreringsloven": f"{LOVDATA}/lov/2020-11-06-127",
    "introduksjonsloven": f"{LOVDATA}/lov/2003-07-04-80",
    "integreringsforskriften": f"{LOVDATA}/forskrift/2020-12-15-2912",
    "utlendingsloven": f"{LOVDATA}/lov/2008-05-15-35",
    "utlendingsforskriften": f"{LOVDATA}/forskrift/2009-10-15-1286",
    "statsborgerloven": f"{LOVDATA}/lov/2005-06-10-51",
    "statsborgerforskriften": f"{LOVDATA}/forskrift/2006-06-30-756",
    "utdanningsstøtteloven": f"{LOVDATA}/lov/2005-06-03-37",
    "utdanningsstøtteforskriften": f"{LOVDATA}/forskrift/2020-04-15-798",
}

# The newest text of the Integration Act that was read. An amendment known only
# by its year takes effect in 2027: from then on the rules say that they may have changed.
IN_FORCE = date(2021, 1, 1)  # the day the Integration Act took over from the Act of 2003
READ_ON = date(2026, 7, 28)
NOT_READ_FROM = date(2027, 1, 1)


@dataclass(frozen=True)
class Law:
    """One provision: act, section ("20"), paragraph (*ledd*, 0 for the whole section), its period."""

    act: str
    section: str
    paragraph: int = 0
    since: date = date(2021, 1, 1)
    until: date | None = None

    @property
    def url(self) -> str:
        """The provision's address."""
        return f"{ADDRESSES[self.act]}/§{self.section.replace(' ', '')}"


def integration_act(section: str, paragraph: int = 0, since: date = date(2021, 1, 1)) -> Law:
    """A provision of the Integration Act (*integreringsloven*), lov 6 November 2020 nr 127."""
    return Law("integreringsloven", section, paragraph, since)


# Introduction benefit, chapter 5
SECTION_20_1 = integration_act("20", 1)
SECTION_20_2 = integration_act("20", 2)
SECTION_20_3 = integration_act("20", 3)
SECTION_20_4 = integration_act("20", 4, date(2024, 7, 1))
SECTION_21 = integration_act("21")
SECTION_22_1 = integration_act("22", 1, date(2023, 8, 1))
SECTION_22_2 = integration_act("22", 2)
SECTION_22_3 = integration_act("22", 3)
SECTION_23_1 = integration_act("23", 1)
SECTION_23_2 = integration_act("23", 2)
SECTION_46 = integration_act("46", 2)
SECTION_52 = integration_act("52")
# The Introduction Act of 2003, for the time and the people before
ACT_2003_8 = Law("introduksjonsloven", "8", 0, date(2003, 9, 1), date(2020, 12, 31))
