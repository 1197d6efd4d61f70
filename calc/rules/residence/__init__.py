"""Permanent residence and citizenship: language, society, years, absence, income and earliest dates.

Immigration Act (*utlendingsloven*) §§ 34 and 62, https://lovdata.no/lov/2008-05-15-35, and
Citizenship Act (*statsborgerloven*), https://lovdata.no/lov/2005-06-10-51. The parts are in
`calc.rules.residence.language`, `calc.rules.residence.time`, `calc.rules.residence.income` and
`calc.rules.residence.citizenship`. Not asked about, but also required: conduct, identity, and
that the ground of the permit still holds.

>>> from calc.frame.core import run
>>> answers = {"goal": "permanent", "application_date": "2026-05-01", "permit": "s28", "age": "30",
...     "first_permit_date": "2021-04-01", "oral_level": "A2", "social_studies_test": "yes",
...     "months_abroad": "10", "income": "400000"}
>>> way = run(residence, Residence(answers)).value
>>> way.years_ok, way.language_ok, way.absence_ok, way.income_ok, str(way.income_threshold)
(True, True, True, True, '341372.50')
"""

from __future__ import annotations

from typing import Any

from calc.frame.core import Calculator, Sentence, Steps, rule
from calc.rules.residence.citizenship import citizenship_time, resident_from
from calc.rules.residence.form import FREE_MOVEMENT, Residence, Way, consistent, start, tested_age
from calc.rules.residence.income import self_supporting, shorter_time
from calc.rules.residence.language import REGULATION_11_9, SECTION_8, citizenship_level, civics, permanent_level
from calc.rules.residence.time import absence, permanent_time


@rule
def residence(form: Residence) -> Steps[Way]:
    """The way to permanent residence or citizenship, seen from a day of application."""
    if form.goal == "permanent":
        return (yield from permanent(form))
    return (yield from citizenship(form))


@rule
def permanent(form: Residence) -> Steps[Way]:
    """Permanent residence (*permanent oppholdstillatelse*). Immigration Act § 62."""
    yield from consistent(form)
    counted = yield from start(form)
    time = yield from permanent_time(form, counted)
    if form.permit in FREE_MOVEMENT:
        return Way("permanent", form.application_date)
    level: str | None = None
    language: bool | None = True
    society: bool | None = True
    if (yield from tested_age(form, REGULATION_11_9)):
        level, language = yield from permanent_level(form)
        society = yield from civics(form)
    away = yield from absence(form, time.years)
    income, threshold = yield from self_supporting(form)
    return Way(
        "permanent",
        form.application_date,
        required_level=level,
        language_ok=language,
        social_studies_ok=society,
        years=time.years,
        years_ok=time.ok,
        absence_ok=away,
        income_ok=income,
        income_threshold=threshold,
        earliest_permanent=time.earliest,
        collective_protection_until=time.collective_until,
    )


@rule
def citizenship(form: Residence) -> Steps[Way]:
    """Citizenship (*statsborgerskap*) by application. Citizenship Act §§ 7-16 a."""
    yield from consistent(form)
    counted = yield from start(form)
    way = yield from permanent_time(form, counted)
    level: str | None = None
    language: bool | None = True
    society: bool | None = True
    if (yield from tested_age(form, SECTION_8)):
        level, language = yield from citizenship_level(form)
        society = yield from civics(form)
    income, threshold = yield from shorter_time(form)
    since = yield from resident_from(form, counted)
    time = yield from citizenship_time(form, since, income, way)
    return Way(
        "citizenship",
        form.application_date,
        required_level=level,
        language_ok=language,
        social_studies_ok=society,
        years=time.years,
        years_ok=time.ok,
        income_ok=income,
        income_threshold=threshold,
        earliest_permanent=way.earliest,
        earliest_citizenship=time.earliest,
        collective_protection_until=way.collective_until,
    )


def summary(way: Way) -> tuple[Sentence, ...]:
    """The result in sentences, the answer first, then what is missing."""
    # Income shortens the way to citizenship; it is a condition for permanent residence only.
    checks = {
        "language": way.language_ok,
        "social-studies": way.social_studies_ok,
        "years": way.years_ok,
    }
    if way.goal == "permanent":
        checks |= {"absence": way.absence_ok, "income": way.income_ok}
    found = "not-met" if False in checks.values() else "unclear" if None in checks.values() else "met"
    earliest = way.earliest_permanent if way.goal == "permanent" else way.earliest_citizenship
    told = [Sentence(f"summary-{way.goal}-{found}", {"date": way.application_date})]
    if way.collective_protection_until is not None:
        told.append(Sentence("summary-collective", {"until": way.collective_protection_until}))
    facts: dict[str, dict[str, Any]] = {
        "language": {"level": way.required_level},
        "years": {"earliest": earliest},
        "income": {"threshold": way.income_threshold},
    }
    for name, met in checks.items():
        if met is False and name == "years" and earliest is None:
            told.append(Sentence("missing-basis"))
        elif met is False:
            told.append(Sentence(f"missing-{way.goal}-{name}", facts.get(name, {})))
    if earliest is not None and way.years_ok is not False:
        told.append(Sentence(f"summary-{way.goal}-earliest", {"earliest": earliest}))
    return tuple(told)


CALCULATOR = Calculator("residence", Residence, residence, summary)
