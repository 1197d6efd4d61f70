"""The path from collective protection (*kollektiv beskyttelse*) to permanent residence, in years.

Immigration Act (*utlendingsloven*) § 34 second paragraph, https://lovdata.no/lov/2008-05-15-35. The years are
those that the rules tell somebody whose protection begins on the first day of today's wording.

>>> [part for part in ("5 years", "3 years") if part in picture("en").replace(chr(160), " ")]
['5 years', '3 years']
"""

from __future__ import annotations

from calc import CALCULATORS
from calc.frame.core import Result, run
from calc.rules.residence.collective import LONGER_SINCE, from_collective
from calc.rules.residence.form import Residence
from calc.telling.markup import Html
from calc.telling.pictures.path import Stop, path_html
from calc.telling.teller import Teller


def picture(lang: str) -> Html:
    """Protection that is not counted, a permit that is, and the day one may apply."""
    teller = Teller(CALCULATORS["residence"], lang)
    day = LONGER_SINCE.isoformat()
    form = Residence({"permit": "s34", "first_permit_date": day, "application_date": day})
    found = run(from_collective, form)
    assert isinstance(found, Result)
    years = {step.id: step.facts["years"] for step in found.steps if "years" in step.facts}
    return path_html(
        [
            Stop(
                teller.own("path.collective"),
                teller.own("path.not-counted", {"years": years["collective-until"]}),
                False,
            ),
            Stop(
                teller.own("path.counts"),
                teller.own("path.counted", {"years": years["collective-earliest"]}),
                True,
            ),
            Stop(teller.own("path.permanent"), teller.own("path.conditions"), None),
        ]
    )
