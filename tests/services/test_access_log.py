"""Every view, print, export, change of a customer is in the access log, with who did it (R5)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from showroom_crm.domain.attempts import Attempt, Result
from showroom_crm.domain.customers import Profile
from showroom_crm.domain.follow_ups import Channel
from showroom_crm.domain.identifiers import StaffId
from showroom_crm.domain.ink import Drawing, Point, Stroke
from showroom_crm.domain.meeting_close import Answers, Won
from showroom_crm.domain.meetings import Record
from showroom_crm.services import (
    calls,
    customers,
    follow_ups,
    meeting_edits,
    meetings,
    portraits,
)
from showroom_crm.services.customer_export import customers_to_export
from showroom_crm.services.customer_import import ImportRow, import_customers
from showroom_crm.services.store import Store
from showroom_crm.storage.store import SqliteStore
from tests.conftest import CALL, SATO, MovableClock, Sato

Entries = Callable[[], list[tuple[str, int | None, int | None]]]


@pytest.fixture
def new_entries(store: SqliteStore, sato: Sato) -> Entries:
    """What was noted since the last look: act, customer, staff."""
    seen = [0]

    def read() -> list[tuple[str, int | None, int | None]]:
        rows = store._database.rows(
            "SELECT id, act, customer_id, staff_id FROM access_log WHERE id > ? ORDER BY id",
            (seen[0],),
        )
        seen[0] = rows[-1][0] if rows else seen[0]
        return [row[1:] for row in rows]

    read()
    return read


def test_a_chart_that_is_opened_and_one_that_is_printed(
    store: Store, sato: Sato, clock: MovableClock, tanaka: StaffId, new_entries: Entries
) -> None:
    customers.open_chart(store, sato.customer_id, by=tanaka, clock=clock)
    assert new_entries() == [("viewed", sato.customer_id, tanaka)]
    customers.note_printed(store, [sato.customer_id], by=tanaka, clock=clock)
    assert new_entries() == [("printed", sato.customer_id, tanaka)]


def test_the_last_print_of_a_customer_is_told_with_who_printed(
    store: SqliteStore, sato: Sato, clock: MovableClock, tanaka: StaffId
) -> None:
    other = customers.add_customer(store, Profile(name="山田"), by=tanaka, clock=clock)
    assert customers.last_printed(store, sato.customer_id) is None
    customers.note_printed(store, [sato.customer_id], by=tanaka, clock=clock)
    clock.advance(timedelta(hours=1))
    changes = customers.note_printed(store, [sato.customer_id], by=None, clock=clock)
    assert changes.customers == {sato.customer_id}
    customers.open_chart(store, sato.customer_id, by=tanaka, clock=clock)
    last = customers.last_printed(store, sato.customer_id)
    assert last == customers.LastPrint(clock.utc(), "")
    customers.note_printed(store, [other.customer_id], by=tanaka, clock=clock)
    last = customers.last_printed(store, other.customer_id)
    assert last == customers.LastPrint(clock.utc(), "田中")


def test_the_last_print_is_found_without_reading_the_whole_log(store: SqliteStore) -> None:
    plan = store._database.rows(
        "EXPLAIN QUERY PLAN SELECT * FROM access_log WHERE customer_id = 1 AND act = 'printed'"
        " ORDER BY at DESC, id DESC LIMIT 1"
    )
    assert "access_log_printed" in str(plan)
    assert "SCAN" not in str(plan)


def test_a_customer_who_is_added_and_each_change(
    store: Store, sato: Sato, clock: MovableClock, tanaka: StaffId, new_entries: Entries
) -> None:
    changed = [("changed", sato.customer_id, tanaka)]
    added = customers.add_customer(store, Profile(name="山田"), by=tanaka, clock=clock)
    assert new_entries() == [("added", added.customer_id, tanaka)]
    mended = replace(SATO, job="自営業")
    customers.edit_profile(store, sato.customer_id, mended, by=tanaka, clock=clock)
    assert new_entries() == changed
    face = Drawing((Stroke((Point(1.0, 1.0), Point(9.0, 9.0))),))
    portraits.save_portrait(store, sato.customer_id, face, by=tanaka, clock=clock)
    assert new_entries() == changed
    moved = replace(CALL, at=CALL.at + timedelta(hours=1))
    follow_ups.move_contact(store, sato.follow_up_id, moved, by=tanaka, clock=clock)
    assert new_entries() == changed
    follow_ups.plan_contact(store, sato.customer_id, CALL, deal_id=None, by=tanaka, clock=clock)
    assert new_entries() == changed


def test_a_meeting_when_it_is_begun_and_when_it_is_closed(
    store: Store, sato: Sato, clock: MovableClock, tanaka: StaffId, new_entries: Entries
) -> None:
    begun = meetings.begin_meeting(
        store,
        sato.customer_id,
        Record(held_at=clock.local(), said="決めます"),
        deal_id=sato.deal_id,
        by=tanaka,
        clock=clock,
    )
    meetings.close_meeting(store, begun.meeting_id, Answers(), Won(), by=tanaka, clock=clock)
    assert new_entries() == [("changed", sato.customer_id, tanaka)] * 2


def test_all_customers_who_are_given_out_and_each_who_is_taken_in(
    store: Store, sato: Sato, clock: MovableClock, tanaka: StaffId, new_entries: Entries
) -> None:
    customers_to_export(store, by=tanaka, clock=clock)
    assert new_entries() == [("exported", None, tanaka)]
    rows = [ImportRow(2, Profile(name="山田"))]
    import_customers(store, rows, dry_run=False, by=tanaka, clock=clock)
    [(act, customer, staff)] = new_entries()
    assert (act, staff) == ("imported", tanaka)
    assert customer is not None


def test_a_call_and_a_corrected_meeting(
    store: Store, sato: Sato, clock: MovableClock, tanaka: StaffId, new_entries: Entries
) -> None:
    changed = ("changed", sato.customer_id, tanaka)
    attempt = Attempt(sato.customer_id, Channel.PHONE, Result.SPOKE, clock.local())
    for planned in (None, replace(CALL, at=CALL.at + timedelta(days=1))):
        calls.record_attempt(store, attempt, planned, by=tanaka, clock=clock)
        assert new_entries() == [changed]
    meeting = store.charts.chart(sato.customer_id).deals[0].meetings[0]
    meeting_edits.open_meeting(store, meeting.id, by=tanaka, clock=clock)
    assert new_entries() == [("viewed", sato.customer_id, tanaka)]
    corrected = replace(meeting.record, said="考え中")
    meeting_edits.edit_meeting(store, meeting.id, corrected, by=tanaka, clock=clock)
    meeting_edits.edit_meeting(store, meeting.id, corrected, by=tanaka, clock=clock)
    assert new_entries() == [changed]
