"""The questions of introduction benefit (*introduksjonsstønad*), and the value that is found.

Integration Act (*integreringsloven*) §§ 19-25, https://lovdata.no/lov/2020-11-06-127.
The age, the home, the partner and the rate belong to `date`; a payment is that of its month.
Inside the month the rate may change: on the 25th birthday, when one moves to a parent or
away, when a partner starts or stops, or a first child is born.

>>> form = IntroductionBenefit({"date": "2026-02-10", "partner_in_programme": "starts", "partner_day": "5"})
>>> form.partner_in_programme, form.partner_day, days_of_month(form)
('starts', 5, 28)
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import combinations
from typing import ClassVar

from calc import law
from calc.calendar import last_day
from calc.frame.fields import Amount, Choice, Day, Whole, YesNo
from calc.frame.form import CAN, FACT, TIME, UNTOLD, Form, afterwards
from calc.kroner import Kroner

ADULT = 25  # years; the age from which the full benefit is paid
LONGEST_MONTH = 31  # days; taken for the whole month where nothing is answered
MONTHS = 12  # of a year
NONE = Fraction(0)
DAYS_OF_EVENTS = ("moving_day", "partner_day", "birth_day", "turns_25_on")


class IntroductionBenefit(Form):
    """The questions, in the order of the page. Amounts are kroner before tax, times are hours."""

    date = Day(2004, group="who", mostly_today=True)
    age = Whole(18, 99, group="who", age_on="date")
    lives_with_parent = Choice("yes", "no", "moves_in", "moves_out")
    moving_day = Whole(1, LONGEST_MONTH, unit="day of the month")
    partner_in_programme = Choice("yes", "no", "starts", "stops", assumed="no", group="who", common=("yes", "no"))
    partner_day = Whole(1, LONGEST_MONTH, unit="day of the month")
    has_children = Choice("yes", "no", "born", "grown_or_elsewhere")
    birth_day = Whole(1, LONGEST_MONTH, unit="day of the month")
    permit_before_2021 = YesNo(assumed=False)
    arrived_from_2021 = YesNo(assumed=False)
    payment = afterwards(YesNo(assumed=False))
    days_in_programme = Whole(0, LONGEST_MONTH, assumed=LONGEST_MONTH, group="absence", unit="days")
    part_of_month = Choice("started", "stopped", "illness_leave", "parental_leave", "unsure", assumed="unsure")
    turns_25_on = Whole(0, LONGEST_MONTH, assumed=0, unit="day of the month")
    absent_hours = Amount("hours", 300, assumed=NONE, group="absence")
    absent_days = Amount("days", LONGEST_MONTH, assumed=NONE, group="absence")
    absent_hours_later = Amount("hours", 300, assumed=NONE)
    absent_days_later = Amount("days", LONGEST_MONTH, assumed=NONE)
    work_hours_in_programme = Amount("hours", 300, assumed=NONE)
    work_pay_in_programme = Amount("kroner", 500_000, assumed=NONE)
    earned_benefits_month = Amount("kroner", 500_000, assumed=NONE, group="other")
    disability_or_aap_month = Amount("kroner", 500_000, assumed=NONE, group="other")
    overgangsstonad_year = Amount("kroner", 1_000_000, assumed=NONE, group="other")
    taken_back = Amount("kroner", 500_000, assumed=NONE, group="other")
    # After tax
    in_tax_zone = afterwards(YesNo(assumed=False, group="tax"))
    benefit_months = afterwards(Whole(1, MONTHS, assumed=MONTHS, group="tax", unit="months"))
    months_in_norway = afterwards(Whole(1, MONTHS, assumed=MONTHS, group="tax", unit="months"))

    usual: ClassVar[Mapping[str, str]] = {
        "age": "30",
        "partner_in_programme": "no",
        "days_in_programme": "31",
        "absent_hours": "0",
        "absent_days": "0",
        "work_hours_in_programme": "0",
        "earned_benefits_month": "0",
        "disability_or_aap_month": "0",
        "overgangsstonad_year": "0",
    }
    within = (
        ("benefit_months", "months_in_norway"),
        ("absent_days", "days_in_programme"),
        ("absent_days_later", "absent_days"),
        ("absent_days_later", "days_in_programme"),
        ("absent_hours_later", "absent_hours"),
    )
    unrelated: ClassVar[Mapping[tuple[str, str], str]] = {
        **dict.fromkeys(combinations(DAYS_OF_EVENTS, 2), "these are days of different events"),
        ("absent_hours", "work_hours_in_programme"): "hours away and hours of work lie beside each other",
        ("absent_hours_later", "work_hours_in_programme"): "hours away and hours of work lie beside each other",
    }
    changing: ClassVar = {
        TIME: "date age",
        CAN: "absent_hours absent_days",
        FACT: "lives_with_parent partner_in_programme has_children days_in_programme in_tax_zone",
        UNTOLD: (
            "moving_day partner_day birth_day permit_before_2021 arrived_from_2021 payment part_of_month "
            "turns_25_on absent_hours_later absent_days_later work_hours_in_programme work_pay_in_programme "
            "earned_benefits_month disability_or_aap_month overgangsstonad_year taken_back benefit_months "
            "months_in_norway"
        ),
    }


# An answer to any of these asks about a payment, without the question being put.
PAYMENT_FIELDS = (
    "days_in_programme",
    "part_of_month",
    "turns_25_on",
    "absent_hours",
    "absent_days",
    "absent_hours_later",
    "absent_days_later",
    "work_hours_in_programme",
    "work_pay_in_programme",
    "earned_benefits_month",
    "disability_or_aap_month",
    "overgangsstonad_year",
    "taken_back",
)


@dataclass(frozen=True)
class Net:
    """What is left after tax of a year with this benefit alone: `gross` and `tax` of the year, `month` of a month.

    `tax`, `month` and `month_least` are None where the year's tax is not known, or the reader is `older` than
    the rules here reach; the last also where the benefit is one amount.
    """

    year: int
    gross: Kroner
    months: int
    months_in_norway: int
    in_tax_zone: bool
    tax: Kroner | None = None
    month: Kroner | None = None
    month_least: Kroner | None = None
    older: bool = False


@dataclass(frozen=True)
class Benefit:
    """What is found: G in kroner a year, the share of the full benefit, and amounts before tax.

    Where the Act can be read in two ways, `month` and `payment` are the higher
    amount, `month_least` and `payment_least` the lower; else the lower is None. `net` is after tax.
    """

    g: int
    rate: Fraction
    year: Kroner
    month: Kroner
    day: Kroner
    hour: Kroner
    since: date
    date: date
    payment: Kroner | None = None
    deduction: Kroner | None = None
    month_least: Kroner | None = None
    payment_least: Kroner | None = None
    deduction_most: Kroner | None = None
    net: Net | None = None


def days_of_month(form: IntroductionBenefit) -> int:
    """How many days the month of the form's day has."""
    return last_day(form.date.year, form.date.month)


def by_old_act(form: IntroductionBenefit) -> bool:
    """Whether to cite the Act of 2003: a day before 2021, or a permit that is said to be older. Asks nothing."""
    older = form.given("permit_before_2021") and form.permit_before_2021
    later = form.given("arrived_from_2021") and form.values["arrived_from_2021"]
    return form.date < law.IN_FORCE or bool(older and not later)
