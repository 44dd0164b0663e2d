"""The brief (次の商談のために): what matters for the next talk with a customer."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from showroom_crm.domain.deals import Concern, DealState, Decision
from showroom_crm.domain.estimates import Estimate
from showroom_crm.domain.manager_words import ManagerWord, unticked
from showroom_crm.domain.meetings import Meeting
from showroom_crm.domain.mentions import Mention, to_mention
from showroom_crm.domain.occasions import Horizons, Occasion, occasions
from showroom_crm.domain.orders import OrderTask, next_task
from showroom_crm.domain.roles import Role
from showroom_crm.domain.showroom import CustomerChart, DealChart


@dataclass(frozen=True)
class NearDay:
    """An occasion to call; `whose` is who of the family has the birthday, else empty."""

    occasion: Occasion
    whose: str = ""


@dataclass(frozen=True)
class Brief:
    """What the chart opens on, beside the face, the last words and the next contact.

    Concerns, decision and estimate are those of the deal at hand. `decider` is who decides, as
    far as it is known; `for_next_time` is the last meeting, where it left a note for this one.
    `order_task` is what the newest order needs next.
    `manager_words` are those on any deal that the rep has not ticked.
    """

    concerns: tuple[Concern, ...] = ()
    decision: Decision = Decision()
    decider: str = ""
    estimate: Estimate | None = None
    for_next_time: Meeting | None = None
    near: tuple[NearDay, ...] = ()
    mentions: tuple[Mention, ...] = ()
    order_task: OrderTask | None = None
    manager_words: tuple[ManagerWord, ...] = ()


def brief(chart: CustomerChart, *, today: date, horizons: Horizons) -> Brief:
    """Return what matters for the next talk, on a day."""
    deal = chart.current_deal
    return Brief(
        concerns=() if deal is None else deal.open_concerns,
        decision=Decision() if deal is None else deal.deal.decision,
        decider="" if deal is None else _decider(chart, deal),
        estimate=None if deal is None else next(iter(deal.estimates), None),
        for_next_time=_for_next_time(chart),
        near=tuple(_near(chart, today, horizons)),
        mentions=to_mention(chart.mentions, today=today),
        order_task=_order_task(chart),
        manager_words=unticked(chart.manager_words),
    )


def _order_task(chart: CustomerChart) -> OrderTask | None:
    won = [each for each in chart.deals if each.deal.state is DealState.WON]
    return next_task(won[0].order_tasks) if won else None


def _decider(chart: CustomerChart, deal: DealChart) -> str:
    """Return who decides: as said with the decision, as a role, or as known of the family."""
    said = deal.deal.decision.decided_by.strip()
    if said:
        return said
    roles = [role.name.strip() for role in deal.roles if role.role is Role.DECIDER]
    family = [
        person.name.strip() or person.relation.strip()
        for person in chart.customer.profile.people
        if person.decides
    ]
    return "・".join(roles or family)


def _for_next_time(chart: CustomerChart) -> Meeting | None:
    held = {meeting.id: meeting for meeting in chart.unclosed}
    for deal in chart.deals:
        held |= {meeting.id: meeting for meeting in deal.meetings}
    last = max(held.values(), key=lambda each: (each.record.held_at, each.id), default=None)
    return last if last is not None and last.record.next_time.strip() else None


def _near(chart: CustomerChart, today: date, horizons: Horizons) -> Iterator[NearDay]:
    """What falls due for the cars comes first, then their own birthday, then the family's."""
    profile = chart.customer.profile
    if not profile.state.may_be_proposed_to:
        return
    birthday = None if profile.is_company else profile.birthday
    own = occasions(profile.vehicles, birthday, today=today, horizons=horizons)
    yield from (NearDay(each) for each in sorted(own, key=lambda each: each.vehicle is None))
    family = [
        NearDay(each, person.relation.strip() or person.name.strip())
        for person in (() if profile.is_company else profile.people)
        for each in occasions((), person.birthday, today=today, horizons=horizons)
    ]
    yield from sorted(family, key=lambda each: each.occasion.on)
