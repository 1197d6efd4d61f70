"""The share of the full introduction benefit: by age and home, and for couples.

Integration Act (*integreringsloven*) § 20 third and fourth paragraphs,
https://lovdata.no/lov/2020-11-06-127. Below 25 years it is two thirds, or one
third when living with a parent. Since 1 July 2024 spouses and cohabitants
without children who both take part get five sixths each.

People whose permit is older than 2021 are under the Introduction Act of 2003,
whose § 8 had two thirds below 25 and no rule on parents or couples; unless they
applied from abroad and came in 2021 or later (integreringsforskriften § 72).

>>> from calc.frame.core import run
>>> form = IntroductionBenefit({"date": "2026-05-01", "age": "22", "lives_with_parent": "no"})
>>> run(share, form).value.on(1)
Fraction(2, 3)
"""

from __future__ import annotations

from fractions import Fraction

from calc import law
from calc.frame.core import Outcome, Step, Steps, rule
from calc.law import Law
from calc.rules.introduction_benefit.form import ADULT, LONGEST_MONTH, IntroductionBenefit, by_old_act
from calc.rules.introduction_benefit.refused import within_month
from calc.rules.introduction_benefit.shares import COUPLE, ONE_THIRD, TWO_THIRDS, AgeShare, CoupleShare

COUPLES = law.SECTION_20_4.since
REGULATION_72_1 = Law("integreringsforskriften", "72", 1)


@rule
def share(form: IntroductionBenefit) -> Steps[AgeShare]:
    """The part of the full benefit for somebody of that age. § 20 third paragraph."""
    if form.age >= ADULT:
        yield Step("adult", Outcome.COMPUTED, law.ACT_2003_8 if by_old_act(form) else law.SECTION_20_1)
        return AgeShare(Fraction(1))
    return (yield from share_below_25(form))


@rule
def share_below_25(form: IntroductionBenefit) -> Steps[AgeShare]:
    """Two thirds, or one third when living with a parent; both in a month of moving. § 20 third paragraph."""
    if form.date < law.IN_FORCE:
        yield Step("under-25-before-2021", Outcome.COMPUTED, law.ACT_2003_8)
        return AgeShare(TWO_THIRDS)
    home = form.lives_with_parent
    if home == "no":
        yield Step("under-25-on-own", Outcome.COMPUTED, law.SECTION_20_3)
        return AgeShare(TWO_THIRDS)
    if (yield from under_the_old_act(form)):
        yield Step("under-25-old-permit", Outcome.COMPUTED, law.ACT_2003_8)
        return AgeShare(TWO_THIRDS)
    found = AgeShare(ONE_THIRD)
    if home != "yes":
        within_month(form, "moving_day")
        day = int(form.moving_day)
        moved_in = home == "moves_in"
        found = AgeShare(ONE_THIRD, TWO_THIRDS, day) if moved_in else AgeShare(TWO_THIRDS, ONE_THIRD, day)
    with_parent = found.on(form.date.day) == ONE_THIRD
    yield Step("under-25-with-parent" if with_parent else "under-25-on-own", Outcome.COMPUTED, law.SECTION_20_3)
    return found


@rule
def under_the_old_act(form: IntroductionBenefit) -> Steps[bool]:
    """Whether the Act of 2003 decides: a permit before 2021, and no later arrival. § 52, regulation § 72."""
    if not form.permit_before_2021:
        return False
    told = "arrived_from_2021" in form.read  # said by an earlier rule of this run
    if form.arrived_from_2021:
        if not told:
            yield Step("arrived-later", Outcome.COMPUTED, REGULATION_72_1)
        return False
    if not told and not form.given("arrived_from_2021"):
        yield Step("arrived-before-assumed", Outcome.UNCLEAR, REGULATION_72_1)
    return True


@rule
def couple_share(form: IntroductionBenefit) -> Steps[CoupleShare]:
    """Five sixths for each of two partners without children in the programme. § 20 fourth paragraph."""
    if form.date < COUPLES:
        return CoupleShare()
    if form.partner_in_programme == "no":
        if form.given("partner_in_programme"):
            yield Step("no-partner", Outcome.COMPUTED, law.SECTION_20_4)
        elif not (form.given("has_children") and form.has_children == "yes"):
            yield Step("no-partner-assumed", Outcome.UNCLEAR, law.SECTION_20_4)
        return CoupleShare()
    children = form.has_children
    if children == "yes":
        yield Step("couple-with-children", Outcome.COMPUTED, law.SECTION_20_4)
        return CoupleShare()
    first, last = days_together(form)
    if (yield from under_the_old_act(form)):
        yield Step("couple-old-permit", Outcome.COMPUTED, law.SECTION_52)
        return CoupleShare()
    if children == "born":
        within_month(form, "birth_day")
        last = min(last, int(form.birth_day) - 1)  # from the birth on they have a child
    found = CoupleShare(COUPLE, first, last, perhaps=children == "grown_or_elsewhere")
    if found.perhaps:
        yield Step("couple-perhaps-children", Outcome.UNCLEAR, law.SECTION_20_4)
    elif found.on(form.date.day) == COUPLE:
        yield Step("couple", Outcome.COMPUTED, law.SECTION_20_4)
    elif children == "born" and form.date.day > last:
        yield Step("couple-with-children", Outcome.COMPUTED, law.SECTION_20_4)
    else:
        yield Step("partner-not-that-day", Outcome.COMPUTED, law.SECTION_20_4, {"date": form.date})
    yield from couple_with_parent(form)
    return found


@rule
def couple_with_parent(form: IntroductionBenefit) -> Steps[None]:
    """A remark on five sixths of one third: the preparatory works show only five sixths of two thirds."""
    if form.age < ADULT and form.lives_with_parent != "no":
        yield Step("couple-with-parent-reading", Outcome.UNCLEAR, law.SECTION_20_4)


def days_together(form: IntroductionBenefit) -> tuple[int, int]:
    """The first and the last day of the month on which both are in the programme."""
    if form.partner_in_programme == "yes":
        return 1, LONGEST_MONTH
    day = int(form.partner_day)
    within_month(form, "partner_day")
    return (day, LONGEST_MONTH) if form.partner_in_programme == "starts" else (1, day)
