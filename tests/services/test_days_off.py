"""Days off, and whose contacts fall to whom meanwhile."""

from datetime import date, timedelta

import pytest

from showroom_crm.domain.days_off import DayOff, whose
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.identifiers import StaffId
from showroom_crm.domain.showroom import Filter, Query
from showroom_crm.domain.staff import StaffRole
from showroom_crm.services import days_off, finding
from showroom_crm.services.store import Store
from tests.conftest import MovableClock, Sato

FIRST, LAST = date(2026, 10, 3), date(2026, 10, 4)


@pytest.fixture
def suzuki(store: Store) -> StaffId:
    return store.staff.add("suzuki", "鈴木", StaffRole.REP).id


def test_a_stand_in_stands_in_on_those_days_only(
    store: Store, clock: MovableClock, tanaka: StaffId, suzuki: StaffId
) -> None:
    days_off.keep_day_off(store, DayOff(tanaka, FIRST, LAST, suzuki))
    absent = days_off.stand_ins(store, clock=clock)
    assert whose(absent, tanaka, LAST) == suzuki
    assert whose(absent, tanaka, date(2026, 10, 5)) == tanaka
    (kept,) = days_off.days_off_to_come(store, clock=clock)
    assert kept.id is not None
    days_off.drop_day_off(store, kept.id)
    assert days_off.stand_ins(store, clock=clock) == []


def test_days_off_that_end_before_they_begin_are_refused(store: Store, tanaka: StaffId) -> None:
    with pytest.raises(RuleBroken, match=r"day_off\.reversed"):
        days_off.keep_day_off(store, DayOff(tanaka, LAST, FIRST))


def test_the_stand_in_has_todays_contacts_of_the_absent_in_list_and_counts(
    store: Store, clock: MovableClock, sato: Sato, tanaka: StaffId, suzuki: StaffId
) -> None:
    today = Query(filter=Filter.TODAY, staff_id=suzuki)
    assert finding.ids(store, today, clock=clock) == []
    days_off.keep_day_off(store, DayOff(tanaka, FIRST, LAST, suzuki))
    assert finding.ids(store, today, clock=clock) == [sato.customer_id]
    assert finding.counts(store, staff_id=suzuki, clock=clock).today == 1
    clock.advance(timedelta(days=2))
    assert finding.counts(store, staff_id=suzuki, clock=clock).overdue == 0
