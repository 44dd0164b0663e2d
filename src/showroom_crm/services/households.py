"""Customers who live together, and the people around a customer who become one themselves."""

from collections.abc import Sequence
from dataclasses import replace

from showroom_crm.domain import customers, households
from showroom_crm.domain.changes import Changes, CustomerAdded
from showroom_crm.domain.clock import Clock
from showroom_crm.domain.customers import Customer
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.households import SharedChange
from showroom_crm.domain.identifiers import CustomerId, StaffId
from showroom_crm.domain.people import Person
from showroom_crm.services import access_log
from showroom_crm.services.access_log import Act
from showroom_crm.services.store import Store


def live_together(
    store: Store,
    customer_id: CustomerId,
    other_id: CustomerId,
    *,
    by: StaffId | None,
    clock: Clock,
) -> Changes:
    """Let two customers live together, with all who live with either.

    Raises RuleBroken: "household.same_customer".
    """
    if customer_id == other_id:
        raise RuleBroken("household.same_customer")
    with store.transaction():
        touched = _household(store, customer_id) | _household(store, other_id)
        store.households.join(customer_id, other_id)
        _note(store, (customer_id, other_id), by=by, clock=clock)
    return Changes(customers=touched)


def leave(store: Store, customer_id: CustomerId, *, by: StaffId | None, clock: Clock) -> Changes:
    """Let a customer live on their own again; their address stays as it is."""
    with store.transaction():
        touched = _household(store, customer_id)
        store.households.leave(customer_id)
        _note(store, (customer_id,), by=by, clock=clock)
    return Changes(customers=touched)


def others(store: Store, customer_id: CustomerId) -> Sequence[Customer]:
    """Return the customers who live with one."""
    return store.households.others(store.customers.get(customer_id))


def share(
    store: Store,
    customer_id: CustomerId,
    change: SharedChange,
    *,
    by: StaffId | None,
    clock: Clock,
) -> Changes:
    """Change address and phone at home of all who live with a customer, as theirs changed."""
    with store.transaction():
        members = others(store, customer_id)
        for member in members:
            profile = customers.accepted_profile(
                households.shared_with(member.profile, change), today=clock.local().date()
            )
            store.customers.save(replace(member, profile=profile), at=clock.utc())
        _note(store, [member.id for member in members], by=by, clock=clock)
    return Changes(customers=frozenset(member.id for member in members))


def make_customer_of(
    store: Store, customer_id: CustomerId, position: int, *, by: StaffId | None, clock: Clock
) -> CustomerAdded:
    """Give one of the people around a customer a chart of their own, and link the two.

    Family lives with the customer and has the same rep.
    Raises RuleBroken: "person.name_missing", and those of `customers.accepted_profile`.
    """
    with store.transaction():
        customer = store.customers.get(customer_id)
        person = customer.profile.people[position]
        if not person.name.strip():
            raise RuleBroken("person.name_missing", field="people")
        profile = customers.accepted_profile(
            households.profile_of_person(person, customer), today=clock.local().date()
        )
        added = store.customers.add(profile, staff_id=customer.staff_id or by, at=clock.utc())
        _link(store, customer, position, replace(person, customer_id=added.id), clock=clock)
        if not customer.profile.is_company:
            store.households.join(customer_id, added.id)
        access_log.record(store, Act.ADDED, added.id, by=by, clock=clock)
        access_log.record(store, Act.CHANGED, customer_id, by=by, clock=clock)
        touched = _household(store, customer_id) | {added.id}
    return CustomerAdded(customers=touched, customer_id=added.id)


def _link(store: Store, customer: Customer, position: int, person: Person, *, clock: Clock) -> None:
    people = list(customer.profile.people)
    people[position] = person
    profile = replace(customer.profile, people=tuple(people))
    store.customers.save(replace(customer, profile=profile), at=clock.utc())


def _household(store: Store, customer_id: CustomerId) -> frozenset[CustomerId]:
    return frozenset({customer_id, *(other.id for other in others(store, customer_id))})


def _note(
    store: Store, customer_ids: Sequence[CustomerId], *, by: StaffId | None, clock: Clock
) -> None:
    for customer_id in customer_ids:
        access_log.record(store, Act.CHANGED, customer_id, by=by, clock=clock)
