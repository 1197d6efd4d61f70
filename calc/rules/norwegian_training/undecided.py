"""Training that was begun while the permit gives no right yet, or it is not known whether it gives one.

Integration Act (*integreringsloven*) § 26 second and sixth paragraphs, https://lovdata.no/lov/2020-11-06-127.
A limited permit (§ 9 letter d) opens the introduction programme at once, and Norwegian is part
of it (§ 14 a); the right and the duty of chapter 6 begin at the first renewal. Whoever has
begun may complete, so the doubt is then about the duty alone.

>>> from calc.frame.core import run
>>> form = Training({"date": "2026-09-01", "permit": "s38_limited", "begun": "yes"})
>>> run(before_renewal, form).value.group
'may_complete'
"""

from __future__ import annotations

from calc.frame.core import Outcome, Step, Steps, rule
from calc.rules.norwegian_training.form import Entitlement, Training
from calc.rules.norwegian_training.people import SECTION_26_2, SECTION_27
from calc.rules.norwegian_training.stage import may_complete


@rule
def before_renewal(form: Training) -> Steps[Entitlement]:
    """A limited permit before its first renewal: not yet, unless something was begun. § 26 second paragraph."""
    completes: bool | None = False
    if form.begun == "yes":
        completes = yield from may_complete(form)
    says = Outcome.NOT_MET if completes is False else Outcome.COMPUTED
    yield Step("after-first-renewal", says, SECTION_26_2)
    if completes:
        return Entitlement("may_complete", form.date, right=True, duty=False, fee_possible=False)
    if completes is None:
        return Entitlement("unclear", form.date, duty=False)
    return Entitlement("not_yet", form.date, right=False, duty=False)


@rule
def basis_unknown(form: Training) -> Steps[Entitlement]:
    """Not known whether the permit counts towards permanent residence; what was begun may be completed anyway."""
    completes: bool | None = False
    if form.begun == "yes":
        completes = yield from may_complete(form, aside=True)
    yield Step("permanent-basis-unknown", Outcome.UNCLEAR, SECTION_27, aside=completes is True)
    if completes:
        return Entitlement("may_complete", form.date, right=True)
    return Entitlement("unclear", form.date)
