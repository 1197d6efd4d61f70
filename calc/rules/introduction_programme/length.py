"""How long the introduction programme may last, by education, goal, age and the day of the offer.

Integration Act (*integreringsloven*) §§ 13 and 14, https://lovdata.no/lov/2020-11-06-127, with
the transition of the Integration Regulation (*integreringsforskriften*) §§ 75 and 76:
the lengths of 2026 are for programmes offered to start after 1 January 2026, those for
formal upper secondary education already after 1 January 2025. The boundary days
themselves are counted to the new rules, and told as unclear. The older lengths
of § 13 and § 37 c are known from guides and preparatory works.

>>> from calc.frame.core import run
>>> answers = {"start_offered": "2025-02-01", "upper_secondary": "no", "goal": "complete_upper_secondary"}
>>> span = run(lambda form: length(form, form.start_offered), IntroductionProgramme(answers)).value[1]
>>> span.months, span.extension
(48, 12)
"""

from __future__ import annotations

from datetime import date

from calc import law
from calc.frame.changed import may_have_changed
from calc.frame.core import Outcome, Step, Steps, rule
from calc.law import Law
from calc.rules.introduction_programme.form import IntroductionProgramme
from calc.rules.introduction_programme.found import Length
from calc.rules.introduction_programme.goals import for_goal, listed_for_both, open_goals
from calc.rules.introduction_programme.offer import permit_that_decides
from calc.rules.introduction_programme.spans import (
    REGULATION_43_A,
    REGULATION_65_A_1,
    REGULATION_65_A_2,
    SECTION_13_OLD,
    SECTION_37_C_OLD,
    Span,
    spans_of,
)
from calc.rules.introduction_programme.versions import CHAPTER_6A, RULES_2026, WORDING_2023, under_this_act


@rule
def length(
    form: IntroductionProgramme, offered: date
) -> Steps[tuple[Length, Span | None, tuple[str, ...] | None]]:
    """How well the length is known, the span if it is, and the goals that are open."""
    if not (yield from known_rules(form, offered)):
        return "unclear", None, None
    education = form.upper_secondary
    # Only these read the permit: the older rules for the educated, and education from Ukraine.
    decides = education == "ukrainian" or (education != "no" and offered < RULES_2026)
    permit = (yield from permit_that_decides(form, education)) if decides else ""
    if permit is None:
        yield Step("ukrainian-depends-on-permit", Outcome.UNCLEAR, definition(offered), {"permit": form.permit})
        return "depends", None, (yield from listed_for_both(form, offered, "s34"))
    if permit == "s34" and offered < CHAPTER_6A:
        facts = {"since": CHAPTER_6A}
        yield Step("collective-length-before-chapter-6a", Outcome.UNCLEAR, SECTION_37_C_OLD, facts)
        return "unclear", None, None
    if education == "unsure":
        yield Step("education-unsure", Outcome.UNCLEAR, definition(offered))
        return "depends", None, (yield from listed_for_both(form, offered, permit))
    education = yield from counted_education(education, permit, offered)
    spans = yield from open_goals(form, offered, spans_of(offered, education, permit), education)
    return (yield from for_goal(form, offered, spans, education))


@rule
def known_rules(form: IntroductionProgramme, offered: date) -> Steps[bool]:
    """Whether the rules of that day are known at all; says so where they are known second hand."""
    if offered < law.IN_FORCE:
        yield Step("before-2021", Outcome.UNCLEAR, law.SECTION_52)
        return False
    if not (yield from under_this_act(form)):
        return False
    yield from may_have_changed(offered, "integreringsloven")
    if offered < WORDING_2023:
        facts = {"since": WORDING_2023}
        yield Step("earlier-wording-not-read", Outcome.UNCLEAR, SECTION_13_OLD, facts)
    return True


@rule
def counted_education(education: str, permit: str, offered: date) -> Steps[str]:
    """Whether the education counts as upper secondary. Regulation § 65 a, before 2026 § 43 a."""
    if education == "yes":
        yield Step("upper-secondary", Outcome.MET, definition(offered))
        return education
    if education == "no":
        yield Step("no-upper-secondary", Outcome.COMPUTED, definition(offered))
        return education
    if permit != "s34":
        yield Step("ukrainian-does-not-count", Outcome.COMPUTED, definition(offered), {"permit": permit})
        return "no"
    if offered < REGULATION_43_A.since:
        yield Step("ukrainian-not-read", Outcome.UNCLEAR, REGULATION_43_A, {"since": REGULATION_43_A.since})
        return education
    deemed = REGULATION_65_A_2 if offered >= RULES_2026 else REGULATION_43_A
    yield Step("ukrainian-counts", Outcome.MET, deemed)
    return education


def definition(offered: date) -> Law:
    """What says which education counts: the regulation, and before it existed § 13 alone."""
    return REGULATION_65_A_1 if offered >= WORDING_2023 else SECTION_13_OLD
