"""What may go into the bin, and what may come out of it (R1)."""

from collections.abc import Sequence

from showroom_crm.domain.deals import Deal, DealState
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.follow_ups import FollowUp, FollowUpStatus
from showroom_crm.domain.reaching import Reach, Refusal
from showroom_crm.domain.staff import Staff, StaffRole


def refuse_last_contact(
    follow_up: FollowUp, deal: Deal | None, planned: Sequence[FollowUp]
) -> None:
    """Refuse to delete a contact that is over, or the only one `planned` of an open deal.

    Raises RuleBroken: "follow_up.ended", "follow_up.last_of_deal".
    """
    if follow_up.status is not FollowUpStatus.PLANNED:
        raise RuleBroken("follow_up.ended")
    if holds_alone(follow_up, deal, planned):
        raise RuleBroken("follow_up.last_of_deal")


def holds_alone(follow_up: FollowUp, deal: Deal | None, planned: Sequence[FollowUp]) -> bool:
    """Tell whether an open deal would wait if this contact went; `planned` are the deal's."""
    others = [each for each in planned if each.id != follow_up.id]
    return deal is not None and deal.state is DealState.OPEN and not others


def refuse_unwanted_contact(follow_up: FollowUp, deal: Deal | None, reach: Reach) -> None:
    """Refuse to bring back a planned contact that nobody wants any more.

    Raises RuleBroken: "bin.deal_ended", "bin.no_contact_wished".
    """
    if follow_up.status is not FollowUpStatus.PLANNED:
        return
    if deal is not None and deal.state.ended:
        raise RuleBroken("bin.deal_ended")
    if Refusal.NO_CONTACT in reach.refusals:
        raise RuleBroken("bin.no_contact_wished")


def refuse_rep(member: Staff | None) -> None:
    """Let nobody but a manager empty the bin. Raises RuleBroken: "bin.manager_only"."""
    if member is None or member.role is not StaffRole.MANAGER:
        raise RuleBroken("bin.manager_only")
