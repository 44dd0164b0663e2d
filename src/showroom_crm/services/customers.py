"""Add a customer, edit their profile, open their chart."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from showroom_crm.domain import customers
from showroom_crm.domain.changes import Changes, CustomerAdded
from showroom_crm.domain.clock import Clock
from showroom_crm.domain.customers import Customer, Profile
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.identifiers import CustomerId, StaffId
from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.services import access_log, profile_changes
from showroom_crm.services.access_log import Act
from showroom_crm.services.store import Store


@dataclass(frozen=True)
class LastPrint:
    """When a chart was put on paper last, in UTC, and by whom; no name: by the command line."""

    at: datetime
    staff_name: str


def add_customer(
    store: Store, profile: Profile, *, by: StaffId | None, clock: Clock, draft: str | None = None
) -> CustomerAdded:
    """Keep a new customer, whose rep is the one who entered them, and forget their `draft`.

    Raises RuleBroken, those of `customers.accepted_profile`.
    """
    accepted = customers.accepted_profile(profile, today=clock.local().date())
    with store.transaction():
        customer = store.customers.add(accepted, staff_id=by, at=clock.utc())
        access_log.record(store, Act.ADDED, customer.id, by=by, clock=clock)
        if draft is not None:
            store.drafts.drop(draft)
    return CustomerAdded(customers=frozenset({customer.id}), customer_id=customer.id)


def edit_profile(
    store: Store, customer_id: CustomerId, profile: Profile, *, by: StaffId | None, clock: Clock
) -> Changes:
    """Keep what a rep changed on a chart; a wish for no contact ends deals and contacts (R1).

    Raises RuleBroken, those of `customers.accepted_profile`.
    """
    accepted = customers.accepted_profile(profile, today=clock.local().date())
    with store.transaction():
        before = store.customers.get(customer_id)
        after = replace(before, profile=accepted)
        store.customers.save(after, at=clock.utc())
        ended = profile_changes.take_change(store, before, after, by=by, clock=clock)
        access_log.record(store, Act.CHANGED, customer_id, by=by, clock=clock)
    return Changes(customers=frozenset({customer_id}), follow_ups=ended)


def open_chart(
    store: Store, customer_id: CustomerId, *, by: StaffId | None, clock: Clock
) -> CustomerChart:
    """Return everything known of a customer, and note that it was seen."""
    with store.transaction():
        access_log.record(store, Act.VIEWED, customer_id, by=by, clock=clock)
        return store.charts.chart(customer_id)


def reread_chart(store: Store, customer_id: CustomerId) -> CustomerChart:
    """Return the chart that is on screen already, after it changed."""
    return store.charts.chart(customer_id)


def charts_for_paper(store: Store, customer_ids: Iterable[CustomerId]) -> Sequence[CustomerChart]:
    """Return charts to lay out; whoever then prints or saves them calls `note_printed`."""
    return [store.charts.chart(customer_id) for customer_id in customer_ids]


def note_printed(
    store: Store, customer_ids: Iterable[CustomerId], *, by: StaffId | None, clock: Clock
) -> Changes:
    """Note that charts went onto paper or into a file."""
    printed = tuple(customer_ids)
    with store.transaction():
        for customer_id in printed:
            access_log.record(store, Act.PRINTED, customer_id, by=by, clock=clock)
    return Changes(customers=frozenset(printed))


def last_printed(store: Store, customer_id: CustomerId) -> LastPrint | None:
    """Return when something of a customer was put on paper last; None where nothing was."""
    found = store.access_log.last_printed(customer_id)
    if found is None:
        return None
    at, staff_id = found
    return LastPrint(at, "" if staff_id is None else store.staff.get(staff_id).name)


def customer(store: Store, customer_id: CustomerId) -> Customer:
    """Return who a customer is, without their chart."""
    return store.customers.get(customer_id)


def customer_with_number(store: Store, number: int) -> CustomerId:
    """Return the customer whose number stands on paper.

    Raises RuleBroken: "customer.unknown".
    """
    customer = store.customers.with_number(number)
    if customer is None:
        raise RuleBroken("customer.unknown", number=number)
    return customer.id
