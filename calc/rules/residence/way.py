"""What the residence calculator finds, and what its first sentence says.

>>> found({"language": True, "years": None}, ("resident_since",))
'unanswered'
>>> found({"language": False, "years": None}, ("resident_since",)), found({"years": True}, ())
('not_met', 'met')
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from calc.kroner import Kroner

# A condition is not met; the years alone are complete within three months; an answer that decides is not
# there; it is unclear for another reason; these rules were not worked out; all is in order.
Found = Literal["not_met", "soon", "unanswered", "unclear", "not_worked_out", "met"]
Check = bool | None


@dataclass(frozen=True)
class Way:
    """What the calculator finds. None is what is unclear, has no date, or was not asked about.

    The two earliest dates go by the years alone; `years` is how many the law asks for. Where two
    readings or two answers give two days, `earliest_permanent` is the first of them and
    `surely_permanent` the last. `unanswered` names the questions whose answers decide and are not there.
    """

    goal: str
    application_date: date
    found: Found = "not_worked_out"
    unanswered: tuple[str, ...] = ()
    required_level: str | None = None
    language_ok: Check = None
    social_studies_ok: Check = None
    years: int | None = None
    years_ok: Check = None
    absence_ok: Check = None
    income_ok: Check = None
    income_threshold: Kroner | None = None
    earliest_permanent: date | None = None
    surely_permanent: date | None = None
    earliest_citizenship: date | None = None
    collective_protection_until: date | None = None


def found(
    checks: Mapping[str, Check], unanswered: tuple[str, ...], *, unclear: bool = False, soon: bool = False
) -> Found:
    """Which first sentence fits: a no before what is open, and what is open before a yes."""
    if False in checks.values():
        only_years = [name for name, met in checks.items() if met is False] == ["years"]
        return "soon" if soon and only_years else "not_met"
    if unanswered:
        return "unanswered"
    return "unclear" if unclear or None in checks.values() else "met"
