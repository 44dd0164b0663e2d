"""Record what came of one try to reach a customer, with our next contact (R1)."""

from dataclasses import replace

from showroom_crm.domain.attempts import Attempt, accepted_attempt
from showroom_crm.domain.changes import Changes
from showroom_crm.domain.clock import Clock
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.follow_ups import FollowUp, FollowUpStatus, Plan, Repeat
from showroom_crm.domain.identifiers import DealId, FollowUpId, StaffId
from showroom_crm.language import contact_words
from showroom_crm.services import access_log, follow_ups, repeats
from showroom_crm.services.access_log import Act
from showroom_crm.services.colleagues import tell_rep
from showroom_crm.services.store import Store


def record_attempt(
    store: Store,
    attempt: Attempt,
    next_plan: Plan | None,
    *,
    moves: FollowUpId | None = None,
    by: StaffId | None,
    clock: Clock,
) -> Changes:
    """Keep a try, end the contact that it answers, and set the next one, all in one.

    A contact that it `moves` goes on as `next_plan` says, in place of a further one. Of an open
    deal a next contact must be set, unless another one of it stays planned; so must our own one
    wherever a call back was asked for. The customer's rep hears of a talk that a colleague had.
    A contact that repeats comes again once it reached the customer, unless what is set next
    repeats in its place.
    Raises RuleBroken: "attempt.other_customer", "attempt.next_contact_missing",
    "attempt.own_try_missing", "attempt.gone", "follow_up.ended", and those of
    `accepted_attempt`, `follow_ups.plan_contact` and `follow_ups.move_contact`.
    """
    accepted = accepted_attempt(attempt, now=clock.local())
    customer_id = accepted.customer_id
    with store.transaction():
        try:
            store.customers.get(customer_id)
            deal_id = _deal_of(store, accepted, moves)
        except KeyError:
            raise RuleBroken("attempt.gone") from None
        store.attempts.add(replace(accepted, deal_id=deal_id, staff_id=by), at=clock.utc())
        reached, answered = accepted.result.reached, _answered(store, accepted)
        if next_plan is None:
            access_log.record(store, Act.CHANGED, customer_id, by=by, clock=clock)
        elif moves is not None:
            follow_ups.move_contact(store, moves, next_plan, by=by, clock=clock)
        else:
            follow_ups.plan_contact(
                store,
                customer_id,
                next_plan,
                deal_id=deal_id,
                after_delivery_of=_delivery_asked_about(next_plan, answered),
                by=by,
                clock=clock,
            )
        if next_plan is None:
            _refuse_to_wait(store, accepted, deal_id)
        if answered is not None:
            repeats.end_as_done(
                store, answered.id, reached=reached, besides=next_plan, by=by, clock=clock
            )
        if reached or moves is not None:
            told = contact_words.attempt_told(accepted, next_plan)
            tell_rep(store, customer_id, told, deal_id=deal_id, by=by, clock=clock)
    return Changes(customers=frozenset({customer_id}), follow_ups=True)


def draft_name(customer_id: int) -> str:
    """Return the name under which a call that is being typed is kept."""
    return f"call/{customer_id}"


def _deal_of(store: Store, attempt: Attempt, moves: FollowUpId | None) -> DealId | None:
    """Return the deal of a try: its own, or that of the contact which it answers or moves."""
    deal_id = attempt.deal_id
    if deal_id is not None and store.deals.get(deal_id).customer_id != attempt.customer_id:
        raise RuleBroken("attempt.other_customer")
    meant = attempt.follow_up_id if moves is None else moves
    if meant is None:
        return deal_id
    planned = store.follow_ups.get(meant)
    if planned.customer_id != attempt.customer_id:
        raise RuleBroken("attempt.other_customer")
    if planned.deal_id is not None and deal_id not in (None, planned.deal_id):
        raise RuleBroken("attempt.other_customer")
    if planned.status is not FollowUpStatus.PLANNED:
        raise RuleBroken("follow_up.ended")
    return planned.deal_id or deal_id


def _answered(store: Store, attempt: Attempt) -> FollowUp | None:
    meant = attempt.follow_up_id
    return None if meant is None else store.follow_ups.get(meant)


def _delivery_asked_about(plan: Plan, answered: FollowUp | None) -> DealId | None:
    """Return the deal whose delivery the next try of a contact goes on asking about."""
    if answered is None or plan.repeats is not Repeat.AFTER_DELIVERY:
        return None
    return answered.after_delivery_of


def _refuse_to_wait(store: Store, attempt: Attempt, deal_id: DealId | None) -> None:
    """Refuse to leave an open deal, or a call back that was asked for, without a next contact.

    What repeats a year from now is no answer to either.
    """
    if deal_id is None:
        planned = store.follow_ups.of_customer(attempt.customer_id)
    else:
        planned = store.follow_ups.of_deal(deal_id)
    if any(each.id != attempt.follow_up_id for each in planned):
        return
    if attempt.result.waits_for_them:
        raise RuleBroken("attempt.own_try_missing", field="next")
    if deal_id is not None and not store.deals.get(deal_id).state.ended:
        raise RuleBroken("attempt.next_contact_missing", field="next")
