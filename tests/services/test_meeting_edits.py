"""A closed meeting can be corrected; what it said before stays to be read."""

from dataclasses import replace
from datetime import timedelta

import pytest

from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.history import MeetingVersion
from showroom_crm.domain.identifiers import MeetingId, StaffId
from showroom_crm.domain.meetings import Place, Record
from showroom_crm.domain.showroom import Now, Query
from showroom_crm.services import meeting_edits, meetings
from showroom_crm.services.store import Store
from tests.conftest import NOON, MovableClock, Sato


@pytest.fixture
def closed(store: Store, sato: Sato) -> MeetingId:
    """佐藤's first meeting, as it was closed."""
    return store.charts.chart(sato.customer_id).deals[0].meetings[0].id


def edit(store: Store, closed: MeetingId, record: Record, clock: MovableClock) -> None:
    meeting_edits.edit_meeting(store, closed, record, by=StaffId(1), clock=clock)


def found(store: Store, words: str, clock: MovableClock) -> int:
    return store.customer_list.count(Query(words), now=Now(clock.local(), clock.utc()))


def test_an_edit_keeps_what_stood_there_with_who_and_when(
    store: Store, closed: MeetingId, clock: MovableClock
) -> None:
    before = store.meetings.get(closed)
    clock.advance(timedelta(hours=1))
    wanted = replace(before.record, said="母が後部座席を気にしていて", next_time="試乗の日")
    edit(store, closed, wanted, clock)
    clock.advance(timedelta(hours=1))
    edit(store, closed, replace(wanted, tags=("家族",)), clock)
    after = store.meetings.get(closed)
    assert after == replace(before, record=replace(wanted, tags=("家族",)))
    assert meeting_edits.versions(store, closed) == [
        MeetingVersion(closed, wanted, NOON + timedelta(hours=2), StaffId(1)),
        MeetingVersion(closed, before.record, NOON + timedelta(hours=1), StaffId(1)),
    ]


def test_the_search_finds_what_the_meeting_says_now(
    store: Store, closed: MeetingId, clock: MovableClock
) -> None:
    record = store.meetings.get(closed).record
    edit(store, closed, replace(record, said="電動ドアが要る"), clock)
    assert found(store, "電動ドア", clock) == 1
    assert found(store, "後部座席", clock) == 0


def test_a_record_that_is_the_same_leaves_no_version(
    store: Store, closed: MeetingId, clock: MovableClock
) -> None:
    edit(store, closed, store.meetings.get(closed).record, clock)
    assert meeting_edits.versions(store, closed) == []


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"held_at": NOON + timedelta(minutes=1)}, "meeting.in_future"),
        ({"said": "\ud800"}, "text.lone_surrogate"),
        ({"tags": ("長" * 21,)}, "text.too_long"),
    ],
)
def test_a_refused_edit_leaves_all_as_it_was(
    store: Store, closed: MeetingId, clock: MovableClock, change: dict[str, object], key: str
) -> None:
    before = store.meetings.get(closed)
    with pytest.raises(RuleBroken) as refused:
        edit(store, closed, replace(before.record, **change), clock)  # type: ignore[arg-type]
    assert refused.value.key == key
    assert store.meetings.get(closed) == before
    assert meeting_edits.versions(store, closed) == []


def test_a_meeting_that_is_not_closed_is_written_on_and_not_edited(
    store: Store, sato: Sato, clock: MovableClock, tanaka: StaffId
) -> None:
    record = Record(NOON, Place.PHONE, said="考え中")
    begun = meetings.begin_meeting(store, sato.customer_id, record, by=tanaka, clock=clock)
    with pytest.raises(RuleBroken) as refused:
        edit(store, begun.meeting_id, replace(record, said="やめた"), clock)
    assert refused.value.key == "meeting.not_closed"


def test_an_edit_leaves_the_next_contact_and_the_deal_alone(
    store: Store, sato: Sato, closed: MeetingId, clock: MovableClock
) -> None:
    before = store.charts.chart(sato.customer_id)
    record = store.meetings.get(closed).record
    edit(store, closed, replace(record, held_at=NOON), clock)
    after = store.charts.chart(sato.customer_id)
    assert after.planned == before.planned
    assert after.deals[0].deal == before.deals[0].deal
    assert store.faults() == []
