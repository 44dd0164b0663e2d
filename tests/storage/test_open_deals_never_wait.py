"""R1 as the database holds it: every path that would leave an open deal waiting is refused."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from showroom_crm.domain.customers import Profile
from showroom_crm.domain.deals import DealState
from showroom_crm.domain.errors import StoreFailed
from showroom_crm.domain.identifiers import StaffId
from showroom_crm.services.customers import add_customer
from showroom_crm.services.follow_ups import plan_contact
from showroom_crm.services.store import Store
from showroom_crm.storage.store import SqliteStore
from tests.conftest import CALL, NOON, MovableClock, Sato


@pytest.fixture
def sql(store: Store) -> Callable[..., list[tuple[object, ...]]]:
    """Raw statements on the real database, past every service."""
    assert isinstance(store, SqliteStore)
    return store._database.rows


Sql = Callable[..., list[tuple[object, ...]]]


def held_deal(sql: Sql) -> object:
    return sql("SELECT holds_deal_id FROM follow_up WHERE holds_deal_id IS NOT NULL")


def refused(store: Store, sql: Sql, *statements: str) -> None:
    before = sql("SELECT id, state, owes_id FROM deal"), held_deal(sql)
    with pytest.raises(StoreFailed), store.transaction():
        for statement in statements:
            sql(statement)
    assert (sql("SELECT id, state, owes_id FROM deal"), held_deal(sql)) == before


def test_a_deal_is_not_opened_without_a_contact(store: Store, sato: Sato, sql: Sql) -> None:
    with pytest.raises(StoreFailed), store.transaction():
        store.deals.open(sato.customer_id, staff_id=None, wish="", on=NOON.date())
    assert len(store.charts.chart(sato.customer_id).deals) == 1


@pytest.mark.parametrize("status", ["done", "replaced", "dropped"])
def test_the_only_contact_does_not_end_without_another(
    store: Store, sato: Sato, sql: Sql, status: str
) -> None:
    refused(store, sql, f"UPDATE follow_up SET status = '{status}'")


def test_the_only_contact_is_not_deleted(store: Store, sato: Sato, sql: Sql) -> None:
    refused(store, sql, "DELETE FROM follow_up")


def test_the_holding_contact_does_not_let_go(store: Store, sato: Sato, sql: Sql) -> None:
    refused(store, sql, "UPDATE follow_up SET holds = 0")


def test_an_ended_deal_is_not_reopened_without_a_contact(
    store: Store, sato: Sato, sql: Sql
) -> None:
    with store.transaction():
        sql("UPDATE deal SET state = 'won'")
        sql("UPDATE follow_up SET status = 'dropped'")
    refused(store, sql, "UPDATE deal SET state = 'open'")


def test_no_deal_goes_back_to_waiting(store: Store, sato: Sato, sql: Sql) -> None:
    refused(store, sql, "UPDATE deal SET state = 'waiting'")
    with store.transaction():
        sql("UPDATE deal SET state = 'won'")
    refused(store, sql, "UPDATE deal SET state = 'waiting'")


@pytest.mark.parametrize("state", ["open", "won"])
def test_no_waiting_deal_takes_the_place_of_another(
    store: Store, sato: Sato, sql: Sql, state: str
) -> None:
    with store.transaction():
        sql(f"UPDATE deal SET state = '{state}'")
    refused(
        store,
        sql,
        "INSERT OR REPLACE INTO deal (id, customer_id, wish, state, opened_on, decision_words,"
        " decided_by, competitor) SELECT id, customer_id, wish, 'waiting', opened_on,"
        " decision_words, decided_by, competitor FROM deal",
    )


def test_a_deal_its_contacts_and_its_meetings_stay_with_one_customer(
    store: Store, sato: Sato, sql: Sql, clock: MovableClock
) -> None:
    other = add_customer(store, Profile(name="山田"), by=None, clock=clock).customer_id
    for table in ("deal", "follow_up", "meeting"):
        refused(store, sql, f"UPDATE {table} SET customer_id = {other}")


def test_the_contact_does_not_move_to_another_deal(
    store: Store, sato: Sato, sql: Sql, clock: MovableClock
) -> None:
    other = store.deals.bring_in_waiting(sato.customer_id, staff_id=None, wish="", on=NOON.date())
    refused(store, sql, f"UPDATE follow_up SET deal_id = {other.id}")


def test_the_contact_is_not_replaced_by_one_of_another_deal(
    store: Store, sato: Sato, sql: Sql
) -> None:
    with pytest.raises(StoreFailed), store.transaction():
        other = store.deals.open(sato.customer_id, staff_id=None, wish="", on=NOON.date())
        sql("DELETE FROM reminder")
        sql("UPDATE follow_up SET deal_id = ?", (other.id,))
    assert len(store.charts.chart(sato.customer_id).deals) == 1


def test_two_contacts_do_not_both_hold_one_deal(store: Store, sato: Sato, sql: Sql) -> None:
    with store.transaction():
        store.follow_ups.plan(
            sato.customer_id, CALL, deal_id=sato.deal_id, staff_id=None, at=NOON.astimezone()
        )
    refused(store, sql, "UPDATE follow_up SET holds = 1")


def test_a_contact_of_one_customer_does_not_hold_the_deal_of_another(
    store: Store, sato: Sato, sql: Sql, clock: MovableClock, tanaka: StaffId
) -> None:
    other = add_customer(store, Profile(name="山田"), by=tanaka, clock=clock)
    with pytest.raises(StoreFailed), store.transaction():
        store.follow_ups.plan(
            other.customer_id, CALL, deal_id=sato.deal_id, staff_id=None, at=NOON.astimezone()
        )


def test_the_earliest_contact_holds_and_another_takes_over_when_it_ends(
    store: Store, sato: Sato, sql: Sql, clock: MovableClock
) -> None:
    earlier = replace(CALL, at=CALL.at - timedelta(hours=1))
    with store.transaction():
        earlier_id = store.follow_ups.plan(
            sato.customer_id, earlier, deal_id=sato.deal_id, staff_id=None, at=clock.utc()
        )
    assert sql("SELECT id FROM follow_up WHERE holds") == [(earlier_id,)]
    with store.transaction():
        store.follow_ups.end(earlier_id, done=True, at=clock.utc())
    assert sql("SELECT id FROM follow_up WHERE holds") == [(sato.follow_up_id,)]


def test_an_imported_deal_may_wait_until_it_has_a_contact(
    store: Store, sato: Sato, sql: Sql, clock: MovableClock, tanaka: StaffId
) -> None:
    with store.transaction():
        deal = store.deals.bring_in_waiting(
            sato.customer_id, staff_id=None, wish="", on=date(2026, 10, 1)
        )
    assert [waiting.deal.id for waiting in store.charts.waiting_deals(staff_id=None)] == [deal.id]
    plan_contact(store, sato.customer_id, CALL, deal_id=deal.id, by=tanaka, clock=clock)
    assert store.deals.get(deal.id).state is DealState.OPEN
    refused(store, sql, f"UPDATE deal SET state = 'waiting' WHERE id = {deal.id}")
