"""The result of the residence calculator in sentences: the answer first, then what is missing, then the days.

>>> from datetime import date
>>> [each.id for each in summary(Way("permanent", date(2026, 5, 1)))]
['summary-permanent-not-worked-out']
"""

from __future__ import annotations

from typing import Any

from calc.frame.core import Outcome, Sentence
from calc.frame.problem import NameOf
from calc.rules.residence.way import Way

POLARITY = {"met": Outcome.MET, "not_met": Outcome.NOT_MET, "soon": Outcome.NOT_MET}


def summary(way: Way) -> tuple[Sentence, ...]:
    """The result in sentences, the answer first, then what is missing."""
    earliest = way.earliest_permanent if way.goal == "permanent" else way.earliest_citizenship
    first: dict[str, Any] = {"date": way.application_date}
    soon = way.found == "soon"
    if soon:
        first |= {"earliest": earliest}
    id = f"summary-{way.goal}-{way.found.replace('_', '-')}"
    by = earliest if soon else None
    told = [Sentence(id, first, by, POLARITY.get(way.found, Outcome.UNCLEAR))]
    if way.found == "unanswered":
        told += [Sentence("missing-answer", {"field": NameOf(name)}) for name in way.unanswered]
    until = way.collective_protection_until
    if until is not None:
        told.append(Sentence("summary-collective", {"until": until}, by=until))
    return (*told, *missing(way), *days(way))


def missing(way: Way) -> list[Sentence]:
    """What is not in order."""
    checks = {"language": way.language_ok, "social-studies": way.social_studies_ok}
    facts: dict[str, dict[str, Any]] = {
        "language": {"level": way.required_level},
        "income": {"threshold": way.income_threshold},
    }
    # Income shortens the way to citizenship; it is a condition for permanent residence only.
    if way.goal == "permanent":
        checks |= {"absence": way.absence_ok, "income": way.income_ok}
    return [
        Sentence(f"missing-{way.goal}-{name}", facts.get(name, {})) for name, met in checks.items() if met is False
    ]


def days(way: Way) -> list[Sentence]:
    """When the years are complete, by what is known."""
    earliest = way.earliest_permanent if way.goal == "permanent" else way.earliest_citizenship
    if way.years_ok is False:
        if earliest is None:
            return [Sentence("missing-basis")]
        if way.found == "soon":
            return []
        return [Sentence(f"missing-{way.goal}-years", {"earliest": earliest}, by=earliest)]
    if way.years_ok:
        return [Sentence(f"summary-{way.goal}-earliest", {"earliest": earliest}, by=earliest)] if earliest else []
    sure = way.surely_permanent if way.goal == "permanent" else earliest
    if sure is None or way.collective_protection_until is not None:
        return []  # no day is sure: after collective protection it depends on which permit comes
    return [Sentence(f"summary-{way.goal}-latest", {"sure": sure}, by=sure)]
