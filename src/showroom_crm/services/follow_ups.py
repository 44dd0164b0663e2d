"""Set, move and list our next contacts outside the close of a meeting."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from showroom_crm.domain import follow_ups, reaching
from showroom_crm.domain.changes import Changes, ContactPlanned
from showroom_crm.domain.clock import Clock
from showroom_crm.domain.days_off import StandIn
from showroom_crm.domain.deals import DealState
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.follow_ups import FollowUp, FollowUpStatus, Plan
from showroom_crm.domain.identifiers import CustomerId, DealId, FollowUpId, StaffId
from showroom_crm.domain.showroom import DueContact, WaitingDeal
from showroom_crm.services import access_log
from showroom_crm.services.access_log import Act
from showroom_crm.services.board import board_rules
from showroom_crm.services.store import Store


def plan_contact(
    store: Store,
    customer_id: CustomerId,
    plan: Plan,
    *,
    deal_id: DealId | None,
    after_delivery_of: DealId | None = None,
    by: StaffId | None,
    clock: Clock,
) -> ContactPlanned:
    """Set our next contact; a deal that waited waits no longer.

    `after_delivery_of` is the won deal of whose car it asks how it does.
    Raises RuleBroken: "close.deal_ended", "follow_up.in_past", and those of
    `follow_ups.accepted_plan` and `reaching.refuse_blocked`.
    """
    follow_ups.refuse_past(plan, now=clock.local())
    accepted = follow_ups.accepted_plan(plan, made_at=clock.local())
    with store.transaction():
        customer = store.customers.get(customer_id)
        reaching.refuse_blocked(customer.profile.reach, plan.channel)
        staff_id = customer.staff_id or by
        if deal_id is not None:
            deal = store.deals.get(deal_id)
            if deal.state.ended:
                raise RuleBroken("close.deal_ended")
            staff_id = deal.staff_id or staff_id
        follow_up_id = store.follow_ups.plan(
            customer_id,
            accepted,
            deal_id=deal_id,
            staff_id=staff_id,
            at=clock.utc(),
            after_delivery_of=after_delivery_of,
        )
        if deal_id is not None:
            store.deals.save(replace(deal, state=DealState.OPEN))
        access_log.record(store, Act.CHANGED, customer_id, by=by, clock=clock)
    return ContactPlanned(
        customers=frozenset({customer_id}), follow_ups=True, follow_up_id=follow_up_id
    )


def move_contact(
    store: Store, follow_up_id: FollowUpId, plan: Plan, *, by: StaffId | None, clock: Clock
) -> Changes:
    """Change a planned contact: its time, reason or agreement; its reminder is armed anew.

    A promise that was late already stays a broken one, wherever it is moved.

    Raises RuleBroken: "follow_up.ended", "follow_up.in_past", and those of
    `follow_ups.accepted_plan` and `reaching.refuse_blocked`.
    """
    with store.transaction():
        planned = store.follow_ups.get(follow_up_id)
        if planned.status is not FollowUpStatus.PLANNED:
            raise RuleBroken("follow_up.ended")
        customer = store.customers.get(planned.customer_id)
        reaching.refuse_blocked(customer.profile.reach, plan.channel)
        if plan.at != planned.plan.at:
            follow_ups.refuse_past(plan, now=clock.local())
        accepted = follow_ups.accepted_plan(plan, made_at=plan.at)
        before, rules = planned.plan, board_rules(store)
        moved = (before.at, before.until) != (accepted.at, accepted.until)
        late = moved and before.agreed and rules.is_late(before, now=clock.local())
        store.follow_ups.move(follow_up_id, accepted, at=clock.utc(), late=late)
        access_log.record(store, Act.CHANGED, planned.customer_id, by=by, clock=clock)
    return Changes(customers=frozenset({planned.customer_id}), follow_ups=True)


def contact(store: Store, follow_up_id: FollowUpId) -> FollowUp:
    """Return a contact as it stands."""
    return store.follow_ups.get(follow_up_id)


def contacts_of(store: Store, customer_id: CustomerId) -> Sequence[FollowUp]:
    """Return the planned contacts of a customer, the earliest first."""
    return store.follow_ups.of_customer(customer_id)


def contacts_until(
    store: Store,
    until: datetime,
    *,
    staff_id: StaffId | None = None,
    stand_ins: Sequence[StandIn] = (),
) -> Sequence[DueContact]:
    """Return planned contacts up to a wall-clock time, the oldest (overdue) first.

    `stand_ins` tell whose they are while somebody is not there.
    """
    return store.charts.contacts(since=None, until=until, staff_id=staff_id, stand_ins=stand_ins)


def waiting_deals(store: Store, *, staff_id: StaffId | None = None) -> Sequence[WaitingDeal]:
    """Return the open deals that have no contact of ours (待ち案件)."""
    return store.charts.waiting_deals(staff_id=staff_id)
