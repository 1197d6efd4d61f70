"""Which answers about the introduction programme cannot both be true, beyond what the form declares.

Integration Act (*integreringsloven*) §§ 8, 9 and 12, https://lovdata.no/lov/2020-11-06-127; collective protection
could be given from 11 March 2022. The order of the days and the ages stand at the form; here are
the pairs for which a third answer, or a number of months or days, decides.

>>> check(IntroductionProgramme({"permit": "s34", "permit_date": "2022-03-10"}))
Traceback (most recent call last):
    ...
calc.frame.problem.Invalid: permit: collective-not-yet; permit_date: collective-not-yet
"""

from __future__ import annotations

from datetime import date

from calc import law
from calc.calendar import full_years, months_later
from calc.frame.contradictions import both, contradict
from calc.frame.form import Invalid
from calc.rules.introduction_programme.form import IntroductionProgramme
from calc.rules.introduction_programme.months import workdays_from
from calc.rules.introduction_programme.versions import COLLECTIVE_SINCE, LAST_OF_2025


def check(form: IntroductionProgramme) -> None:
    """Raise `Invalid`, naming both fields, for answers that contradict each other."""
    check_permit(form)
    check_settlement(form)
    check_two_years(form)
    check_ages(form)
    check_leave(form)


def all_given(form: IntroductionProgramme, *names: str) -> bool:
    """Whether each of these fields has an answer; asks for none of them."""
    return all(form.given(name) for name in names)


def check_permit(form: IntroductionProgramme) -> None:
    """Collective protection before there was any; an offer or a start before the permit it came with."""
    for day in ("permit_date", "date"):
        if all_given(form, "permit", day) and form.permit == "s34" and getattr(form, day) < COLLECTIVE_SINCE:
            raise contradict("permit", day, "collective-not-yet", since=COLLECTIVE_SINCE)
    permitted = form.permit_date if form.given("permit_date") else None
    decided = form.given("had_collective_decision") and form.had_collective_decision
    if decided and permitted is not None and permitted < COLLECTIVE_SINCE:
        raise contradict("had_collective_decision", "permit_date", "collective-not-yet", since=COLLECTIVE_SINCE)
    if permitted is None:
        return
    if all_given(form, "permit", "permit_at_offer") and form.permit != form.permit_at_offer:
        return  # the day may be that of the permit that came after the offer
    for later in ("start_offered", "start_date"):
        if form.given(later) and getattr(form, later) < permitted:
            raise Invalid(*both("permit_date", "too-late", later, "too-early", form.values))


def check_settlement(form: IntroductionProgramme) -> None:
    """Settled before the permit, with no earlier one; or longer ago than the months in a municipality."""
    settled = form.settlement_date if form.given("settlement_date") else None
    if settled is None:
        return
    permitted = form.permit_date if form.given("permit_date") else None
    if permitted is not None and settled < permitted and not lived_longer_than_permit(form, permitted):
        raise Invalid(*both("permit_date", "too-late", "settlement_date", "too-early", form.values))
    if all_given(form, "months_in_municipality", "date"):
        months = form.months_in_municipality
        if months_later(settled, months + 2) <= form.date:  # a begun month at each end
            facts = {"months": months, "settled": settled}
            raise contradict("months_in_municipality", "settlement_date", "settled-longer-ago", **facts)


def lived_longer_than_permit(form: IntroductionProgramme, permitted: date) -> bool:
    """Whether the months tell of an earlier permit of § 9; a begun month may count."""
    if not all_given(form, "months_in_municipality", "date"):
        return False
    return months_later(permitted, form.months_in_municipality - 1) > form.date


def check_two_years(form: IntroductionProgramme) -> None:
    """More months with a permit than this one has lasted, and no earlier one."""
    permitted = form.permit_date if form.given("permit_date") else None
    denied = form.given("earlier_permit") and not form.earlier_permit
    if permitted and denied and lived_longer_than_permit(form, permitted):
        names = ("months_in_municipality", "longer-than-time", "permit_date", "time-too-short")
        raise Invalid(*both(*names, form.values))


def check_ages(form: IntroductionProgramme) -> None:
    """The age now against that at the permit, where no day of the offer is given; and a life in municipalities."""
    if not form.given("age_at_permit"):
        return
    then = form.age_at_permit
    if form.given("age") and form.age < then and not permit_after_offer(form):
        raise Invalid(*both("age", "ages-apart", "age_at_permit", "ages-apart", form.values))
    if not form.given("date"):
        return
    since = form.permit_date if form.given("permit_date") else None
    oldest = then + full_years(since or law.IN_FORCE, form.date) + 1
    if since and form.given("age") and not form.given("start_offered") and form.age > oldest:
        raise Invalid(*both("age", "ages-apart", "age_at_permit", "ages-apart", form.values))
    if form.given("months_in_municipality") and form.months_in_municipality > 12 * (oldest + 1):
        facts = {"months": form.months_in_municipality, "age": then}
        raise contradict("months_in_municipality", "age_at_permit", "months-above-age", **facts)


def permit_after_offer(form: IntroductionProgramme) -> bool:
    """Whether the permit may have come after the offer, so that the age at the offer may be the lower one."""
    if form.given("permit_at_offer") and not (form.given("permit") and form.permit == form.permit_at_offer):
        return True
    permitted = form.permit_date if form.given("permit_date") else None
    return permitted is not None and form.given("start_offered") and form.start_offered < permitted


def check_leave(form: IntroductionProgramme) -> None:
    """More leave before 2026 than there were working days since the start, or the offer."""
    if not form.given("leave_before_2026"):
        return
    for begins in ("start_date", "start_offered"):
        if form.given(begins) and form.leave_before_2026 > workdays_from(getattr(form, begins), LAST_OF_2025):
            facts = {"days": form.leave_before_2026, "begins": getattr(form, begins)}
            raise contradict("leave_before_2026", begins, "leave-before-start", **facts)
