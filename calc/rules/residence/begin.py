"""Contradictions, and the day from which time is counted for permanent residence.

Immigration Regulation (*utlendingsforskriften*) § 11-2, https://lovdata.no/forskrift/2009-10-15-1286:
from the permit; for refugees (§ 28) from the application for protection, for resettlement
refugees (§ 35) from the arrival. After collective protection two readings are possible: § 11-2, and
§ 62 second paragraph of the Act, which asks for five years with permits that count.

>>> from calc.frame.core import run
>>> form = Residence({"permit": "s28", "first_permit_date": "2027-03-01", "application_date": "2027-04-01",
...     "had_collective": "yes", "age": "30"})
>>> run(lambda form: counting(form, date(2022, 3, 20)), form).value
Begin(first=datetime.date(2022, 3, 20), sure=datetime.date(2027, 3, 1))
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from calc.calendar import years_later
from calc.frame.changed import may_have_changed
from calc.frame.contradictions import contradict
from calc.frame.core import Outcome, Step, Steps, rule
from calc.law import Law
from calc.rules.residence.form import ACT_OF, PROTECTION, Residence

COLLECTIVE_SINCE = date(2022, 3, 11)  # the first day collective protection could be given
FOLLOWING_SINCE = years_later(COLLECTIVE_SINCE, 5)  # the first day the permit that follows it can be given, § 34
REGULATION_11_2 = Law("utlendingsforskriften", "11-2", 1, date(2020, 12, 1))
SECTION_62_2_BASIS = Law("utlendingsloven", "62", 2, date(2020, 12, 1))


@dataclass(frozen=True)
class Begin:
    """The first day that time may be counted from, None if it is not known, and the day it surely is."""

    first: date | None
    sure: date


@rule
def consistent(form: Residence) -> Steps[None]:
    """Ask first what everything hangs on; stop at a permit of a day before its kind; warn of days unread."""
    yield from may_have_changed(form.application_date, ACT_OF[form.goal])
    collective = yield from has(form, "s34")
    if form.first_permit_date < COLLECTIVE_SINCE and collective:
        raise contradict("permit", "first_permit_date", "collective-not-yet", since=COLLECTIVE_SINCE)
    if form.first_permit_date < FOLLOWING_SINCE and (yield from has(form, "after_s34")):
        raise contradict("permit", "first_permit_date", "after-collective-not-yet", since=FOLLOWING_SINCE)


@rule
def has(form: Residence, *permits: str) -> Steps[bool]:
    """Whether the permit is one of these. A rule of its own, so that the others do not fork at every permit."""
    yield from ()
    return form.permit in permits


@rule
def is_stateless(form: Residence) -> Steps[bool]:
    """Whether the applicant is stateless; a Nordic citizen is not, and is not asked."""
    if (yield from has(form, "nordic")):
        if form.given("stateless") and form.stateless:
            raise contradict("stateless", "permit", "stateless-nordic")
        return False
    return form.stateless


@rule
def protection_day(form: Residence) -> Steps[date | None]:
    """The day of the application for protection or of the arrival; None where it does not apply or is not told."""
    yield from ()
    if form.permit not in PROTECTION:
        return None
    applied = form.protection_applied_on
    # UDI decides about resettlement before the journey; whoever applied here had no permit before.
    if applied is not None and form.permit == "s28" and applied > form.first_permit_date:
        raise contradict("protection_applied_on", "first_permit_date", "applied-after-permit", applied=applied)
    return applied


@rule
def counting(form: Residence, applied: date | None) -> Steps[Begin]:
    """The day from which the years for permanent residence are counted, by each reading. § 11-2."""
    permit = form.first_permit_date
    if form.permit not in PROTECTION:
        return Begin(permit, permit)
    complete = form.application_date >= years_later(permit, 5)  # whatever the day before the permit
    if applied is None:
        yield Step("counted-from-permit-assumed", Outcome.UNCLEAR, REGULATION_11_2, aside=complete)
        return Begin(None, permit)
    if form.permit == "s28" and applied < permit and permit > COLLECTIVE_SINCE and not complete:
        collective = form.had_collective
        if collective is not False:
            days = {"applied": applied, "permit": permit}
            waits = form.application_date < years_later(applied, 5)  # too early by both readings
            id = "protection-after-collective" if collective else "collective-before-unknown"
            yield Step(id, Outcome.UNCLEAR, SECTION_62_2_BASIS, days, aside=waits)
            return Begin(applied, permit)
    yield Step("counted-from-application", Outcome.MET, REGULATION_11_2, {"applied": applied})
    return Begin(applied, applied)
