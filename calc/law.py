"""The acts and regulations that the rules cite, with their addresses at Lovdata.

An `Act` knows its address and the day of the text that was read. A `Law` is one
provision in one version: act, section, paragraph, and the days between which
this wording is in force; an act that is not in `ACTS` is refused. Its name is said in the reader's
language by the catalogues (`law.<act>`). `law_changed.json`, kept by `python -m publish law`, says which
provisions have other words now and have not been read yet; usually it is empty.

>>> SECTION_20_3.url
'https://lovdata.no/lov/2020-11-06-127/§20'
"""

from __future__ import annotations

import functools
import json
import pkgutil
from dataclasses import dataclass
from datetime import date

LOVDATA = "https://lovdata.no"


@dataclass(frozen=True)
class Act:
    """An act or a central regulation: its address, the day of the text that was read, and how long that serves.

    `short` is how it is written beside a § where several acts are cited; each page says what it stands for.
    From `may_change_from` on the rules say that the law may have changed: it is the next day on
    which amendments usually come into force.
    """

    url: str
    read_on: date
    may_change_from: date = date(2027, 1, 1)
    short: str = ""


ACTS = {
    "integreringsloven": Act(f"{LOVDATA}/lov/2020-11-06-127", date(2026, 7, 28), short="intl."),
    "introduksjonsloven": Act(f"{LOVDATA}/lov/2003-07-04-80", date(2026, 7, 28), short="introl."),
    "integreringsforskriften": Act(f"{LOVDATA}/forskrift/2020-12-15-2912", date(2026, 7, 28), short="intf."),
    "utlendingsloven": Act(f"{LOVDATA}/lov/2008-05-15-35", date(2026, 7, 28), short="utl."),
    "utlendingsforskriften": Act(f"{LOVDATA}/forskrift/2009-10-15-1286", date(2026, 9, 1), short="utf."),
    "statsborgerloven": Act(f"{LOVDATA}/lov/2005-06-10-51", date(2026, 7, 28), short="stbl."),
    "statsborgerforskriften": Act(f"{LOVDATA}/forskrift/2006-06-30-756", date(2026, 7, 28), short="stbf."),
    "utdanningsstøtteloven": Act(f"{LOVDATA}/lov/2005-06-03-37", date(2026, 7, 28), date(2027, 8, 16), "utdstl."),
    "utdanningsstøtteforskriften": Act(
        f"{LOVDATA}/forskrift/2020-04-15-798", date(2026, 4, 29), date(2027, 8, 16), "utdstf."
    ),
}

IN_FORCE = date(2021, 1, 1)  # the day the Integration Act took over from the Act of 2003


CITED: set[Law] = set()  # every provision that the rules name, for the check of addresses


@dataclass(frozen=True)
class Law:
    """One provision: act, section ("20"), paragraph (*ledd*, 0 for the whole section), its period."""

    act: str
    section: str
    paragraph: int = 0
    since: date = date(2021, 1, 1)
    until: date | None = None

    def __post_init__(self) -> None:
        if self.act not in ACTS:
            raise ValueError(f"no such act: {self.act}; add it to ACTS in calc/law.py, its name to the catalogues")
        CITED.add(self)

    @property
    def url(self) -> str:
        """The provision's address."""
        return f"{ACTS[self.act].url}/§{self.section.replace(' ', '')}"

    @property
    def provision(self) -> str:
        """Its name as Lovdata's addresses write it, with the paragraph if it has one."""
        whole = self.url.removeprefix(f"{LOVDATA}/")
        return f"{whole}/ledd/{self.paragraph}" if self.paragraph else whole

    @property
    def changed(self) -> date | None:
        """From when on its words are not those that were read; a wording that has ended keeps its own."""
        day = changes().get(self.provision)
        return None if day is None or (self.until and self.until < day) else day


@functools.cache
def changes() -> dict[str, date]:
    """The provisions that are changed and not read, with their days."""
    compiled = pkgutil.get_data("calc", "law_changed.json") or b"{}"
    return {name: date.fromisoformat(day) for name, day in json.loads(compiled).items()}


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
ACT_2003_9 = Law("introduksjonsloven", "9", 0, date(2003, 9, 1), date(2020, 12, 31))
