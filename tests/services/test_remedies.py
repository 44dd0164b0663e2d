"""The work on a remedy is kept with its concern."""

from dataclasses import replace
from datetime import timedelta

import pytest

from showroom_crm.domain.deals import Concern, RemedyState
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.identifiers import ConcernId, StaffId
from showroom_crm.domain.staff import StaffRole
from showroom_crm.services.bin import contents, undo_last
from showroom_crm.services.deals import assign_remedy, keep_remedy
from showroom_crm.services.store import Store
from showroom_crm.storage.store import SqliteStore
from tests.conftest import NOON, MovableClock, Sato

LATER = NOON + timedelta(hours=2)


def test_only_the_remedy_and_its_state_change(
    store: Store, sato: Sato, clock: MovableClock
) -> None:
    (before,) = store.deals.concerns(sato.deal_id)
    assert before.id is not None
    changes = keep_remedy(
        store, sato.deal_id, before.id, "再査定", RemedyState.READY, by=None, clock=clock
    )
    (after,) = store.deals.concerns(sato.deal_id)
    assert changes.customers == {sato.customer_id}
    assert (after.remedy, after.remedy_state) == ("再査定", RemedyState.READY)
    assert (after.words, after.remedy_by, after.remedy_due) == (
        before.words,
        before.remedy_by,
        before.remedy_due,
    )


def test_a_concern_that_is_gone_is_refused(store: Store, sato: Sato, clock: MovableClock) -> None:
    with pytest.raises(RuleBroken, match=r"concern\.gone"):
        keep_remedy(
            store, sato.deal_id, ConcernId(999), "", RemedyState.READY, by=None, clock=clock
        )


def concern_of(store: Store, sato: Sato) -> Concern:
    (concern,) = store.deals.concerns(sato.deal_id)
    return concern


def test_who_prepares_it_and_until_when_are_kept_and_noted(
    store: Store, sato: Sato, clock: MovableClock, tanaka: StaffId
) -> None:
    before = concern_of(store, sato)
    suzuki = store.staff.add("suzuki", "鈴木", StaffRole.REP).id
    assert before.id is not None
    assign_remedy(store, sato.deal_id, before.id, suzuki, LATER, by=tanaka, clock=clock)
    assert concern_of(store, sato) == replace(before, remedy_by=suzuki, remedy_due=LATER)
    assert isinstance(store, SqliteStore)
    [last] = store._database.rows(
        "SELECT act, customer_id, staff_id FROM access_log ORDER BY id DESC LIMIT 1"
    )
    assert tuple(last) == ("changed", sato.customer_id, tanaka)


def test_a_time_that_is_over_is_refused_and_nothing_changes(
    store: Store, sato: Sato, clock: MovableClock
) -> None:
    before = concern_of(store, sato)
    assert before.id is not None
    with pytest.raises(RuleBroken, match=r"remedy\.due_in_past"):
        assign_remedy(
            store,
            sato.deal_id,
            before.id,
            before.remedy_by,
            NOON - timedelta(minutes=1),
            by=None,
            clock=clock,
        )
    assert concern_of(store, sato) == before


def test_work_on_a_remedy_is_undone_the_latest_first(
    store: Store, sato: Sato, clock: MovableClock, tanaka: StaffId
) -> None:
    before = concern_of(store, sato)
    assert before.id is not None
    keep_remedy(store, sato.deal_id, before.id, "再査定", RemedyState.READY, by=tanaka, clock=clock)
    ready = concern_of(store, sato)
    assign_remedy(store, sato.deal_id, before.id, None, LATER, by=tanaka, clock=clock)
    assert "再査定" in undo_last(store, by=tanaka, clock=clock).title
    assert concern_of(store, sato) == ready
    undo_last(store, by=tanaka, clock=clock)
    assert concern_of(store, sato) == before
    with pytest.raises(RuleBroken, match=r"undo\.nothing"):
        undo_last(store, by=tanaka, clock=clock)


def test_what_changes_nothing_is_no_act(
    store: Store, sato: Sato, clock: MovableClock, tanaka: StaffId
) -> None:
    before = concern_of(store, sato)
    assert before.id is not None
    keep_remedy(
        store,
        sato.deal_id,
        before.id,
        before.remedy,
        before.remedy_state,
        by=tanaka,
        clock=clock,
    )
    with pytest.raises(RuleBroken, match=r"undo\.nothing"):
        undo_last(store, by=tanaka, clock=clock)


def test_a_change_is_undone_but_never_waits_in_the_bin(
    store: Store, sato: Sato, clock: MovableClock, tanaka: StaffId
) -> None:
    before = concern_of(store, sato)
    assert before.id is not None
    keep_remedy(store, sato.deal_id, before.id, "再査定", RemedyState.READY, by=tanaka, clock=clock)
    assert contents(store) == []
