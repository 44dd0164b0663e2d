"""Delete customers, deals, meetings and contacts, and bring them back (R2)."""

from collections.abc import Sequence
from datetime import datetime, time

from showroom_crm.domain import deletions
from showroom_crm.domain.changes import Changes, Undoable, Undone
from showroom_crm.domain.clock import Clock
from showroom_crm.domain.deals import Deal
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.identifiers import (
    CustomerId,
    DealId,
    FollowUpId,
    MeetingId,
    StaffId,
    UndoStepId,
)
from showroom_crm.domain.undo import UndoKind, UndoStep
from showroom_crm.language import formats, words
from showroom_crm.services import access_log, profile_changes, undo_titles
from showroom_crm.services.access_log import Act
from showroom_crm.services.store import Store


def delete_customer(
    store: Store, customer_id: CustomerId, *, by: StaffId | None, clock: Clock
) -> Undoable:
    """Put a customer into the bin with everything known of them."""
    with store.transaction():
        customer = store.customers.get(customer_id)
        household = store.households.others(customer)
        step_id = store.undo.delete_customer(
            customer_id, title=words.customer(customer), staff_id=by, at=clock.utc()
        )
        access_log.record(store, Act.DELETED, customer_id, by=by, clock=clock)
    return Undoable(
        customers=frozenset({customer_id, *(each.id for each in household)}),
        gone=frozenset({customer_id}),
        follow_ups=True,
        everything=True,
        undo_step_id=step_id,
    )


def delete_deal(store: Store, deal_id: DealId, *, by: StaffId | None, clock: Clock) -> Undoable:
    """Put a deal into the bin with its meetings, contacts, estimates and concerns."""
    with store.transaction():
        deal = store.deals.get(deal_id)
        step_id = store.undo.delete_deal(
            deal_id,
            title=undo_titles.title(store, deal.customer_id, deal.wish),
            staff_id=by,
            at=clock.utc(),
        )
        access_log.record(store, Act.DELETED, deal.customer_id, by=by, clock=clock)
    return _deleted(deal.customer_id, step_id)


def delete_meeting(
    store: Store, meeting_id: MeetingId, *, by: StaffId | None, clock: Clock
) -> Undoable:
    """Put a meeting into the bin; the deal and contacts that came of it stay as they are."""
    with store.transaction():
        meeting = store.meetings.get(meeting_id)
        said = " ".join((meeting.record.said or meeting.record.proposed).split())
        step_id = store.undo.delete_meeting(
            meeting_id,
            title=undo_titles.title(
                store, meeting.customer_id, f"{formats.day(meeting.record.held_at)} {said}"
            ),
            staff_id=by,
            at=clock.utc(),
        )
        access_log.record(store, Act.DELETED, meeting.customer_id, by=by, clock=clock)
    return _deleted(meeting.customer_id, step_id)


def delete_follow_up(
    store: Store, follow_up_id: FollowUpId, *, by: StaffId | None, clock: Clock
) -> Undoable:
    """Put a planned contact into the bin.

    Raises RuleBroken, those of `deletions.refuse_last_contact`.
    """
    with store.transaction():
        follow_up = store.follow_ups.get(follow_up_id)
        deal = _deal(store, follow_up.deal_id)
        planned = [] if deal is None else store.follow_ups.of_deal(deal.id)
        deletions.refuse_last_contact(follow_up, deal, planned)
        about = f"{formats.day(follow_up.plan.at)} {follow_up.plan.reason}"
        step_id = store.undo.delete_follow_up(
            follow_up_id,
            title=undo_titles.title(store, follow_up.customer_id, about),
            staff_id=by,
            at=clock.utc(),
        )
        access_log.record(store, Act.DELETED, follow_up.customer_id, by=by, clock=clock)
    return _deleted(follow_up.customer_id, step_id)


def undo_last(store: Store, *, by: StaffId | None, clock: Clock) -> Undone:
    """Take back the latest deletion or merge of this rep today (Ctrl+Z).

    Raises RuleBroken: "undo.nothing", and those of `restore`.
    """
    with store.transaction():
        midnight = datetime.combine(clock.local().date(), time())
        since = clock.utc() - (clock.local() - midnight)
        own = (each for each in store.undo.steps(in_bin=False) if each.staff_id == by)
        step = next((each for each in own if each.at >= since), None)
        if step is None:
            raise RuleBroken("undo.nothing")
        return restore(store, step.id, by=by, clock=clock)


def restore(store: Store, step_id: UndoStepId, *, by: StaffId | None, clock: Clock) -> Undone:
    """Put back what a deletion removed, or part again what a merge made one.

    A contact whose time has passed comes back late: its reminder fires at once (R4).
    Raises RuleBroken: "undo.gone", "undo.changed_since", "bin.parent_gone", and those of
    `deletions.refuse_unwanted_contact`.
    """
    with store.transaction():
        step = _step(store, step_id)
        put_back = store.undo.undo(step_id, at=clock.utc())
        # A customer comes back with the refusals they had; here those of today count.
        if step.kind in (UndoKind.DEAL_DELETED, UndoKind.FOLLOW_UP_DELETED):
            for follow_up_id in put_back.follow_ups:
                _refuse_unwanted(store, follow_up_id)
            for customer_id in put_back.customers:
                # A deal that waited comes back lost to a customer who wishes no contact now.
                customer = store.customers.get(customer_id)
                profile_changes.end_what_is_refused(store, customer, clock=clock)
        for customer_id in sorted(put_back.customers):
            store.hand_overs.free_of_who_left(customer_id)
            access_log.record(store, Act.RESTORED, customer_id, by=by, clock=clock)
    return Undone(
        customers=put_back.customers,
        follow_ups=True,
        everything=True,
        title=step.title,
        customer_id=next(iter(put_back.customers & {step.customer_id}), None),
    )


def contents(store: Store) -> Sequence[UndoStep]:
    """Return what waits in the bin, the newest first."""
    return store.undo.steps(in_bin=True)


def step(store: Store, step_id: UndoStepId) -> UndoStep:
    """Return an act that can be undone. Raises RuleBroken: "undo.gone"."""
    return _step(store, step_id)


def empty(store: Store, *, by: StaffId | None, clock: Clock) -> Changes:
    """Forget for good what waits in the bin.

    Raises RuleBroken: "bin.manager_only".
    """
    with store.transaction():
        deletions.refuse_rep(None if by is None else store.staff.get(by))
        lost = {each.customer_id for each in store.undo.steps(in_bin=True)}
        freed = store.undo.empty()
        for customer_id in sorted(each for each in lost if each is not None):
            access_log.record(store, Act.EMPTIED, customer_id, by=by, clock=clock)
    # Only now: a file that is removed does not come back with the rows.
    store.attachments.remove(freed, at=clock.utc())
    return Changes()


def _deleted(customer_id: CustomerId, step_id: UndoStepId) -> Undoable:
    return Undoable(customers=frozenset({customer_id}), follow_ups=True, undo_step_id=step_id)


def _deal(store: Store, deal_id: DealId | None) -> Deal | None:
    return None if deal_id is None else store.deals.get(deal_id)


def _refuse_unwanted(store: Store, follow_up_id: FollowUpId) -> None:
    follow_up = store.follow_ups.get(follow_up_id)
    reach = store.customers.get(follow_up.customer_id).profile.reach
    deletions.refuse_unwanted_contact(follow_up, _deal(store, follow_up.deal_id), reach)


def _step(store: Store, step_id: UndoStepId) -> UndoStep:
    try:
        return store.undo.get(step_id)
    except KeyError:
        raise RuleBroken("undo.gone") from None
