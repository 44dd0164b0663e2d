"""Record what came of one try to reach a customer, with our next contact (R1)."""

from dataclasses import replace

from showroom_crm.domain.attempts import Attempt, accepted_attempt
from showroom_crm.domain.changes import Changes
from showroom_crm.domain.clock import Clock
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.follow_ups import FollowUpStatus, Plan
from showroom_crm.domain.identifiers import DealId, StaffId
from showroom_crm.services import access_log, follow_ups
from showroom_crm.services.access_log import Act
from showroom_crm.services.store import Store


def record_attempt(
    store: Store, attempt: Attempt, next_plan: Plan | None, *, by: StaffId | None, clock: Clock
) -> Changes:
    """Keep a try, end the contact that it answers, and set the next one, all in one.

    Of an open deal a next contact must be set, unless another one of it stays planned.
    Raises RuleBroken: "attempt.other_customer", "attempt.next_contact_missing",
    "attempt.gone", "follow_up.ended", and those of `accepted_attempt` and
    `follow_ups.plan_contact`.
    """
    accepted = accepted_attempt(attempt, now=clock.local())
    with store.transaction():
        try:
            store.customers.get(accepted.customer_id)
            deal_id = _deal_of(store, accepted)
        except KeyError:
            raise RuleBroken("attempt.gone") from None
        store.attempts.add(replace(accepted, deal_id=deal_id, staff_id=by), at=clock.utc())
        if next_plan is not None:
            follow_ups.plan_contact(
                store, accepted.customer_id, next_plan, deal_id=deal_id, by=by, clock=clock
            )
        else:
            access_log.record(store, Act.CHANGED, accepted.customer_id, by=by, clock=clock)
        if accepted.follow_up_id is not None:
            store.follow_ups.end(accepted.follow_up_id, done=True, at=clock.utc())
        if next_plan is None and deal_id is not None:
            _refuse_to_wait(store, deal_id)
    return Changes(customers=frozenset({accepted.customer_id}), follow_ups=True)


def draft_name(customer_id: int) -> str:
    """Return the name under which a call that is being typed is kept."""
    return f"call/{customer_id}"


def _deal_of(store: Store, attempt: Attempt) -> DealId | None:
    """Return the deal of a try: its own, or that of the contact which it answers."""
    deal_id = attempt.deal_id
    if deal_id is not None and store.deals.get(deal_id).customer_id != attempt.customer_id:
        raise RuleBroken("attempt.other_customer")
    if attempt.follow_up_id is None:
        return deal_id
    answered = store.follow_ups.get(attempt.follow_up_id)
    if answered.customer_id != attempt.customer_id:
        raise RuleBroken("attempt.other_customer")
    if answered.deal_id is not None and deal_id not in (None, answered.deal_id):
        raise RuleBroken("attempt.other_customer")
    if answered.status is not FollowUpStatus.PLANNED:
        raise RuleBroken("follow_up.ended")
    return answered.deal_id or deal_id


def _refuse_to_wait(store: Store, deal_id: DealId) -> None:
    ended = store.deals.get(deal_id).state.ended
    if not ended and not store.follow_ups.of_deal(deal_id):
        raise RuleBroken("attempt.next_contact_missing", field="next")
