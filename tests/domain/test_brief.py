"""What a chart opens on, as the rule decides it."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from showroom_crm.domain.brief import brief
from showroom_crm.domain.customers import Customer, CustomerState, Profile
from showroom_crm.domain.deals import Deal, DealState, Decision
from showroom_crm.domain.estimates import Estimate
from showroom_crm.domain.identifiers import CustomerId, DealId, MeetingId
from showroom_crm.domain.manager_words import ManagerWord
from showroom_crm.domain.meetings import Ending, Meeting, Record
from showroom_crm.domain.mentions import Mention
from showroom_crm.domain.occasions import Horizons
from showroom_crm.domain.people import Person
from showroom_crm.domain.roles import DealRole, Role
from showroom_crm.domain.showroom import CustomerChart, DealChart
from showroom_crm.domain.vehicles import Vehicle

TODAY = date(2026, 10, 3)
_ID, _DEAL = CustomerId(1), DealId(1)


def meeting(number: int, day: date, next_time: str) -> Meeting:
    held = Record(datetime.combine(day, datetime.min.time()), next_time=next_time)
    typed_at = datetime(2026, 10, 1)
    return Meeting(MeetingId(number), _ID, _DEAL, None, held, typed_at, ending=Ending.AGREED)


def chart(
    profile: Profile,
    *,
    decided_by: str = "",
    roles: tuple[DealRole, ...] = (),
    meetings: tuple[Meeting, ...] = (),
    estimates: tuple[Estimate, ...] = (),
    mentions: tuple[Mention, ...] = (),
) -> CustomerChart:
    deal = Deal(
        _DEAL, _ID, None, "シエンタ", DealState.OPEN, TODAY, Decision("今月末", None, decided_by)
    )
    deals = (DealChart(deal, meetings, (), (), estimates=estimates, roles=roles),)
    return CustomerChart(Customer(_ID, 1001, profile), None, None, deals, (), mentions=mentions)


WIFE = Person("美咲", "妻", decides=True)
SOON = Vehicle("アクア", inspection_until=TODAY + timedelta(days=60))


@pytest.mark.parametrize(
    ("decided_by", "roles", "decider"),
    [
        ("ご夫婦", (DealRole(Role.DECIDER, "父"),), "ご夫婦"),
        ("", (DealRole(Role.DECIDER, "父"), DealRole(Role.PAYER, "母")), "父"),
        ("", (DealRole(Role.PAYER, "母"),), "美咲"),
    ],
)
def test_who_decides_is_what_was_said_then_the_role_then_the_family(
    decided_by: str, roles: tuple[DealRole, ...], decider: str
) -> None:
    shown = chart(Profile("佐藤", people=(WIFE,)), decided_by=decided_by, roles=roles)
    assert brief(shown, today=TODAY, horizons=Horizons()).decider == decider


def test_what_falls_due_is_near_only_while_they_are_a_customer() -> None:
    profile = Profile("佐藤", vehicles=(SOON,), birthday=date(1983, 10, 20))
    near = brief(chart(profile), today=TODAY, horizons=Horizons()).near
    assert [each.occasion.on for each in near] == [SOON.inspection_until, date(2026, 10, 20)]
    for state in CustomerState:
        gone = chart(replace(profile, state=state))
        named = brief(gone, today=TODAY, horizons=Horizons()).near
        assert bool(named) is (state is CustomerState.ACTIVE), state


def test_the_note_for_next_time_is_that_of_the_last_meeting_alone() -> None:
    earlier = meeting(1, TODAY - timedelta(days=9), "カタログを持参")
    last = meeting(2, TODAY - timedelta(days=2), "")
    assert (
        brief(
            chart(Profile("佐藤"), meetings=(last, earlier)), today=TODAY, horizons=Horizons()
        ).for_next_time
        is None
    )
    noted = replace(last, record=replace(last.record, next_time="色見本"))
    told = brief(
        chart(Profile("佐藤"), meetings=(noted, earlier)), today=TODAY, horizons=Horizons()
    )
    assert told.for_next_time == noted


def test_the_last_estimate_and_what_to_mention_now_are_named() -> None:
    last, first = Estimate(TODAY, "シエンタ Z"), Estimate(date(2026, 9, 1), "シエンタ")
    exam = Mention("受験", TODAY + timedelta(days=7))
    shown = chart(
        Profile("佐藤"),
        estimates=(last, first),
        mentions=(exam, Mention("旅行", TODAY + timedelta(days=8))),
    )
    told = brief(shown, today=TODAY, horizons=Horizons())
    assert told.estimate == last
    assert told.mentions == (exam,)


def test_a_brief_holds_the_managers_words_that_nobody_has_ticked() -> None:
    at = datetime(2026, 10, 2, 9)
    ticked = ManagerWord(_DEAL, "済み", at, ticked_at=at)
    standing = ManagerWord(_DEAL, "査定は私がします", at)
    known = replace(chart(Profile(name="佐藤")), manager_words=(ticked, standing))
    assert brief(known, today=TODAY, horizons=Horizons()).manager_words == (standing,)
