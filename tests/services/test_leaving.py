"""A rep leaves, and another takes over all that is still to be done."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from showroom_crm.domain.board import SectionKind
from showroom_crm.domain.customers import Profile
from showroom_crm.domain.days_off import DayOff
from showroom_crm.domain.deals import LostReason
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.follow_ups import Channel, Plan
from showroom_crm.domain.hand_overs import HandOverWord, Portfolio
from showroom_crm.domain.identifiers import StaffId
from showroom_crm.domain.meeting_close import Lost
from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.domain.staff import StaffRole
from showroom_crm.services import bin as bin_service
from showroom_crm.services import finding, staff
from showroom_crm.services.board import board
from showroom_crm.services.customers import add_customer
from showroom_crm.services.days_off import days_off_to_come, keep_day_off
from showroom_crm.services.deal_endings import end_deal, reopen_deal
from showroom_crm.services.hand_over import hand_over
from showroom_crm.services.hand_over_words import hand_over_words
from showroom_crm.services.leaving import come_back, leave, portfolio
from showroom_crm.services.messages import messages_for, take_message
from showroom_crm.services.store import Store
from tests.conftest import NOON, MovableClock, Sato

TODAY = NOON.date()
LATER = Plan(Channel.PHONE, NOON + timedelta(days=3), "在庫の回答")


@pytest.fixture
def suzuki(store: Store) -> StaffId:
    return store.staff.add("suzuki", "鈴木", StaffRole.REP).id


@pytest.fixture
def okada(store: Store) -> StaffId:
    return store.staff.add("okada", "岡田", StaffRole.MANAGER).id


def chart(store: Store, sato: Sato) -> CustomerChart:
    return store.charts.chart(sato.customer_id)


def test_everything_still_to_be_done_goes_over_in_one_step(
    store: Store, sato: Sato, clock: MovableClock, tanaka: StaffId, suzuki: StaffId, okada: StaffId
) -> None:
    assert portfolio(store, tanaka) == Portfolio(customers=1, deals=1, contacts=1)
    changes = leave(store, tanaka, suzuki, by=okada, clock=clock)
    after = chart(store, sato)
    assert changes.staff and changes.follow_ups and changes.touches(sato.customer_id)
    assert after.customer.staff_id == suzuki
    assert after.deals[0].deal.staff_id == suzuki
    assert after.deals[0].concerns[0].remedy_by == suzuki
    assert [each.staff_id for each in after.planned] == [suzuki]
    assert finding.counts(store, staff_id=suzuki, clock=clock).today == 1
    assert portfolio(store, tanaka).empty
    assert store.staff.get(tanaka).left_on == TODAY
    assert store.faults() == []


def test_what_they_did_keeps_their_name(
    store: Store, sato: Sato, clock: MovableClock, tanaka: StaffId, suzuki: StaffId
) -> None:
    leave(store, tanaka, suzuki, by=tanaka, clock=clock)
    after = chart(store, sato)
    assert [each.staff_id for each in after.deals[0].meetings] == [tanaka]
    assert after.events[0].details == {"from": "田中", "to": "鈴木"}
    assert "田中" in {member.name for member in staff.all_staff(store)}


def test_what_they_did_for_the_customers_of_others_goes_over_too(
    store: Store, clock: MovableClock, tanaka: StaffId, suzuki: StaffId, okada: StaffId
) -> None:
    helped = add_customer(store, Profile(name="山本"), by=okada, clock=clock).customer_id
    second = add_customer(store, Profile(name="小林"), by=suzuki, clock=clock).customer_id
    deal = store.deals.bring_in_waiting(helped, staff_id=tanaka, wish="アクア", on=TODAY)
    contact = store.follow_ups.plan(helped, LATER, deal_id=None, staff_id=tanaka, at=clock.utc())
    customer = store.customers.get(second)
    store.customers.save(replace(customer, second_staff_id=tanaka), at=clock.utc())
    assert portfolio(store, tanaka).customers == 2
    leave(store, tanaka, suzuki, by=okada, clock=clock)
    assert store.customers.get(helped).staff_id == okada
    assert store.deals.get(deal.id).staff_id == suzuki
    assert store.follow_ups.get(contact).staff_id == suzuki
    assert store.customers.get(second).second_staff_id is None
    [told] = hand_over_words(store, suzuki)
    assert (told.number, told.others) == (2, ("田中",))


def test_messages_and_standing_in_go_over(
    store: Store, sato: Sato, clock: MovableClock, tanaka: StaffId, suzuki: StaffId, okada: StaffId
) -> None:
    take_message(
        store, sato.customer_id, caller="奥様", words="納期を", wish="", by=okada, clock=clock
    )
    keep_day_off(store, DayOff(okada, TODAY, TODAY, tanaka))
    keep_day_off(store, DayOff(suzuki, TODAY, TODAY, tanaka))
    keep_day_off(store, DayOff(tanaka, TODAY, date(2027, 1, 1), okada))
    leave(store, tanaka, suzuki, by=okada, clock=clock)
    assert [each.caller for each in messages_for(store, suzuki)] == ["奥様"]
    left = {each.staff_id: each.stand_in_id for each in days_off_to_come(store, clock=clock)}
    assert left == {okada: suzuki, suzuki: None}


def test_whoever_has_nothing_to_do_just_leaves(
    store: Store, clock: MovableClock, tanaka: StaffId, suzuki: StaffId
) -> None:
    assert portfolio(store, suzuki).empty
    leave(store, suzuki, None, by=tanaka, clock=clock)
    assert [member.id for member in staff.current_staff(store)] == [tanaka]


@pytest.mark.parametrize("successor", ["nobody", "themselves", "one who left"])
def test_without_a_successor_nothing_is_changed(
    store: Store, sato: Sato, clock: MovableClock, tanaka: StaffId, suzuki: StaffId, successor: str
) -> None:
    gone = store.staff.add("gone", "去山", StaffRole.REP).id
    leave(store, gone, None, by=tanaka, clock=clock)
    to = {"nobody": None, "themselves": tanaka, "one who left": gone}[successor]
    before = chart(store, sato)
    with pytest.raises(RuleBroken, match=r"staff\.(successor_missing|left)"):
        leave(store, tanaka, to, by=suzuki, clock=clock)
    assert chart(store, sato) == before
    assert store.staff.get(tanaka).left_on is None


def test_the_only_one_and_the_only_manager_stay(
    store: Store, clock: MovableClock, tanaka: StaffId
) -> None:
    with pytest.raises(RuleBroken, match=r"staff\.last$"):
        leave(store, tanaka, None, by=tanaka, clock=clock)
    okada = store.staff.add("okada", "岡田", StaffRole.MANAGER).id
    with pytest.raises(RuleBroken, match=r"staff\.last_manager"):
        leave(store, okada, tanaka, by=okada, clock=clock)
    ito = store.staff.add("ito", "伊藤", StaffRole.MANAGER).id
    leave(store, okada, ito, by=okada, clock=clock)
    with pytest.raises(RuleBroken, match=r"staff\.left"):
        leave(store, okada, ito, by=ito, clock=clock)


def test_one_who_left_is_neither_at_work_nor_given_anything(
    store: Store, sato: Sato, clock: MovableClock, tanaka: StaffId, suzuki: StaffId
) -> None:
    staff.switch_staff(store, tanaka, clock=clock)
    leave(store, tanaka, suzuki, by=tanaka, clock=clock)
    at_work = staff.working_staff(store)
    assert at_work is not None and at_work.id == suzuki
    with pytest.raises(RuleBroken, match=r"staff\.left"):
        staff.switch_staff(store, tanaka, clock=clock)
    with pytest.raises(RuleBroken, match=r"staff\.left"):
        hand_over(store, [sato.customer_id], tanaka, by=suzuki, clock=clock)
    come_back(store, tanaka)
    staff.switch_staff(store, tanaka, clock=clock)
    hand_over(store, [sato.customer_id], tanaka, by=suzuki, clock=clock)
    assert chart(store, sato).customer.staff_id == tanaka


def test_a_fault_on_the_way_undoes_everything(
    store: Store, sato: Sato, clock: MovableClock, tanaka: StaffId, suzuki: StaffId
) -> None:
    class Cancelled(Exception):
        pass

    def cancel(_number: int) -> None:
        raise Cancelled

    before = chart(store, sato)
    with pytest.raises(Cancelled):
        leave(store, tanaka, suzuki, by=suzuki, clock=clock, told=cancel)
    assert chart(store, sato) == before
    assert staff.current_staff(store)[-1].id == tanaka
    assert not hand_over_words(store, suzuki)


def test_what_comes_out_of_the_bin_is_not_given_to_who_left(
    store: Store, sato: Sato, clock: MovableClock, tanaka: StaffId, suzuki: StaffId
) -> None:
    gone = bin_service.delete_customer(store, sato.customer_id, by=suzuki, clock=clock)
    leave(store, tanaka, None, by=suzuki, clock=clock)
    bin_service.restore(store, gone.undo_step_id, by=suzuki, clock=clock)
    back = chart(store, sato)
    assert back.customer.staff_id is None
    assert back.deals[0].deal.staff_id is None
    assert [each.staff_id for each in back.planned] == [None]
    hand_over(store, [sato.customer_id], suzuki, by=suzuki, clock=clock)
    assert [each.staff_id for each in chart(store, sato).planned] == [suzuki]


def test_an_ended_deal_of_who_left_is_opened_again_for_the_customers_rep(
    store: Store, sato: Sato, clock: MovableClock, tanaka: StaffId, suzuki: StaffId
) -> None:
    end_deal(store, sato.deal_id, Lost(LostReason.POSTPONED), by=tanaka, clock=clock)
    leave(store, tanaka, suzuki, by=suzuki, clock=clock)
    assert chart(store, sato).deals[0].deal.staff_id == tanaka
    reopen_deal(store, sato.deal_id, LATER, by=suzuki, clock=clock)
    opened = chart(store, sato)
    assert opened.deals[0].deal.staff_id == suzuki
    assert [each.staff_id for each in opened.planned] == [suzuki]
    assert not board(store, clock).entries(SectionKind.WAITING)


def test_the_successor_is_told_how_many_came(
    store: Store, sato: Sato, clock: MovableClock, tanaka: StaffId, suzuki: StaffId, okada: StaffId
) -> None:
    leave(store, tanaka, suzuki, by=okada, clock=clock)
    assert hand_over_words(store, suzuki) == [
        HandOverWord(NOON, 1, True, ("田中",), "岡田", sato.customer_id)
    ]
    assert not hand_over_words(store, tanaka)
