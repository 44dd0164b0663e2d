"""What follows an order and a loss: the tasks, the delivery, the contacts after it."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from showroom_crm.domain import far_contacts, follow_ups, orders, reaching
from showroom_crm.domain.changes import Changes, Undoable
from showroom_crm.domain.clock import Clock
from showroom_crm.domain.customers import Customer
from showroom_crm.domain.deals import Deal, DealState
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.follow_ups import FollowUp, FollowUpStatus, Plan, Repeat
from showroom_crm.domain.history import Event, EventKind
from showroom_crm.domain.identifiers import DealId, OrderTaskId, StaffId
from showroom_crm.domain.meeting_close import Lost, Outcome, Won
from showroom_crm.domain.orders import accepted_tasks, stage_after_delivery
from showroom_crm.domain.undo import UndoKind
from showroom_crm.language import order_words
from showroom_crm.services import access_log, undo_titles
from showroom_crm.services.access_log import Act
from showroom_crm.services.showroom_days import showroom_days
from showroom_crm.services.store import Store

_NAME = "order_tasks"


def order_list(store: Store) -> Sequence[str]:
    """Return the showroom's list of tasks; the usual one where none, or none readable, was kept."""
    kept = store.settings.get(_NAME)
    if kept is None:
        return order_words.usual_tasks()
    try:
        return accepted_tasks([str(each) for each in json.loads(kept)])
    except (ValueError, TypeError, RuleBroken):
        return order_words.usual_tasks()


def keep_order_list(store: Store, words: Sequence[str], *, clock: Clock) -> Changes:
    """Keep the list for the orders to come; those that stand keep theirs.

    Raises RuleBroken as `orders.accepted_tasks`.
    """
    accepted = accepted_tasks(words)
    with store.transaction():
        store.settings.keep(_NAME, json.dumps(accepted, ensure_ascii=False), at=clock.utc())
    return Changes()


def begin_what_follows(
    store: Store, deal: Deal, outcome: Outcome, *, by: StaffId | None, clock: Clock
) -> None:
    """List the tasks of a deal just won and plan the first contact after its delivery.

    Of one just lost, plan the far contact. Called in the transaction that ends the deal.
    Raises RuleBroken: "order.delivery_before_order", "follow_up.in_past", and those of
    `follow_ups.accepted_plan` and `reaching.refuse_blocked`.
    """
    match outcome:
        case Won():
            if not store.order_tasks.of_deal(deal.id):
                store.order_tasks.add(deal.id, order_list(store))
            _note_delivery(store, deal, before=None, by=by, clock=clock)
            _follow_delivery(store, deal, before=None, by=by, clock=clock)
        case Lost(far_contact=Plan() as plan):
            customer = store.customers.get(deal.customer_id)
            reaching.refuse_blocked(customer.profile.reach, plan.channel)
            follow_ups.refuse_past(plan, now=clock.local())
            store.follow_ups.plan(
                deal.customer_id,
                follow_ups.accepted_plan(plan, made_at=clock.local()),
                deal_id=None,
                staff_id=deal.staff_id or customer.staff_id or by,
                at=clock.utc(),
            )


def tick_task(
    store: Store, task_id: OrderTaskId, on: date | None, *, by: StaffId | None, clock: Clock
) -> Changes:
    """Note on which day a task was done, today or earlier; None opens it again.

    Raises RuleBroken: "order.task_gone", "order.done_in_future".
    """
    if on is not None and on > clock.local().date():
        raise RuleBroken("order.done_in_future", field="done_on")
    with store.transaction():
        try:
            task = store.order_tasks.get(task_id)
        except KeyError:
            raise RuleBroken("order.task_gone") from None
        if task.done_on == on:
            return Changes()
        assert task.deal_id is not None
        customer_id = store.deals.get(task.deal_id).customer_id
        with store.undo.recorded(
            UndoKind.DETAIL_CHANGED,
            undo_titles.title(store, customer_id, task.words),
            customer_ids=[customer_id],
            staff_id=by,
            at=clock.utc(),
        ) as step_id:
            store.order_tasks.tick(task_id, on=on, by=by)
        access_log.record(store, Act.CHANGED, customer_id, by=by, clock=clock)
    return Undoable(customers=frozenset({customer_id}), undo_step_id=step_id)


def set_delivery(
    store: Store, deal_id: DealId, on: date | None, *, by: StaffId | None, clock: Clock
) -> Changes:
    """Set, move or clear the day of delivery; the contact after it comes, moves or goes with it.

    Raises RuleBroken: "order.not_won", "order.delivery_before_order".
    """
    with store.transaction():
        deal = store.deals.get(deal_id)
        if deal.state is not DealState.WON:
            raise RuleBroken("order.not_won", field="delivery_on")
        before, deal = deal.delivery_on, replace(deal, delivery_on=on)
        store.deals.save(deal)
        _note_delivery(store, deal, before=before, by=by, clock=clock)
        _follow_delivery(store, deal, before=before, by=by, clock=clock)
        store.hand_overs.free_of_who_left(deal.customer_id)
        access_log.record(store, Act.CHANGED, deal.customer_id, by=by, clock=clock)
    return Changes(customers=frozenset({deal.customer_id}), follow_ups=True)


def end_what_followed(store: Store, deal: Deal, *, clock: Clock) -> None:
    """Drop the contacts after the delivery of a deal that is open again; its tasks stay."""
    for planned in _still_planned(store.follow_ups.after_delivery(deal.id)):
        store.follow_ups.end(planned.id, done=False, at=clock.utc())


def _note_delivery(
    store: Store, deal: Deal, *, before: date | None, by: StaffId | None, clock: Clock
) -> None:
    """Let the history tell that the day of delivery was set, moved or cleared."""
    if deal.delivery_on == before:
        return
    details = {
        "before": "" if before is None else before.isoformat(),
        "on": "" if deal.delivery_on is None else deal.delivery_on.isoformat(),
    }
    store.events.add(
        Event(
            deal.customer_id,
            EventKind.DELIVERY,
            clock.local(),
            details,
            deal_id=deal.id,
            staff_id=by,
        )
    )


def _follow_delivery(
    store: Store, deal: Deal, *, before: date | None, by: StaffId | None, clock: Clock
) -> None:
    """Bring the contact after a delivery in line with its day; those that were done stay.

    Only one is planned; but where several are, as was once done, they all move.
    """
    _refuse_early(deal)
    customer = store.customers.get(deal.customer_id)
    all_of_it = store.follow_ups.after_delivery(deal.id)
    planned = _still_planned(all_of_it)
    first = _stage_to_come(all_of_it, before or deal.delivery_on)
    wished = _plans(store, customer, deal)[first:]
    to_come = [plan for plan in wished if plan.at >= clock.local()]
    for each, plan in zip(planned, to_come, strict=False):
        kept = replace(plan, lead_minutes=each.plan.lead_minutes, repeats=each.plan.repeats)
        store.follow_ups.move(each.id, kept, at=clock.utc())
    for each in planned[len(to_come) :]:
        store.follow_ups.end(each.id, done=False, at=clock.utc())
    if to_come and not planned:
        store.follow_ups.plan(
            deal.customer_id,
            to_come[0],
            deal_id=None,
            staff_id=deal.staff_id or customer.staff_id or by,
            at=clock.utc(),
            after_delivery_of=deal.id,
        )


def _stage_to_come(contacts: Sequence[FollowUp], delivery_on: date | None) -> int:
    """Return which contact after a delivery is to come: the first one planned, or not yet done."""
    if delivery_on is None:
        return 0
    planned = [each.plan.at.date() for each in _still_planned(contacts)]
    if planned:
        return stage_after_delivery(planned[0], delivery_on)
    done = [each.plan.at.date() for each in contacts if each.status is FollowUpStatus.DONE]
    return max((stage_after_delivery(day, delivery_on) + 1 for day in done), default=0)


def _plans(store: Store, customer: Customer, deal: Deal) -> Sequence[Plan]:
    """Return the contacts after a delivery; none without its day or where they are refused."""
    if deal.delivery_on is None or not far_contacts.may_be_contacted(customer.profile):
        return []
    reach, days = customer.profile.reach, showroom_days(store)
    channel = reaching.first_channel(reach)
    on = orders.days_after_delivery(deal.delivery_on, days)
    return [
        Plan(
            channel,
            far_contacts.moment_on(day, reach, days),
            reason,
            agreed=False,
            repeats=Repeat.AFTER_DELIVERY,
        )
        for day, reason in zip(on, order_words.reasons_after_delivery(), strict=True)
    ]


def _refuse_early(deal: Deal) -> None:
    before = deal.delivery_on is not None and deal.delivery_on < deal.opened_on
    if before:
        raise RuleBroken("order.delivery_before_order", field="delivery_on")


def _still_planned(contacts: Sequence[FollowUp]) -> Sequence[FollowUp]:
    return [each for each in contacts if each.status is FollowUpStatus.PLANNED]
