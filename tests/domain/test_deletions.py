"""What may go into the bin, and what may come out of it."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from showroom_crm.domain import deletions
from showroom_crm.domain.deals import Deal, DealState
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.follow_ups import Channel, FollowUp, FollowUpStatus, Plan
from showroom_crm.domain.identifiers import CustomerId, DealId, FollowUpId, StaffId
from showroom_crm.domain.reaching import Reach, Refusal
from showroom_crm.domain.staff import Staff, StaffRole

PLAN = Plan(Channel.PHONE, datetime(2026, 10, 3, 15), "下取り額の回答")
CALL = FollowUp(FollowUpId(1), CustomerId(1), DealId(1), None, PLAN)
OTHER = replace(CALL, id=FollowUpId(2))
OPEN = Deal(DealId(1), CustomerId(1), None, "", DealState.OPEN, date(2026, 10, 1))
SILENT = Reach(refusals=frozenset({Refusal.NO_CONTACT}))


def test_the_only_contact_of_an_open_deal_stays() -> None:
    with pytest.raises(RuleBroken, match=r"follow_up\.last_of_deal"):
        deletions.refuse_last_contact(CALL, OPEN, [CALL])
    deletions.refuse_last_contact(CALL, OPEN, [CALL, OTHER])


@pytest.mark.parametrize("state", [DealState.WON, DealState.LOST])
def test_the_only_contact_of_an_ended_deal_may_go(state: DealState) -> None:
    deletions.refuse_last_contact(CALL, replace(OPEN, state=state), [CALL])


def test_a_contact_without_a_deal_may_go() -> None:
    deletions.refuse_last_contact(CALL, None, [])


def test_a_contact_that_is_over_is_history_and_stays() -> None:
    over = replace(CALL, status=FollowUpStatus.DONE)
    with pytest.raises(RuleBroken, match=r"follow_up\.ended"):
        deletions.refuse_last_contact(over, OPEN, [OTHER])


def test_no_contact_comes_back_into_an_ended_deal_or_against_a_wish() -> None:
    deletions.refuse_unwanted_contact(CALL, OPEN, Reach())
    with pytest.raises(RuleBroken, match=r"bin\.deal_ended"):
        deletions.refuse_unwanted_contact(CALL, replace(OPEN, state=DealState.WON), Reach())
    with pytest.raises(RuleBroken, match=r"bin\.no_contact_wished"):
        deletions.refuse_unwanted_contact(CALL, OPEN, SILENT)
    over = replace(CALL, status=FollowUpStatus.DONE)
    deletions.refuse_unwanted_contact(over, replace(OPEN, state=DealState.WON), SILENT)


def test_only_a_manager_empties_the_bin() -> None:
    deletions.refuse_rep(Staff(StaffId(1), "1", "店長", StaffRole.MANAGER))
    for member in (None, Staff(StaffId(2), "2", "田中", StaffRole.REP)):
        with pytest.raises(RuleBroken, match=r"bin\.manager_only"):
            deletions.refuse_rep(member)
