"""End a deal from its chart, without a meeting, and open it again with our next contact (R1)."""

from collections.abc import Collection
from dataclasses import replace

from showroom_crm.domain import follow_ups, meeting_close, reaching
from showroom_crm.domain.changes import Changes
from showroom_crm.domain.clock import Clock
from showroom_crm.domain.deals import Deal, DealState
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.follow_ups import Plan
from showroom_crm.domain.history import Event, EventKind
from showroom_crm.domain.identifiers import ConcernId, DealId, FollowUpId, StaffId
from showroom_crm.domain.meeting_close import Lost, Won
from showroom_crm.services import access_log, orders
from showroom_crm.services.access_log import Act
from showroom_crm.services.store import Store


def end_deal(
    store: Store,
    deal_id: DealId,
    outcome: Won | Lost,
    *,
    solved: Collection[ConcernId] = (),
    kept: Collection[FollowUpId] = (),
    by: StaffId | None,
    clock: Clock,
) -> Changes:
    """End a deal as won or lost; its concerns in `solved` are resolved, the others stay as left.

    Of its planned contacts those in `kept` are promises that stay, for the customer alone; all
    others are dropped. Raises RuleBroken: "close.deal_ended", and those of `meeting_close.lost`
    and `orders.begin_what_follows`.
    """
    with store.transaction():
        deal = store.deals.get(deal_id)
        if deal.state.ended:
            raise RuleBroken("close.deal_ended")
        today = clock.local().date()
        match outcome:
            case Won():
                ended = meeting_close.won(deal, outcome, today=today)
            case Lost():
                ended = meeting_close.lost(deal, outcome, today=today)
        store.deals.save_concerns(
            deal_id,
            [
                replace(concern, resolved=True)
                for concern in store.deals.concerns(deal_id)
                if concern.id in solved
            ],
        )
        for planned in store.follow_ups.of_deal(deal_id):
            if planned.id in kept:
                store.follow_ups.plan(
                    deal.customer_id,
                    planned.plan,
                    deal_id=None,
                    staff_id=planned.staff_id,
                    at=clock.utc(),
                )
        store.deals.save(ended)
        store.follow_ups.drop_all(deal_id, at=clock.utc())
        orders.begin_what_follows(store, ended, outcome, by=by, clock=clock)
        access_log.record(store, Act.CHANGED, deal.customer_id, by=by, clock=clock)
    return Changes(customers=frozenset({deal.customer_id}), follow_ups=True)


def reopen_deal(
    store: Store, deal_id: DealId, plan: Plan, *, by: StaffId | None, clock: Clock
) -> Changes:
    """Open an ended deal again, with our next contact in the same transaction (R1).

    Raises RuleBroken: "order.still_open", "follow_up.in_past", and those of
    `follow_ups.accepted_plan` and `reaching.refuse_blocked`.
    """
    follow_ups.refuse_past(plan, now=clock.local())
    accepted = follow_ups.accepted_plan(plan, made_at=clock.local())
    with store.transaction():
        deal = store.deals.get(deal_id)
        if not deal.state.ended:
            raise RuleBroken("order.still_open")
        customer = store.customers.get(deal.customer_id)
        reaching.refuse_blocked(customer.profile.reach, plan.channel)
        opened = replace(
            deal,
            state=DealState.OPEN,
            ended_on=None,
            lost_reason=None,
            competitor="",
            delivery_on=None,
        )
        store.deals.save(opened)
        _note_reopening(store, deal, by=by, clock=clock)
        orders.end_what_followed(store, opened, clock=clock)
        store.follow_ups.plan(
            deal.customer_id,
            accepted,
            deal_id=deal_id,
            staff_id=deal.staff_id or customer.staff_id or by,
            at=clock.utc(),
        )
        store.hand_overs.free_of_who_left(deal.customer_id)
        access_log.record(store, Act.CHANGED, deal.customer_id, by=by, clock=clock)
    return Changes(customers=frozenset({deal.customer_id}), follow_ups=True)


def _note_reopening(store: Store, ended: Deal, *, by: StaffId | None, clock: Clock) -> None:
    """Let the history tell how the deal had ended, which the deal itself tells no more."""
    details = {
        "state": str(ended.state),
        "on": "" if ended.ended_on is None else ended.ended_on.isoformat(),
        "lost_reason": "" if ended.lost_reason is None else str(ended.lost_reason),
        "competitor": ended.competitor,
        "delivery_on": "" if ended.delivery_on is None else ended.delivery_on.isoformat(),
    }
    store.events.add(
        Event(
            ended.customer_id,
            EventKind.REOPENED,
            clock.local(),
            details,
            deal_id=ended.id,
            staff_id=by,
        )
    )
