"""The customer list: its pages, the search box, the counts on the strip."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from showroom_crm.domain.clock import Clock
from showroom_crm.domain.folding import fold, folded_words
from showroom_crm.domain.identifiers import CustomerId, StaffId
from showroom_crm.domain.search_hits import Reason
from showroom_crm.domain.showroom import Counts, ListRow, Now, Query
from showroom_crm.services.days_off import stand_ins
from showroom_crm.services.horizons import horizons
from showroom_crm.services.store import Store

_MOST_DIGITS = 18  # more do not fit into the database


def page(store: Store, query: Query, *, offset: int, limit: int, clock: Clock) -> Sequence[ListRow]:
    """Return one page of the list, in the order that the query asks for."""
    asked = _with_stand_ins(store, query, clock)
    return store.customer_list.page(
        asked, now=_now(clock), horizons=horizons(store), offset=offset, limit=limit
    )


def ids(store: Store, query: Query, *, clock: Clock) -> Sequence[CustomerId]:
    """Return everyone whom the list holds, in its order."""
    return store.customer_list.ids(_with_stand_ins(store, query, clock), now=_now(clock))


def count(store: Store, query: Query, *, clock: Clock) -> int:
    """Return how many customers the list holds."""
    return store.customer_list.count(_with_stand_ins(store, query, clock), now=_now(clock))


def position(store: Store, query: Query, customer_id: CustomerId, *, clock: Clock) -> int | None:
    """Return a customer's row in the list, or None where they are not in it."""
    asked = _with_stand_ins(store, query, clock)
    return store.customer_list.position(asked, customer_id, now=_now(clock))


def counts(store: Store, *, staff_id: StaffId | None, clock: Clock) -> Counts:
    """Return the strip's counts, of one rep with those they stand in for, or of all."""
    return store.customer_list.counts(
        staff_id=staff_id, now=_now(clock), stand_ins=stand_ins(store, clock=clock)
    )


def numbered(store: Store, words: str) -> CustomerId | None:
    """Return whose customer number was typed or scanned, where the words are that and no more."""
    typed = unicodedata.normalize("NFKC", words).strip()
    if not (typed.isascii() and typed.isdecimal()) or len(typed) > _MOST_DIGITS:
        return None
    if typed.startswith("0"):  # part of a phone number
        return None
    customer = store.customers.with_number(int(typed))
    return None if customer is None else customer.id


def tags(store: Store) -> Sequence[str]:
    """Return the tags that meetings have."""
    return store.customer_list.tags()


def reasons(store: Store, words: str, rows: Iterable[ListRow]) -> Mapping[CustomerId, Reason]:
    """Return why rows are in the list of a search, where the row itself does not show it."""
    asked = {row.id: unseen for row in rows if (unseen := _unseen(folded_words(words), row))}
    return store.search_reasons.reasons(asked) if asked else {}


def _unseen(words: Sequence[str], row: ListRow) -> Sequence[str]:
    seen = [fold(text) for text in (row.name, row.kana, row.looks, row.car)]
    return [word for word in words if not any(word in text for text in seen)]


def _with_stand_ins(store: Store, query: Query, clock: Clock) -> Query:
    return replace(query, stand_ins=tuple(stand_ins(store, clock=clock)))


def _now(clock: Clock) -> Now:
    return Now(local=clock.local(), utc=clock.utc())
