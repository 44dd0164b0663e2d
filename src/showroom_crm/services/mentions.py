"""Note what to mention to a customer, and tick what was mentioned."""

from collections.abc import Sequence
from dataclasses import replace

from showroom_crm.domain import mentions
from showroom_crm.domain.changes import Changes, Undoable
from showroom_crm.domain.clock import Clock
from showroom_crm.domain.identifiers import CustomerId, MentionId, StaffId
from showroom_crm.domain.mentions import Mention
from showroom_crm.domain.undo import UndoKind
from showroom_crm.services import access_log
from showroom_crm.services.access_log import Act
from showroom_crm.services.store import Store


def add_mention(
    store: Store, customer_id: CustomerId, typed: str, *, by: StaffId | None, clock: Clock
) -> Changes:
    """Keep something to mention as it was typed in one line, with its day at the end.

    Raises RuleBroken, those of `mentions.read_mention`.
    """
    read = mentions.read_mention(typed, today=clock.local().date())
    return _keep(store, replace(read, customer_id=customer_id), by=by, clock=clock)


def edit_mention(
    store: Store, mention_id: MentionId, typed: str, *, by: StaffId | None, clock: Clock
) -> Changes:
    """Keep what was typed in the place of an earlier line; with a new day it is due anew.

    Raises RuleBroken, those of `mentions.read_mention`.
    """
    read = mentions.read_mention(typed, today=clock.local().date())
    with store.transaction():
        kept = store.mentions.get(mention_id)
        ticked_on = kept.ticked_on if read.on == kept.on else None
        edited = replace(kept, words=read.words, on=read.on, ticked_on=ticked_on)
        return _keep(store, edited, by=by, clock=clock)


def tick_mention(
    store: Store, mention_id: MentionId, *, by: StaffId | None, clock: Clock
) -> Changes:
    """Note that it was mentioned today: it comes up no more."""
    with store.transaction():
        ticked = replace(store.mentions.get(mention_id), ticked_on=clock.local().date())
        return _keep(store, ticked, by=by, clock=clock)


def untick_mention(
    store: Store, mention_id: MentionId, *, by: StaffId | None, clock: Clock
) -> Changes:
    """Let it come up again: it was ticked by mistake."""
    with store.transaction():
        unticked = replace(store.mentions.get(mention_id), ticked_on=None)
        return _keep(store, unticked, by=by, clock=clock)


def drop_mention(
    store: Store, mention_id: MentionId, *, by: StaffId | None, clock: Clock
) -> Undoable:
    """Delete something to mention; the deletion can be undone."""
    with store.transaction():
        mention = store.mentions.get(mention_id)
        customer_id = CustomerId(mention.customer_id or 0)
        with store.undo.recorded(
            UndoKind.DETAIL_DELETED,
            mention.words,
            customer_ids=[customer_id],
            staff_id=by,
            at=clock.utc(),
        ) as step_id:
            store.mentions.drop(mention_id)
        access_log.record(store, Act.CHANGED, customer_id, by=by, clock=clock)
    return Undoable(customers=frozenset({customer_id}), undo_step_id=step_id)


def all_mentions(store: Store, customer_id: CustomerId) -> Sequence[Mention]:
    """Return everything noted of a customer, ticked or not, in the order in which it was noted."""
    return store.mentions.of_customer(customer_id)


def _keep(store: Store, mention: Mention, *, by: StaffId | None, clock: Clock) -> Changes:
    customer_id = CustomerId(mention.customer_id or 0)
    with store.transaction():
        store.mentions.save(mention)
        access_log.record(store, Act.CHANGED, customer_id, by=by, clock=clock)
    return Changes(customers=frozenset({customer_id}))
