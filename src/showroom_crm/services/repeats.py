"""End a contact as done, and plan the one that comes after it where it repeats."""

from dataclasses import replace

from showroom_crm.domain.clock import Clock
from showroom_crm.domain.customers import Profile
from showroom_crm.domain.far_contacts import may_be_contacted
from showroom_crm.domain.follow_ups import Channel, FollowUp, FollowUpStatus, Plan, Repeat
from showroom_crm.domain.identifiers import FollowUpId, StaffId
from showroom_crm.domain.orders import stage_after_delivery
from showroom_crm.domain.reaching import blocking
from showroom_crm.domain.repeats import RepeatFacts, next_plan
from showroom_crm.language.order_words import reasons_after_delivery
from showroom_crm.services.showroom_days import showroom_days
from showroom_crm.services.store import Store


def end_as_done(
    store: Store,
    follow_up_id: FollowUpId,
    *,
    reached: bool,
    besides: Plan | None,
    by: StaffId | None,
    clock: Clock,
) -> None:
    """End a contact; if it `reached` the customer and repeats, plan the next one.

    That belongs to the same deal, or to none where the deal has ended. `besides` is a contact
    planned in the same act: where it repeats alike, no other one is. Nor is one for who does not
    wish it. Called in the transaction that enters the outcome, once the deal stands as it left it.
    """
    done = store.follow_ups.get(follow_up_id)
    if done.status is not FollowUpStatus.PLANNED:
        return
    store.follow_ups.end(follow_up_id, done=True, at=clock.utc())
    repeats = done.plan.repeats
    if not reached or repeats is Repeat.NEVER:
        return
    if besides is not None and besides.repeats is repeats:
        return
    customer = store.customers.get(done.customer_id)
    plan = _next_plan(store, done, clock=clock)
    if plan is None or not _is_wished(customer.profile, plan.channel):
        return
    deal = None if done.deal_id is None else store.deals.get(done.deal_id)
    going_on = None if deal is None or deal.state.ended else deal
    rep_of_deal = None if going_on is None else going_on.staff_id
    store.follow_ups.plan(
        done.customer_id,
        plan,
        deal_id=None if going_on is None else going_on.id,
        staff_id=rep_of_deal or customer.staff_id or done.staff_id or by,
        at=clock.utc(),
        after_delivery_of=done.after_delivery_of,
    )


def _next_plan(store: Store, done: FollowUp, *, clock: Clock) -> Plan | None:
    facts = _facts(store, done)
    plan = next_plan(done.plan, facts, today=clock.local().date())
    if plan is None or facts.delivery_on is None or plan.repeats is not Repeat.AFTER_DELIVERY:
        return plan
    stage = stage_after_delivery(plan.at.date(), facts.delivery_on)
    return replace(plan, reason=reasons_after_delivery()[stage])


def _facts(store: Store, done: FollowUp) -> RepeatFacts:
    profile, of = store.customers.get(done.customer_id).profile, done.after_delivery_of
    return RepeatFacts(
        vehicles=profile.vehicles,
        birthday=profile.birthday,
        delivery_on=None if of is None else store.deals.get(of).delivery_on,
        days=showroom_days(store),
    )


def _is_wished(profile: Profile, channel: Channel) -> bool:
    return may_be_contacted(profile) and blocking(profile.reach, channel) is None
