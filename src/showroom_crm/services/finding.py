"""The customer list: its pages, the search box, the counts on the strip."""

from collections.abc import Sequence

from showroom_crm.domain.clock import Clock
from showroom_crm.domain.identifiers import CustomerId, StaffId
from showroom_crm.domain.showroom import Counts, ListRow, Now, Query
from showroom_crm.services.store import Store


def page(store: Store, query: Query, *, offset: int, limit: int, clock: Clock) -> Sequence[ListRow]:
    """Return one page of the list, the next contact first."""
    return store.customer_list.page(query, now=_now(clock), offset=offset, limit=limit)


def count(store: Store, query: Query, *, clock: Clock) -> int:
    """Return how many customers the list holds."""
    return store.customer_list.count(query, now=_now(clock))


def position(store: Store, query: Query, customer_id: CustomerId, *, clock: Clock) -> int | None:
    """Return a customer's row in the list, or None where they are not in it."""
    return store.customer_list.position(query, customer_id, now=_now(clock))


def counts(store: Store, *, staff_id: StaffId | None, clock: Clock) -> Counts:
    """Return the strip's counts, of one rep or of all."""
    return store.customer_list.counts(staff_id=staff_id, now=_now(clock))


def _now(clock: Clock) -> Now:
    return Now(local=clock.local(), utc=clock.utc())
