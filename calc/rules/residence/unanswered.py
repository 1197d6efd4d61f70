"""Which answers decide and are not there: the first sentence then says so, and the next ones name them.

>>> form = Residence({"permit": "s28"})
>>> form.protection_applied_on, left_out(form, (YEARS, None)), left_out(form, (YEARS, True))
(None, ('protection_applied_on',), ())
"""

from __future__ import annotations

from collections.abc import Iterable

from calc.rules.residence.form import Residence

# The answers that may be left out, and decide about the years, the tests and the income.
YEARS = ("protection_applied_on", "had_collective", "permanent_basis", "family_of_protected", "child_case")
CITIZENSHIP = (*YEARS, "resident_since", "months_abroad", "income", "tax_year", "months_with_partner")
INCOME = ("income", "ill_treated")
TESTS = ("understands_norwegian", "senior_ground")


def left_out(form: Residence, *checks: tuple[Iterable[str], bool | None]) -> tuple[str, ...]:
    """The questions that were read and not answered, of the checks that are unclear."""
    names = [name for names, met in checks if met is None for name in names]
    return tuple(dict.fromkeys(name for name in names if name in form.read and not form.given(name)))
