"""Only those who were chosen are given out, and the access log names each of them."""

from showroom_crm.domain.customers import Profile
from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.services.customer_export import customers_to_export
from showroom_crm.services.customers import add_customer
from showroom_crm.storage.store import SqliteStore
from tests.conftest import MovableClock


def logged(store: SqliteStore) -> list[int | None]:
    rows = store._database.rows(
        "SELECT customer_id FROM access_log WHERE act = 'exported' ORDER BY id"
    )
    return [row[0] for row in rows]


def test_chosen_customers_are_given_out_by_number_and_logged_one_by_one(
    store: SqliteStore, clock: MovableClock
) -> None:
    ids = [
        add_customer(store, Profile(name=name), by=None, clock=clock).customer_id
        for name in ("佐藤", "鈴木", "高橋")
    ]
    gone = CustomerId(ids[-1] + 1)
    charts = customers_to_export(store, chosen={ids[2], ids[0], gone}, by=None, clock=clock)
    assert [chart.customer.name for chart in charts] == ["佐藤", "高橋"]
    assert logged(store) == [ids[0], ids[2]]


def test_all_customers_are_logged_as_all(store: SqliteStore, clock: MovableClock) -> None:
    add_customer(store, Profile(name="佐藤"), by=None, clock=clock)
    assert len(list(customers_to_export(store, by=None, clock=clock))) == 1
    assert logged(store) == [None]
