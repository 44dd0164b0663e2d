"""What ends when a customer wishes no contact at all (一切の連絡不要)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from showroom_crm.domain.deals import Deal, DealState, LostReason
from showroom_crm.domain.follow_ups import FollowUp
from showroom_crm.domain.reaching import Reach, Refusal


@dataclass(frozen=True)
class Ending:
    """The deals as they are then, lost, and the contacts that are made no more."""

    deals: tuple[Deal, ...] = ()
    contacts: tuple[FollowUp, ...] = ()

    @property
    def empty(self) -> bool:
        return not (self.deals or self.contacts)


def wishes_none(reach: Reach) -> bool:
    """Tell whether a customer wishes no contact at all."""
    return Refusal.NO_CONTACT in reach.refusals


def ending(
    reach: Reach, going_on: Sequence[Deal], planned: Sequence[FollowUp], *, today: date
) -> Ending:
    """Return what ends by what a customer refuses; nothing while they may be reached (R1).

    `going_on` are all their deals that have not ended, `planned` all their planned contacts,
    those without a deal too.
    """
    if not wishes_none(reach):
        return Ending()
    return Ending(tuple(_lost(deal, today) for deal in going_on), tuple(planned))


def _lost(deal: Deal, today: date) -> Deal:
    return replace(
        deal,
        state=DealState.LOST,
        lost_reason=LostReason.NO_CONTACT_WISHED,
        ended_on=today,
    )
