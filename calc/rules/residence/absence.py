"""Months outside Norway in the years before permanent residence, and in those before citizenship.

Immigration Act (*utlendingsloven*) § 62 first paragraph a and second paragraph,
https://lovdata.no/lov/2008-05-15-35: seven months in three years, ten in five. Skilled workers
may have fifteen if eight were for the employer (regulation § 11-2 second paragraph).

>>> from calc.frame.core import run
>>> run(lambda form: absence(form, (5,), False), Residence({"permit": "s38", "months_abroad": "10"})).value
True
"""

from __future__ import annotations

from datetime import date

from calc.frame.contradictions import contradict, lasted
from calc.frame.core import Outcome, Step, Steps, rule
from calc.law import Law
from calc.rules.residence.begin import has
from calc.rules.residence.form import Residence
from calc.rules.residence.time import SECTION_62_1, SECTION_62_2

REGULATION_11_2 = Law("utlendingsforskriften", "11-2", 2, date(2020, 12, 1))

ABROAD = {3: 7, 5: 10}  # months of absence allowed in so many years
ABROAD_SKILLED = 15


@rule
def absence(form: Residence, spans: tuple[int, ...], between: bool) -> Steps[bool | None]:
    """Whether the months abroad are few enough; `spans` are the years that may be looked at.

    `between` is true where three years are complete and five are not: then more than seven months
    are too many by the one rule, and the years too few by the other.
    """
    if not spans:
        return None
    months = form.months_abroad
    years = spans[0]
    if len(spans) == 2 and form.given("months_abroad") and ABROAD[3] < months <= ABROAD[5]:
        if between:
            yield Step("absence-or-years", Outcome.NOT_MET, SECTION_62_2, {"few": ABROAD[3]})
            return False
        five = yield from as_refugee_family(form)  # here it matters
        if five is None:
            facts = {"few": ABROAD[3], "many": ABROAD[5]}
            yield Step("absence-between", Outcome.UNCLEAR, SECTION_62_2, facts)
            return None
        years = 5 if five else 3
    law = SECTION_62_2 if years == 5 else SECTION_62_1
    facts = {"most": ABROAD[years], "years": years}
    if not form.given("months_abroad"):
        yield Step("absence-not-answered", Outcome.UNCLEAR, law, facts)
        return None
    if months <= ABROAD[years]:
        yield Step("absence-met", Outcome.MET, law, facts)
        return True
    if months <= ABROAD_SKILLED and (yield from has(form, "worker")):
        yield Step("absence-skilled", Outcome.UNCLEAR, REGULATION_11_2, {"most": ABROAD_SKILLED})
        return None
    yield Step("absence-not-met", Outcome.NOT_MET, law, facts)
    return False


@rule
def as_refugee_family(form: Residence) -> Steps[bool | None]:
    """Whether the five years of a refugee's family apply; None where it is not known or not settled."""
    protected = form.family_of_protected
    if protected and (yield from has(form, "s53")):
        return None
    return protected


def deducted(form: Residence, start: date, free: bool) -> int:
    """The months abroad to deduct for citizenship. Raises `Invalid` if more than have begun since the start."""
    months = form.months_abroad
    if months > lasted(start, form.application_date, "months") + 1:
        since = "resident_since" if form.resident_since is not None and not free else "first_permit_date"
        raise contradict("months_abroad", since, "abroad-longer-than-here", start=start)
    return months
