"""What a deal is about: the cars wished for, the trade-in, who is who, estimates, steps."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from showroom_crm.domain import plain_text, remedies
from showroom_crm.domain.changes import Changes, Undoable
from showroom_crm.domain.clock import Clock
from showroom_crm.domain.deals import Concern, RemedyState
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.estimates import Estimate, Step, StepDone, accepted_estimate
from showroom_crm.domain.identifiers import ConcernId, CustomerId, DealId, EstimateId, StaffId
from showroom_crm.domain.roles import DealRole
from showroom_crm.domain.undo import UndoKind
from showroom_crm.domain.wishes import TradeIn, Wish
from showroom_crm.language import words
from showroom_crm.services import access_log, undo_titles
from showroom_crm.services.access_log import Act
from showroom_crm.services.store import Store


@dataclass(frozen=True)
class DealFacts:
    """All that a rep types about a deal beside its meetings."""

    wish: str = ""
    rivals: str = ""
    trade_in: TradeIn = TradeIn()
    roles: tuple[DealRole, ...] = ()
    wishes: tuple[Wish, ...] = ()


def deal_facts(store: Store, deal_id: DealId) -> DealFacts:
    """Return what is kept of a deal; the wishes are those of its customer."""
    deal = store.deals.get(deal_id)
    return DealFacts(
        wish=deal.wish,
        rivals=deal.rivals,
        trade_in=deal.trade_in,
        roles=tuple(store.roles.of_deal(deal_id)),
        wishes=tuple(store.wishes.of_customer(deal.customer_id)),
    )


def edit_deal(
    store: Store, deal_id: DealId, facts: DealFacts, *, by: StaffId | None, clock: Clock
) -> Changes:
    """Keep what a rep changed of a deal, and of the cars its customer wants.

    Raises RuleBroken: "role.unnamed", "wish.unnamed", and those of `plain_text`.
    """
    _accept(facts)
    with store.transaction():
        deal = store.deals.get(deal_id)
        store.deals.save(
            replace(deal, wish=facts.wish, rivals=facts.rivals, trade_in=facts.trade_in)
        )
        store.roles.replace(deal_id, facts.roles)
        store.wishes.replace(deal.customer_id, facts.wishes)
        return _changed(store, deal.customer_id, by=by, clock=clock)


def keep_estimate(
    store: Store, deal_id: DealId, estimate: Estimate, *, by: StaffId | None, clock: Clock
) -> Changes:
    """Keep a new estimate, or what changed of one, and note the step 見積提示 of its day.

    Raises RuleBroken, those of `estimates.accepted_estimate`.
    """
    accepted = accepted_estimate(estimate)
    with store.transaction():
        deal = store.deals.get(deal_id)
        if estimate.id is None:
            store.steps.add(deal_id, StepDone(Step.ESTIMATE, estimate.made_on))
        store.estimates.save(deal_id, accepted)
        return _changed(store, deal.customer_id, by=by, clock=clock)


def keep_remedy(
    store: Store,
    deal_id: DealId,
    concern_id: ConcernId,
    remedy: str,
    state: RemedyState,
    *,
    by: StaffId | None,
    clock: Clock,
) -> Changes:
    """Keep how a concern is to be solved and how far that is.

    Raises RuleBroken: "concern.gone", and those of `plain_text`.
    """
    accepted = plain_text.note(remedy, field="remedy")
    with store.transaction():
        concern = _concern(store, deal_id, concern_id)
        kept = replace(concern, remedy=accepted, remedy_state=state)
        return _keep_concern(store, deal_id, concern, kept, by=by, clock=clock)


def assign_remedy(
    store: Store,
    deal_id: DealId,
    concern_id: ConcernId,
    staff_id: StaffId | None,
    due: datetime | None,
    *,
    by: StaffId | None,
    clock: Clock,
) -> Changes:
    """Keep who prepares the remedy of a concern, and until when, wall-clock time.

    Raises RuleBroken: "concern.gone", and those of `remedies.refuse_past_due`.
    """
    with store.transaction():
        concern = _concern(store, deal_id, concern_id)
        kept = replace(concern, remedy_by=staff_id, remedy_due=due)
        remedies.refuse_past_due(concern, kept, now=clock.local())
        return _keep_concern(store, deal_id, concern, kept, by=by, clock=clock)


def drop_estimate(
    store: Store,
    deal_id: DealId,
    estimate_id: EstimateId,
    *,
    title: str,
    by: StaffId | None,
    clock: Clock,
) -> Undoable:
    """Delete an estimate; `title` names it where the deletion is undone."""
    with store.transaction():
        customer_id = store.deals.get(deal_id).customer_id
        with store.undo.recorded(
            UndoKind.DETAIL_DELETED,
            title,
            customer_ids=[customer_id],
            staff_id=by,
            at=clock.utc(),
        ) as step_id:
            store.estimates.drop(estimate_id)
        changes = _changed(store, customer_id, by=by, clock=clock)
    return Undoable(customers=changes.customers, undo_step_id=step_id)


def note_step(
    store: Store, deal_id: DealId, step: Step, on: date, *, by: StaffId | None, clock: Clock
) -> Changes:
    """Note that a step was done on a day.

    Raises RuleBroken: "step.in_future".
    """
    if on > clock.local().date():
        raise RuleBroken("step.in_future", field="step_day")
    with store.transaction():
        store.steps.add(deal_id, StepDone(step, on))
        return _changed(store, store.deals.get(deal_id).customer_id, by=by, clock=clock)


def take_back_step(
    store: Store, deal_id: DealId, step: Step, on: date, *, by: StaffId | None, clock: Clock
) -> Changes:
    """Take back a step that was noted by mistake."""
    with store.transaction():
        store.steps.drop(deal_id, StepDone(step, on))
        return _changed(store, store.deals.get(deal_id).customer_id, by=by, clock=clock)


def _concern(store: Store, deal_id: DealId, concern_id: ConcernId) -> Concern:
    concern = next((c for c in store.deals.concerns(deal_id) if c.id == concern_id), None)
    if concern is None:
        raise RuleBroken("concern.gone", field="remedy")
    return concern


def _keep_concern(
    store: Store,
    deal_id: DealId,
    before: Concern,
    kept: Concern,
    *,
    by: StaffId | None,
    clock: Clock,
) -> Changes:
    """Keep what changed of a concern, so that it can be undone; nothing where nothing did."""
    if kept == before:
        return Changes()
    customer_id = store.deals.get(deal_id).customer_id
    about = kept.remedy or before.remedy or words.concern(kept.category)
    with store.undo.recorded(
        UndoKind.DETAIL_CHANGED,
        undo_titles.title(store, customer_id, about),
        customer_ids=[customer_id],
        staff_id=by,
        at=clock.utc(),
    ) as step_id:
        store.deals.save_concerns(deal_id, (kept,))
    changes = _changed(store, customer_id, by=by, clock=clock)
    return Undoable(customers=changes.customers, undo_step_id=step_id)


def _accept(facts: DealFacts) -> None:
    plain_text.line(facts.wish, field="wish")
    plain_text.line(facts.rivals, field="rivals")
    plain_text.line(facts.trade_in.car, field="trade_in")
    for role in facts.roles:
        if not role.name.strip():
            raise RuleBroken("role.unnamed", field="roles")
        plain_text.line(role.name, field="roles")
    for wish in facts.wishes:
        if not wish.car.strip():
            raise RuleBroken("wish.unnamed", field="wishes")
        plain_text.line(wish.car, field="wishes")
        plain_text.line(wish.notes, field="wishes")


def _changed(store: Store, customer_id: CustomerId, *, by: StaffId | None, clock: Clock) -> Changes:
    access_log.record(store, Act.CHANGED, customer_id, by=by, clock=clock)
    return Changes(customers=frozenset({customer_id}))
