from datetime import datetime, time, timedelta

from showroom_crm.domain.customers import Profile
from showroom_crm.domain.follow_ups import Channel, Plan
from showroom_crm.domain.identifiers import StaffId
from showroom_crm.domain.open_days import ShowroomDays
from showroom_crm.domain.staff import StaffRole
from showroom_crm.services import customers, follow_ups
from showroom_crm.services.closing_time import StillOwed, closing_time, still_owed
from showroom_crm.services.showroom_days import keep_showroom_days
from showroom_crm.services.store import Store
from tests.conftest import NOON, MovableClock


def promise(
    store: Store, clock: MovableClock, by: StaffId, at: datetime, *, until: time | None = None
) -> None:
    added = customers.add_customer(store, Profile(name="佐藤"), by=by, clock=clock)
    plan = Plan(Channel.PHONE, at, reason="納期の連絡", until=until)
    follow_ups.plan_contact(store, added.customer_id, plan, deal_id=None, by=by, clock=clock)


def test_with_nothing_promised_nothing_is_owed(store: Store, clock: MovableClock) -> None:
    assert still_owed(store, clock=clock) == StillOwed(0, 0)


def test_only_what_is_due_before_closing_is_owed_today(
    store: Store, clock: MovableClock, tanaka: StaffId
) -> None:
    for hour in (15, 18, 20):
        promise(store, clock, tanaka, NOON.replace(hour=hour))
    promise(store, clock, tanaka, NOON + timedelta(days=1))
    assert still_owed(store, clock=clock) == StillOwed(2, 0)


def test_the_showrooms_own_hours_count(store: Store, clock: MovableClock, tanaka: StaffId) -> None:
    promise(store, clock, tanaka, NOON.replace(hour=20))
    keep_showroom_days(store, ShowroomDays(closes=time(21)), clock=clock)
    assert closing_time(store, clock=clock) == NOON.replace(hour=21)
    assert still_owed(store, clock=clock) == StillOwed(1, 0)


def test_what_is_overdue_is_owed_after_closing_too(
    store: Store, clock: MovableClock, tanaka: StaffId
) -> None:
    promise(store, clock, tanaka, NOON.replace(hour=15))
    promise(store, clock, tanaka, NOON.replace(hour=20))
    clock.set(NOON.replace(hour=19, minute=30))
    assert still_owed(store, clock=clock) == StillOwed(0, 1)


def test_a_window_that_is_open_is_owed_and_not_overdue(
    store: Store, clock: MovableClock, tanaka: StaffId
) -> None:
    promise(store, clock, tanaka, NOON.replace(hour=14), until=time(18))
    clock.set(NOON.replace(hour=15))
    assert still_owed(store, clock=clock) == StillOwed(1, 0)


def test_every_rep_of_the_pc_counts(store: Store, clock: MovableClock, tanaka: StaffId) -> None:
    suzuki = store.staff.add("suzuki", "鈴木", StaffRole.REP).id
    for rep in (tanaka, suzuki):
        promise(store, clock, rep, NOON.replace(hour=15))
    assert still_owed(store, clock=clock).number == 2
