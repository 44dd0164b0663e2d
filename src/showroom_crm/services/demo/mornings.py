"""What makes a morning board lifelike: remedies under way, the manager's words."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from showroom_crm.domain.board import DealFacts
from showroom_crm.domain.clock import Clock
from showroom_crm.domain.deals import RemedyState
from showroom_crm.domain.identifiers import StaffId
from showroom_crm.domain.manager_words import ManagerWord
from showroom_crm.domain.showroom import Now
from showroom_crm.services.store import Store

_STATES = {RemedyState.READY: 60, RemedyState.PREPARING: 25, RemedyState.TO_DO: 15}


def prepare_morning(
    store: Store, words: Sequence[str], manager_id: StaffId, random: Random, *, clock: Clock
) -> None:
    """Let remedies be under way, and leave words on deals that are talked about soon."""
    now = Now(clock.local(), clock.utc())
    today = now.local.date()
    deals = sorted(
        store.board.facts(now=now, since=today, until=today).deals, key=lambda each: each.deal.id
    )
    for each in deals:
        states = random.choices(list(_STATES), list(_STATES.values()), k=len(each.concerns))
        under_way = (
            replace(concern, remedy_state=state)
            for concern, state in zip(each.concerns, states, strict=True)
        )
        store.deals.save_concerns(each.deal.id, under_way)
    soon = sorted((each for each in deals if each.next_contact is not None), key=_planned_at)
    begun = [each for each in soon if _planned_at(each) >= now.local.isoformat()]
    for each, said in zip(begun, words, strict=False):
        store.manager_words.add(ManagerWord(each.deal.id, said, now.local, staff_id=manager_id))


def _planned_at(each: DealFacts) -> str:
    return "" if each.next_contact is None else each.next_contact.plan.at.isoformat()
