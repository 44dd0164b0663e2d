from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom_crm.domain.customers import Profile, accepted_profile
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.inspections import accepted_inspection, next_inspection, renewable_from
from showroom_crm.domain.vehicles import Vehicle, VehicleUse

TODAY = date(2026, 10, 3)
DAYS = st.dates(date(1980, 1, 1), date(2090, 12, 31))
KNOWN_USES = st.sampled_from([use for use in VehicleUse if use is not VehicleUse.OTHER])


@pytest.mark.parametrize(
    ("use", "proposed"),
    [
        (VehicleUse.PRIVATE, date(2029, 4, 1)),
        (VehicleUse.KEI, date(2029, 4, 1)),
        (VehicleUse.SMALL_CARGO, date(2028, 4, 1)),
        (VehicleUse.KEI_CARGO, date(2028, 4, 1)),
    ],
)
def test_a_new_car_has_its_first_term(use: VehicleUse, proposed: date) -> None:
    assert next_inspection(use, first_registered=date(2026, 4, 1), today=TODAY) == proposed


@pytest.mark.parametrize(
    ("use", "proposed"),
    [
        (VehicleUse.PRIVATE, date(2028, 12, 15)),
        (VehicleUse.KEI, date(2028, 12, 15)),
        (VehicleUse.SMALL_CARGO, date(2027, 12, 15)),
        (VehicleUse.KEI_CARGO, date(2028, 12, 15)),
    ],
)
def test_a_known_end_is_renewed_by_the_later_term(use: VehicleUse, proposed: date) -> None:
    until = date(2026, 12, 15)
    registered = date(2023, 12, 1)
    assert (
        next_inspection(use, first_registered=registered, inspection_until=until, today=TODAY)
        == proposed
    )


@pytest.mark.parametrize(
    ("use", "proposed"),
    [
        (VehicleUse.PRIVATE, date(2027, 4, 1)),  # 2023, 2025, 2027
        (VehicleUse.SMALL_CARGO, date(2027, 4, 1)),  # 2022, 2023 … 2027
        (VehicleUse.KEI_CARGO, date(2028, 4, 1)),  # 2022, 2024, 2026 (past), 2028
    ],
)
def test_an_older_car_comes_round_by_its_cadence(use: VehicleUse, proposed: date) -> None:
    assert next_inspection(use, first_registered=date(2020, 4, 1), today=TODAY) == proposed


def test_an_end_left_untouched_for_years_comes_round_by_the_same_cadence() -> None:
    proposed = next_inspection(
        VehicleUse.PRIVATE, inspection_until=date(2021, 5, 20), today=date(2026, 10, 3)
    )
    assert proposed == date(2027, 5, 20)


def test_in_the_month_that_is_due_the_day_is_still_ahead() -> None:
    registered = date(2023, 10, 1)
    assert next_inspection(VehicleUse.PRIVATE, first_registered=registered, today=TODAY) == TODAY


def test_the_last_of_february_is_proposed_for_its_29th_and_comes_back() -> None:
    proposed = [
        next_inspection(VehicleUse.KEI, inspection_until=date(2024, 2, 29), today=today)
        for today in (date(2024, 2, 1), date(2026, 3, 1))
    ]
    assert proposed == [date(2026, 2, 28), date(2028, 2, 29)]


@pytest.mark.parametrize("use", VehicleUse)
def test_nothing_is_proposed_where_nothing_is_known(use: VehicleUse) -> None:
    assert next_inspection(use, today=TODAY) is None


def test_nothing_is_proposed_for_a_use_without_one_cadence() -> None:
    until = date(2026, 12, 15)
    assert next_inspection(VehicleUse.OTHER, inspection_until=until, today=TODAY) is None


@given(KNOWN_USES, DAYS, DAYS, st.booleans())
def test_what_is_proposed_is_never_past(
    use: VehicleUse, known: date, today: date, from_registration: bool
) -> None:
    if from_registration:
        proposed = next_inspection(use, first_registered=known.replace(day=1), today=today)
    else:
        proposed = next_inspection(use, inspection_until=known, today=today)
    assert proposed is not None
    assert proposed >= today
    assert proposed > known or from_registration


@given(KNOWN_USES, DAYS, DAYS)
def test_a_lapsed_end_is_followed_by_one_within_the_later_term(
    use: VehicleUse, until: date, today: date
) -> None:
    proposed = next_inspection(use, inspection_until=until, today=max(until, today))
    assert proposed is not None
    assert proposed <= max(until, today) + timedelta(days=2 * 366)


@pytest.mark.parametrize(
    ("until", "first_day"),
    [
        (date(2027, 3, 31), date(2027, 1, 31)),
        (date(2027, 4, 30), date(2027, 2, 28)),
        (date(2028, 4, 29), date(2028, 2, 29)),
        (date(2027, 1, 15), date(2026, 11, 15)),
    ],
)
def test_a_renewal_from_two_months_before_loses_no_day(until: date, first_day: date) -> None:
    assert renewable_from(until) == first_day


@given(DAYS)
def test_the_days_of_renewal_are_two_months(until: date) -> None:
    assert timedelta(days=59) <= until - renewable_from(until) <= timedelta(days=62)


def refusal(vehicle: Vehicle) -> tuple[str, object]:
    with pytest.raises(RuleBroken) as refused:
        accepted_inspection(vehicle, today=TODAY)
    return refused.value.key, refused.value.details["field"]


def test_an_inspection_before_the_first_registration_is_refused() -> None:
    aqua = Vehicle("アクア", first_registered=date(2021, 4, 1), inspection_until=date(2021, 3, 31))
    assert refusal(aqua) == ("vehicle.inspection_before_registration", "vehicles")
    with pytest.raises(RuleBroken, match=r"vehicle\.inspection_before_registration"):
        accepted_profile(Profile(name="佐藤", vehicles=(aqua,)), today=TODAY)


def test_a_first_registration_in_the_future_is_refused_but_not_one_of_this_month() -> None:
    assert refusal(Vehicle("アクア", first_registered=date(2026, 11, 1))) == (
        "vehicle.registered_in_future",
        "vehicles",
    )
    new = Vehicle("アクア", first_registered=date(2026, 10, 1), inspection_until=date(2029, 10, 2))
    assert accepted_inspection(new, today=TODAY) == new
