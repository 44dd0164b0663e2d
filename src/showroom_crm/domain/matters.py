"""What a talk with a customer is about, unless the rep says otherwise."""

from dataclasses import dataclass
from datetime import datetime

from showroom_crm.domain.follow_ups import Urgency, urgency
from showroom_crm.domain.identifiers import DealId, FollowUpId
from showroom_crm.domain.showroom import CustomerChart


@dataclass(frozen=True)
class Matter:
    """The deal, and the contact that the talk fulfils: the one due today or earlier."""

    deal_id: DealId | None
    answers_id: FollowUpId | None


def matter_at_hand(chart: CustomerChart, *, now: datetime) -> Matter:
    """Return what a talk at a wall-clock time is about: the contact that is due, or the deal."""
    deal = chart.current_deal
    deal_id = None if deal is None else deal.deal.id
    due = chart.next_contact
    if due is None or urgency(due.plan, now=now) is Urgency.LATER:
        return Matter(deal_id, None)
    return Matter(due.deal_id or deal_id, due.id)
