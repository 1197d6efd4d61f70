"""The way to permanent residence that begins with collective protection (*kollektiv beskyttelse*).

Immigration Act (*utlendingsloven*) § 34 second paragraph, https://lovdata.no/lov/2008-05-15-35. The
time does not count. It is given for at most five years, then a permit may be given that does
count, and three years with that one are needed. Before 2025 it was three years, and then five.

>>> from calc.frame.core import run
>>> form = Residence({"permit": "s34", "first_permit_date": "2022-04-01", "application_date": "2026-05-01"})
>>> time = run(from_collective, form).value
>>> time.collective_until, time.earliest
(datetime.date(2027, 4, 1), datetime.date(2030, 4, 1))
"""

from __future__ import annotations

from datetime import date

from calc.calendar import years_later
from calc.frame.core import Outcome, Step, Steps, rule
from calc.frame.days import Milestone
from calc.law import Law
from calc.rules.residence.begin import Begin
from calc.rules.residence.form import Residence
from calc.rules.residence.time import FIVE_SINCE, Time, passed, to_apply

LONGER_SINCE = date(2025, 1, 1)

SECTION_34_2 = Law("utlendingsloven", "34", 2, LONGER_SINCE)
SECTION_34_2_BEFORE = Law("utlendingsloven", "34", 2, FIVE_SINCE, date(2024, 12, 31))
REGULATION_11_1 = Law("utlendingsforskriften", "11-1", 1, date(2016, 9, 1))


@rule
def from_collective(form: Residence) -> Steps[Time]:
    """From collective protection: its longest time, then a permit that counts."""
    if form.application_date < LONGER_SINCE:
        law, protected, after = SECTION_34_2_BEFORE, 3, 5
    else:
        law, protected, after = SECTION_34_2, 5, 3
    until = years_later(form.first_permit_date, protected)
    earliest = years_later(until, after)
    over = form.application_date >= earliest
    yield Step("collective-does-not-count", Outcome.NOT_MET, law, aside=over)
    facts = {"years": protected, "until": until}
    last = (Milestone("collective-until", until, counted=False),)
    yield Step("collective-until", Outcome.COMPUTED, law, facts, by=until, days=last)
    if form.application_date < LONGER_SINCE:
        yield Step("collective-since-2025", Outcome.UNCLEAR, SECTION_34_2, {"since": LONGER_SINCE}, aside=True)
    yield Step("collective-then-may", Outcome.UNCLEAR, law, {"until": until}, aside=not over)
    days = to_apply(earliest, certain=False)  # a permit that counts has to follow
    yield Step("collective-earliest", Outcome.COMPUTED, law, {"years": after, "earliest": earliest}, days=days)
    yield Step("collective-may-end", Outcome.UNCLEAR, REGULATION_11_1, aside=not over)
    # By then the permit is another one. Whether it is one that counts is not known yet.
    return Time((after,), None if over else False, earliest, collective_until=until)


@rule
def after_collective(form: Residence, begin: Begin) -> Steps[Time]:
    """The years with the temporary permit that follows collective protection. § 34 second paragraph."""
    time = yield from passed(form, begin, (3,), SECTION_34_2)
    yield Step("after-collective-conditions", Outcome.UNCLEAR, REGULATION_11_1, aside=not time.ok)
    return time
