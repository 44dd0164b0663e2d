"""Whose a contact is while a rep is not there: the same in list, counts, papers and board."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from showroom_crm.domain.board import SectionKind
from showroom_crm.domain.customers import Profile
from showroom_crm.domain.days_off import DayOff, whose
from showroom_crm.domain.follow_ups import Channel, Plan, end_of_day
from showroom_crm.domain.identifiers import StaffId
from showroom_crm.domain.showroom import DueContact, Filter, Query
from showroom_crm.domain.staff import StaffRole
from showroom_crm.services import finding, follow_ups, reminders
from showroom_crm.services.board import board
from showroom_crm.services.customers import add_customer
from showroom_crm.services.day_sheet import day_sheet
from showroom_crm.services.days_off import keep_day_off, stand_ins
from showroom_crm.services.rep_days import contacts_of_day, rep_days
from showroom_crm.services.store import Store
from tests.conftest import NOON, MovableClock, Sato

TODAY = NOON.date()
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def suzuki(store: Store) -> StaffId:
    return store.staff.add("suzuki", "鈴木", StaffRole.REP).id


@pytest.fixture
def away(store: Store, tanaka: StaffId, suzuki: StaffId) -> DayOff:
    """田中 is off today and tomorrow; 鈴木 stands in."""
    day_off = DayOff(tanaka, TODAY, TOMORROW, suzuki)
    keep_day_off(store, day_off)
    return day_off


def due(
    store: Store, clock: MovableClock, staff_id: StaffId, *, until: date
) -> Sequence[DueContact]:
    return follow_ups.contacts_until(
        store, end_of_day(until), staff_id=staff_id, stand_ins=stand_ins(store, clock=clock)
    )


def test_list_counts_and_papers_give_the_stand_in_what_the_rep_no_longer_has(
    store: Store, clock: MovableClock, sato: Sato, tanaka: StaffId, suzuki: StaffId, away: DayOff
) -> None:
    for staff_id, number in ((suzuki, 1), (tanaka, 0), (None, 1)):
        today = Query(filter=Filter.TODAY, staff_id=staff_id)
        assert finding.count(store, today, clock=clock) == number
        assert finding.counts(store, staff_id=staff_id, clock=clock).today == number
    assert not due(store, clock, tanaka, until=TODAY)
    [contact] = due(store, clock, suzuki, until=TODAY)
    assert contact.follow_up.id == sato.follow_up_id
    assert contact.staff is not None and contact.staff.name == "田中"
    assert contact.stand_in is not None and contact.stand_in.name == "鈴木"
    assert day_sheet(store, TODAY, staff_id=suzuki, clock=clock).contacts == (contact,)
    assert day_sheet(store, TODAY, staff_id=tanaka, clock=clock).contacts == ()
    assert reminders.next_promises(store, staff_id=suzuki, limit=3, clock=clock) == [contact]


def test_without_asking_whose_it_is_nobody_is_named_in_the_reps_stead(
    store: Store, sato: Sato, away: DayOff
) -> None:
    [contact] = follow_ups.contacts_until(store, end_of_day(TODAY))
    assert contact.stand_in is None


def test_what_is_left_goes_back_to_the_rep_when_the_days_off_are_over(
    store: Store, clock: MovableClock, sato: Sato, tanaka: StaffId, suzuki: StaffId, away: DayOff
) -> None:
    clock.advance(timedelta(days=1))
    assert finding.counts(store, staff_id=suzuki, clock=clock).overdue == 1
    clock.advance(timedelta(days=1))
    assert finding.counts(store, staff_id=suzuki, clock=clock).overdue == 0
    assert finding.counts(store, staff_id=tanaka, clock=clock).overdue == 1
    assert not due(store, clock, suzuki, until=clock.local().date())
    [contact] = due(store, clock, tanaka, until=clock.local().date())
    assert contact.stand_in is None
    [entry] = board(store, clock).entries(SectionKind.OVERDUE)
    assert (entry.subject.staff_name, entry.subject.stands_in_for) == ("田中", "")


def test_a_contact_that_was_late_before_the_day_off_stays_with_the_rep(
    store: Store, clock: MovableClock, sato: Sato, tanaka: StaffId, suzuki: StaffId
) -> None:
    clock.advance(timedelta(days=1))
    keep_day_off(store, DayOff(tanaka, TOMORROW, TOMORROW, suzuki))
    assert finding.counts(store, staff_id=tanaka, clock=clock).overdue == 1
    assert finding.counts(store, staff_id=suzuki, clock=clock).overdue == 0


def test_what_nobody_promised_on_a_day_off_stays_with_the_rep(
    store: Store, clock: MovableClock, sato: Sato, tanaka: StaffId, suzuki: StaffId, away: DayOff
) -> None:
    plan = Plan(Channel.PHONE, NOON + timedelta(days=9), "在庫の回答", agreed=False)
    follow_ups.move_contact(store, sato.follow_up_id, plan, by=tanaka, clock=clock)
    assert finding.counts(store, staff_id=tanaka, clock=clock).not_agreed == 1
    assert finding.counts(store, staff_id=suzuki, clock=clock).not_agreed == 0


def test_a_promise_is_kept_clear_of_what_one_stands_in_for(
    store: Store, clock: MovableClock, sato: Sato, tanaka: StaffId, suzuki: StaffId, away: DayOff
) -> None:
    at = NOON.replace(hour=15)
    assert not rep_days(store, suzuki, besides=None, clock=clock).is_free(at)
    assert rep_days(store, tanaka, besides=None, clock=clock).contacts == ()
    [planned] = contacts_of_day(
        store, suzuki, TODAY, besides=None, stand_ins=stand_ins(store, clock=clock)
    )
    assert planned.follow_up.id == sato.follow_up_id


_DAYS = st.integers(-4, 6).map(lambda days: TODAY + timedelta(days=days))


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    away=st.lists(st.tuples(st.integers(0, 2), _DAYS, _DAYS, st.integers(0, 3)), max_size=6),
    planned=st.lists(st.tuples(st.integers(0, 2), _DAYS), min_size=1, max_size=6),
)
def test_the_database_and_the_rule_agree_whatever_the_days_off(
    store: Store,
    clock: MovableClock,
    away: list[tuple[int, date, date, int]],
    planned: list[tuple[int, date]],
) -> None:
    staff = [store.staff.add(f"{len(store.staff.all())}", "誰か", StaffRole.REP).id for _ in "123"]
    customer_id = add_customer(store, Profile(name="山本"), by=None, clock=clock).customer_id
    for who, first, last, stand_in in away:
        if first <= last and who != stand_in:
            named = staff[stand_in] if stand_in < len(staff) else None
            keep_day_off(store, DayOff(staff[who], first, last, named))
    contacts = {}
    for who, day in planned:
        at = datetime.combine(day, NOON.time())
        plan = Plan(Channel.PHONE, at, "回答")
        contacts[
            store.follow_ups.plan(
                customer_id, plan, deal_id=None, staff_id=staff[who], at=clock.utc()
            )
        ] = (staff[who], day)
    absent = stand_ins(store, clock=clock)
    for staff_id in staff:
        found = {
            each.follow_up.id for each in due(store, clock, staff_id, until=TODAY + timedelta(30))
        }
        expected = {
            each for each, (rep, day) in contacts.items() if whose(absent, rep, day) == staff_id
        }
        assert found == expected
