"""When it is worth asking again after a loss."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from showroom_crm.domain.customers import CustomerState, Profile
from showroom_crm.domain.far_contacts import FarOccasion, far_contacts, moment_on
from showroom_crm.domain.open_days import ALWAYS_OPEN, ShowroomDays
from showroom_crm.domain.reaching import Reach, Refusal
from showroom_crm.domain.vehicles import Vehicle

TODAY = date(2026, 10, 3)
CAR = Vehicle(model="アクア", inspection_until=date(2027, 3, 31), payment_until=date(2027, 2, 28))
OWNER = Profile(name="佐藤 健一", vehicles=(CAR,))


def days_of(profile: Profile, days: ShowroomDays = ALWAYS_OPEN) -> list[tuple[FarOccasion, date]]:
    return [(each.occasion, each.on) for each in far_contacts(profile, today=TODAY, days=days)]


def test_three_months_before_the_inspection_and_the_end_of_the_loan() -> None:
    assert days_of(OWNER) == [
        (FarOccasion.LOAN_END, date(2026, 11, 28)),
        (FarOccasion.INSPECTION, date(2026, 12, 31)),
    ]


def test_the_soonest_of_several_cars_and_none_that_is_gone_or_too_near() -> None:
    later = replace(CAR, inspection_until=date(2027, 9, 30), payment_until=None)
    near = replace(CAR, inspection_until=date(2026, 12, 1), payment_until=None)
    gone = replace(CAR, owned_until=date(2026, 1, 1))
    cars = (later, CAR, near, gone)
    assert (FarOccasion.INSPECTION, date(2026, 12, 31)) in days_of(replace(OWNER, vehicles=cars))
    assert days_of(replace(OWNER, vehicles=(near, gone))) == []


def test_a_closed_day_gives_way_to_the_next_open_one() -> None:
    closed = ShowroomDays(closed_periods=((date(2026, 12, 29), date(2027, 1, 4)),))
    assert days_of(OWNER, closed)[1] == (FarOccasion.INSPECTION, date(2027, 1, 5))


@pytest.mark.parametrize(
    "profile",
    [
        replace(OWNER, reach=Reach(refusals=frozenset({Refusal.NO_CONTACT}))),
        replace(OWNER, state=CustomerState.DECEASED),
    ],
)
def test_nothing_is_proposed_where_we_may_not_ask(profile: Profile) -> None:
    assert days_of(profile) == []


def test_the_time_suits_the_showroom_and_the_customer() -> None:
    assert moment_on(TODAY, Reach(), ALWAYS_OPEN) == datetime(2026, 10, 3, 10)
    evening = Reach(hours=(time(18), time(21)))
    assert moment_on(TODAY, evening, ALWAYS_OPEN) == datetime(2026, 10, 3, 18)
    early = Reach(hours=(time(8), time(12)))
    assert moment_on(TODAY, early, ALWAYS_OPEN) == datetime(2026, 10, 3, 10)
