"""A row marks what falls due soonest for a car, as the rule for occasions has it."""

from datetime import date, timedelta

import pytest

from showroom_crm.domain.customers import CustomerState, Profile
from showroom_crm.domain.occasions import Horizons, OccasionKind
from showroom_crm.domain.showroom import ListRow, Query
from showroom_crm.domain.vehicles import Payment, Vehicle
from showroom_crm.services import finding, horizons
from showroom_crm.services.customers import add_customer
from showroom_crm.services.store import Store
from tests.conftest import NOON, MovableClock

TODAY = NOON.date()


def row_with(
    store: Store,
    clock: MovableClock,
    *cars: Vehicle,
    state: CustomerState = CustomerState.ACTIVE,
) -> ListRow:
    profile = Profile(name="客", vehicles=cars, state=state)
    add_customer(store, profile, by=None, clock=clock)
    return finding.page(store, Query(), offset=0, limit=1, clock=clock)[0]


def test_the_soonest_of_all_cars_is_marked(store: Store, clock: MovableClock) -> None:
    later = Vehicle("アクア", inspection_until=date(2027, 3, 31))
    sooner = Vehicle("タント", payment=Payment.BALLOON, payment_until=date(2026, 12, 1))
    marked = row_with(store, clock, later, sooner).occasion
    assert marked is not None
    assert (marked.kind, marked.on) == (OccasionKind.BALLOON_END, date(2026, 12, 1))


@pytest.mark.parametrize(
    ("until", "marked"),
    [
        (date(2027, 4, 3), True),
        (date(2027, 4, 4), False),
        (TODAY - timedelta(days=60), True),
        (TODAY - timedelta(days=61), False),
    ],
)
def test_an_inspection_is_marked_six_months_ahead_and_for_a_while_after(
    store: Store, clock: MovableClock, until: date, marked: bool
) -> None:
    row = row_with(store, clock, Vehicle("アクア", inspection_until=until))
    assert (row.occasion is not None) is marked
    assert row.inspection_on == until


def test_the_months_are_those_the_showroom_set(store: Store, clock: MovableClock) -> None:
    horizons.keep_horizons(store, Horizons(inspection_months=24), clock=clock)
    row = row_with(store, clock, Vehicle("アクア", inspection_until=date(2028, 10, 3)))
    assert row.occasion is not None


@pytest.mark.parametrize("state", [s for s in CustomerState if s is not CustomerState.ACTIVE])
def test_only_active_customers_have_a_mark(
    store: Store, clock: MovableClock, state: CustomerState
) -> None:
    near = Vehicle("アクア", inspection_until=TODAY)
    assert row_with(store, clock, near, state=state).occasion is None


def test_a_car_that_was_sold_and_other_contracts_give_none(
    store: Store, clock: MovableClock
) -> None:
    sold = Vehicle("アクア", inspection_until=TODAY, owned_until=date(2026, 1, 1))
    insured = Vehicle("タント", insurance_until=TODAY, payment=Payment.LOAN, payment_until=TODAY)
    row = row_with(store, clock, sold, insured)
    assert (row.occasion, row.inspection_on) == (None, None)
