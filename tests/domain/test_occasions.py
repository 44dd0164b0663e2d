"""What falls due is an occasion to call: named early enough, and not for a car that is gone."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.occasions import (
    Horizons,
    Occasion,
    OccasionKind,
    accepted_horizons,
    falling_due,
    occasions,
)
from showroom_crm.domain.vehicles import Payment, Vehicle

TODAY = date(2026, 10, 3)
USUAL = Horizons()
AQUA = Vehicle("アクア")


def named(vehicle: Vehicle, *, horizons: Horizons = USUAL) -> list[OccasionKind]:
    found = occasions((vehicle,), None, today=TODAY, horizons=horizons)
    return [occasion.kind for occasion in found]


@pytest.mark.parametrize(
    ("until", "is_named"),
    [
        (date(2026, 8, 3), False),
        (date(2026, 8, 4), True),  # 60 days past
        (date(2026, 10, 3), True),
        (date(2027, 4, 3), True),
        (date(2027, 4, 4), False),
    ],
)
def test_a_car_inspection_is_named_half_a_year_ahead_and_while_it_is_just_overdue(
    until: date, is_named: bool
) -> None:
    assert named(replace(AQUA, inspection_until=until)) == [OccasionKind.INSPECTION] * is_named


@pytest.mark.parametrize(
    ("payment", "kind"),
    [
        (Payment.BALLOON, OccasionKind.BALLOON_END),
        (Payment.LEASE, OccasionKind.LEASE_END),
        (Payment.LOAN, OccasionKind.LOAN_END),
    ],
)
def test_the_end_of_a_payment_is_named_a_year_ahead(payment: Payment, kind: OccasionKind) -> None:
    ends = {
        until: named(replace(AQUA, payment=payment, payment_until=until))
        for until in (date(2026, 10, 2), TODAY, date(2027, 10, 3), date(2027, 10, 4))
    }
    assert list(ends.values()) == [[], [kind], [kind], []]


@pytest.mark.parametrize("payment", [None, Payment.CASH])
def test_a_car_that_is_paid_has_no_payment_that_ends(payment: Payment | None) -> None:
    assert named(replace(AQUA, payment=payment, payment_until=date(2026, 12, 1))) == []


@pytest.mark.parametrize(
    ("field", "kind"),
    [
        ("insurance_until", OccasionKind.INSURANCE_END),
        ("maintenance_until", OccasionKind.MAINTENANCE_END),
        ("warranty_until", OccasionKind.WARRANTY_END),
    ],
)
def test_contracts_are_named_a_quarter_ahead(field: str, kind: OccasionKind) -> None:
    ends = [
        named(replace(AQUA, **{field: until}))  # type: ignore[arg-type]
        for until in (date(2026, 10, 2), TODAY, date(2027, 1, 3), date(2027, 1, 4))
    ]
    assert ends == [[], [kind], [kind], []]


def test_the_showroom_can_look_less_or_further_ahead() -> None:
    balloon = replace(
        AQUA,
        inspection_until=date(2027, 1, 1),
        payment=Payment.BALLOON,
        payment_until=date(2028, 4, 1),
    )
    assert named(balloon) == [OccasionKind.INSPECTION]
    assert named(balloon, horizons=Horizons(inspection_months=1, payment_months=18)) == [
        OccasionKind.BALLOON_END
    ]


def test_what_falls_due_first_stands_first() -> None:
    aqua = replace(AQUA, inspection_until=date(2027, 3, 31), insurance_until=date(2026, 12, 20))
    lease = Vehicle("N-BOX", payment=Payment.LEASE, payment_until=date(2026, 11, 30))
    found = occasions((aqua, lease), date(1983, 10, 5), today=TODAY, horizons=USUAL)
    assert found == (
        Occasion(OccasionKind.BIRTHDAY, date(2026, 10, 5), None),
        Occasion(OccasionKind.LEASE_END, date(2026, 11, 30), lease),
        Occasion(OccasionKind.INSURANCE_END, date(2026, 12, 20), aqua),
        Occasion(OccasionKind.INSPECTION, date(2027, 3, 31), aqua),
    )


def test_a_car_they_no_longer_have_gives_none() -> None:
    sold = replace(AQUA, inspection_until=date(2027, 1, 1), owned_until=date(2026, 9, 1))
    assert named(sold) == []


@pytest.mark.parametrize(
    ("birthday", "today", "on"),
    [
        (date(1983, 10, 3), TODAY, TODAY),
        (date(1983, 11, 2), TODAY, date(2026, 11, 2)),
        (date(1983, 11, 3), TODAY, None),
        (date(1983, 10, 2), TODAY, None),
        (date(1983, 1, 5), date(2026, 12, 20), date(2027, 1, 5)),
        (date(1984, 2, 29), date(2027, 2, 1), date(2027, 2, 28)),
        (date(1984, 2, 29), date(2028, 2, 1), date(2028, 2, 29)),
    ],
)
def test_a_birthday_is_named_a_month_ahead(birthday: date, today: date, on: date | None) -> None:
    found = occasions((), birthday, today=today, horizons=USUAL)
    assert [occasion.on for occasion in found] == ([] if on is None else [on])


@given(
    st.dates(date(1900, 1, 1), date(2090, 1, 1)),
    st.dates(date(2000, 1, 1), date(2090, 1, 1)),
    st.dates(date(2000, 1, 1), date(2095, 1, 1)),
)
def test_all_that_is_named_lies_within_sight(birthday: date, today: date, until: date) -> None:
    vehicle = Vehicle("アクア", inspection_until=until, warranty_until=until)
    found = occasions((vehicle,), birthday, today=today, horizons=USUAL)
    days = [occasion.on for occasion in found]
    assert days == sorted(days)
    for occasion in found:
        overdue = 60 if occasion.kind is OccasionKind.INSPECTION else 0
        assert -overdue <= (occasion.on - today) / timedelta(days=1) <= 184


@pytest.mark.parametrize("months", [-1, 61])
def test_a_horizon_out_of_reason_is_refused(months: int) -> None:
    with pytest.raises(RuleBroken) as refused:
        accepted_horizons(Horizons(payment_months=months))
    assert refused.value.key == "horizons.out_of_range"
    assert refused.value.details == {"field": "payment_months", "limit": 60}


def test_what_falls_due_between_two_days_is_told_by_day_for_the_cars_that_are_theirs() -> None:
    first, last = date(2026, 10, 1), date(2026, 12, 31)
    insured = Vehicle("保険の車", insurance_until=last, warranty_until=date(2027, 1, 1))
    inspected = Vehicle("車検の車", inspection_until=first, maintenance_until=date(2026, 9, 30))
    leased = replace(AQUA, payment=Payment.LEASE, payment_until=TODAY, owned_until=date(2026, 9, 1))
    assert falling_due((insured, inspected, leased), since=first, until=last) == (
        Occasion(OccasionKind.INSPECTION, first, inspected),
        Occasion(OccasionKind.INSURANCE_END, last, insured),
    )
