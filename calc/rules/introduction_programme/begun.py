"""Who has been in a programme before: in it now, moved, finished, left, stopped, or said no.

Integration Act (*integreringsloven*), https://lovdata.no/lov/2020-11-06-127. Whoever has begun may
complete, whatever the permit becomes (§ 9 third paragraph, until July 2023 the second); the duty of
§ 8 goes on beside it. A programme ends at its goal or when its time is out (§ 18 a), and may be
stopped (§ 18). To who left or said no the municipality has no duties any more (§ 3 third paragraph).

>>> from calc.frame.core import run
>>> form = IntroductionProgramme({"permit": "other", "begun": "yes"})
>>> run(lambda form: in_programme(form, date(2026, 3, 1)), form).value
'may_complete'
"""

from __future__ import annotations

from datetime import date

from calc.frame.core import Outcome, Step, Steps, rule
from calc.rules.introduction_programme.duty import duty_goes_on
from calc.rules.introduction_programme.form import BEGUN, FINISHED, LEFT, NAMED, STOPPED, IntroductionProgramme
from calc.rules.introduction_programme.found import RIGHTS, Right
from calc.rules.introduction_programme.job import has_full_job
from calc.rules.introduction_programme.provisions import (
    SECTION_3_3,
    SECTION_8_1,
    SECTION_8_4,
    SECTION_9_2_OLD,
    SECTION_9_3,
    SECTION_18,
    SECTION_18_A,
)
from calc.rules.introduction_programme.versions import RULES_2026, WORDING_2023, under_this_act


@rule
def settled_by_beginning(form: IntroductionProgramme, day: date) -> Steps[Right | None]:
    """What having begun, finished or been stopped says by itself; None where the rest decides."""
    begun = form.begun
    if begun == BEGUN:
        return (yield from in_programme(form, day))
    if begun == STOPPED:
        yield Step("stopped", Outcome.UNCLEAR, SECTION_18)
        return "unclear"
    if begun == FINISHED and day < RULES_2026:
        yield Step("finished-before-2026", Outcome.UNCLEAR, SECTION_18_A, {"since": RULES_2026})
        return "unclear"
    if begun == FINISHED:
        yield Step("finished", Outcome.NOT_MET, SECTION_18_A)
        return "finished"
    return None


@rule
def in_programme(form: IntroductionProgramme, day: date) -> Steps[Right]:
    """A programme that goes on: the right to complete it, and whether the duty goes on too. § 9."""
    permit = form.permit
    completing = SECTION_9_3 if day >= WORDING_2023 else SECTION_9_2_OLD
    if permit == "asylum_seeker":
        # The permit "changes", says § 9; § 43 h speaks of another permit, § 37 e of rules for exactly this.
        yield Step("begun-then-asylum", Outcome.UNCLEAR, completing)
        return "unclear"
    if permit in NAMED and not (yield from under_this_act(form)):
        return "unclear"
    if (yield from has_full_job(form, day)):
        yield Step("begun-with-job", Outcome.UNCLEAR, SECTION_8_4, {"hours": form.job_hours})
        return "unclear"
    yield Step("has-begun", Outcome.MET, completing)
    return (yield from duty_goes_on(form, day)) if permit in NAMED else "may_complete"


@rule
def after_no(form: IntroductionProgramme, found: Right) -> Steps[Right]:
    """What is left of a right for who left the programme or said no to it. § 3 third paragraph."""
    if found not in RIGHTS:
        return found
    id = "left-programme" if form.begun == LEFT else "refused-programme"
    yield Step(id, Outcome.NOT_MET, SECTION_3_3)
    if found == "right_and_duty":
        yield Step("duty-not-lifted", Outcome.UNCLEAR, SECTION_8_1, aside=True)
    return "municipality_not_bound"


@rule
def after_move(found: Right) -> Steps[Right]:
    """A programme begun in another municipality: the new one decides anew. §§ 8 and 9."""
    if found in RIGHTS:
        yield Step("moved-with-right", Outcome.MET, SECTION_8_1)
        return found
    if found not in ("not_covered", "no_right"):
        return found
    yield Step("moved-without-right", Outcome.UNCLEAR, SECTION_9_3)
    return "unclear"
