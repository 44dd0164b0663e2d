from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from showroom_crm.domain.board_rules import BoardRules
from showroom_crm.domain.deals import ConcernCategory
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.follow_ups import Channel, FollowUp, FollowUpStatus, Plan
from showroom_crm.domain.identifiers import CustomerId, DealId, FollowUpId
from showroom_crm.domain.meetings import Ending
from showroom_crm.domain.proportions import Proportion
from showroom_crm.domain.statistics import (
    ConcernFact,
    ContactFact,
    EndedDealFact,
    Facts,
    FigureKind,
    MeetingFact,
    OpenDealFact,
    Scope,
    Statistics,
    accepted_scope,
    statistics_of,
)

NOW = datetime(2026, 10, 31, 20, 0)
AT = datetime(2026, 10, 10, 15, 0)
SCOPE = Scope(date(2026, 10, 1), date(2026, 10, 31))
NOTHING = Facts([], [], [], [], [])


def counted(**facts: object) -> Statistics:
    return statistics_of(replace(NOTHING, **facts), SCOPE, BoardRules(), now=NOW)  # type: ignore[arg-type]


def promise(
    deal: int = 1,
    *,
    answered: datetime | None = AT,
    status: FollowUpStatus = FollowUpStatus.DONE,
    at: datetime = AT,
    agreed: bool = True,
    moved_late: bool = False,
    promised: datetime = AT - timedelta(days=3),
) -> ContactFact:
    plan = Plan(Channel.PHONE, at, reason="見積", agreed=agreed)
    contact = FollowUp(
        FollowUpId(deal), CustomerId(1), DealId(deal), None, plan, status, moved_late=moved_late
    )
    return ContactFact(contact, promised, answered)


def kept(*contacts: ContactFact) -> Proportion:
    return counted(contacts=contacts).figure(FigureKind.KEPT).bars[0].proportion


def test_meetings_are_counted_by_how_they_ended_with_the_deals_behind() -> None:
    meetings = [
        MeetingFact(DealId(1), Ending.AGREED),
        MeetingFact(DealId(1), Ending.AGREED),
        MeetingFact(DealId(2), Ending.WON),
        MeetingFact(None, None),
    ]
    bars = {
        bar.key: (bar.proportion.count, bar.proportion.total, bar.deal_ids)
        for bar in counted(meetings=meetings).figure(FigureKind.MEETINGS).bars
    }
    assert bars == {
        "agreed": (2, 4, (1,)),
        "won": (1, 4, (2,)),
        "lost": (0, 4, ()),
        "own_action": (0, 4, ()),
        "unclosed": (1, 4, ()),
    }


def test_an_open_deal_counts_as_agreed_once_it_has_a_promise() -> None:
    deals = [OpenDealFact(DealId(1), True), OpenDealFact(DealId(2), False)]
    bar = counted(open_deals=deals).figure(FigureKind.AGREED).bars[0]
    assert bar.proportion == Proportion(1, 2)
    assert bar.deal_ids == (1, 2)


@pytest.mark.parametrize(
    ("contact", "expected"),
    [
        (promise(answered=AT + timedelta(minutes=15)), Proportion(1, 1)),
        (promise(answered=AT + timedelta(minutes=16)), Proportion(0, 1)),
        (promise(moved_late=True), Proportion(0, 1)),
        (promise(status=FollowUpStatus.PLANNED, answered=None), Proportion(0, 1)),
        (promise(status=FollowUpStatus.PLANNED, answered=AT), Proportion(0, 1)),
        (promise(status=FollowUpStatus.PLANNED, answered=None, at=NOW), Proportion(0, 0)),
        (promise(status=FollowUpStatus.DROPPED, answered=None), Proportion(0, 0)),
        (promise(status=FollowUpStatus.REPLACED, answered=None), Proportion(0, 0)),
        (promise(answered=None), Proportion(0, 0)),
        (promise(agreed=False), Proportion(0, 0)),
    ],
)
def test_a_promise_is_kept_when_it_is_answered_in_time_and_counts_only_when_due(
    contact: ContactFact, expected: Proportion
) -> None:
    assert kept(contact) == expected


@pytest.mark.parametrize(
    ("days", "key"),
    [(-1, "days_0"), (0, "days_0"), (1, "days_1_3"), (3, "days_1_3"), (4, "days_4_7"),
     (7, "days_4_7"), (8, "days_8_14"), (14, "days_8_14"), (15, "days_15"), (90, "days_15")],
)  # fmt: skip
def test_days_from_promise_to_contact_fall_into_their_span(days: int, key: str) -> None:
    contact = promise(promised=AT - timedelta(days=days))
    bars = counted(contacts=[contact]).figure(FigureKind.DAYS).bars
    assert [bar.key for bar in bars if bar.proportion.count] == [key]


def test_concerns_are_counted_by_category_and_those_never_raised_are_left_out() -> None:
    concerns = [
        ConcernFact(DealId(1), ConcernCategory.PRICE, True),
        ConcernFact(DealId(2), ConcernCategory.PRICE, False),
        ConcernFact(DealId(2), ConcernCategory.LOAN, False),
    ]
    bars = counted(concerns=concerns).figure(FigureKind.CONCERNS).bars
    assert [(bar.key, bar.proportion, bar.deal_ids) for bar in bars] == [
        ("price", Proportion(1, 2), (1, 2)),
        ("loan", Proportion(0, 1), (2,)),
    ]


def test_a_deal_decided_in_its_first_talk_is_neither_agreed_nor_never_agreed() -> None:
    ended = [
        EndedDealFact(DealId(1), won=True, agreed=1, own_action=3),
        EndedDealFact(DealId(2), won=False, agreed=0, own_action=1),
        EndedDealFact(DealId(3), won=True, agreed=0, own_action=0),
    ]
    agreed, never = counted(ended=ended).figure(FigureKind.WON).bars
    assert (agreed.proportion, agreed.deal_ids) == (Proportion(1, 1), (1,))
    assert (never.proportion, never.deal_ids) == (Proportion(0, 1), (2,))


def test_won_rates_differ_only_where_chance_does_not_explain_it() -> None:
    def ended(won: int, lost: int, *, agreed: bool) -> list[EndedDealFact]:
        return [
            EndedDealFact(DealId(number), number < won, int(agreed), int(not agreed))
            for number in range(won + lost)
        ]

    few = ended(2, 1, agreed=True) + ended(1, 2, agreed=False)
    many = ended(60, 40, agreed=True) + ended(20, 80, agreed=False)
    assert not counted(ended=few).figure(FigureKind.WON).differs
    assert counted(ended=many).figure(FigureKind.WON).differs


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(RuleBroken, match=r"statistics\.range_reversed"):
        accepted_scope(Scope(date(2026, 10, 2), date(2026, 10, 1)))
